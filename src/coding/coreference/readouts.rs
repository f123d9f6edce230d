//! Titles of readouts, which leave out whose they are: a government publishes `Meeting with Governor Ana Lund`.

use super::Discourse;
use super::anaphora::by_pronoun;
use crate::coding::mentions::Mention;
use crate::language::Sentence;

impl Discourse<'_> {
    /// Adds to `mentions` of a title, at its noun, that the government that publishes is the one side.
    pub(super) fn add_host(&self, sentence: &Sentence, mentions: &mut Vec<Mention>) {
        let noun = usize::from(matches!(sentence.word(0), "telephone" | "phone" | "working"));
        let meeting = matches!(sentence.word(noun), "meeting" | "conversation" | "talks" | "call");
        let free = mentions.first().is_none_or(|mention| mention.tokens.start > noun);
        if !meeting || !free || sentence.word(noun + 1) != "with" {
            return;
        }
        if let Some(host) = self.government.as_deref().and_then(|government| self.state(government)) {
            mentions.insert(0, Mention::of(noun..noun + 1, by_pronoun(&host)));
        }
    }
}
