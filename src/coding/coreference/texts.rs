//! Reports, statements and resolutions, and whose words they are: `Amnesty International published a report. The report
//! accuses Togo`.

use super::Discourse;
use super::anaphora::by_pronoun;
use super::words::is_speech;
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::coding::phrases::Scene;
use crate::language::parse::Relation;
use crate::language::relations::{group, phrase, related, subject};
use crate::language::{Sentence, Tag};
use std::ops::Range;

/// So many sentences behind it a text is still taken up.
const NEAR: usize = 3;

/// The last text that somebody has issued: who, its noun, and in which sentence.
#[derive(Debug, Default)]
pub(super) struct Texts {
    last: Option<(Actor, String, usize)>,
}

impl Discourse<'_> {
    /// Remembers whose a text of the sentence is.
    pub(super) fn note_texts(&mut self, sentence: &Sentence, mentions: &[Mention]) {
        let scene = Scene { sentence, mentions, names: self.names };
        for noun in (0..sentence.len()).filter(|at| sentence.tag(*at) == Tag::Noun && is_text(sentence.lemma(*at))) {
            let known = |actor: &Actor| {
                let who = actor.resolve(self.names, self.day);
                who.country.is_some() || who.group.is_some() || who.name.is_some()
            };
            let authors = scene.agents(&issuers(sentence, noun));
            if let Some(author) = authors.into_iter().map(|party| party.actor).find(known) {
                self.texts.last = Some((author, sentence.lemma(noun).to_owned(), self.line));
            }
        }
    }

    /// `The report accuses Togo`: whose report it is, where nothing beside it says so.
    pub(super) fn text(&self, sentence: &Sentence, at: usize) -> Option<Mention> {
        let noun = at + 1;
        let (actor, word, line) = self.texts.last.as_ref()?;
        let same = word == sentence.lemma(noun) || sentence.lemma(noun) == "document";
        let near = self.line > *line && self.line - line <= NEAR;
        let speaks = same && near && is_alone(sentence, noun);
        speaks.then(|| Mention::of(at..noun + 1, by_pronoun(actor)))
    }
}

/// Who issues, adopts or speaks in the text of `noun`, or is named as its author.
fn issuers(sentence: &Sentence, noun: usize) -> Vec<Range<usize>> {
    let Some(above) = sentence.head(noun) else { return Vec::new() };
    let active = sentence.tag(above).is_verbal() && !group(sentence, above).passive;
    let within = related(sentence, noun, &[Relation::Case]).any(|case| sentence.word(case) == "in");
    let issued = match sentence.relation(noun) {
        Relation::Obj => active && issues(sentence.lemma(above)),
        Relation::Obl => active && within && speaks(sentence, above),
        _ => false,
    };
    if issued { subject(sentence, above) } else { vec![phrase(sentence, noun)] }
}

/// `said in a statement`, `condemned in a letter`.
fn speaks(sentence: &Sentence, verb: usize) -> bool {
    is_speech(sentence.word(verb))
        || matches!(
            sentence.lemma(verb),
            "condemn"
                | "denounce"
                | "urge"
                | "accuse"
                | "call"
                | "demand"
                | "criticise"
                | "criticize"
                | "praise"
                | "welcome"
                | "reject"
        )
}

fn issues(lemma: &str) -> bool {
    matches!(
        lemma,
        "issue"
            | "publish"
            | "release"
            | "adopt"
            | "send"
            | "sign"
            | "deliver"
            | "circulate"
            | "unveil"
            | "approve"
            | "pass"
            | "present"
            | "write"
            | "file"
            | "submit"
    )
}

/// Nouns for what somebody says in writing.
pub(super) fn is_text(lemma: &str) -> bool {
    matches!(
        lemma,
        "report"
            | "statement"
            | "letter"
            | "communique"
            | "resolution"
            | "declaration"
            | "memo"
            | "study"
            | "editorial"
    )
}

/// Whether the noun stands with its article alone and is what its clause speaks of.
fn is_alone(sentence: &Sentence, noun: usize) -> bool {
    let bare = related(
        sentence,
        noun,
        &[
            Relation::Amod,
            Relation::Compound,
            Relation::Nmod,
            Relation::NmodPoss,
            Relation::NmodDesc,
            Relation::AclRelcl,
        ],
    );
    let subject = match sentence.relation(noun) {
        Relation::Nsubj => true,
        // `The statement called on Togo`, where the tree takes the past for a participle.
        _ if sentence.head(noun).is_none() => related(sentence, noun, &[Relation::Acl]).next().is_some(),
        _ => false,
    };
    sentence.tag(noun) == Tag::Noun && subject && bare.into_iter().next().is_none()
}
