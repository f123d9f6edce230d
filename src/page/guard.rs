//! Who may ask, and what a browser may do with the answer.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;

/// Nothing but our own files and our own answers; no frames, no forms, no plug-ins.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Refuses unknown hosts and puts the policy on every answer.
pub(super) async fn guard(State(hosts): State<Arc<[String]>>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let mut answer = if is_known(host, &hosts) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "this host name is not in page.hosts").into_response()
    };
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// An address, `localhost`, or a name of the settings; each with or without a port.
fn is_known(host: &str, hosts: &[String]) -> bool {
    let bracketed = host.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(name, _)| name);
    let name = bracketed.unwrap_or_else(|| host.rsplit_once(':').map_or(host, |(name, _)| name));
    name.parse::<IpAddr>().is_ok()
        || name.eq_ignore_ascii_case("localhost")
        || hosts.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn a_website_cannot_read_the_page_under_its_own_name() {
        let hosts = ["watch.example".to_owned()];
        for known in ["127.0.0.1:9465", "[::1]:9465", "localhost", "LOCALHOST:1", "watch.example:80"] {
            assert!(is_known(known, &hosts), "{known}");
        }
        for unknown in ["", "evil.example", "evil.example:9465", "localhost.evil.example", "127.0.0.1.evil.example"] {
            assert!(!is_known(unknown, &hosts), "{unknown}");
        }
    }
}
