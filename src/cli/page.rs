//! Serves the page of a worker.

use super::exit::Exit;
use super::extract;
use crate::config::Config;
use crate::event::CODING_REVISION;
use crate::page::{self, Facts};
use crate::pipeline::Watch;
use serde_json::Value;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// Words in the names of settings whose values are not shown.
const SECRET: &[&str] = &["password", "secret", "token", "credential", "pem", "jaas"];

/// Serves the page on `runtime`, where the settings ask for it; gives its address.
pub(super) fn serve(
    config: &Config,
    watch: &Watch,
    fingerprint: &str,
    runtime: &Runtime,
) -> Result<Option<SocketAddr>, Exit> {
    if !config.page.enabled {
        return Ok(None);
    }
    let listen = config.page.listen;
    let listener = runtime.block_on(TcpListener::bind(listen)).map_err(|error| {
        Exit::unavailable(format!("page.listen {listen} cannot be used: {error}; set another with --set page.listen=…"))
    })?;
    let address = listener.local_addr().unwrap_or(listen);
    let facts = Facts {
        version: env!("CARGO_PKG_VERSION"),
        coding_revision: CODING_REVISION,
        fingerprint: fingerprint.to_owned(),
        bytes_limit: config.pipeline.max_in_flight_bytes,
        config: hidden(serde_json::to_value(config).unwrap_or_default()),
        desk: extract::page_desk(config)?,
    };
    let router = page::router(watch.clone(), facts, &config.page);
    runtime.spawn(async move {
        if let Err(error) = crate::admin::serve(listener, router).await {
            tracing::error!(%error, "the page's server ended");
        }
    });
    tracing::info!(%address, "the page is served");
    Ok(Some(address))
}

/// Hides what may be secret. Secrets stand in files of their own; this is for what was put in a wrong
/// place, such as a password in a URL or in a property that librdkafka may come to have.
fn hidden(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                let name = name.to_ascii_lowercase();
                // A file's name is no secret, and says where to look.
                if name == "secret_files" {
                    continue;
                }
                let secret = field.is_string() && SECRET.iter().any(|word| name.contains(word));
                *field = if secret { "hidden".into() } else { hidden(field.take()) };
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = hidden(item.take())),
        Value::String(text) => {
            if let Some((scheme, rest)) = text.split_once("://")
                && let Some((_, host)) = rest.split_once('@')
            {
                *text = format!("{scheme}://hidden@{host}");
            }
        }
        _ => {}
    }
    value
}

#[cfg(test)]
mod tests {
    use super::hidden;
    use serde_json::json;

    #[test]
    fn what_may_be_secret_is_hidden_and_file_names_are_not() {
        let shown = hidden(json!({ "kafka": {
            "client": { "sasl.username": "geowire", "sasl.password": "x", "some.token": "y" },
            "secret_files": { "sasl.password": "/run/secrets/kafka" },
            "brokers": "b:9092",
        }, "trace": { "endpoint": "http://me:pass@otel:4318/v1/traces" } }));
        let client = &shown["kafka"]["client"];
        assert_eq!((&client["sasl.password"], &client["some.token"]), (&json!("hidden"), &json!("hidden")));
        assert_eq!(client["sasl.username"], "geowire");
        assert_eq!(shown["kafka"]["secret_files"]["sasl.password"], "/run/secrets/kafka");
        assert_eq!(shown["trace"]["endpoint"], "http://hidden@otel:4318/v1/traces");
    }
}
