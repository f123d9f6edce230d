//! What the network knows: optional look-ups over HTTP, without the worker depending on them.
//!
//! A [`Question`] about a field that an event leaves open goes through `memory` to a [`LookUp`], which
//! speaks one service's interface over `http` with its manners. Whatever comes back is held against
//! closed vocabularies; whatever goes wrong becomes a [`Failure`] with a reason, and
//! the event is published without the answer. Nothing here knows the pipeline.

mod asking;
mod check;
mod countries;
mod credentials;
mod enricher;
mod failure;
mod http;
mod look_up;
mod memory;
mod names;
mod nominatim;
mod photon;
mod places;
mod question;
mod settings;
mod wikidata;

pub use check::Fault;
pub use credentials::Credentials;
pub use enricher::{Enricher, Trial};
pub use failure::Failure;
pub use http::{Body, Client};
pub use look_up::{Answering, Heard, LookUp};
pub use question::{Open, Question};
pub use settings::{Geocoder, GeocoderApi, Service, Settings};
