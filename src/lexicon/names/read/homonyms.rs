//! `homonyms.tsv`: names that mean several things, and which one first.

use super::{Entry, each};
use crate::lexicon::names::table::{LoadError, Row, Source, rows};
use crate::lexicon::names::types::Sense;

const COLUMNS: [&str; 3] = ["phrase", "order", "why"];

/// A table, as `order` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lexicon::names) enum Kind {
    Country,
    Person,
    Adjective,
    Seat,
    Organisation,
    Place,
    Role,
}

impl Kind {
    /// The table that a sense points into.
    pub(in crate::lexicon::names) const fn of(sense: Sense) -> Self {
        match sense {
            Sense::Country(_) => Self::Country,
            Sense::Demonym(_) => Self::Adjective,
            Sense::Seat(_) => Self::Seat,
            Sense::Person(_) => Self::Person,
            Sense::Organisation(_) => Self::Organisation,
            Sense::Role(_) => Self::Role,
            Sense::City(_) | Sense::Unlisted => Self::Place,
        }
    }

    fn parse(word: &str) -> Result<Self, String> {
        match word {
            "country" => Ok(Self::Country),
            "person" => Ok(Self::Person),
            "adjective" => Ok(Self::Adjective),
            "seat" => Ok(Self::Seat),
            "organisation" => Ok(Self::Organisation),
            "place" => Ok(Self::Place),
            "role" => Ok(Self::Role),
            _ => Err(format!("`{word}`: want country, person, adjective, seat, organisation, place or role")),
        }
    }
}

/// A name with several meanings.
#[derive(Debug)]
pub(in crate::lexicon::names) struct Homonym {
    pub(in crate::lexicon::names) phrase: String,
    /// Tables, the likelier meaning first.
    pub(in crate::lexicon::names) order: Vec<Kind>,
}

/// The listed homonyms.
pub(in crate::lexicon::names) fn homonyms<'a>(
    source: &Source<'a>,
    errors: &mut Vec<LoadError>,
) -> Vec<Entry<'a, Homonym>> {
    let rows = rows(source, &COLUMNS, errors);
    each(&rows, errors, homonym)
}

fn homonym<'a>(row: &Row<'a>) -> Result<Entry<'a, Homonym>, String> {
    let phrase = row.required(0, "phrase")?;
    let order = row.list(1).map(Kind::parse).collect::<Result<Vec<_>, _>>()?;
    Ok(Entry::new(phrase, Homonym { phrase: phrase.to_owned(), order }, row))
}
