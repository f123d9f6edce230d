//! Which redirects are followed.

use super::address::{is_public, literal};
use reqwest::Url;
use reqwest::redirect::Policy;

/// Most redirects for one request.
const MOST: usize = 3;

/// Follows a few redirects of a service at `base`, never off TLS and never to a private address: a
/// name is checked by the resolver, an address here. Another port of a service's own host is not the
/// service.
pub(super) fn policy(base: &Url) -> Policy {
    let base = base.clone();
    Policy::custom(move |attempt| match refusal(&base, attempt.url(), attempt.previous().len()) {
        Some(why) => attempt.error(why),
        None => attempt.follow(),
    })
}

fn refusal(base: &Url, to: &Url, followed: usize) -> Option<&'static str> {
    if followed > MOST {
        return Some("too many redirects");
    }
    if to.origin() == base.origin() {
        return None;
    }
    if to.scheme() != "https" {
        return Some("a redirect to another place without TLS");
    }
    let own_host = to.host_str() == base.host_str();
    let private = literal(to).is_some_and(|address| !is_public(address));
    if private || (own_host && to.port_or_known_default() != Some(443)) {
        return Some("a redirect to a private address or another port");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_leads_to_tls_on_the_internet_or_stays_where_it_is() {
        let refused = |base: &str, to: &str| refusal(&base.parse().unwrap(), &to.parse().unwrap(), 1).is_some();
        assert!(!refused("https://a.example/search", "https://a.example/v2/search"));
        assert!(!refused("http://10.0.0.7:8080/search", "http://10.0.0.7:8080/v2"));
        assert!(!refused("http://a.example/", "https://a.example/"));
        assert!(!refused("https://a.example/", "https://b.example/"));
        assert!(refused("https://a.example/", "http://a.example/"));
        assert!(refused("https://a.example/", "https://127.0.0.1/"));
        assert!(refused("https://a.example/", "https://[::ffff:10.0.0.1]/"));
        assert!(refused("https://a.example/", "https://a.example:9200/"));
        assert!(refused("http://10.0.0.7:8080/search", "http://10.0.0.7:2375/containers"));
        assert!(refused("http://10.0.0.7:8080/search", "http://169.254.169.254/latest"));
        assert!(refusal(&"https://a.example/".parse().unwrap(), &"https://a.example/".parse().unwrap(), 4).is_some());
    }
}
