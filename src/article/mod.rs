//! From bytes to clean text: decoding, HTML to text, zones, Unicode, language, dates, document id.

mod clean;
mod decode;
mod raw;
mod settings;
mod shape;
mod types;

pub use clean::{clean, clean_sentence, language_gate};
pub use decode::decode;
pub use raw::{Body, Raw};
pub use settings::{Fields, Format, Settings};
pub use shape::Shape;
pub use types::{Article, Published, Zone};
