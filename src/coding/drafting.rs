//! From a reading to a draft: days, places and words put in.

use super::actor::Actor;
use super::calendar::{Anchor, When, resolve};
use super::coreference::{Talk, speaker};
use super::draft::{Draft, cue};
use super::enough::enough;
use super::judge::{class, consult_modes, gate, scope, temporal};
use super::lengths::opens;
use super::people::People;
use super::phrases::Scene;
use super::places::Sites;
use super::placing::PlacePhrase;
use super::reading::{About, Reading};
use super::scalars::Scalars;
use super::seen::Seen;
use super::settings::{EvidenceText, Settings};
use super::silence::Silence;
use super::sources::{Source, attribution, interest, sources};
use super::theme::Theme;
use super::times::TimeMention;
use crate::event::{
    Attribution, Basis, Class, Evidence, Factuality, Modality, Participant, Place, PlaceBasis, Role, Span, Time,
    TimeBasis, Trigger, Underlying,
};
use crate::language::parse::Relation;
use crate::lexicon::{Act, Names, Sense};
use crate::ontology::{CameoCode, EventType, Mode, PlacePrecision, ZoneKind};
use jiff::civil::Date;
use std::ops::Range;

/// A sentence in its article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) scalars: &'a Scalars<'a>,
    pub(super) scene: Scene<'a>,
    pub(super) people: &'a People,
    pub(super) zone: ZoneKind,
    pub(super) block: &'a Range<usize>,
    pub(super) occurrence: usize,
    pub(super) published: Option<Date>,
    /// The times of the sentence.
    pub(super) times: &'a [TimeMention],
    /// The last day that an earlier sentence stated.
    pub(super) stated: Option<Date>,
    /// The country where the violence of the sentences before was.
    pub(super) ground: Option<&'a str>,
    /// The talk that the sentence reports on.
    pub(super) talk: Option<&'a Talk>,
    pub(super) settings: &'a Settings,
    pub(super) theme: Theme,
}

/// So many expressions before one are asked for the day that they state: the work stays linear in the text.
const NEAR_TIMES: usize = 8;

/// The day on which offices are read when the article has none: the youngest table counts.
pub(super) const OPEN_DAY: Date = Date::constant(9999, 12, 31);

impl Line<'_> {
    fn names(&self) -> &Names {
        self.scene.names
    }

    /// The draft of a reading, or of the first of its less specific readings that passes. One with a recipient
    /// wins over one of its type without.
    ///
    /// # Errors
    /// Why the most specific reading gives none, when no other one does.
    pub(super) fn draft(&self, mut reading: Reading) -> Result<Draft, Silence> {
        let others = std::mem::take(&mut reading.others);
        let mut guarded = reading.guarded;
        let mut best = self.draft_one(reading);
        for reading in others {
            let silenced = reading.guarded;
            let Ok(draft) = self.draft_one(reading) else { continue };
            let better = best.as_ref().map_or(true, |known| {
                let fuller = known.recipients.is_empty() && !known.reciprocal && !draft.recipients.is_empty();
                // A word that silences the most specific entry leaves the act to the others.
                let freed = known.class == Class::Trace && draft.class != Class::Trace && guarded;
                freed || (fuller && known.act.event_type == draft.act.event_type)
            });
            if better {
                (best, guarded) = (Ok(draft), silenced);
            }
        }
        best
    }

    fn draft_one(&self, mut reading: Reading) -> Result<Draft, Silence> {
        let mut when = reading.time.as_ref().and_then(|time| resolve(time.said, self.anchor(time, false)));
        let tomorrow = self.published.and_then(|day| day.tomorrow().ok());
        if when.zip(tomorrow).is_some_and(|(when, tomorrow)| when.start > tomorrow) {
            // What happened has no time to come: the words date something else.
            (when, reading.time) = (None, None);
        }
        let day = self.office_day(when.as_ref());
        let (mut actors, mut recipients) = gate(&reading, &self.theme, &self.scene, day)?;
        // *praised her team*: a possessive takes up whoever acts, who does not act on herself.
        recipients.retain(|one| one.who.basis != Basis::Pronoun || !actors.iter().any(|actor| is_same(actor, one)));
        self.address(&reading, &actors, &mut recipients, day);
        // `the cabinet will discuss the flood`
        let talks_over =
            matches!(self.scene.sentence.lemma(reading.head), "discuss" | "debate" | "consider" | "review");
        enough(&reading, &actors, &recipients, talks_over)?;
        if self.addresses_nobody(&reading, &actors, &recipients) {
            return Err(Silence::OneSide);
        }
        let temporal = temporal(&reading, when.as_ref(), self.published, self.settings.historical_after_days);
        let scope = scope(&reading, &actors, &recipients, &self.theme);
        let class = class(&reading, temporal, scope);
        let place = reading.place.as_ref().and_then(|place| self.place(place, day));
        self.settle(reading.act.event_type, &mut actors, &mut recipients, place.as_ref());
        self.unname_kinds(&mut actors);
        Self::refine(&mut reading, &actors, place.as_ref());
        turn_to_guest(&mut reading.act, &mut actors, &mut recipients);
        let visit = reading.act.event_type == EventType::Consult && reading.act.modes.contains(&Mode::Visit);
        let parts = if visit { (Role::Visitor, Role::Host) } else { (Role::Participant, Role::Participant) };
        let matter = self.matter(&reading, &actors, &recipients);
        let trigger_at = self.scene.sentence.bytes(&reading.trigger).start;
        Ok(Draft {
            entry: reading.entry.clone(),
            zone: self.zone,
            class,
            scope,
            participants: (
                self.participants(&actors, parts.0, trigger_at),
                self.participants(&recipients, parts.1, trigger_at),
            ),
            reported_by: self.reported_by(&reading, &actors, &recipients, day),
            reciprocal: reading.roles.reciprocal && actors.len() > 1,
            effect: reading.effect,
            actors,
            recipients,
            underlying: reading.underlying.as_ref().map(|about| self.underlying(about, day)),
            time: reading.time.as_ref().zip(when.as_ref()).map(|(time, when)| self.time(time, when)),
            when,
            place,
            factuality: self.factuality(&reading, temporal),
            evidence: vec![self.evidence(&reading)],
            magnitude: None,
            block: self.block.clone(),
            occurrence: self.occurrence,
            trigger_at,
            told: self.is_told(&reading),
            claims: reading.trigger.clone().any(|at| self.scene.sentence.word(at) == "responsibility"),
            further: self.is_further(&reading),
            matter,
            topic: self.is_topic(&reading),
            takes_up: self.takes_up(&reading),
            refers: self.refers(&reading),
            opens: reading.time.as_ref().and_then(|time| opens(self.scene.sentence, time)),
            act: reading.act,
        })
    }

    /// `a terrorist attack` says of what kind it was, and not who did it.
    fn unname_kinds(&self, actors: &mut [Seen]) {
        let sentence = self.scene.sentence;
        let kind = |at: usize| {
            matches!(sentence.word(at), "terrorist" | "extremist")
                && matches!(sentence.relation(at), Relation::Amod | Relation::Compound)
        };
        for seen in actors {
            if seen.tokens.as_ref().is_some_and(|tokens| tokens.len() == 1 && kind(tokens.start)) {
                seen.who = Actor::unknown().resolve(self.names(), OPEN_DAY);
            }
        }
    }

    fn office_day(&self, when: Option<&When>) -> Date {
        when.map(|when| when.end).or(self.published).unwrap_or(OPEN_DAY)
    }

    /// What the expression is resolved against: the day of publication, and the day stated last before it.
    fn anchor(&self, mention: &TimeMention, future: bool) -> Anchor {
        let published = Anchor { published: self.published, stated: self.stated, future };
        let here = self.times.partition_point(|time| time.tokens.end <= mention.tokens.start);
        let before = self.times.get(..here).unwrap_or(&[]).iter().rev();
        let stated = before.take(NEAR_TIMES).filter_map(|time| resolve(time.said, published)).find(When::is_day);
        Anchor { stated: stated.map(|when| when.start).or(self.stated), ..published }
    }

    fn refine(reading: &mut Reading, actors: &[Seen], place: Option<&Place>) {
        let country = place.and_then(|place| place.country.as_deref());
        if let Some(mode) = consult_modes(reading, actors, country) {
            reading.act.modes.push(mode);
            if let Some(code) = CameoCode::parse("044") {
                let plain = std::mem::replace(&mut reading.act.cameo, code);
                reading.act.also.push(plain);
            }
        }
    }

    fn words(&self, tokens: &Range<usize>) -> (String, Span) {
        let bytes = self.scene.sentence.bytes(tokens);
        (self.text.get(bytes.clone()).unwrap_or("").to_owned(), self.scalars.span(&bytes))
    }

    fn participants(&self, seen: &[Seen], role: Role, trigger_at: usize) -> Vec<Participant> {
        seen.iter()
            .map(|seen| {
                let (text, span) = match &seen.tokens {
                    Some(tokens) => self.words(tokens),
                    // Nobody is mentioned: an empty stretch at the trigger.
                    None => (String::new(), self.scalars.span(&(trigger_at..trigger_at))),
                };
                seen.who.participant(text, span, role)
            })
            .collect()
    }

    /// Who says so, but for those who say so by the act itself.
    fn reported_by(&self, reading: &Reading, actors: &[Seen], recipients: &[Seen], day: Date) -> Vec<Attribution> {
        let another =
            |source: &&Source| !actors.iter().any(|actor| actor.tokens.as_ref() == Some(&source.party.tokens));
        let said = sources(&self.scene, reading.head);
        said.iter()
            .filter(another)
            .map(|source| {
                let who = source.party.actor.resolve(self.names(), day);
                let seen = Seen { tokens: Some(source.party.tokens.clone()), who };
                let (text, span) = self.words(&source.party.tokens);
                attribution(&seen, text, span, interest(&seen, actors, recipients), source.directness)
            })
            .collect()
    }

    fn time(&self, mention: &TimeMention, when: &When) -> Time {
        let (text, span) = self.words(&mention.tokens);
        let (start, end) = when.written();
        Time { start, end, precision: when.precision, basis: TimeBasis::Stated, text: Some(text), span: Some(span) }
    }

    fn place(&self, phrase: &PlacePhrase, day: Date) -> Option<Place> {
        let (text, span) = self.words(&phrase.tokens);
        let sites = Sites { scene: &self.scene, people: self.people, text: self.text, day };
        let site = sites.resolve(&phrase.tokens, phrase.sense);
        let plain = Place {
            text,
            span,
            name: String::new(),
            geonameid: None,
            lat: None,
            lon: None,
            admin1: None,
            country: None,
            claimed_by: None,
            controlled_by: None,
            precision: PlacePrecision::Country,
            basis: PlaceBasis::Stated,
            alternatives: site.alternatives.iter().filter_map(|sense| sites.alternative(*sense)).collect(),
        };
        match site.sense {
            Sense::City(index) => {
                let city = self.names().place(index)?;
                Some(Place {
                    name: city.name.clone(),
                    geonameid: city.geonameid,
                    lat: Some(city.lat),
                    lon: Some(city.lon),
                    admin1: city.admin1.clone(),
                    country: city.country.clone(),
                    claimed_by: city.claimed_by.clone(),
                    controlled_by: city.controlled_by(day).map(str::to_owned),
                    precision: city.precision,
                    ..plain
                })
            }
            Sense::Country(index) => {
                let country = self.names().countries.get(index)?;
                Some(Place {
                    name: country.name.clone(),
                    geonameid: country.geonameid,
                    lat: country.position.map(|position| position.0),
                    lon: country.position.map(|position| position.1),
                    country: Some(country.iso3.clone()),
                    ..plain
                })
            }
            // Nobody knows where: a service may.
            Sense::Unlisted => {
                Some(Place { name: plain.text.clone(), country: site.country, precision: site.precision, ..plain })
            }
            _ => None,
        }
    }

    fn underlying(&self, about: &About, day: Date) -> Underlying {
        let future = matches!(about.modality, Modality::Planned | Modality::Hypothetical);
        let time = about.time.as_ref().and_then(|mention| {
            let when = resolve(mention.said, self.anchor(mention, future))?;
            Some(self.time(mention, &when))
        });
        Underlying {
            event_type: about.act.event_type,
            modes: about.act.modes.clone(),
            modality: about.modality,
            time,
            place: about.place.as_ref().and_then(|place| self.place(place, day)),
        }
    }

    fn factuality(&self, reading: &Reading, temporal: crate::event::Temporal) -> Factuality {
        let status = &reading.status;
        let mut tokens = status.cues.clone();
        tokens.sort_unstable();
        tokens.dedup();
        let modality = if status.unreal && status.modality == Modality::Asserted {
            Modality::Hypothetical
        } else {
            status.modality
        };
        Factuality {
            polarity: status.polarity,
            modality,
            temporal,
            cues: tokens
                .into_iter()
                .map(|token| self.words(&(token..token + 1)))
                .map(|(text, span)| cue(text, span))
                .collect(),
        }
    }

    /// Who states what the sentence says, in the words of the record: the canonical name where there is one.
    pub(super) fn claimed_by(&self) -> Option<String> {
        let mention = speaker(self.scene.sentence, self.scene.mentions)?;
        let who = mention.actor.as_ref()?.resolve(self.names(), self.office_day(None));
        Some(who.name.unwrap_or_else(|| self.words(&mention.tokens).0))
    }

    fn evidence(&self, reading: &Reading) -> Evidence {
        let sentence = self.scene.sentence;
        let (trigger, span) = self.words(&reading.trigger);
        let whole = self.text.get(sentence.range.clone()).unwrap_or("").to_owned();
        Evidence {
            zone: self.zone,
            sentence: (self.settings.evidence == EvidenceText::Sentence).then_some(whole),
            span: self.scalars.span(&sentence.range),
            trigger: Trigger { text: (self.settings.evidence != EvidenceText::Offsets).then_some(trigger), span },
        }
    }
}

/// `hosted the king`: of a visit the guest is the actor, whoever the words say acts (codebook 1).
fn turn_to_guest(act: &mut Act, guests: &mut Vec<Seen>, hosts: &mut Vec<Seen>) {
    let (Some(host), Some(visit)) = (CameoCode::parse("043"), CameoCode::parse("042")) else { return };
    let visits = act.event_type == EventType::Consult && act.modes.contains(&Mode::Visit);
    if visits && act.cameo == host && !guests.is_empty() && !hosts.is_empty() {
        std::mem::swap(guests, hosts);
        act.also.push(std::mem::replace(&mut act.cameo, visit));
    }
}

/// Whether two mentions are one actor.
fn is_same(one: &Seen, other: &Seen) -> bool {
    let key = |seen: &Seen| (seen.who.name.clone(), seen.who.code());
    key(one) == key(other)
}
