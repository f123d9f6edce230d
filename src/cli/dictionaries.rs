//! The coder of a configuration, with the dictionaries that it names.

use super::exit::Exit;
use crate::coding::{Coder, CoderError};
use crate::config::Config;
use crate::lexicon::Source;

/// The coder that `config` describes.
pub(super) fn coder(config: &Config) -> Result<Coder, Exit> {
    let overlays: Vec<Source<'_>> = config.overlays.files().map(|(name, bytes)| Source { name, bytes }).collect();
    Coder::with_overlays(&overlays, config.coding.clone()).map_err(|error| match error {
        // The compiled-in tables are good; a test holds that.
        CoderError::Dictionaries(lines) if !overlays.is_empty() => {
            Exit::usage_of(format!("the dictionaries of coding.overlays are wrong:\n{lines}"))
        }
        error => Exit::internal(error.to_string()),
    })
}
