//! Who is heard in each sentence: whom a quotation quotes over its sentences, and whose words a statement is outside
//! of quotation marks.

use super::declared::says_we;
use super::first_person::speaker;
use super::words::is_speech;
use super::{Discourse, Heard, Told, Voice};
use crate::coding::actor::Actor;
use crate::coding::mentions::Mention;
use crate::language::{Sentence, Tag};
use crate::ontology::{ActorKind, Sector};
use std::ops::Range;

/// So many sentences behind the one that names a speaker a quotation without one is still theirs.
const NEAR: usize = 2;
/// So many sentences of one quotation are asked for its speaker.
const RUN: usize = 8;
/// So many sentences behind `she said:` a paper's own words are no longer what she said.
const PASSAGE: usize = 4;
/// No more have a part in a joint text.
const MOST: usize = 6;
/// So many words from the beginning a title calls itself a statement.
const OPENING: usize = 6;

/// Whose words stand outside of quotation marks.
#[derive(Debug, Clone, Default)]
enum Zone {
    /// The publisher's.
    #[default]
    Open,
    /// Somebody's whom nobody knows: a question, a text of several.
    Muted,
    /// A speaker's, up to the sentence before the one with the number.
    Of(Voice, usize),
}

type Own = Option<(Actor, Range<usize>)>;

impl Discourse<'_> {
    /// Who is heard in each of `lines`, whose mentions are `mentions`.
    pub(in crate::coding) fn voices(&self, lines: &[Told<'_>], mentions: &[Vec<Mention>]) -> Vec<Heard> {
        let own: Vec<Own> = lines.iter().zip(mentions).map(|(line, mentions)| own(line, mentions)).collect();
        let declared = self.publisher().or_else(|| self.declared(lines, mentions));
        let mut zone = Zone::Open;
        let mut heard = Vec::with_capacity(lines.len());
        for (at, (line, mentions)) in lines.iter().zip(mentions).enumerate() {
            if let Some(opened) = self.opened(line, mentions) {
                zone = opened;
            }
            let plain = match &zone {
                _ if line.headline => None,
                Zone::Of(voice, end) if at < *end => Some(voice.clone()),
                Zone::Muted => None,
                _ => declared.clone(),
            };
            prolong(&mut zone, line, at);
            let quoted = self.quoted(lines, &own, at).or_else(|| plain.clone().filter(|voice| voice.speaker.is_some()));
            heard.push(Heard { quoted, plain, talk: self.talks.get(at).cloned().flatten() });
            if let Some((actor, _)) = own[at].as_ref().filter(|_| announces(line.sentence)) {
                let end = if self.government.is_some() { lines.len() } else { at + 1 + PASSAGE };
                zone = Zone::Of(self.voice(actor, None), end);
            }
        }
        heard
    }

    /// Who says what stands between the quotation marks of a sentence: whom the quotation names, before or behind the
    /// sentence, else who spoke last.
    fn quoted(&self, lines: &[Told<'_>], own: &[Own], at: usize) -> Option<Voice> {
        let named = |line: usize| own.get(line).and_then(Option::as_ref);
        if let Some((actor, tokens)) = named(at) {
            return Some(self.voice(actor, Some(tokens.clone())));
        }
        if !lines.get(at)?.sentence.quoted.contains(&true) {
            return None;
        }
        let first = (at.saturating_sub(RUN)..at).rev().take_while(|line| goes_on(lines, *line)).last().unwrap_or(at);
        let behind = (at..lines.len().min(at + RUN)).take_while(|line| goes_on(lines, *line)).map(|line| line + 1);
        let last = behind.clone().last().unwrap_or(at);
        let inside = (first..at).rev().find_map(named).or_else(|| behind.into_iter().find_map(named));
        // `"...," said the head of a forum`: whom no table knows is not who spoke before.
        let nameless = lines.get(first..=last).is_some_and(|run| run.iter().any(|line| names_nobody(line.sentence)));
        let before = || (first.saturating_sub(NEAR)..first).rev().find_map(named).filter(|_| !nameless);
        inside.or_else(before).map(|(actor, _)| self.voice(actor, None))
    }

    /// The zone that a title or a label opens.
    fn opened(&self, line: &Told<'_>, mentions: &[Mention]) -> Option<Zone> {
        if line.headline {
            return self.titled(line.sentence, mentions);
        }
        let colon = (1..line.sentence.len().min(OPENING + 1)).find(|at| line.sentence.word(*at) == ":")?;
        if colon + 1 >= line.sentence.len() {
            return None;
        }
        if colon == 1 && matches!(line.sentence.word(0), "question" | "q" | "reporter" | "journalist" | "moderator") {
            return Some(Zone::Muted);
        }
        if colon == 1 && matches!(line.sentence.word(0), "answer" | "a") {
            return Some(Zone::Open);
        }
        let first = mentions.iter().find(|mention| mention.tokens.end == colon && mention.tokens.start <= 1)?;
        let person = first.actor.as_ref().filter(|actor| actor.kind == ActorKind::Person)?;
        Some(Zone::Of(self.voice(&self.at_home(person), None), usize::MAX))
    }

    /// `Statement by President Biden on`, `Remarks of`, `Foreign Secretary statement on`, `Joint statement by`.
    fn titled(&self, sentence: &Sentence, mentions: &[Mention]) -> Option<Zone> {
        let opening = 0..sentence.len().min(OPENING);
        let treaty = |at: usize| {
            matches!(sentence.word(at), "agreement" | "memorandum" | "treaty" | "declaration" | "communique")
        };
        if opening.clone().any(|at| sentence.word(at) == "joint" || treaty(at)) {
            let named = || mentions.iter().filter_map(|mention| mention.actor.clone());
            let people: Vec<Actor> = named().filter(|one| one.kind != ActorKind::State).take(MOST).collect();
            // `by the Prime Minister of Thailand ... in Malaysia`: beside officials a state is a place.
            let side = if people.len() > 1 { people } else { named().take(MOST).collect() };
            let several = side.len() > 1;
            return Some(if several {
                Zone::Of(Voice { speaker: None, tokens: None, side }, usize::MAX)
            } else {
                Zone::Muted
            });
        }
        let kind = opening.into_iter().find(|at| {
            matches!(sentence.word(*at), "statement" | "statements" | "remarks" | "message" | "speech" | "address")
        })?;
        let by = (kind + 1..kind + 3).find(|at| matches!(sentence.word(*at), "by" | "from" | "of"));
        let near = |mention: &&Mention| match by {
            Some(by) => mention.tokens.start > by && mention.tokens.start < by + OPENING,
            None => mention.tokens.end == kind || mention.tokens.end + 1 == kind && sentence.word(kind - 1) == "press",
        };
        let found = || mentions.iter().filter(near).filter_map(|mention| mention.actor.as_ref());
        let actor = found().find(|actor| actor.kind == ActorKind::Person).or_else(|| found().next())?;
        Some(Zone::Of(self.voice(&self.at_home(actor), None), usize::MAX))
    }

    /// Whose statement a title opens.
    pub(super) fn author(&self, sentence: &Sentence, mentions: &[Mention]) -> Option<Actor> {
        match self.titled(sentence, mentions)? {
            Zone::Of(voice, _) => voice.speaker,
            _ => None,
        }
    }

    /// Somebody of the government that publishes, where the words do not say whose.
    fn at_home(&self, actor: &Actor) -> Actor {
        let nowhere = actor.entity.is_none() && actor.country.is_none() && actor.group.is_none();
        match self.government.clone().filter(|_| nowhere) {
            None => actor.clone(),
            country => Actor { country, sector: actor.sector.or(Some(Sector::Gov)), political: true, ..actor.clone() },
        }
    }

    pub(super) fn voice(&self, actor: &Actor, tokens: Option<Range<usize>>) -> Voice {
        Voice { speaker: Some(actor.clone()), tokens, side: self.side_of(actor).into_iter().collect() }
    }

    /// The government that publishes speaks as *we*.
    fn publisher(&self) -> Option<Voice> {
        let side = self.state(self.government.as_deref()?)?;
        Some(Voice { speaker: None, tokens: None, side: vec![side] })
    }
}

/// A passage goes on as long as it says *I* or *we*.
fn prolong(zone: &mut Zone, line: &Told<'_>, at: usize) {
    if let Zone::Of(_, end) = zone
        && at < *end
        && says_we(line.sentence)
    {
        *end = (*end).max(at + 1 + PASSAGE);
    }
}

fn own(line: &Told<'_>, mentions: &[Mention]) -> Own {
    let mention = speaker(line.sentence, mentions).filter(|_| !line.headline)?;
    Some((mention.actor.clone()?, mention.tokens.clone()))
}

/// Whether the quotation of a sentence goes on in the next one.
fn goes_on(lines: &[Told<'_>], at: usize) -> bool {
    let next = lines.get(at + 1).is_some_and(|line| line.sentence.quoted.first() == Some(&true));
    next && lines.get(at).is_some_and(|line| line.sentence.open)
}

/// Whether a verb of speech stands outside of the quotation.
fn names_nobody(sentence: &Sentence) -> bool {
    let speech = |at: usize| matches!(sentence.tag(at), Tag::Verb(_)) && is_speech(sentence.word(at));
    (0..sentence.len()).any(|at| !sentence.quoted[at] && speech(at))
}

/// `The minister said:`, with nothing of what was said.
fn announces(sentence: &Sentence) -> bool {
    let last = sentence.len().checked_sub(1).filter(|last| sentence.tag(*last) == Tag::Break);
    last.is_some_and(|last| sentence.word(last) == ":" && !sentence.quoted[last])
}
