//! The coder with the roles given: which act of the text is the one between these two.
//!
//! It always gives a best reading and says whether the coder would have written it by itself.

use super::coder::{Coder, Read};
use super::drafting::Line;
use super::mentions::mentions;
use super::phrases::Scene;
use super::reading::{Reading, readings};
use super::scalars::Scalars;
use super::times::times;
use super::triggers::Found;
use super::work::Work;
use crate::article::Article;
use crate::event::{Class, Span};
use crate::language::{Sentence, Tag};
use crate::lexicon::Act;
use crate::ontology::{CameoCode, EventType, Mode, PlvLabel};
use crate::record::Rejection;
use std::ops::Range;

/// The act between two given roles.
#[derive(Debug, Clone, PartialEq)]
pub struct Classified {
    /// PLOVER type of the best reading.
    pub event_type: EventType,
    /// Its modes.
    pub modes: Vec<Mode>,
    /// Its CAMEO code; `None` only when nothing in the text states an act.
    pub cameo: Option<CameoCode>,
    /// Codes that other coders would accept.
    pub also: Vec<CameoCode>,
    /// Every label of the view `plv` with its share of the readings, best first; never empty.
    pub ranked: Vec<(PlvLabel, f64)>,
    /// Whether the coder would not have written this act.
    pub abstained: bool,
    /// The words that state it, in Unicode scalar values.
    pub trigger: Option<Span>,
    /// The entries of the dictionary that made it.
    pub entries: Vec<String>,
}

impl Classified {
    /// The best label of the view `plv`.
    pub fn best(&self) -> PlvLabel {
        self.ranked.first().map_or(PlvLabel::of_type(self.event_type), |(label, _)| *label)
    }
}

/// A reading with how well it stands between the roles.
struct Candidate {
    score: f64,
    act: Act,
    trigger: Span,
    entry: String,
    written: bool,
}

/// Weight of the dictionary's own shares beside what the text says: it only orders what the text leaves open.
const PRIOR: f64 = 0.02;
/// Weight of the entries whose head stands in the text while the rest of them does not.
const HEADS: f64 = 0.2;

impl Coder {
    /// Classifies the act of `source` on `target`, which are bytes of the article's text; either may be
    /// unknown.
    ///
    /// # Errors
    /// `too_complex` when the work exceeds the budget of counted steps.
    pub fn classify(
        &self,
        article: &Article,
        source: Option<&Range<usize>>,
        target: Option<&Range<usize>>,
    ) -> Result<Classified, Rejection> {
        let scalars = Scalars::new(&article.text);
        let mut work = Work::new(&self.settings);
        let lines = self.lines(article, &mut work)?;
        let people = self.people(article, &lines);
        let roles = Given { source, target };
        let (mut candidates, mut heads) = (Vec::new(), Vec::new());
        for line in &lines {
            let sentence = &line.sentence;
            heads.extend(self.heads(sentence));
            let found = self.found(sentence, &mut work)?;
            let mentions = mentions(&article.text, sentence, &self.names, &people, false);
            let scene = Scene { sentence, mentions: &mentions, names: &self.names };
            let times = times(sentence);
            let read =
                Read { mentions: &mentions, times: &times, people: &people, stated: None, ground: None, talk: None };
            let place = self.place(article, line, &read, &scalars);
            for reading in readings(&scene, &found, &times).into_iter().flatten() {
                candidates.extend(roles.candidates(&place, reading, &found));
            }
        }
        Ok(self.best(candidates, &heads))
    }

    /// The labels of the entries whose head is a word of the sentence, whatever stands behind it.
    fn heads(&self, sentence: &Sentence) -> Vec<PlvLabel> {
        let verbs = |at: usize| matches!(sentence.tag(at), Tag::Verb(_));
        let of_verb =
            (0..sentence.len()).filter(|at| verbs(*at)).flat_map(|at| self.triggers.by_verb(sentence.lemma(at)));
        let of_noun = (0..sentence.len())
            .filter(|at| sentence.tag(*at).is_nominal())
            .flat_map(|at| self.triggers.by_noun(sentence.word(at)));
        of_verb.chain(of_noun).filter_map(|trigger| trigger.act.as_ref()).filter_map(label).collect()
    }

    fn best(&self, mut candidates: Vec<Candidate>, heads: &[PlvLabel]) -> Classified {
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        let ranked = self.ranked(&candidates, heads);
        let Some(best) = candidates.into_iter().next() else { return Self::nothing(ranked) };
        Classified {
            event_type: best.act.event_type,
            modes: best.act.modes,
            cameo: Some(best.act.cameo),
            also: best.act.also,
            ranked,
            abstained: !best.written,
            trigger: Some(best.trigger),
            entries: vec![best.entry],
        }
    }

    /// Nothing states an act: the label that the words of the text most often head in the dictionary.
    fn nothing(ranked: Vec<(PlvLabel, f64)>) -> Classified {
        let label = ranked.first().map(|(label, _)| *label);
        let fits = |event_type: &&EventType| Some(PlvLabel::of_type(**event_type)) == label;
        let event_type = EventType::ALL.iter().find(fits).copied().unwrap_or(EventType::Consult);
        let (modes, also, entries) = (Vec::new(), Vec::new(), Vec::new());
        Classified { event_type, modes, cameo: None, also, ranked, abstained: true, trigger: None, entries }
    }

    /// Softmax over the readings, best of each label, above the dictionary's shares.
    fn ranked(&self, candidates: &[Candidate], heads: &[PlvLabel]) -> Vec<(PlvLabel, f64)> {
        let acts: Vec<PlvLabel> = self.triggers.all().iter().filter_map(|t| t.act.as_ref()).filter_map(label).collect();
        let top = candidates.first().map_or(0.0, |candidate| candidate.score);
        let share = |of: &PlvLabel, among: &[PlvLabel]| {
            among.iter().filter(|label| *label == of).count() as f64 / among.len().max(1) as f64
        };
        let weight = |of: &PlvLabel| {
            let prior = PRIOR * share(of, &acts) + if candidates.is_empty() { HEADS * share(of, heads) } else { 0.0 };
            let mut of_label = candidates.iter().filter(|candidate| label(&candidate.act) == Some(*of));
            of_label.next().map_or(0.0, |best| (best.score - top).exp()) + prior
        };
        let mut ranked: Vec<(PlvLabel, f64)> = PlvLabel::ALL.iter().map(|label| (*label, weight(label))).collect();
        let sum: f64 = ranked.iter().map(|(_, weight)| weight).sum();
        for (_, weight) in &mut ranked {
            *weight /= sum;
        }
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
    }
}

fn label(act: &Act) -> Option<PlvLabel> {
    PlvLabel::of(act.cameo, &act.modes)
}

/// The roles as given.
struct Given<'a> {
    source: Option<&'a Range<usize>>,
    target: Option<&'a Range<usize>>,
}

impl Given<'_> {
    fn candidates(&self, place: &Line<'_>, mut reading: Reading, found: &[Found<'_>]) -> Vec<Candidate> {
        let others = std::mem::take(&mut reading.others);
        let entries = entries(&reading, found);
        let one = |(number, reading): (usize, Reading)| {
            let trigger = place.scalars.span(&place.scene.sentence.bytes(&reading.trigger));
            let base = self.score(place.scene, &reading) - 0.5 * number as f64;
            let act = reading.act.clone();
            let written = place.draft(reading).is_ok_and(|draft| draft.class != Class::Trace);
            let entry = entries.get(number).cloned().unwrap_or_default();
            Candidate { score: base + if written { 1.0 } else { 0.0 }, act, trigger, entry, written }
        };
        std::iter::once(reading).chain(others).enumerate().map(one).collect()
    }

    /// How well an act stands between the roles: its subject and object are theirs, or it lies between
    /// them; what lies inside one of them is part of a name or of what the act is about.
    fn score(&self, scene: Scene<'_>, reading: &Reading) -> f64 {
        let bytes = |tokens: &Range<usize>| scene.sentence.bytes(tokens);
        let touches = |phrases: &[Range<usize>], role: Option<&Range<usize>>| {
            role.is_some_and(|role| phrases.iter().any(|phrase| overlap(&bytes(phrase), role)))
        };
        let trigger = bytes(&reading.trigger);
        let (subject, object) = (&reading.roles.subject, &reading.roles.object);
        let inside = |role: Option<&Range<usize>>| role.is_some_and(|role| overlap(&trigger, role));
        let mut score = if reading.guarded { -1.5 } else { 0.0 };
        score += if touches(subject, self.source) { 3.0 } else { 0.0 };
        score += if touches(object, self.target) { 2.0 } else { 0.0 };
        score += if touches(subject, self.target) && touches(object, self.source) { 1.0 } else { 0.0 };
        score -= if inside(self.source) { 2.0 } else { 0.0 };
        score -= if inside(self.target) { 1.0 } else { 0.0 };
        if let Some((source, target)) = self.source.zip(self.target) {
            let between = trigger.start >= source.end.min(target.end) && trigger.end <= source.start.max(target.start);
            score += if between { 1.5 } else { 0.0 };
        }
        if let Some(source) = self.source {
            score -= trigger.start.abs_diff(source.end) as f64 / 100.0;
        }
        score - if reading.noun { 0.5 } else { 0.0 }
    }
}

/// The names of the entries at the reading's head, best first.
fn entries(reading: &Reading, found: &[Found<'_>]) -> Vec<String> {
    let at = found.iter().find(|found| reading.trigger.contains(&found.head) && found.states_act());
    let ids = |found: &Found<'_>| found.trigger.entry.id.to_string();
    at.map(|found| std::iter::once(ids(found)).chain(found.others.iter().map(ids)).collect()).unwrap_or_default()
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
