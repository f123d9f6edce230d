//! The coder: an article in, its events out.

use super::draft::{Draft, fold_effects, merge};
use super::drafting::Line;
use super::judge::Theme;
use super::mentions::{Mention, mentions};
use super::people::People;
use super::phrases::Scene;
use super::reading::readings;
use super::record::{Writer, fingerprint};
use super::scalars::Scalars;
use super::settings::Settings;
use super::times::times;
use super::triggers::{find, is_null};
use crate::article::Article;
use crate::event::{Class, Counts, Event, Fingerprint};
use crate::language::{Sentence, Verbs, paragraphs, sentences};
use crate::lexicon::{LoadError, Names, TriggerError, Triggers};
use crate::ontology::ZoneKind;
use crate::record::{EmptyReason, RejectReason, Rejection};
use std::collections::BTreeMap;
use std::ops::{Deref, Range};

/// Why no coder can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CoderError {
    /// The triggers are broken.
    #[error(transparent)]
    Triggers(#[from] TriggerError),
    /// The tables of names are broken; all that is wrong, one a line.
    #[error("{0}")]
    Names(String),
}

impl From<&[LoadError]> for CoderError {
    fn from(errors: &[LoadError]) -> Self {
        Self::Names(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }
}

/// Tables of names: the built-in ones, or others.
#[derive(Debug)]
pub enum Tables {
    /// Those that are compiled in.
    Builtin(&'static Names),
    /// Those with overlays, or quite others.
    Own(Box<Names>),
}

impl Deref for Tables {
    type Target = Names;

    fn deref(&self) -> &Names {
        match self {
            Self::Builtin(names) => names,
            Self::Own(names) => names,
        }
    }
}

/// What was found in an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Coding {
    /// The events in text order of the primary trigger.
    pub events: Vec<Event>,
    /// Why there is none; `None` when there are events.
    pub empty_reason: Option<EmptyReason>,
    /// How much was looked at.
    pub counts: Counts,
}

/// The coder. Immutable: one serves every thread.
#[derive(Debug)]
pub struct Coder {
    names: Tables,
    triggers: Triggers,
    verbs: Verbs,
    settings: Settings,
    fingerprint: Fingerprint,
}

impl Coder {
    /// A coder with the dictionaries that are compiled in.
    ///
    /// # Errors
    /// When a compiled-in dictionary is broken; tests hold that none is.
    pub fn builtin(settings: Settings) -> Result<Self, CoderError> {
        let names = Names::builtin()?;
        Ok(Self::new(Tables::Builtin(names), Triggers::builtin()?, settings))
    }

    /// A coder with these dictionaries.
    pub fn new(names: Tables, triggers: Triggers, settings: Settings) -> Self {
        let verbs = Verbs::new(triggers.lemmas());
        let fingerprint = fingerprint(&names, &triggers, &settings);
        Self { names, triggers, verbs, settings, fingerprint }
    }

    /// Digest of everything that decides the output.
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// Codes an article.
    ///
    /// # Errors
    /// `too_complex` when the work exceeds the budget of counted steps.
    pub fn code(&self, article: &Article) -> Result<Coding, Rejection> {
        let scalars = Scalars::new(&article.text);
        let mut work = Work { steps: 0, limit: self.settings.max_steps };
        let lines = self.lines(article, &mut work)?;
        let people = self.people(article, &lines);
        let mut counts = Counts { sentences: lines.len(), ..Counts::default() };
        let mut drafts = Vec::new();
        for line in &lines {
            self.code_line(article, line, &people, &scalars, &mut counts, &mut drafts, &mut work)?;
        }
        let stated = drafts.iter().filter(|draft| draft.class != Class::Trace).count();
        counts.suppressed = counts.triggers - stated.min(counts.triggers);
        let kept = drafts.into_iter().filter(|draft| self.settings.trace || draft.class != Class::Trace).collect();
        let writer = Writer { article, scalars: &scalars, fingerprint: &self.fingerprint };
        let events: Vec<Event> = merge(kept).into_iter().map(|draft| writer.event(draft)).collect();
        Ok(Coding { empty_reason: empty_reason(&events, &counts), events, counts })
    }

    fn lines(&self, article: &Article, work: &mut Work) -> Result<Vec<TextLine>, Rejection> {
        let mut blocks: BTreeMap<String, usize> = BTreeMap::new();
        let mut lines = Vec::new();
        let coded = article.zones.iter().filter(|zone| matches!(zone.kind, ZoneKind::Title | ZoneKind::Body));
        for zone in coded {
            let headline = zone.kind == ZoneKind::Title;
            let Some(_) = article.text.get(zone.range.clone()) else { continue };
            for block in paragraphs(&article.text, zone.range.clone()) {
                let folded = article.text[block.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
                let count = blocks.entry(folded).or_insert(0);
                let occurrence = *count;
                *count += 1;
                for range in sentences(&article.text, block.clone()) {
                    let sentence = Sentence::read(&article.text, range, &self.verbs, headline);
                    work.spend(sentence.len() as u64 * 8)?;
                    let theme = Theme::of(&sentence);
                    lines.push(TextLine { sentence, zone: zone.kind, block: block.clone(), occurrence, theme });
                }
            }
        }
        Theme::settle(lines.iter_mut().map(|line: &mut TextLine| &mut line.theme));
        Ok(lines)
    }

    fn people(&self, article: &Article, lines: &[TextLine]) -> People {
        let mut people = People::default();
        for line in lines {
            let headline = line.zone == ZoneKind::Title;
            let found = mentions(&article.text, &line.sentence, &self.names, &People::default(), headline);
            let word = |token: usize| {
                line.sentence.tokens.get(token).and_then(|token| article.text.get(token.range.clone())).unwrap_or("")
            };
            people.note(&found, word);
            if !headline {
                people.note_strangers(&line.sentence, &found, word);
            }
        }
        people
    }

    #[allow(clippy::too_many_arguments)]
    fn code_line(
        &self,
        article: &Article,
        line: &TextLine,
        people: &People,
        scalars: &Scalars<'_>,
        counts: &mut Counts,
        drafts: &mut Vec<Draft>,
        work: &mut Work,
    ) -> Result<(), Rejection> {
        let sentence = &line.sentence;
        let mut steps = 0;
        let found = find(sentence, &self.triggers, &self.verbs, &mut steps);
        work.spend(steps + found.len() as u64 * sentence.len() as u64)?;
        let acts = found.iter().filter(|found| !is_null(found) && found.states_act()).count();
        counts.triggers += acts;
        if acts == 0 {
            return Ok(());
        }
        let headline = line.zone == ZoneKind::Title;
        let mentions: Vec<Mention> = mentions(&article.text, sentence, &self.names, people, headline);
        let scene = Scene { sentence, mentions: &mentions, names: &self.names };
        let times = times(sentence);
        let place = Line {
            text: &article.text,
            scalars,
            scene,
            zone: line.zone,
            block: &line.block,
            occurrence: line.occurrence,
            published: article.published.as_ref().map(|published| published.day),
            settings: &self.settings,
            theme: line.theme,
        };
        let found = readings(&scene, &found, &times, headline);
        drafts.extend(fold_effects(found.into_iter().filter_map(|reading| place.draft(reading)).collect()));
        Ok(())
    }
}

/// A sentence with its place in the article.
struct TextLine {
    sentence: Sentence,
    zone: ZoneKind,
    block: Range<usize>,
    occurrence: usize,
    theme: Theme,
}

/// Counted steps.
struct Work {
    steps: u64,
    limit: u64,
}

impl Work {
    fn spend(&mut self, steps: u64) -> Result<(), Rejection> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > self.limit {
            return Err(Rejection::new(RejectReason::TooComplex, format!("more than {} steps of work", self.limit)));
        }
        Ok(())
    }
}

fn empty_reason(events: &[Event], counts: &Counts) -> Option<EmptyReason> {
    if !events.is_empty() {
        return None;
    }
    Some(match (counts.sentences, counts.triggers) {
        (0, _) => EmptyReason::NoSentences,
        (_, 0) => EmptyReason::NoTrigger,
        _ => EmptyReason::Suppressed,
    })
}
