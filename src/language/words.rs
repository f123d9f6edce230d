//! Closed word classes.

/// Lower case with straight apostrophes: the form in which words are compared.
pub(super) fn folded(word: &str) -> String {
    word.chars().flat_map(|letter| if letter == '’' { '\''.to_lowercase() } else { letter.to_lowercase() }).collect()
}

macro_rules! class {
    ($(#[$doc:meta])* $name:ident: $($word:literal)+) => {
        $(#[$doc])*
        pub(super) fn $name(word: &str) -> bool {
            matches!(word, $($word)|+)
        }
    };
}

class! {
    /// Determiners, possessive pronouns among them.
    is_determiner: "the" "a" "an" "this" "these" "those" "some" "any" "each" "every" "another" "no" "its" "their" "his"
        "her" "our" "my" "your" "all" "both" "several" "many" "few" "more" "most" "other" "such" "neither" "either"
        "much" "half" "enough" "whose"
}
class! {
    /// Personal and other pronouns.
    is_pronoun: "he" "she" "it" "they" "we" "i" "you" "him" "them" "us" "me" "himself" "herself" "itself"
        "themselves" "everyone" "someone" "anyone" "nobody" "everybody" "somebody" "nothing" "something" "there"
}
class! {
    /// Prepositions.
    is_preposition: "of" "in" "on" "at" "by" "with" "from" "for" "against" "into" "over" "under" "between" "among"
        "about" "through" "during" "without" "within" "toward" "towards" "across" "near" "around" "amid" "despite"
        "outside" "inside" "upon" "along" "beyond" "behind" "onto" "via" "per" "throughout" "alongside" "including"
        "regarding" "concerning" "aboard" "beside" "besides" "above" "below" "beneath" "unlike" "like" "following"
        "amidst" "versus" "ahead" "off" "out" "up" "down" "due" "because-of" "to"
}
class! {
    /// Open clauses where a finite verb follows; prepositions otherwise.
    is_subordinator: "while" "after" "since" "when" "because" "although" "though" "if" "unless" "as" "before" "until"
        "whereas" "where" "once" "whenever" "whether" "that" "till" "why" "how"
}
class! {
    /// Relative pronouns.
    is_relative: "who" "which" "whom" "whose"
}
class! {
    /// Forms of *be*.
    is_be: "is" "are" "was" "were" "be" "been" "being" "'re" "'m" "am"
}
class! {
    /// Forms of *have*.
    is_have: "has" "have" "had" "having" "'ve"
}
class! {
    /// Forms of *do*.
    is_do: "do" "does" "did"
}
class! {
    /// Modals.
    is_modal: "will" "would" "could" "can" "may" "might" "must" "should" "shall" "'ll" "wo" "ca"
}
class! {
    /// Negation.
    is_not: "not" "n't" "never"
}
class! {
    /// Adverbs that stand inside verb groups or before them.
    is_adverb: "also" "again" "already" "still" "just" "now" "then" "soon" "once" "ever" "even" "only" "recently"
        "later" "earlier" "yet" "often" "always" "today" "yesterday" "tomorrow" "jointly" "together" "meanwhile"
        "however" "thus" "therefore" "instead" "back" "away" "here" "home" "abroad" "twice" "perhaps" "ago" "overnight"
        "not" "too" "well" "far" "almost" "nearly" "about" "hard" "long" "first" "previously" "formerly"
}
class! {
    /// Words in -ly that are no adverbs.
    is_false_adverb: "italy" "ally" "family" "july" "assembly" "supply" "reply" "rally" "daily" "weekly" "monthly"
        "early" "likely" "unlikely" "deadly" "elderly" "only" "friendly" "anomaly" "monopoly" "apply" "comply" "imply"
        "multiply" "sicily" "rely" "fly" "bully" "lovely" "costly" "timely" "orderly" "yearly" "sully" "billy" "kelly"
}
class! {
    /// Common adjectives that stand between a determiner and its noun, or behind *be*.
    is_adjective: "new" "old" "big" "large" "small" "great" "major" "minor" "deadly" "joint" "high" "low" "top" "key"
        "senior" "former" "late" "early" "next" "last" "past" "own" "same" "foreign" "local" "national" "international"
        "military" "political" "economic" "armed" "civil" "public" "private" "federal" "nuclear" "full" "main" "first"
        "second" "third" "fourth" "fifth" "recent" "possible" "alleged" "massive" "fresh" "bilateral" "diplomatic"
        "peaceful" "violent" "illegal" "northern" "southern" "eastern" "western" "central" "northeastern"
        "northwestern" "southeastern" "southwestern" "heavy" "strong" "ready" "willing" "able" "unable" "likely"
        "unlikely" "unwilling" "interim" "acting" "humanitarian" "mutual" "regional" "global" "young" "ruling"
        "far-right" "left-wing" "right-wing" "multiple" "dead" "responsible" "suspected" "strategic" "urgent" "formal"
        "official" "historic" "hostile" "unprecedented" "mass" "daily" "weekly" "monthly" "trilateral" "high-level"
        "surprise" "further" "additional" "different" "serious" "several" "independent" "democratic" "religious"
}

/// Whether an adverb: listed, or in -ly.
pub(super) fn is_adverbial(word: &str) -> bool {
    is_adverb(word) || (word.len() > 4 && word.ends_with("ly") && !is_false_adverb(word))
}
