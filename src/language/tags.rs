//! Word classes as the coder asks for them, from the tags of the parser and the closed classes.

use super::parse::{Node, Penn, Relation, Tree, Upos};
use super::tokens::{Kind, Token};
use super::words;

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// *meet*
    Base,
    /// *meets*
    Third,
    /// *met*, as the finite past.
    Past,
    /// *met*, *taken*, behind *have* or *be*.
    Participle,
    /// *meeting*
    Gerund,
}

/// A word class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// A common noun, and whatever is nothing else.
    Noun,
    /// A name.
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

/// The class of each token of `tree`; `headline` for titles, where participles stand for passives.
pub(super) fn tags(tree: &Tree, tokens: &[Token], words: &[String], headline: bool) -> Vec<Tag> {
    let read = |(at, node): (usize, &Node)| {
        let word = words[at].as_str();
        match tokens[at].kind {
            Kind::Mark => mark(word),
            _ => closed(word, node).unwrap_or_else(|| open(node)),
        }
    };
    let mut tags: Vec<Tag> = tree.nodes.iter().enumerate().map(read).collect();
    if !headline {
        (0..tags.len()).filter(|at| is_finite_past(tree, &tags, *at)).collect::<Vec<_>>().into_iter().for_each(|at| {
            tags[at] = Tag::Verb(Form::Past);
        });
    }
    tags
}

/// Whether what was taken for a participle is the verb of its clause: a sentence has one, and without an auxiliary
/// it is a past. It has a subject, or hangs on the noun that was taken for the root.
fn is_finite_past(tree: &Tree, tags: &[Tag], at: usize) -> bool {
    const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];
    let auxiliary = |child: &usize| matches!(tags[*child], Tag::Be | Tag::Have);
    if tags[at] != Tag::Verb(Form::Participle) || tree.children(at).iter().any(auxiliary) {
        return false;
    }
    let node = &tree.nodes[at];
    let main = matches!(node.relation, Relation::Root | Relation::Ccomp | Relation::AclRelcl | Relation::Parataxis);
    let subject = tree.related(at, SUBJECTS).any(|subject| subject < at);
    let Some(head) = node.head else { return subject };
    let clause = matches!(node.relation, Relation::Acl | Relation::Advcl) && head < at;
    (main && subject) || (clause && is_verbless_root(tree, tags, head))
}

/// Whether a word, or the noun that it describes, is a noun that was taken for the root of a sentence.
fn is_verbless_root(tree: &Tree, tags: &[Tag], word: usize) -> bool {
    let node = &tree.nodes[word];
    let root = if node.relation == Relation::AclRelcl { node.head.unwrap_or(word) } else { word };
    let predicative = |child: &usize| tags[*child] == Tag::Be || tree.nodes[*child].relation == Relation::Nsubj;
    tree.nodes[root].head.is_none()
        && matches!(tags[root], Tag::Noun | Tag::Name | Tag::Pronoun)
        && !tree.children(root).iter().any(predicative)
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

/// Words of closed classes, whose tag the word itself gives.
fn closed(word: &str, node: &Node) -> Option<Tag> {
    if node.upos == Upos::Propn {
        return None;
    }
    Some(match node.penn {
        Penn::Pos => Tag::Possessive,
        Penn::Md => Tag::Modal,
        Penn::Cc if word == "but" => Tag::But,
        Penn::Cc => Tag::And,
        _ if word == "to" => Tag::To,
        _ if words::is_not(word) => Tag::Not,
        _ if words::is_be(word) || word == "'s" => Tag::Be,
        _ if words::is_have(word) => Tag::Have,
        _ if words::is_do(word) => Tag::Do,
        Penn::Wp | Penn::Wdt | Penn::WpS if word != "that" => Tag::Relative,
        Penn::Wrb => Tag::Subordinator,
        _ if word == "that" && node.penn != Penn::Dt => Tag::Subordinator,
        _ if node.upos == Upos::Sconj => Tag::Subordinator,
        Penn::In | Penn::Rp => Tag::Preposition,
        _ => return None,
    })
}

fn open(node: &Node) -> Tag {
    match node.penn {
        // `the expected attack`, `armed men`
        Penn::Vbn | Penn::Vbg if node.relation == Relation::Amod => Tag::Adjective,
        Penn::Vb | Penn::Vbp => Tag::Verb(Form::Base),
        Penn::Vbz => Tag::Verb(Form::Third),
        Penn::Vbd => Tag::Verb(Form::Past),
        Penn::Vbn => Tag::Verb(Form::Participle),
        Penn::Vbg => Tag::Verb(Form::Gerund),
        Penn::Jj | Penn::Jjr | Penn::Jjs | Penn::Afx => Tag::Adjective,
        Penn::Rb | Penn::Rbr | Penn::Rbs => Tag::Adverb,
        Penn::Cd => Tag::Number,
        Penn::Dt | Penn::Pdt | Penn::PrpS => Tag::Determiner,
        Penn::Prp | Penn::Ex => Tag::Pronoun,
        Penn::Nnp | Penn::Nnps => Tag::Name,
        _ if node.upos == Upos::Propn => Tag::Name,
        _ => Tag::Noun,
    }
}
