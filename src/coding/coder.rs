//! The coder: an article in, its events out.

use super::answers;
use super::attach::is_to_come;
use super::battleground::Ground;
use super::calendar::{Anchor, When, resolve};
use super::confidence::Judge;
use super::consider::consider;
use super::contexts::Paragraphs;
use super::coreference::{Discourse, Heard, Talk, Told};
use super::dateline::{without_dateline, written_in};
use super::drafting::{Line, OPEN_DAY};
use super::lengths::Lengths;
use super::mentions::{Mention, mentions};
use super::merging::merge;
use super::nations::{country_of, is_ambiguous, is_beside_the_point, is_guess, is_party};
use super::occasions;
use super::people::People;
use super::phrases::Scene;
use super::publisher::{government_of, home_of};
use super::record::{Writer, fingerprint};
use super::said::Saying;
use super::scalars::Scalars;
use super::settings::Settings;
use super::silence::{Explained, mark_unsure};
use super::tables::{CoderError, Tables};
use super::theme::Theme;
use super::times::{TimeMention, times};
use super::triggers::{Found, find, is_null};
use super::work::Work;
use crate::article::Article;
use crate::event::{Class, Counts, Event, Fingerprint};
use crate::language::parse::Parser;
use crate::language::{Sentence, Verbs, paragraphs, sentences};
use crate::lexicon::{Change, Names, Source, TriggerError, Triggers, holds_triggers};
use crate::ontology::ZoneKind;
use crate::record::{EmptyReason, Rejection};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::Range;

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
    pub(super) names: Tables,
    pub(super) triggers: Triggers,
    verbs: Verbs,
    parser: &'static Parser,
    judge: Judge,
    /// What each overlay changed.
    changes: Vec<Change>,
    pub(super) settings: Settings,
    fingerprint: Fingerprint,
}

impl Coder {
    /// A coder with the dictionaries that are compiled in.
    ///
    /// # Errors
    /// When a compiled-in dictionary is broken; tests hold that none is.
    pub fn builtin(settings: Settings) -> Result<Self, CoderError> {
        let names = Names::builtin().map_err(CoderError::of)?;
        Self::new(Tables::Builtin(names), Triggers::builtin()?, Parser::shared()?, settings)
    }

    /// A coder with `overlays` over the dictionaries that are compiled in.
    ///
    /// # Errors
    /// All that is wrong in the overlays, each with its file and line.
    pub fn with_overlays(overlays: &[Source<'_>], settings: Settings) -> Result<Self, CoderError> {
        if overlays.is_empty() {
            return Self::builtin(settings);
        }
        let (triggers, tables): (Vec<Source<'_>>, Vec<Source<'_>>) = overlays.iter().copied().partition(holds_triggers);
        let (names, triggers) = match (Tables::with_overlays(&tables), Triggers::with_overlays(&triggers)) {
            (Ok(names), Ok(triggers)) => (names, triggers),
            (names, triggers) => {
                let lines = |errors: Vec<TriggerError>| errors.iter().map(ToString::to_string).collect();
                let mut all: Vec<String> = names.err().unwrap_or_default().iter().map(ToString::to_string).collect();
                all.extend(triggers.map_or_else(lines, |_| Vec::new()));
                return Err(CoderError::of(all));
            }
        };
        let (triggers, changes) = triggers;
        let mut coder = Self::new(names, triggers, Parser::shared()?, settings)?;
        coder.changes = coder.names.changes().iter().cloned().chain(changes).collect();
        Ok(coder)
    }

    /// A coder with these dictionaries.
    ///
    /// # Errors
    /// When the weights of the judge are broken; a test holds that they are not.
    pub fn new(
        names: Tables,
        triggers: Triggers,
        parser: &'static Parser,
        settings: Settings,
    ) -> Result<Self, CoderError> {
        let fingerprint = fingerprint(&names, &triggers, &settings);
        let verbs = Verbs::new(triggers.lemmas());
        Ok(Self {
            names,
            triggers,
            verbs,
            parser,
            judge: Judge::builtin()?,
            changes: Vec::new(),
            settings,
            fingerprint,
        })
    }

    /// What each overlay changed.
    pub fn changes(&self) -> &[Change] {
        &self.changes
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
        self.read(article, None)
    }

    /// Codes an article and says of each sentence what was considered in it.
    ///
    /// # Errors
    /// As [`Coder::code`].
    pub fn explain(&self, article: &Article) -> Result<(Coding, Vec<Explained>), Rejection> {
        let mut explained = Vec::new();
        let coding = self.read(article, Some(&mut explained))?;
        Ok((coding, explained))
    }

    fn read(&self, article: &Article, mut explained: Option<&mut Vec<Explained>>) -> Result<Coding, Rejection> {
        let scalars = Scalars::new(&article.text);
        let mut work = Work::new(&self.settings);
        let lines = self.lines(article, &mut work)?;
        let people = self.people(article, &lines);
        let mut counts = Counts { sentences: lines.len(), ..Counts::default() };
        let mut drafts = Vec::new();
        let day = article.published.as_ref().map_or(OPEN_DAY, |published| published.day);
        let (mut stated, mut lengths) = (None, Lengths::default());
        let mut ground = Ground::default();
        let linked = self.linked(&article.text, &lines, &people, day, people.at_home());
        for (at, (line, (linked, heard))) in lines.iter().zip(&linked).enumerate() {
            let times = times(&line.sentence);
            let (ground_here, talk) = (ground.near(at), heard.talk.as_ref());
            let said = Read { mentions: linked, times: &times, people: &people, stated, ground: ground_here, talk };
            let mut found = self.found(&line.sentence, &mut work)?;
            let scene = Scene { sentence: &line.sentence, mentions: linked, names: &self.names };
            Saying { scene, heard, day }.add(&self.triggers, &mut found);
            answers::add(&scene, &self.triggers, &mut found);
            counts.triggers += found.iter().filter(|found| !is_null(found) && found.states_act()).count();
            let place = self.place(article, line, &said, &scalars);
            let (acts, considered) = consider(&place, &found, explained.is_some());
            ground.note(&acts, at);
            drafts.extend(acts);
            if let Some(explained) = &mut explained {
                explained.push(Explained { sentence: scalars.span(&line.sentence.range), considered });
            }
            lengths.read(&line.sentence);
            stated = last_day(&line.sentence, &times, article, stated).or(stated);
        }
        lengths.extend(&mut drafts);
        occasions::date(&mut drafts);
        let stated = drafts.iter().filter(|draft| draft.class != Class::Trace).count();
        counts.suppressed = counts.triggers - stated.min(counts.triggers);
        let kept = drafts.into_iter().filter(|draft| self.settings.trace || draft.class != Class::Trace).collect();
        let writer = Writer { article, scalars: &scalars, fingerprint: &self.fingerprint, judge: &self.judge };
        let mut paragraphs = Paragraphs::default();
        let judged = merge(kept).into_iter().map(|draft| {
            let contexts = paragraphs.contexts(&article.text, &draft.block);
            writer.event(draft, contexts)
        });
        let (events, unsure): (Vec<Event>, Vec<Event>) =
            judged.partition(|event| self.settings.least_confidence.lets(event));
        counts.suppressed += unsure.len();
        if let Some(explained) = explained {
            mark_unsure(explained, &unsure);
        }
        Ok(Coding { empty_reason: empty_reason(&events, &counts), events, counts })
    }

    pub(super) fn lines(&self, article: &Article, work: &mut Work) -> Result<Vec<TextLine>, Rejection> {
        let mut blocks: BTreeMap<String, usize> = BTreeMap::new();
        let mut lines = Vec::new();
        let coded = article.zones.iter().filter(|zone| matches!(zone.kind, ZoneKind::Title | ZoneKind::Body));
        for zone in coded {
            let Some(_) = article.text.get(zone.range.clone()) else { continue };
            for block in paragraphs(&article.text, zone.range.clone()) {
                let folded = article.text[block.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
                let count = blocks.entry(folded).or_insert(0);
                let occurrence = *count;
                *count += 1;
                let (headline, mut open) = (zone.kind == ZoneKind::Title, false);
                for range in sentences(&article.text, block.clone()) {
                    let range = without_dateline(&article.text, range, &self.names);
                    let sentence = Sentence::read_on(&article.text, range, self.parser, headline, open);
                    open = sentence.open;
                    work.spend(sentence.len() as u64 * 8)?;
                    let theme = Theme::of(&sentence);
                    lines.push(TextLine { sentence, zone: zone.kind, block: block.clone(), occurrence, theme });
                }
            }
        }
        Theme::settle(lines.iter_mut().map(|line: &mut TextLine| &mut line.theme));
        Ok(lines)
    }

    pub(super) fn people(&self, article: &Article, lines: &[TextLine]) -> People {
        let mut people = People::default();
        let publisher = article.publisher.as_deref();
        people.publish(
            publisher.and_then(|publisher| home_of(&self.names, publisher)),
            publisher.and_then(|publisher| government_of(&self.names, publisher)),
        );
        let day = article.published.as_ref().map_or(OPEN_DAY, |published| published.day);
        let first = lines.iter().find(|line| line.zone == ZoneKind::Body);
        let opening = first.and_then(|line| article.text.get(line.block.clone()));
        people.date_from(opening.and_then(|opening| written_in(opening, &self.names)));
        for line in lines {
            let headline = line.zone == ZoneKind::Title;
            let mut found = mentions(&article.text, &line.sentence, &self.names, &People::default(), headline);
            let word = |token: usize| {
                line.sentence.tokens.get(token).and_then(|token| article.text.get(token.range.clone())).unwrap_or("")
            };
            people.note(&found, word);
            people.branches().restore(&mut found, word);
            let words = |mention: &Mention| -> Vec<&str> { mention.tokens.clone().map(word).collect() };
            let country = |mention: &Mention| {
                let said = country_of(mention, &self.names, day);
                said.filter(|_| !is_ambiguous(&words(mention), &self.names))
                    .filter(|_| !is_beside_the_point(&line.sentence, mention, &self.names, day))
            };
            people.lend(found.iter().filter_map(|mention| self.names.home(&words(mention)).map(str::to_owned)));
            let guessed = |mention: &Mention| is_guess(mention, &words(mention), &self.names);
            people.count(&found, country, |mention| is_party(&line.sentence, mention), guessed);
            if !headline {
                people.note_strangers(&line.sentence, &found, word);
            }
        }
        people.settle();
        people
    }

    /// The mentions of each sentence, with those that pronouns and descriptions add, and who is heard in it.
    /// `at_home` is the country whose offices need no name.
    pub(super) fn linked(
        &self,
        text: &str,
        lines: &[TextLine],
        people: &People,
        day: Date,
        at_home: Option<String>,
    ) -> Vec<(Vec<Mention>, Heard)> {
        let mut discourse = Discourse::new(&self.names, day, at_home).published_by(people.government());
        let told: Vec<Told<'_>> = lines.iter().map(TextLine::told).collect();
        let read = told.iter().map(|Told { sentence, headline }| {
            discourse.read(sentence, mentions(text, sentence, &self.names, people, *headline), *headline)
        });
        let read: Vec<Vec<Mention>> = read.collect();
        let heard = discourse.voices(&told, &read);
        let whole = told.iter().zip(read).zip(heard).map(|((line, read), heard)| {
            let read = if line.headline { read } else { discourse.first_persons(line.sentence, read, &heard) };
            (read, heard)
        });
        whole.collect()
    }

    /// The words of a sentence that the dictionary knows, paid for in steps.
    pub(super) fn found<'a>(&'a self, sentence: &Sentence, work: &mut Work) -> Result<Vec<Found<'a>>, Rejection> {
        let mut steps = 0;
        let found = find(sentence, &self.triggers, &self.verbs, &mut steps);
        work.spend(steps + found.len() as u64 * sentence.len() as u64)?;
        Ok(found)
    }

    /// A sentence with all that drafting an event from it needs.
    pub(super) fn place<'a>(
        &'a self,
        article: &'a Article,
        line: &'a TextLine,
        read: &Read<'a>,
        scalars: &'a Scalars<'a>,
    ) -> Line<'a> {
        Line {
            text: &article.text,
            scalars,
            scene: Scene { sentence: &line.sentence, mentions: read.mentions, names: &self.names },
            people: read.people,
            zone: line.zone,
            block: &line.block,
            occurrence: line.occurrence,
            published: article.published.as_ref().map(|published| published.day),
            times: read.times,
            stated: read.stated,
            ground: read.ground,
            talk: read.talk,
            settings: &self.settings,
            theme: line.theme,
        }
    }
}

/// What a sentence says beside its triggers.
pub(super) struct Read<'a> {
    pub(super) mentions: &'a [Mention],
    pub(super) times: &'a [TimeMention],
    pub(super) people: &'a People,
    /// The last day that an earlier sentence stated.
    pub(super) stated: Option<Date>,
    /// The country where the violence of the sentences before was.
    pub(super) ground: Option<&'a str>,
    /// The talk that the sentence reports on.
    pub(super) talk: Option<&'a Talk>,
}

/// The last day that the times of a sentence name, but for those still to come.
fn last_day(sentence: &Sentence, times: &[TimeMention], article: &Article, stated: Option<Date>) -> Option<Date> {
    let published = article.published.as_ref().map(|published| published.day);
    let anchor = Anchor { published, stated, future: false };
    let past = times.iter().rev().filter(|time| !is_to_come(sentence, time));
    past.filter_map(|time| resolve(time.said, anchor)).find(When::is_day).map(|when| when.start)
}

/// A sentence with its place in the article.
pub(super) struct TextLine {
    pub(super) sentence: Sentence,
    pub(super) zone: ZoneKind,
    pub(super) block: Range<usize>,
    pub(super) occurrence: usize,
    pub(super) theme: Theme,
}

impl TextLine {
    fn told(&self) -> Told<'_> {
        Told { sentence: &self.sentence, headline: self.zone == ZoneKind::Title }
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
