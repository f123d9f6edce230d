//! Roles with their owner and the name behind them: `Hungarian Prime Minister Viktor Orban`.

use super::{Mention, Owner, Reader, is_honorific};
use crate::coding::actor::{Actor, is_political_sector};
use crate::event::Basis;
use crate::language::Tag;
use crate::language::parse::Relation;
use crate::lexicon::Sense;
use crate::ontology::{ActorKind, Sector};

/// So many words are what a ministry is for at most.
const FIELD: usize = 8;
/// So many words say of what kind a group is, at most.
const KIND: usize = 5;

impl Reader<'_> {
    /// A role from `role_at` to `end`, with the name behind it or the state behind *of*; behind *former* it is no office.
    pub(super) fn role(
        &self,
        at: usize,
        role_at: usize,
        end: usize,
        index: usize,
        owner: &Owner,
    ) -> (Option<Mention>, usize) {
        let (mut mention, next) = self.role_held(at, role_at, end, index, owner);
        let former =
            at < role_at && at > 0 && matches!(self.sentence.word(at - 1), "former" | "ex" | "ousted" | "deposed");
        if let Some(actor) = mention.as_mut().and_then(|mention| mention.actor.as_mut()).filter(|_| former)
            && matches!(actor.sector, Some(Sector::Gov | Sector::Leg))
        {
            actor.sector = Some(Sector::Eli);
        }
        (mention, next)
    }

    fn role_held(
        &self,
        at: usize,
        role_at: usize,
        end: usize,
        index: usize,
        owner: &Owner,
    ) -> (Option<Mention>, usize) {
        let Some(role) = self.names.roles.get(index) else { return (None, end) };
        let surname = at == role_at
            && end - role_at == 1
            && self.sentence.tag(at) == Tag::Name
            && self.is_unknown_name(at.wrapping_sub(1));
        // `a state of emergency` is no state.
        let condition = self.sentence.word(end - 1) == "state"
            && self.sentence.word(end) == "of"
            && matches!(self.sentence.word(end + 1), "emergency" | "siege" | "war" | "affairs" | "alert" | "calamity");
        if self.sentence.tag(role_at).is_verbal()
            || (surname && !self.headline)
            || condition
            || self.modifies(role_at, end)
            || self.is_ground(role_at, end)
            || self.is_stance(end)
        {
            return (None, end);
        }
        let end = if role.kind == ActorKind::Organisation { self.field(role_at, end) } else { end };
        if let Some(found) = self.further_role(at, end, owner) {
            return found;
        }
        if let Some(named) = self.organisation_behind(at, end, role.kind, owner) {
            return named;
        }
        if let Some(spoken) = self.spoken_for(at, end, role.sector == Sector::Unk && role.title, owner) {
            return spoken;
        }
        let polite = usize::from(role.title && is_honorific(self.sentence.word(end)));
        if let Some((person, name_end)) = self.name_behind(end + polite, role.title) {
            let end = end + polite;
            let opening = self.words.get(at..name_end).and_then(|words| self.people.by_opening(words).cloned());
            let before = || self.named_before(end, name_end).or(opening);
            if let Some(known) = person.is_none().then(before).flatten() {
                return (Some(Mention::of(at..name_end, known)), name_end);
            }
            let behind = self.owner_of_name(name_end).filter(|_| person.is_none() && owner.country.is_none());
            return self.titled(at, name_end, index, person, &behind.unwrap_or_else(|| owner.clone()));
        }
        if let Some((town, name_end)) = self.town_before_name(end, role.title, owner) {
            return self.titled(at, name_end, index, None, &town);
        }
        let mut owner = owner.clone();
        let mut to = end;
        let of = owner.entity.is_none() && (self.sentence.word(end) == "of" || self.come_from(end, role.sector));
        let behind = self.owner_behind(end + 1).filter(|_| of);
        let served = || self.served(end).filter(|_| owner.country.is_none());
        let band = || self.band(end, role.sector).filter(|_| owner.country.is_none());
        if let Some((found, owner_end)) = behind.or_else(served).or_else(band) {
            owner = found;
            to = owner_end;
        }
        let organisation = matches!(owner.entity, Some(Sense::Organisation(_)));
        let owned = owner.country.is_some() || organisation;
        let actor = Actor {
            entity: owner.entity.filter(|_| organisation),
            country: owner.country,
            group: None,
            sector: sector_of(role.sector, owner.entity),
            kind: role.kind,
            basis: if role.title && owned { Basis::Title } else { Basis::Role },
            political: role.political || (owned && is_political_sector(role.sector)),
        };
        (Some(Mention::of(at..to, actor)), to)
    }

    /// `in opposition to the plan`: no side, but what somebody thinks of something.
    pub(super) fn is_stance(&self, end: usize) -> bool {
        let to = self.sentence.word(end) == "to" && !self.sentence.tag(end + 1).is_verbal();
        to && self.sentence.word(end.saturating_sub(1)) == "opposition"
    }

    /// `Dover Air Force Base`, `the Royal Navy Museum`: ground and buildings with the name of forces.
    fn is_ground(&self, at: usize, end: usize) -> bool {
        let named = |at: usize| self.sentence.tag(at) == Tag::Name;
        named(at) && named(end) && matches!(self.sentence.word(end), "base" | "museum" | "memorial" | "cemetery")
    }

    /// `the Ministry of External Relations and Trade`: where the name of what a ministry is for ends; behind the name of
    /// a known one only before its state: `the Ministry of Health and Social Affairs of Norway`.
    fn field(&self, at: usize, end: usize) -> usize {
        let bare = matches!(self.sentence.word(end - 1), "ministry" | "department" | "office" | "agency");
        let opens = bare && matches!(self.sentence.word(end), "of" | "for");
        let goes_on = self.sentence.tag(end) == Tag::And && self.sentence.word(at) == "ministry";
        let named = |at: usize| {
            let capital = self.words.get(at).is_some_and(|word| word.starts_with(char::is_uppercase));
            capital && self.hit(at).is_none_or(|hit| hit.role().is_some())
        };
        let inner = |at: usize| matches!(self.sentence.tag(at), Tag::And | Tag::Comma) && named(at + 1);
        let from = end + 1 + usize::from(self.sentence.word(end + 1) == "the");
        let behind = (from..self.words.len().min(from + FIELD)).take_while(|at| named(*at) || *at > from && inner(*at));
        let last = behind.last().filter(|_| named(from)).map_or(end, |last| last + 1);
        if opens || goes_on && self.sentence.word(last) == "of" { last } else { end }
    }

    /// `an official ceremony`, `a state dinner`: a word that only says of what kind a thing is.
    fn modifies(&self, at: usize, end: usize) -> bool {
        let relation = self.sentence.relation(at);
        end == at + 1
            && matches!(self.sentence.word(at), "official" | "state" | "national")
            && matches!(relation, Relation::Amod | Relation::Compound)
            && self.sentence.head(at) == Some(end)
            && self.hit(end).is_none()
    }

    /// The person whom the article names more fully elsewhere: `Vice President Harris`, `President Hassan Sheikh`.
    fn named_before(&self, at: usize, end: usize) -> Option<Actor> {
        let name = self.words.get(at..end)?;
        let last = name.last()?;
        let known = self.people.by_family_name(last).or_else(|| self.people.by_surname(last));
        known.or_else(|| self.people.by_part(name)).cloned()
    }

    /// `Russian defence ministry officials`: the last role counts.
    fn further_role(&self, at: usize, end: usize, owner: &Owner) -> Option<(Option<Mention>, usize)> {
        let next = end + usize::from(self.sentence.tag(end) == Tag::Possessive);
        let hit = self.hit(next).filter(|_| !self.sentence.tag(next).is_verbal())?;
        let Some(Sense::Role(index)) = hit.senses.first() else { return None };
        Some(self.role(at, next, next + hit.words, *index, owner))
    }

    /// `the militant group Boko Haram`: the name says more than the kind.
    fn organisation_behind(
        &self,
        at: usize,
        end: usize,
        kind: ActorKind,
        owner: &Owner,
    ) -> Option<(Option<Mention>, usize)> {
        let hit = self.hit(end).filter(|_| matches!(kind, ActorKind::Group | ActorKind::Organisation))?;
        let Some(organisation @ Sense::Organisation(_)) = hit.senses.first().copied() else { return None };
        if let Some(party) = self.party_of(organisation, hit.words, owner) {
            let next = end + hit.words;
            return Some((Some(Mention::of(at..next, party)), next));
        }
        let (mention, next) = self.at(end);
        let mention = mention.filter(|mention| mention.tokens.start == end)?;
        Some((Some(Mention { tokens: at..mention.tokens.end, ..mention }), next))
    }

    /// `a spokesman for the Turkish foreign ministry` speaks as the ministry.
    fn spoken_for(&self, at: usize, end: usize, speaks: bool, owner: &Owner) -> Option<(Option<Mention>, usize)> {
        let open = speaks && owner.entity.is_none() && matches!(self.sentence.word(end), "for" | "of");
        let from = end + 1 + usize::from(self.sentence.word(end + 1) == "the");
        if !open || self.hit(from).is_none() {
            return None;
        }
        let (mention, next) = self.at(from);
        let mention = mention.filter(|mention| mention.tokens.start == from)?;
        let behind = mention.actor.filter(|actor| !matches!(actor.entity, Some(Sense::Demonym(_))))?;
        let named = matches!(behind.entity, Some(Sense::Organisation(_)));
        let actor =
            Actor { entity: behind.entity.filter(|_| named), kind: ActorKind::Person, basis: Basis::Role, ..behind };
        Some((Some(Mention::of(at..mention.tokens.end, actor)), next))
    }

    /// `officials from Kenya`, `a soldier from Kenya was killed`; those who are withdrawn or expelled from somewhere are
    /// not of there.
    fn come_from(&self, end: usize, sector: Sector) -> bool {
        let office = matches!(sector, Sector::Gov | Sector::Leg | Sector::Eli | Sector::Pty | Sector::Opp);
        let subject = matches!(self.sentence.relation(end - 1), Relation::Nsubj | Relation::NsubjPass);
        // `a man from Georgia` may be from the division of the name.
        let name = end + 1 + usize::from(self.sentence.word(end + 1) == "the");
        let sure = || self.hit(name).is_some_and(|hit| hit.senses.len() == 1);
        self.sentence.word(end) == "from"
            && (office || subject && sure())
            && self.sentence.head(end).and_then(|noun| self.sentence.head(noun)) == Some(end - 1)
    }

    /// `Prime Minister Ahmad al-Darwi of Iraq`: the state or organisation behind the name of somebody whom no table has.
    fn owner_of_name(&self, end: usize) -> Option<Owner> {
        let of = self.sentence.word(end) == "of";
        self.owner_behind(end + 1).filter(|_| of).map(|(owner, _)| owner)
    }

    /// `Governor of Texas John Rowe`: the state of a town or province that the name behind it runs into, and where that name
    /// ends.
    fn town_before_name(&self, end: usize, title: bool, owner: &Owner) -> Option<(Owner, usize)> {
        if !title || owner.country.is_some() || self.sentence.word(end) != "of" {
            return None;
        }
        let hit = self.hit(end + 1)?;
        let town = *hit.senses.first().filter(|sense| matches!(sense, Sense::City(_)))?;
        let (person, name_end) = self.name_behind(end + 1 + hit.words, true)?;
        let owner = Owner { entity: None, country: self.country_of(town) };
        person.is_none().then_some((owner, name_end))
    }

    /// `adviser to the President of France`: the state of whom somebody serves.
    fn served(&self, end: usize) -> Option<(Owner, usize)> {
        let word = self.sentence.word(end.checked_sub(1)?);
        let serves = matches!(word, "adviser" | "advisor" | "aide" | "assistant" | "counselor" | "counsellor");
        if !serves || self.sentence.word(end) != "to" {
            return None;
        }
        let at = end + 1 + usize::from(self.sentence.word(end + 1) == "the");
        let hit = self.hit(at)?;
        let behind = at + hit.words;
        let (country, end) = match hit.senses.first()? {
            Sense::Person(index) => (self.names.people.get(*index)?.country.clone()?, behind),
            Sense::Role(_) if self.sentence.word(behind) == "of" => {
                let (owner, end) = self.owner_behind(behind + 1)?;
                (owner.country?, end)
            }
            Sense::Demonym(_) => (self.country_of(*hit.senses.first()?)?, behind),
            _ => return None,
        };
        Some((Owner { entity: None, country: Some(country) }, end))
    }

    /// `gunmen from the Islamist group Boko Haram`, `fighters belonging to Islamic State`: the group that armed men are of.
    fn band(&self, end: usize, sector: Sector) -> Option<(Owner, usize)> {
        let words = (self.sentence.word(end), self.sentence.word(end + 1));
        let from = match words {
            ("of" | "from", _) => end + 1,
            ("belonging", "to") => end + 2,
            _ => return None,
        };
        if !matches!(sector, Sector::Uaf | Sector::Reb) {
            return None;
        }
        let group = |at: usize| match self.hit(at)?.senses.first() {
            Some(Sense::Organisation(_)) => self.owner_behind(at),
            _ => None,
        };
        // `the Islamist group`
        let kind = |at: &usize| {
            matches!(self.sentence.tag(*at), Tag::Determiner | Tag::Adjective | Tag::Noun)
                || self.hit(*at).is_some_and(|hit| hit.role().is_some())
        };
        let at = (from..from + KIND).find(|at| group(*at).is_some() || !kind(at))?;
        group(at)
    }

    fn owner_behind(&self, at: usize) -> Option<(Owner, usize)> {
        let at = at + usize::from(self.sentence.word(at) == "the");
        let hit = self.hit(at)?;
        let first = hit.find(|sense| matches!(sense, Sense::Country(_) | Sense::Organisation(_)))?;
        if let Some(party) = self.party_at_home(at..at + hit.words, first) {
            return Some((Owner { entity: None, country: party.country }, at + hit.words));
        }
        Some((Owner { entity: Some(first), country: self.country_of(first) }, at + hit.words))
    }

    /// The name behind a title: one of the tables, or up to three capitalised words.
    fn name_behind(&self, at: usize, title: bool) -> Option<(Option<usize>, usize)> {
        let hit = self.hit(at);
        // `Defence Minister Aden Holm`: a first name that is a town's too.
        let town = hit.as_ref().is_some_and(|hit| {
            let behind = at + hit.words;
            title
                && matches!(hit.senses.first(), Some(Sense::City(_)))
                && self.sentence.tag(behind) == Tag::Name
                && self.hit(behind).is_none()
        });
        if let Some(hit) = hit.filter(|_| !town) {
            return match hit.senses.first() {
                // `spokesman Abbas Wardak`: the surname of a leader is the first name of others.
                Some(Sense::Person(_)) if title && hit.words == 1 && self.is_unknown_name(at + 1) => {
                    Some((None, at + 2))
                }
                Some(Sense::Person(index)) => Some((Some(*index), at + hit.words)),
                _ => None,
            };
        }
        if !title || self.headline {
            return None;
        }
        let mut end = self.name_end(at, at + usize::from(town));
        // `Prime Minister Shia' al-Sudani`: the mark is a letter of the name.
        let letter = matches!(self.sentence.word(end), "'" | "’" | "‘") && end > at;
        if letter && self.sentence.word(end + 1).starts_with("al-") {
            end = self.name_end(end + 1, end + 2);
        }
        (end > at).then_some((None, end))
    }

    /// Where the run of up to three unknown names from `at` ends, of which those before `end` are known to be ones; particles
    /// are not counted: `Tamim bin Hamad Al Thani`.
    fn name_end(&self, at: usize, mut end: usize) -> usize {
        let particle = |word: usize| {
            matches!(
                self.sentence.word(word),
                "bin" | "ibn" | "bint" | "al" | "el" | "van" | "von" | "de" | "der" | "da" | "dos"
            )
        };
        while end < at + 3 + (at..=end).filter(|word| particle(*word)).count()
            && self.sentence.tag(end) == Tag::Name
            && self.hit(end).is_none_or(|hit| {
                let paper = hit.words == 1 && hit.senses.first().is_some_and(|sense| self.is_paper(*sense));
                end > at && (hit.role().is_some() || paper)
            })
        {
            end += 1;
        }
        end
    }

    fn titled(
        &self,
        at: usize,
        end: usize,
        role: usize,
        person: Option<usize>,
        owner: &Owner,
    ) -> (Option<Mention>, usize) {
        let role = self.names.roles.get(role);
        let organisation = owner.entity.filter(|sense| matches!(sense, Sense::Organisation(_)));
        let actor = Actor {
            entity: person.map(Sense::Person).or(organisation),
            country: owner.country.clone(),
            group: None,
            sector: role.and_then(|role| sector_of(role.sector, owner.entity)),
            kind: ActorKind::Person,
            basis: Basis::Named,
            political: role.is_some_and(|role| is_political_sector(role.sector)) && owner.entity.is_some(),
        };
        (Some(Mention::of(at..end, actor)), end)
    }
}

/// A spokesman speaks as whom he serves: as the organisation, or as the government of the state.
fn sector_of(sector: Sector, owner: Option<Sense>) -> Option<Sector> {
    match owner {
        Some(Sense::Organisation(_)) if sector == Sector::Unk => None,
        Some(Sense::Country(_) | Sense::Demonym(_) | Sense::Seat(_)) if sector == Sector::Unk => Some(Sector::Gov),
        _ => Some(sector),
    }
}
