//! Clauses: which tokens belong to one verb group and its arguments.

use super::tags::Form;
use super::tags::Tag;
use super::tokens::Token;

/// What opened a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opener {
    /// The start of the sentence.
    Main,
    /// A conjunction or a mark, beside the clause before.
    Coordinate,
    /// A subordinator such as *while* or *if*.
    Subordinate,
    /// *that* behind a verb.
    Complement,
    /// A relative pronoun.
    Relative,
    /// A quotation mark.
    Quote,
}

/// A clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    /// What opened it.
    pub opener: Opener,
    /// The token that opened it.
    pub at: usize,
    /// The clause around or before it.
    pub parent: usize,
}

/// Looking further than this for the finite verb of a clause finds another clause's.
const REACH: usize = 25;

/// Whether each token stands between quotation marks, and whether a quotation is still open behind the last one;
/// `open` where one was open before the first: `"He lied. He cheated," she said.`
pub(super) fn quoted(words: &[String], tokens: &[Token], mut open: bool) -> (Vec<bool>, bool) {
    let mut flags = Vec::with_capacity(tokens.len());
    for (at, word) in words.iter().enumerate() {
        match word.as_str() {
            "“" | "«" | "„" => open = true,
            "”" | "»" => open = false,
            "\"" => open = opens(tokens, at).unwrap_or(!open),
            _ => {}
        }
        flags.push(open);
    }
    (flags, open)
}

/// Whether a straight mark opens or closes a quotation, by the side on which white space parts it from the words;
/// `None` where that does not tell.
fn opens(tokens: &[Token], at: usize) -> Option<bool> {
    let mark = &tokens.get(at)?.range;
    let before =
        at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|token| token.range.end == mark.start);
    let after = tokens.get(at + 1).is_some_and(|token| token.range.start == mark.end);
    (before != after).then_some(after)
}

/// The clause of each token, and the clauses.
pub(super) fn split(words: &[String], tags: &[Tag], quoted: &[bool]) -> (Vec<usize>, Vec<Clause>) {
    let mut splitter = Splitter::new(words, tags, quoted);
    let mut clause_of = Vec::with_capacity(tags.len());
    for at in 0..tags.len() {
        splitter.step(at);
        clause_of.push(splitter.current);
    }
    (clause_of, splitter.clauses)
}

struct Splitter<'a> {
    words: &'a [String],
    tags: &'a [Tag],
    quoted: &'a [bool],
    next_finite: Vec<usize>,
    next_boundary: Vec<usize>,
    clauses: Vec<Clause>,
    has_finite: Vec<bool>,
    last_finite: usize,
    current: usize,
}

impl<'a> Splitter<'a> {
    fn new(words: &'a [String], tags: &'a [Tag], quoted: &'a [bool]) -> Self {
        let length = tags.len();
        let mut next_finite = vec![length; length + 2];
        let mut next_boundary = vec![length; length + 2];
        for at in (0..length).rev() {
            next_finite[at] = if is_finite(tags, at) { at } else { next_finite[at + 1] };
            next_boundary[at] = if is_boundary(tags[at]) { at } else { next_boundary[at + 1] };
        }
        let main = Clause { opener: Opener::Main, at: 0, parent: 0 };
        Self {
            words,
            tags,
            quoted,
            next_finite,
            next_boundary,
            clauses: vec![main],
            has_finite: vec![false],
            last_finite: 0,
            current: 0,
        }
    }

    fn step(&mut self, at: usize) {
        match self.tags[at] {
            Tag::Quote => self.quote(at),
            Tag::Subordinator if self.opens_clause(at) => self.open(self.subordinate(at), at),
            Tag::Relative if self.tags.get(at + 1) != Some(&Tag::Comma) => self.open(Opener::Relative, at),
            Tag::Comma => self.comma(at),
            Tag::Break if self.tags.len() > at + 1 => self.open(Opener::Coordinate, at),
            Tag::And | Tag::But if self.starts_clause(at + 1) && !self.joins_nouns(at) => {
                self.open(Opener::Coordinate, at);
            }
            _ => {}
        }
        if is_finite(self.tags, at) {
            self.has_finite[self.current] = true;
            self.last_finite = at;
        }
    }

    fn open(&mut self, opener: Opener, at: usize) {
        self.clauses.push(Clause { opener, at, parent: self.current });
        self.has_finite.push(false);
        self.current = self.clauses.len() - 1;
    }

    fn opens_clause(&self, at: usize) -> bool {
        let finite = self.next_finite[at + 1];
        finite < self.next_boundary[at + 1] && finite - at <= REACH
    }

    fn subordinate(&self, at: usize) -> Opener {
        if self.words[at] != "that" {
            return Opener::Subordinate;
        }
        let before = at.checked_sub(1).map_or(Tag::Stop, |before| self.tags[before]);
        if matches!(before, Tag::Noun | Tag::Name | Tag::Comma) && self.next_finite[at + 1] <= at + 2 {
            Opener::Relative
        } else {
            Opener::Complement
        }
    }

    fn quote(&mut self, at: usize) {
        if self.quoted[at] {
            let long = self.quoted.iter().skip(at).take(5).all(|quoted| *quoted);
            if long && self.next_finite[at + 1] < self.tags.len() {
                self.open(Opener::Quote, at);
            }
            return;
        }
        // Close whatever was opened inside the quotation, then the quotation.
        let mut clause = self.current;
        for _ in 0..self.clauses.len() {
            let Clause { opener, parent, .. } = self.clauses[clause];
            if opener == Opener::Quote {
                self.current = parent;
                return;
            }
            if parent == clause {
                return;
            }
            clause = parent;
        }
    }

    fn comma(&mut self, at: usize) {
        let Clause { opener, at: opened, parent } = self.clauses[self.current];
        let behind_comma = opened.checked_sub(1).is_some_and(|before| self.tags[before] == Tag::Comma);
        let initial = opened == 0 || matches!(self.tags[opened - 1], Tag::Quote | Tag::And | Tag::But | Tag::Break);
        let closes = match opener {
            Opener::Subordinate => initial || (behind_comma && self.next_finite[at + 1] == at + 1),
            Opener::Relative => true,
            _ => false,
        };
        if closes && self.has_finite[self.current] {
            self.current = parent;
        }
        let joined = matches!(self.tags.get(at + 1), Some(Tag::And | Tag::But));
        if self.has_finite[self.current] && !joined && self.starts_clause(at + 1) {
            self.open(Opener::Coordinate, at);
        }
    }

    /// Whether a noun phrase and a finite verb stand at `at`, in a clause that has its verb already.
    fn starts_clause(&self, at: usize) -> bool {
        let finite = self.next_finite.get(at).copied().unwrap_or(usize::MAX);
        let Some(phrase) = self.tags.get(at..finite).filter(|phrase| (1..=12).contains(&phrase.len())) else {
            return false;
        };
        self.has_finite[self.current]
            && phrase.iter().any(|tag| matches!(tag, Tag::Noun | Tag::Name | Tag::Pronoun))
            && phrase.iter().enumerate().all(|(offset, tag)| {
                tag.is_nominal()
                    || matches!(tag, Tag::Adverb | Tag::Open | Tag::Close)
                    || self.words[at + offset] == "of"
            })
    }

    /// Whether an *and* joins two nouns before one verb: `said Russia and China met`, `between X and Y`.
    fn joins_nouns(&self, at: usize) -> bool {
        let from = at.saturating_sub(8).max(self.last_finite + 1);
        let since = self.words.get(from..at).unwrap_or(&[]);
        if since.iter().any(|word| matches!(word.as_str(), "between" | "both" | "neither" | "either")) {
            return true;
        }
        let nominal = self.tags.get(self.last_finite + 1..at).unwrap_or(&[]).iter().all(|tag| tag.is_nominal());
        nominal && self.words.get(self.last_finite).is_some_and(|word| is_saying(word))
    }
}

fn is_saying(word: &str) -> bool {
    const SAYING: [&str; 16] = [
        "said",
        "says",
        "say",
        "believe",
        "believes",
        "believed",
        "claimed",
        "claims",
        "announced",
        "confirmed",
        "reported",
        "reports",
        "hoped",
        "thought",
        "added",
        "knew",
    ];
    SAYING.contains(&word)
}

fn is_boundary(tag: Tag) -> bool {
    matches!(tag, Tag::Comma | Tag::Break | Tag::Stop | Tag::Quote | Tag::Subordinator | Tag::Relative)
}

/// Whether the token is finite in its place: not behind *to*, a modal or *do*.
fn is_finite(tags: &[Tag], at: usize) -> bool {
    if !tags[at].is_finite() {
        return false;
    }
    if !matches!(tags[at], Tag::Be | Tag::Have | Tag::Verb(Form::Base)) {
        return true;
    }
    let before = tags[..at].iter().rev().take(3).find(|tag| !matches!(tag, Tag::Adverb | Tag::Not));
    !matches!(before, Some(Tag::To | Tag::Modal | Tag::Do))
}
