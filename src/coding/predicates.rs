//! What the dictionary says of each verb beside somebody political: how much of a text it has decided.

use super::actor::Resolved;
use super::coder::Coder;
use super::drafting::OPEN_DAY;
use super::judge::resolve;
use super::phrases::Scene;
use super::seen::Seen;
use super::triggers::Found;
use super::work::Work;
use crate::article::Article;
use crate::language::relations::{object, subject};
use crate::language::{Sentence, Tag};
use crate::lexicon::Frame;
use crate::record::Rejection;
use std::ops::Range;

/// What the dictionary says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// It states an act.
    Typed,
    /// It bears on the act behind it.
    Operator,
    /// It states none.
    Null,
    /// No entry fits.
    Open,
}

/// A verb whose subject or object is political.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate {
    /// The verb as a lemma; the word itself where nobody knows the lemma.
    pub lemma: String,
    /// The words behind it, lower case, at most three.
    pub after: Vec<String>,
    /// What the dictionary says of it.
    pub decision: Decision,
    /// The sentence, as bytes of the article's text.
    pub sentence: Range<usize>,
}

/// The predicates of an article, and the entries that fit any of its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Predicates {
    /// Verbs beside somebody political, in text order.
    pub all: Vec<Predicate>,
    /// Entries whose pattern fits, political or not, in text order.
    pub entries: Vec<String>,
}

impl Coder {
    /// What the dictionary says of the verbs of an article whose subject or object is political.
    ///
    /// # Errors
    /// `too_complex` when the work exceeds the budget of counted steps.
    pub fn predicates(&self, article: &Article) -> Result<Predicates, Rejection> {
        let mut work = Work::new(&self.settings);
        let lines = self.lines(article, &mut work)?;
        let people = self.people(article, &lines);
        let day = article.published.as_ref().map_or(OPEN_DAY, |published| published.day);
        let linked = self.linked(&article.text, &lines, &people, day, people.focus());
        let mut seen = Predicates::default();
        for (line, (mentions, _)) in lines.iter().zip(&linked) {
            let sentence = &line.sentence;
            let scene = Scene { sentence, mentions, names: &self.names };
            let found = self.found(sentence, &mut work)?;
            let entries = found.iter().flat_map(|found| std::iter::once(found).chain(&found.others));
            seen.entries.extend(entries.map(|found| found.trigger.entry.id.to_string()));
            let political = |parties: &[super::phrases::Party]| {
                resolve(parties, &self.names, day).iter().any(|Seen { who, .. }| is_political(who))
            };
            let verbs = (0..sentence.len()).filter(|at| matches!(sentence.tag(*at), Tag::Verb(_)));
            for at in verbs {
                let (subject, object) = (subject(sentence, at), object(sentence, at));
                if political(&scene.agents(&subject)) || political(&scene.patients(&object)) {
                    seen.all.push(Self::predicate(sentence, &found, at));
                }
            }
        }
        Ok(seen)
    }

    fn predicate(sentence: &Sentence, found: &[Found<'_>], at: usize) -> Predicate {
        Predicate {
            lemma: sentence.lemma(at).to_owned(),
            after: sentence.words.iter().skip(at + 1).take(3).cloned().collect(),
            decision: decision(found, at),
            sentence: sentence.range.clone(),
        }
    }
}

fn is_political(who: &Resolved) -> bool {
    who.political || who.is_official()
}

/// What is said of the verb at `at`: by an entry that begins there, or by one that covers it.
fn decision(found: &[Found<'_>], at: usize) -> Decision {
    let here = found.iter().find(|found| found.head == at);
    let covering = || found.iter().find(|found| found.tokens().contains(&at) || found.end > at && found.head < at);
    let Some(found) = here.or_else(covering) else { return Decision::Open };
    match found.trigger.frame {
        Frame::Null => Decision::Null,
        Frame::Operator if found.others.is_empty() => Decision::Operator,
        _ => Decision::Typed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Body, Raw, clean_sentence};
    use crate::coding::Settings;

    #[test]
    fn verbs_beside_somebody_political_are_typed_null_or_open() {
        let coder = Coder::builtin(Settings::default()).unwrap();
        let decisions = |text: &str| {
            let article = clean_sentence(Raw::new(Body::Text(text.to_owned()))).unwrap();
            let predicates = coder.predicates(&article).unwrap().all;
            predicates.into_iter().map(|one| (one.lemma, one.decision)).collect::<Vec<_>>()
        };
        let one = |lemma: &str, decision| vec![(lemma.to_owned(), decision)];
        assert_eq!(decisions("Russia attacked Ukraine."), one("attack", Decision::Typed));
        assert_eq!(decisions("The Polish minister believed the story."), one("believe", Decision::Null));
        assert_eq!(decisions("France jeopardized Germany."), one("jeopardize", Decision::Open));
        assert_eq!(decisions("Weeds attacked the lawn."), Vec::new());
    }
}
