//! Word classes by closed lists, verb forms and the words beside: enough to find clauses and verb groups.

use super::tokens::{Kind, Token};
use super::verbs::{Form, Verbs};
use super::words;

/// A word class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// A common noun, and whatever is nothing else.
    Noun,
    /// A capitalised word inside a sentence.
    Name,
    /// An adjective, participles before nouns among them.
    Adjective,
    /// An adverb.
    Adverb,
    /// A number.
    Number,
    /// A determiner or possessive pronoun.
    Determiner,
    /// A pronoun.
    Pronoun,
    /// The clitic `'s`.
    Possessive,
    /// A preposition.
    Preposition,
    /// *to*.
    To,
    /// *and*, *or*, *&*.
    And,
    /// *but*.
    But,
    /// Opens a clause where a finite verb follows.
    Subordinator,
    /// *who*, *which*.
    Relative,
    /// A form of *be*.
    Be,
    /// A form of *have*.
    Have,
    /// A form of *do*.
    Do,
    /// A modal.
    Modal,
    /// *not*, *never*.
    Not,
    /// A full verb.
    Verb(Form),
    /// A comma.
    Comma,
    /// `;`, `:` or a dash.
    Break,
    /// A quotation mark.
    Quote,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// `.`, `!` or `?`.
    Stop,
    /// Another mark.
    Other,
}

impl Tag {
    /// Whether it can stand inside a noun phrase.
    pub fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Noun
                | Self::Name
                | Self::Adjective
                | Self::Number
                | Self::Determiner
                | Self::Possessive
                | Self::Pronoun
        )
    }

    /// Whether it begins a verb group that needs a subject.
    pub fn is_finite(self) -> bool {
        matches!(
            self,
            Self::Be | Self::Have | Self::Do | Self::Modal | Self::Verb(Form::Past | Form::Third | Form::Base)
        )
    }

    /// Whether it is a verb of any kind.
    pub fn is_verbal(self) -> bool {
        matches!(self, Self::Be | Self::Have | Self::Do | Self::Modal | Self::Verb(_))
    }
}

/// The class of each token.
pub(super) fn tag(text: &str, tokens: &[Token], words: &[String], verbs: &Verbs, headline: bool) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        let before = Before { tags: &tags, words, index };
        let capital = text[token.range.clone()].chars().next().is_some_and(char::is_uppercase);
        let first =
            index == 0 || matches!(tags.last(), Some(Tag::Quote | Tag::Stop | Tag::Break)) && !before.any_word();
        let tag = match token.kind {
            Kind::Mark => mark(&words[index]),
            Kind::Number => Tag::Number,
            Kind::Clitic => clitic(&words[index], &before, words.get(index + 1), verbs),
            Kind::Word => {
                let next = words.get(index + 1).map_or("", String::as_str);
                let next_capital =
                    tokens.get(index + 1).is_some_and(|t| text[t.range.clone()].starts_with(char::is_uppercase));
                let after_capital = index
                    .checked_sub(1)
                    .is_some_and(|before| text[tokens[before].range.clone()].starts_with(char::is_uppercase));
                let about = About { capital, first, next, next_capital, after_capital, headline };
                word(&words[index], &before, &about, verbs)
            }
        };
        tags.push(tag);
    }
    tags
}

/// What stands before a token.
struct Before<'a> {
    tags: &'a [Tag],
    words: &'a [String],
    index: usize,
}

impl Before<'_> {
    fn tag(&self, back: usize) -> Tag {
        self.index.checked_sub(back).and_then(|at| self.tags.get(at)).copied().unwrap_or(Tag::Stop)
    }

    fn word(&self, back: usize) -> &str {
        self.index.checked_sub(back).and_then(|at| self.words.get(at)).map_or("", String::as_str)
    }

    fn any_word(&self) -> bool {
        self.tags.iter().rev().take(3).any(|tag| !matches!(tag, Tag::Quote | Tag::Break | Tag::Other | Tag::Stop))
    }

    /// The nearest class before adverbs and negation, looking back a few words.
    fn past_adverbs(&self) -> Tag {
        (1..=3).map(|back| self.tag(back)).find(|tag| !matches!(tag, Tag::Adverb | Tag::Not)).unwrap_or(Tag::Adverb)
    }

    /// Whether *and* joins the names before, or a plural noun stands before `in` and a name:
    /// `France and Germany agree`, `authorities in China charge`.
    fn has_plural_subject(&self) -> bool {
        for back in 1..=8 {
            match self.tag(back) {
                Tag::Name | Tag::Adjective => {}
                Tag::And => return true,
                Tag::Preposition => {
                    return self.tag(back + 1) == Tag::Noun && is_plural(self.word(back + 1))
                        || self.word(back + 1) == "authorities";
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether an auxiliary that takes a participle stands shortly before, with nothing but adverbs
    /// or, in questions, the subject's last word between.
    fn auxiliary(&self) -> bool {
        matches!(self.past_adverbs(), Tag::Be | Tag::Have)
    }
}

/// A word and its right neighbour.
struct About<'a> {
    capital: bool,
    first: bool,
    next: &'a str,
    next_capital: bool,
    /// The word before has a capital, at the start of a sentence too.
    after_capital: bool,
    headline: bool,
}

fn mark(mark: &str) -> Tag {
    match mark {
        "," => Tag::Comma,
        ";" | ":" | "—" | "–" | "-" => Tag::Break,
        "\"" | "“" | "”" | "«" | "»" | "„" | "'" | "’" | "‘" => Tag::Quote,
        "(" | "[" => Tag::Open,
        ")" | "]" => Tag::Close,
        "." | "!" | "?" | "…" => Tag::Stop,
        "&" => Tag::And,
        _ => Tag::Other,
    }
}

fn clitic(word: &str, before: &Before<'_>, next: Option<&String>, verbs: &Verbs) -> Tag {
    match word {
        "n't" => Tag::Not,
        "'ll" | "'d" => Tag::Modal,
        "'re" | "'m" => Tag::Be,
        "'ve" => Tag::Have,
        // `it's`, `he's`; a name with 's is a possessive unless a participle follows at once.
        "'s" if before.tag(1) == Tag::Pronoun => Tag::Be,
        "'s" if next.is_some_and(|next| next.ends_with("ing") && !verbs.readings(next).is_empty()) => Tag::Possessive,
        _ => Tag::Possessive,
    }
}

fn word(word: &str, before: &Before<'_>, about: &About<'_>, verbs: &Verbs) -> Tag {
    if let Some(tag) = closed(word, before, about) {
        return tag;
    }
    if about.capital && !about.first && !(about.headline && is_verb_like(word, verbs)) {
        return Tag::Name;
    }
    if is_name_particle(word, before, about) {
        return Tag::Name;
    }
    if words::is_adverbial(word) {
        return Tag::Adverb;
    }
    if about.capital && about.first && about.next_capital && !about.headline && !word.ends_with("ing") {
        return Tag::Name;
    }
    if let Some(form) = verb_form(word, before, about, verbs) {
        return form;
    }
    if words::is_adjective(word) {
        return Tag::Adjective;
    }
    if is_number_word(word) {
        return Tag::Number;
    }
    // A capital at the start of a sentence says little: a word with a capital behind it is a name.
    if about.capital && about.first && (about.next_capital || !matches!(before.tag(1), Tag::Stop)) {
        return Tag::Name;
    }
    Tag::Noun
}

fn closed(word: &str, before: &Before<'_>, about: &About<'_>) -> Option<Tag> {
    let name_inside = about.capital && !about.first && !about.headline;
    Some(match word {
        "to" => Tag::To,
        "and" | "or" | "nor" => Tag::And,
        "but" | "yet" if before.tag(1) == Tag::Comma => Tag::But,
        "but" => Tag::But,
        "may" | "will" | "march" if name_inside => return None,
        "her" | "that" if before.tag(1) == Tag::Preposition => Tag::Determiner,
        "as" if matches!(about.next, "well" | "part" | "of") => Tag::Preposition,
        _ if words::is_be(word) => Tag::Be,
        _ if words::is_have(word) => Tag::Have,
        _ if words::is_do(word) => Tag::Do,
        _ if words::is_modal(word) => Tag::Modal,
        _ if words::is_not(word) => Tag::Not,
        _ if words::is_relative(word) => Tag::Relative,
        _ if words::is_subordinator(word) => Tag::Subordinator,
        _ if words::is_determiner(word) => Tag::Determiner,
        _ if words::is_pronoun(word) => Tag::Pronoun,
        _ if words::is_preposition(word) => Tag::Preposition,
        _ => return None,
    })
}

/// `al-Araby`, `van` in `Peter van Uhm`.
fn is_name_particle(word: &str, before: &Before<'_>, about: &About<'_>) -> bool {
    let arabic = ["al-", "el-", "ad-", "ar-", "as-", "ash-", "an-"].iter().any(|start| word.starts_with(start));
    let inside = before.tag(1) == Tag::Name && about.next_capital;
    (arabic && before.tag(1) == Tag::Name)
        || (inside
            && matches!(
                word,
                "van" | "von" | "bin" | "ibn" | "de" | "al" | "el" | "del" | "der" | "da" | "dos" | "ben"
            ))
}

fn is_verb_like(word: &str, verbs: &Verbs) -> bool {
    !verbs.readings(word).is_empty()
}

fn is_number_word(word: &str) -> bool {
    matches!(
        word,
        "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "dozen"
            | "dozens"
            | "hundred"
            | "hundreds"
            | "thousand"
            | "thousands"
            | "million"
            | "millions"
    )
}

fn verb_form(word: &str, before: &Before<'_>, about: &About<'_>, verbs: &Verbs) -> Option<Tag> {
    let readings = verbs.readings(word);
    let can = |form: Form| readings.iter().any(|reading| reading.forms.contains(&form));
    if readings.is_empty() {
        // `which borders Syria`
        let object = about.next_capital || words::is_determiner(about.next);
        if before.tag(1) == Tag::Relative && word.ends_with('s') && object {
            return Some(Tag::Verb(Form::Third));
        }
        // A past that no list has: `collided`.
        let past_form = word.len() > 5 && word.ends_with("ed") && !word.contains('-');
        let after =
            matches!(before.past_adverbs(), Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Have | Tag::Be | Tag::Relative);
        return (past_form && after).then(|| past(before, about, true, true));
    }
    let left = before.past_adverbs();
    if can(Form::Gerund) {
        return gerund(before, about);
    }
    if (can(Form::Past) || can(Form::Participle)) && !(can(Form::Base) && takes_base(left)) {
        return Some(past(before, about, can(Form::Participle), can(Form::Past)));
    }
    // Base and -s forms are nouns as often as verbs.
    present(word, before, about, can(Form::Third))
}

fn gerund(before: &Before<'_>, about: &About<'_>) -> Option<Tag> {
    let noun = matches!(before.tag(1), Tag::Determiner | Tag::Adjective | Tag::Possessive | Tag::Number)
        && !words::is_determiner(about.next)
        && !about.next_capital;
    (!noun).then_some(Tag::Verb(Form::Gerund))
}

fn past(before: &Before<'_>, about: &About<'_>, participle: bool, past: bool) -> Tag {
    let after_determiner = matches!(before.tag(1), Tag::Determiner | Tag::Possessive | Tag::Number)
        || (before.tag(1) == Tag::Adjective && before.tag(2) == Tag::Determiner);
    if after_determiner {
        return Tag::Adjective;
    }
    if before.auxiliary() && participle {
        return Tag::Verb(Form::Participle);
    }
    // `was shot and killed by`, `were arrested, charged and released`
    let listed = matches!(before.tag(1), Tag::And | Tag::Comma) && before.tag(2) == Tag::Verb(Form::Participle);
    if listed && participle {
        return Tag::Verb(Form::Participle);
    }
    let nominal = matches!(before.tag(1), Tag::Noun | Tag::Name | Tag::Close | Tag::Comma);
    // `the base hit by rockets`, `the men accused of`: no finite verb.
    if participle && nominal && about.next == "by" {
        return Tag::Verb(Form::Participle);
    }
    if matches!(before.tag(1), Tag::Preposition | Tag::Verb(_)) && !past_particle(before.word(1)) {
        return Tag::Adjective;
    }
    if past { Tag::Verb(Form::Past) } else { Tag::Verb(Form::Participle) }
}

/// Words that end a verb group although they look like prepositions.
fn past_particle(word: &str) -> bool {
    matches!(word, "up" | "down" | "off" | "out" | "over")
}

fn takes_base(left: Tag) -> bool {
    matches!(left, Tag::To | Tag::Modal | Tag::Do)
}

fn present(word: &str, before: &Before<'_>, about: &About<'_>, third: bool) -> Option<Tag> {
    let form = Tag::Verb(if third { Form::Third } else { Form::Base });
    let left = before.past_adverbs();
    if takes_base(left) && !third {
        // `in response to attacks` stays a noun, `to attack the city` is a verb.
        return Some(form);
    }
    let verb_behind = words::is_be(about.next) || words::is_have(about.next) || words::is_modal(about.next);
    if verb_behind || about.first && !about.headline {
        return None;
    }
    let object_behind = words::is_determiner(about.next)
        || words::is_pronoun(about.next)
        || about.next_capital
        || matches!(
            about.next,
            "that"
                | "to"
                | "with"
                | "for"
                | "in"
                | "on"
                | "against"
                | "at"
                | "from"
                | "by"
                | "out"
                | "talks"
                | "sanctions"
        );
    let noun_first = is_noun_first(word) && about.next != "to";
    let name = left == Tag::Name || (left == Tag::Noun && about.after_capital);
    match left {
        Tag::Pronoun | Tag::Relative => Some(form),
        // `the group that controls Gaza`
        Tag::Subordinator if before.word(1) == "that" && object_behind => Some(form),
        _ if name && is_adjectival(before.word(1)) && (noun_first || !object_behind) => None,
        _ if name && (third || about.headline) => {
            let conditional = before.tag(2) == Tag::Subordinator;
            (conditional || object_or_end(object_behind && !always_noun(word), about, third && !noun_first))
                .then_some(form)
        }
        Tag::Close | Tag::Adjective | Tag::Comma if third => (object_behind && !noun_first).then_some(form),
        Tag::Name if object_behind && (before.has_plural_subject() || before.word(1).ends_with('s')) => Some(form),
        Tag::Noun if third => {
            let clear = !noun_first || words::is_determiner(about.next);
            (object_behind && !before.word(1).ends_with('s') && clear).then_some(form)
        }
        Tag::Noun if is_plural(before.word(1)) => object_behind.then_some(form),
        Tag::And if !matches!(before.tag(2), Tag::Adjective | Tag::Noun | Tag::Name) => Some(form),
        _ => None,
    }
}

/// Adjectives of states by their ending: `Russian forces` are no verb.
fn is_adjectival(word: &str) -> bool {
    [
        "ian", "ean", "ish", "ese", "can", "nch", "eek", "utch", "iss", "aqi", "aeli", "eni", "abi", "ani", "thi",
        "ban", "ern", "iti",
    ]
    .iter()
    .any(|end| word.ends_with(end))
}

/// Whether a noun takes a verb without -s.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') || matches!(word, "police" | "people" | "children") || word.ends_with("men")
}

/// Plurals that are never verbs in the news.
fn always_noun(word: &str) -> bool {
    matches!(word, "forces" | "troops" | "officers" | "ministers" | "states" | "members" | "arms" | "talks")
}

fn object_or_end(object_behind: bool, about: &About<'_>, third: bool) -> bool {
    object_behind || (third && !about.next.is_empty() && about.next != "of" && about.next != ",") || about.headline
}

/// Words in -s that are plural nouns far more often than verbs.
fn is_noun_first(word: &str) -> bool {
    matches!(
        word,
        "attacks"
            | "strikes"
            | "talks"
            | "raids"
            | "protests"
            | "forces"
            | "troops"
            | "charges"
            | "sanctions"
            | "visits"
            | "reports"
            | "officers"
            | "shows"
            | "leads"
            | "ministers"
            | "claims"
            | "plans"
            | "demands"
            | "deals"
            | "orders"
            | "marches"
            | "works"
            | "arms"
            | "threats"
            | "states"
            | "members"
            | "fires"
            | "walks"
            | "matters"
    )
}
