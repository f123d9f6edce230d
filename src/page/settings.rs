//! Whether and where the page is served.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;

/// The page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Whether it is served at all.
    pub enabled: bool,
    /// Address and port. It has no login: beyond loopback, put it behind something that has.
    #[schemars(with = "String")]
    pub listen: SocketAddr,
    /// Host names under which it may be asked for, beside `localhost` and addresses; a name that is not
    /// here is refused, so that no website can read the page by pointing its own name at it.
    pub hosts: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { enabled: false, listen: SocketAddr::from(([127, 0, 0, 1], 9465)), hosts: Vec::new() }
    }
}
