//! Persons and their terms of office.

use crate::ontology::{GroupCode, Sector};
use jiff::{ToSpan, civil::Date};

/// A day as the table writes it: perhaps only a month or a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The first day (of a start) or the last day (of an end) that the words allow.
    pub day: Date,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub text: String,
}

/// A term of office, or a stretch of party, armed or opposition life.
#[derive(Debug, Clone)]
pub struct Term {
    /// The office in full, such as `Prime Minister of Hungary`; empty when the row only says which
    /// sector the person belonged to.
    pub title: String,
    /// ISO 3166-1 alpha-3 of the state that the office belongs to; `None` for those of organisations.
    pub country: Option<String>,
    /// The group code for offices of organisations.
    pub group: Option<GroupCode>,
    /// The sector while it lasts.
    pub sector: Sector,
    /// First day; [`Date::MIN`] when the table does not say.
    pub since: Date,
    /// Last day; `None` while it lasts, or when its end is unknown (then [`Term::seen`] is set).
    pub until: Option<Date>,
    /// The first day as written; `None` when the table does not say.
    pub since_text: Option<String>,
    /// The last day as written.
    pub until_text: Option<String>,
    /// Last day on which a source saw the term open, where nobody has checked since.
    pub seen: Option<Date>,
    /// Whether office and start come from a source and not from general knowledge.
    pub sourced: bool,
}

impl Term {
    /// Whether `day` lies in the term. A term last seen open is believed for a year more, no longer:
    /// after that nobody knows who holds the office.
    pub fn covers(&self, day: Date) -> bool {
        let believed = self.seen.and_then(|seen| seen.checked_add(1.year()).ok());
        self.since <= day && self.until.or(believed).is_none_or(|until| day <= until)
    }

    /// Whether the term is an office, with a title, and not only a side.
    pub fn is_office(&self) -> bool {
        !self.title.is_empty()
    }
}

/// A person with the offices held.
#[derive(Debug, Clone)]
pub struct Person {
    /// The canonical name, with diacritics.
    pub name: String,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// Nationality in ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Offices, oldest first.
    pub terms: Vec<Term>,
}

impl Person {
    /// The office held on `day`, the youngest where several run side by side. Where one follows the
    /// other on the same day, the new one counts.
    pub fn term_at(&self, day: Date) -> Option<&Term> {
        self.terms.iter().rev().find(|term| term.covers(day))
    }

    /// Whether the person was known by `day`: the first term has begun, or has no beginning in the table. A bare surname is somebody else before (*Pistorius* in 2013 was an athlete).
    pub fn known_on(&self, day: Date) -> bool {
        self.terms.first().is_some_and(|term| term.since <= day)
    }

    /// The country to code on `day`: that of the office, else the nationality. `None` while the
    /// person serves an organisation of many states (then [`Person::group_at`] answers).
    pub fn country_at(&self, day: Date) -> Option<&str> {
        match self.term_at(day) {
            Some(term) => term.country.as_deref(),
            None => self.country.as_deref(),
        }
    }

    /// The group code on `day`, for those who serve an organisation.
    pub fn group_at(&self, day: Date) -> Option<GroupCode> {
        self.term_at(day).and_then(|term| term.group)
    }

    /// The sector on `day`: that of the term; [`Sector::Eli`] after an office of state or of an
    /// organisation of states; `None` before the first, when only the text can tell. Of somebody whose end of office is unknown it stays.
    pub fn sector_at(&self, day: Date) -> Option<Sector> {
        if let Some(term) = self.term_at(day) {
            return Some(term.sector);
        }
        let last = self.terms.iter().rev().find(|term| term.since <= day)?;
        let official = matches!(last.sector, Sector::Gov | Sector::Mil | Sector::Leg | Sector::Jud | Sector::Spy);
        let left = last.until.is_some();
        Some(if official && left { Sector::Eli } else { last.sector })
    }
}
