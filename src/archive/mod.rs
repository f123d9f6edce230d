//! Records of a topic that were archived as files: in a folder, or in an object store.
//!
//! What a file holds is named by the operator and never guessed: a [`Layout`] says how its name tells
//! topic, partition and first offset, and what a line is. Damage has a name and a place
//! ([`ArchiveError`]). Memory is bounded by the longest line that is borne.

mod bucket;
mod codec;
mod error;
mod layout;
mod line;
mod lines;
mod name;
mod reader;
mod store;
mod survey;
mod text;

pub use bucket::Bucket;
pub use codec::Codec;
pub use error::ArchiveError;
pub use layout::Layout;
pub use name::{Beside, Named};
pub use reader::{FileReader, FileSet, Read};
pub use store::{Object, Store};
pub use survey::{Survey, survey};
pub use text::each_line;
