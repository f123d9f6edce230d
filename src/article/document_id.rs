//! What identifies an article: the publisher's id, else its URL, else its body.

use super::digest;

/// Query parameters that say how a reader came and not what is read.
const TRACKING: &[&str] = &[
    "_ga", "_gl", "_hsenc", "_hsmi", "cmpid", "cndid", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igshid",
    "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ocid", "ref_src", "ref_url", "smid", "smtyp", "soc_src", "soc_trk",
    "srnd", "taid", "twclid", "wbraid", "wt_mc", "xtor", "yclid",
];

/// Prefixes of such parameters.
const TRACKING_PREFIXES: &[&str] = &["utm_", "pk_", "mtm_", "hsa_", "at_medium", "at_campaign", "ns_"];

/// The document's id; `body` is the body as received.
pub(super) fn of(id: Option<&str>, url: Option<&str>, body: &str) -> String {
    if let Some(id) = id.map(str::trim).filter(|id| !id.is_empty()) {
        return id.to_owned();
    }
    url.and_then(canonical).unwrap_or_else(|| format!("sha256:{}", digest::sha256(body)))
}

/// A URL without what differs between copies of one link: scheme, `www.`, case of the host, default
/// port, user, fragment, tracking parameters, trailing slash. `None` when no host is left.
pub(super) fn canonical(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = url.split_once("://").map_or_else(|| url.trim_start_matches('/'), |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default();
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = address.find('/').map_or((address, ""), |slash| address.split_at(slash));
    let host = host(authority)?;
    let path = path.trim_end_matches('/');
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !is_tracking(pair)).collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    Some(format!("{host}{path}{mark}{}", kept.join("&")))
}

/// Whether a URL names more than a site: a page without a path and query identifies no article.
pub(super) fn names_a_page(url: &str) -> bool {
    canonical(url).is_some_and(|canonical| canonical.contains(['/', '?']))
}

fn host(authority: &str) -> Option<String> {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host).to_lowercase();
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(&host);
    let host = host.trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    let is_host = host.contains('.') || host.starts_with("localhost") || host.starts_with('[');
    (is_host && !host.contains(char::is_whitespace)).then(|| host.to_owned())
}

fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
    TRACKING.binary_search(&name.as_str()).is_ok() || TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_one_link_are_one_document() {
        for url in [
            "https://www.Example.org/World/a/?utm_source=x",
            "http://example.org/World/a",
            "https://user@example.org:443/World/a/#comments",
            "//www.example.org/World/a?fbclid=1&gclid=2",
            " example.org/World/a ",
        ] {
            assert_eq!(canonical(url).as_deref(), Some("example.org/World/a"), "{url}");
        }
    }

    #[test]
    fn what_names_the_page_stays() {
        let url = "https://example.org/story.php?id=7&utm_medium=rss&page=2";
        assert_eq!(canonical(url).as_deref(), Some("example.org/story.php?id=7&page=2"));
        assert!(names_a_page(url));
        assert!(!names_a_page("https://www.example.org/"));
    }

    #[test]
    fn the_publishers_id_goes_first_and_the_body_last() {
        assert_eq!(of(Some("a-7"), Some("https://example.org/a"), "b"), "a-7");
        assert_eq!(of(None, Some("https://example.org/a"), "b"), "example.org/a");
        assert!(of(Some(" "), Some("not a link"), "b").starts_with("sha256:3e23e816"));
    }

    #[test]
    fn the_table_can_be_searched() {
        assert!(TRACKING.is_sorted());
    }
}
