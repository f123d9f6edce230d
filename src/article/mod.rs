//! From bytes to clean text: decoding, HTML to text, zones, Unicode, language, dates, document id.
//!
//! [`decode`] turns the bytes of a value into a [`Raw`] article, [`clean`] turns that into an
//! [`Article`] whose spans can be relied on, and [`language_gate`] says whether it is to be coded.

mod clean;
mod date;
mod decode;
mod digest;
mod document_id;
mod html;
mod language;
mod raw;
mod sentence;
mod settings;
mod shape;
mod types;
mod unicode;
mod zones;

#[cfg(test)]
mod tests;

pub use clean::{clean, clean_sentence, language_gate};
pub use decode::decode;
pub use raw::{Body, Raw};
pub use settings::{Fields, Format, Settings};
pub use shape::Shape;
pub use types::{Article, Published, Zone};
