//! What a mention says about an actor, before a day is known.

use crate::event::{Basis, Office, Participant, Role as Part, Span};
use crate::lexicon::{Names, Sense};
use crate::ontology::{ActorKind, GroupCode, Sector};
use jiff::civil::Date;

/// An actor as the words give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Actor {
    /// A person, organisation or state of the tables.
    pub(super) entity: Option<Sense>,
    /// ISO 3166-1 alpha-3, from the words.
    pub(super) country: Option<String>,
    /// The group, from the words.
    pub(super) group: Option<GroupCode>,
    /// The sector, from the words.
    pub(super) sector: Option<Sector>,
    /// What it is.
    pub(super) kind: ActorKind,
    /// How the words lead to it.
    pub(super) basis: Basis,
    /// Whether it is a political actor by its words alone.
    pub(super) political: bool,
}

/// An actor with everything that depends on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) name: Option<String>,
    pub(super) wikidata: Option<String>,
    pub(super) country: Option<String>,
    pub(super) group: Option<GroupCode>,
    pub(super) sector: Option<Sector>,
    pub(super) office: Option<Office>,
    pub(super) kind: ActorKind,
    pub(super) basis: Basis,
    pub(super) political: bool,
}

impl Actor {
    /// The actor whom the text does not state.
    pub(super) fn unknown() -> Self {
        Self {
            entity: None,
            country: None,
            group: None,
            sector: Some(Sector::Uaf),
            kind: ActorKind::Unknown,
            basis: Basis::Unknown,
            political: false,
        }
    }

    /// Somebody by name whom no table has.
    pub(super) fn stranger() -> Self {
        Self { sector: None, basis: Basis::Named, ..Self::unknown() }
    }

    /// A state, or its government, by name.
    pub(super) fn state(entity: Sense, iso3: &str) -> Self {
        Self {
            entity: Some(entity),
            country: Some(iso3.to_owned()),
            group: None,
            sector: Some(Sector::Gov),
            kind: ActorKind::State,
            basis: Basis::Named,
            political: true,
        }
    }

    /// The actor as of `day`.
    pub(super) fn resolve(&self, names: &Names, day: Date) -> Resolved {
        let plain = Resolved {
            name: None,
            wikidata: None,
            country: self.country.clone(),
            group: self.group,
            sector: self.sector,
            office: None,
            kind: self.kind,
            basis: self.basis,
            political: self.political,
        };
        match self.entity {
            Some(Sense::Person(index)) => person(plain, names, index, day),
            Some(Sense::Organisation(index)) => organisation(plain, names, index, day),
            Some(Sense::Country(index) | Sense::Demonym(index) | Sense::Seat(index)) => {
                let country = names.countries.get(index);
                Resolved {
                    name: country.map(|country| country.name.clone()),
                    wikidata: country.and_then(|country| country.wikidata.clone()),
                    ..plain
                }
            }
            _ => plain,
        }
    }
}

fn person(plain: Resolved, names: &Names, index: usize, day: Date) -> Resolved {
    let Some(person) = names.people.get(index) else { return plain };
    let term = person.term_at(day);
    let office = term.filter(|term| term.is_office()).map(|term| Office {
        title: term.title.clone(),
        since: term.since_text.clone(),
        until: term.until_text.clone(),
    });
    // Where the table knows no office of the day, the title that the words give with a state counts.
    let titled = plain.sector.filter(|_| term.is_none() && plain.country.is_some() && plain.country == person.country);
    let sector = titled.or_else(|| person.sector_at(day)).or(plain.sector);
    Resolved {
        name: Some(person.name.clone()),
        wikidata: person.wikidata.clone(),
        country: if term.is_some() || plain.country.is_none() {
            person.country_at(day).map(str::to_owned)
        } else {
            plain.country
        },
        group: person.group_at(day).or(plain.group.filter(|_| term.is_none())),
        // A former office-holder counts as political; a person without any office does not.
        political: sector.is_some_and(is_political_sector),
        sector,
        office,
        ..plain
    }
}

fn organisation(plain: Resolved, names: &Names, index: usize, day: Date) -> Resolved {
    let Some(organisation) = names.organisations.get(index) else { return plain };
    // A role beside the name (*UN soldiers*) is narrower than the organisation's own sector; the armed men of an armed
    // group are the group.
    let own = organisation.sector_at(day);
    let armed = plain.sector == Some(Sector::Uaf) && matches!(own, Some(Sector::Reb | Sector::Prm | Sector::Crm));
    let sector = plain.sector.filter(|_| !armed).or(own);
    let political = match sector {
        Some(sector) => is_political_sector(sector),
        None => organisation.group.is_some_and(is_political_group),
    };
    Resolved {
        name: Some(organisation.name.clone()),
        wikidata: organisation.wikidata.clone(),
        country: organisation.country.clone().or(plain.country),
        group: organisation.group.or(plain.group),
        sector,
        political,
        ..plain
    }
}

fn is_political_group(group: GroupCode) -> bool {
    matches!(group, GroupCode::Igo | GroupCode::Uno | GroupCode::Eur | GroupCode::Ngo | GroupCode::Img)
}

/// Sectors whose members act politically by what they are.
pub(super) fn is_political_sector(sector: Sector) -> bool {
    !matches!(
        sector,
        Sector::Bus
            | Sector::Jrn
            | Sector::Edu
            | Sector::Med
            | Sector::Crm
            | Sector::Agr
            | Sector::Cvl
            | Sector::Unk
            | Sector::Soc
            | Sector::Rel
            | Sector::Lab
            | Sector::Ref
    )
}

impl Resolved {
    /// Country or group code, then sector.
    pub(super) fn code(&self) -> String {
        let place = self.country.as_deref().or(self.group.map(GroupCode::as_str)).unwrap_or("");
        let sector = self.sector.map_or("", Sector::as_str);
        if place.is_empty() && sector.is_empty() { "UNK".to_owned() } else { format!("{place}{sector}") }
    }

    /// Whether it is a state, its officials or an organisation of states.
    pub(super) fn is_official(&self) -> bool {
        let official = matches!(
            self.sector,
            Some(
                Sector::Gov
                    | Sector::Mil
                    | Sector::Cop
                    | Sector::Jud
                    | Sector::Leg
                    | Sector::Spy
                    | Sector::Pty
                    | Sector::Eli
                    | Sector::Opp
            )
        );
        official
            || (self.sector.is_none() && self.country.is_some())
            || matches!(self.group, Some(GroupCode::Igo | GroupCode::Uno | GroupCode::Eur))
    }

    /// Whether the words say whose it is.
    pub(super) fn is_anchored(&self) -> bool {
        self.country.is_some() || self.group.is_some() || self.name.is_some() || self.sector == Some(Sector::Reb)
    }

    /// Whether it is armed by what it is.
    pub(super) fn is_armed(&self) -> bool {
        matches!(self.sector, Some(Sector::Mil | Sector::Reb | Sector::Uaf | Sector::Prm | Sector::Cop))
    }

    /// The participant of the record.
    pub(super) fn participant(&self, text: String, span: Span, role: Part) -> Participant {
        Participant {
            text,
            span,
            role,
            name: self.name.clone(),
            wikidata: self.wikidata.clone(),
            country: self.country.clone(),
            sector: self.sector,
            code: self.code(),
            office: self.office.clone(),
            kind: self.kind,
            basis: self.basis,
        }
    }
}
