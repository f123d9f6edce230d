//! What the words behind a head are: particles and prepositions, or something that makes another act of it.

use geowire::lexicon::{Element, Trigger};

/// Words of a pattern that name nothing: prepositions, particles, conjunctions, articles.
const FUNCTION: &str = "a about above across after against along alongside among amid an around as at away back because \
    before behind between by down during following for from how in inside into near of off on onto out \
    over than that the through to together toward towards under until up upon with within";

/// Words that make another verb of the one before them: *strike out*, *back down*.
const PARTICLES: &str = "away back down off out over together up";

/// Verbs that leave the act to their noun: *carry out an attack*, *pay a visit*.
const LIGHT: &str = "carry commit conduct deliver give hold issue launch lodge make mount pay perform perpetrate stage \
    undertake unleash wage";

/// Whether a pattern names nothing beside its head and makes no other verb of it: the act is the head's own.
pub fn is_plain(tail: &[Element]) -> bool {
    !tail.iter().any(|element| names_something(element) || makes_another_verb(element))
}

/// The nouns of a light verb's entry that state its act: the only words of the pattern that name anything, with nothing
/// but a particle of the verb before them. Most heads of the entry are light verbs: *abandon* and *give* of a demand are
/// none.
pub fn light_nouns(trigger: &Trigger) -> &[String] {
    let light = trigger.heads.iter().filter(|head| is_in(LIGHT, head)).count();
    let light = !trigger.noun && 2 * light >= trigger.heads.len();
    let mut naming = trigger.tail.iter().enumerate().filter(|(_, element)| names_something(element));
    let (Some((at, Element::Words(nouns, false))), None) = (naming.next(), naming.next()) else { return &[] };
    let particle = |element: &Element| match element {
        Element::Gap => true,
        Element::Slot => false,
        Element::Words(words, optional) => *optional || words.iter().all(|word| word == "out"),
    };
    if light && trigger.tail[..at].iter().all(particle) { nouns } else { &[] }
}

/// Whether two patterns are of one kind: the same slots, particles and words that name something, in the same order, with
/// a word in common wherever words have to stand. Prepositions tell no act from its opposite: *to*, *from*.
pub fn same_kind(one: &[Element], other: &[Element]) -> bool {
    let (one, other) = (telling(one), telling(other));
    let alike = |(one, other): (&&Element, &&Element)| match (one, other) {
        (Element::Words(these, _), Element::Words(those, _)) => these.iter().any(|word| those.contains(word)),
        (one, other) => one == other,
    };
    one.len() == other.len() && one.iter().zip(&other).all(alike)
}

/// The elements that must be there and say what is acted on.
fn telling(tail: &[Element]) -> Vec<&Element> {
    let may_miss = |element: Option<&Element>| matches!(element, Some(Element::Words(_, true)));
    let stays = |at: usize| match &tail[at] {
        Element::Words(_, true) | Element::Gap => false,
        element @ Element::Words(..) => names_something(element) || makes_another_verb(element),
        Element::Slot => !may_miss(tail.get(at + 1)),
    };
    (0..tail.len()).filter(|at| stays(*at)).map(|at| &tail[at]).collect()
}

fn makes_another_verb(element: &Element) -> bool {
    matches!(element, Element::Words(words, false) if words.iter().any(|word| is_in(PARTICLES, word)))
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

fn names_something(element: &Element) -> bool {
    matches!(element, Element::Words(words, _) if words.iter().any(|word| !is_in(FUNCTION, word)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{act, dictionary, entry};
    use super::*;

    fn tail(tail: &str) -> Vec<Element> {
        trigger("verb = \"x\"", tail).tail
    }

    fn trigger(word: &str, tail: &str) -> Trigger {
        let triggers = dictionary(&[entry("a", word, tail, "transitive", &act("ASSAULT", "190"), "")]);
        triggers.all()[0].clone()
    }

    #[test]
    fn prepositions_and_slots_name_nothing_and_nouns_do() {
        assert!(is_plain(&tail("")) && is_plain(&tail("out? of|from")) && is_plain(&tail("@ to")));
        assert!(!is_plain(&tail("back|out at")));
        assert!(!is_plain(&tail("~ troops from")) && !is_plain(&tail("down? ~ base?")));
    }

    #[test]
    fn the_noun_of_a_light_verb_is_the_only_one() {
        let nouns = |word, tail| light_nouns(&trigger(word, tail)).join(" ");
        assert_eq!(nouns("verb = \"launch|carry\"", "out? ~ attack|raid on|against?"), "attack raid");
        assert_eq!(nouns("verb = \"condemn\"", "~ attack on"), "");
        assert_eq!(nouns("verb = \"issue\"", "~ warrant for @ arrest"), "");
        assert_eq!(nouns("verb = \"hold\"", "back ~ support"), "");
        assert_eq!(nouns("verb = \"abandon|drop|give\"", "up? ~ demand"), "");
    }

    #[test]
    fn patterns_are_of_one_kind_where_they_share_a_word() {
        assert!(same_kind(&tail("~ sanctions|tariffs on"), &tail("up? ~ ban|sanctions on|for")));
        assert!(same_kind(&tail("~ as?"), &tail("")) && same_kind(&tail("~ ban on"), &tail("ban on")));
        assert!(same_kind(&tail("~ ban on"), &tail("~ ban from?")) && same_kind(&tail("to"), &tail("from")));
        assert!(!same_kind(&tail("~ sanctions on"), &tail("~ curfew on")));
        assert!(!same_kind(&tail("@ from"), &tail("from")) && !same_kind(&tail("back from"), &tail("from")));
    }
}
