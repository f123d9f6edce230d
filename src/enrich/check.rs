//! What is wrong with the settings taken together.

use super::http::{is_public, literal};
use super::settings::{Service, Settings};
use reqwest::Url;

/// A fault: the keys below `[enrich]`, and what is wrong there.
pub type Fault = (Vec<&'static str>, String);

impl Settings {
    /// Everything that is wrong although every value is of its type.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (name, service) in self.services() {
            if service.is_on() {
                faults.extend(service.faults(self.deadline_ms).into_iter().map(|(key, what)| (vec![name, key], what)));
            }
        }
        let public = self.services().iter().any(|(_, service)| service.is_on() && !service.in_house);
        if public && self.contact.trim().is_empty() {
            faults.push((
                vec!["contact"],
                "is needed for services that are not in_house: a mail address or a page that says who asks".to_owned(),
            ));
        }
        if !self.contact.chars().all(|c| c.is_ascii_graphic() || c == ' ') {
            faults.push((vec!["contact"], "must be printable ASCII: it stands in a header".to_owned()));
        }
        faults
    }
}

impl Service {
    fn faults(&self, deadline_ms: u64) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if let Some(what) = self.url_fault() {
            faults.push(("url", what));
        }
        if self.timeout_ms > deadline_ms {
            let what = format!("is longer than enrich.deadline_ms ({deadline_ms}), which no record waits beyond");
            faults.push(("timeout_ms", what));
        }
        faults
    }

    fn url_fault(&self) -> Option<String> {
        let url = match Url::parse(&self.url) {
            Ok(url) => url,
            Err(error) => return Some(format!("is no URL: {error}")),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Some("holds a credential; put it into a file and name that: authorization_file".to_owned());
        }
        let fault = match (url.scheme(), url.host_str()) {
            ("https", Some(_)) => literal(&url)
                .filter(|address| !self.in_house && !is_public(*address))
                .map(|_| "is a private address; set in_house = true if the service is one of your own network"),
            ("http", Some(_)) if self.in_house => None,
            ("http", Some(_)) => {
                Some("is not encrypted; use https, or set in_house = true if the service is one of your own network")
            }
            _ => Some("must begin with https:// (or, in_house, http://)"),
        };
        let tail = || url.query().or(url.fragment()).map(|_| "must end with its path; geowire adds what it asks");
        fault.or_else(tail).map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(url: &str, in_house: bool) -> String {
        Service { url: url.to_owned(), in_house, ..Service::default() }.url_fault().unwrap_or_default()
    }

    #[test]
    fn an_address_is_https_and_public_unless_it_is_in_house() {
        assert_eq!(fault("https://nominatim.example/", false), "");
        assert_eq!(fault("http://10.0.0.7:8080/nominatim", true), "");
        assert!(fault("http://nominatim.example/", false).contains("not encrypted"));
        assert!(fault("https://169.254.169.254/latest", false).contains("private address"));
        assert!(fault("https://0x7f.1/", false).contains("private address"));
        assert!(fault("https://[::1]/", false).contains("private address"));
        assert!(fault("https://me:secret@nominatim.example/", false).contains("authorization_file"));
        assert!(!fault("https://me:secret@nominatim.example/", false).contains("secret@"));
        assert!(fault("file:///etc/passwd", true).contains("https://"));
        assert!(fault("https://nominatim.example/search?q=", false).contains("adds what it asks"));
        assert!(fault("nominatim", false).contains("no URL"));
    }

    #[test]
    fn public_services_are_told_who_asks() {
        let mut settings = Settings::default();
        assert!(settings.faults().is_empty(), "off, and nothing is wrong");
        settings.linker.url = "https://www.wikidata.org/w/api.php".to_owned();
        assert_eq!(settings.faults().len(), 1);
        settings.contact = "ops@example.org".to_owned();
        assert!(settings.faults().is_empty());
        settings.linker.timeout_ms = 5_000;
        assert_eq!(settings.faults()[0].0, ["linker", "timeout_ms"]);
    }
}
