//! Values that services want to see and nobody else may.

use std::collections::BTreeMap;

/// The values of `authorization_file`, by the name of the service's section.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Credentials(BTreeMap<&'static str, String>);

impl Credentials {
    /// Notes the value of the header `Authorization` for a service.
    pub fn put(&mut self, service: &'static str, value: String) {
        self.0.insert(service, value);
    }

    pub(super) fn of(&self, service: &str) -> Option<&str> {
        self.0.get(service).map(String::as_str)
    }
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.keys().map(|key| format!("{key}=…"))).finish()
    }
}
