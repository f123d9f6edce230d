//! One exchange with a service: the connection underneath, and what its faults mean.

use super::address::{PrivateAddress, Resolver};
use super::redirects;
use crate::enrich::failure::{Failure, Next};
use crate::enrich::settings::Service;
use crate::event::NoAnswer;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue};
use reqwest::{Certificate, StatusCode, Url};
use std::error::Error;
use std::time::Duration;

/// How long a connection that nobody uses is kept for the next question.
const IDLE: Duration = Duration::from_secs(60);

/// A client that speaks to the service at `base` only, and keeps its connections.
pub(super) fn client(
    service: &Service,
    base: &Url,
    contact: &str,
    authorization: Option<&str>,
) -> Result<reqwest::Client, String> {
    let timeout = Duration::from_millis(service.timeout_ms);
    let host = base.host_str().unwrap_or_default().to_owned();
    let mut builder = reqwest::Client::builder()
        .user_agent(user_agent(contact))
        .default_headers(headers(authorization)?)
        .redirect(redirects::policy(base))
        .dns_resolver(Resolver { host, in_house: service.in_house })
        // A proxy would resolve names itself, behind the back of the check.
        .no_proxy()
        .referer(false)
        .https_only(base.scheme() == "https")
        .connect_timeout(timeout)
        .pool_idle_timeout(IDLE)
        .pool_max_idle_per_host(service.concurrency)
        .tcp_nodelay(true);
    if !service.ca_file.is_empty() {
        builder = builder.tls_certs_merge(certificates(&service.ca_file)?);
    }
    builder.build().map_err(|error| causes(&error))
}

fn user_agent(contact: &str) -> String {
    let contact = contact.trim();
    let name = concat!("geowire/", env!("CARGO_PKG_VERSION"));
    if contact.is_empty() { name.to_owned() } else { format!("{name} ({contact})") }
}

fn headers(authorization: Option<&str>) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
    if let Some(value) = authorization {
        // The error does not repeat the value.
        let mut value = HeaderValue::from_str(value).map_err(|_| "authorization_file holds no header value")?;
        value.set_sensitive(true);
        headers.insert(AUTHORIZATION, value);
    }
    Ok(headers)
}

fn certificates(file: &str) -> Result<Vec<Certificate>, String> {
    let pem = std::fs::read(file).map_err(|error| format!("ca_file {file} cannot be read: {error}"))?;
    Certificate::from_pem_bundle(&pem).map_err(|error| format!("ca_file {file} holds no certificates: {error}"))
}

/// What an exchange that broke means.
pub(super) fn failure(error: reqwest::Error) -> Failure {
    let error = error.without_url();
    let detail = causes(&error);
    let private = private(&error);
    if error.is_redirect() || private.is_some_and(|private| !private.own) {
        Failure::lasting(NoAnswer::RedirectRefused, detail)
    } else if private.is_some() {
        Failure::lasting(
            NoAnswer::Unreachable,
            format!("{detail}; in_house = true allows it for a service of your own"),
        )
    } else if error.is_timeout() {
        Failure::passing(NoAnswer::Timeout, detail)
    } else {
        Failure::passing(NoAnswer::Unreachable, detail)
    }
}

/// What a status that is no success means; `None` for success.
pub(super) fn refusal(status: StatusCode, retry_after: Option<Duration>) -> Option<Failure> {
    if status == StatusCode::OK {
        return None;
    }
    let detail = format!("the service answers {status}");
    let failure = match (status, retry_after) {
        (StatusCode::TOO_MANY_REQUESTS, wait) => {
            Failure { reason: NoAnswer::AskedToWait, detail, next: Next::After(wait.unwrap_or(Duration::from_secs(1))) }
        }
        (StatusCode::SERVICE_UNAVAILABLE, Some(wait)) => {
            Failure { reason: NoAnswer::ServiceError, detail, next: Next::After(wait) }
        }
        // What the policy has not followed, such as an address that is no URL of the web.
        (status, _) if status.is_redirection() => Failure::lasting(NoAnswer::RedirectRefused, detail),
        (status, _) if status.is_server_error() => Failure::passing(NoAnswer::ServiceError, detail),
        (status, _) if status.is_client_error() => Failure::lasting(NoAnswer::Refused, detail),
        _ => Failure::lasting(NoAnswer::ServiceError, detail),
    };
    Some(failure)
}

fn private(error: &reqwest::Error) -> Option<&PrivateAddress> {
    chain(error).find_map(|cause| cause.downcast_ref())
}

/// An error with what it comes from: the outermost alone says little.
fn causes(error: &reqwest::Error) -> String {
    chain(error).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn chain(error: &reqwest::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    std::iter::successors(Some(error as &(dyn Error + 'static)), |error| (*error).source())
}
