//! A sentence says something of somebody: where no word was tagged as the verb that does, the one that comes nearest is.
//!
//! The tagger decides from left to right and has seen the past tense mostly; *A court sentences the editor* reads to it as
//! a heap of nouns. One look at the whole sentence finds those.

use super::atoms::Atoms;
use super::features::Features;
use super::labels::{Penn, Upos};
use super::lexicon::Lexicon;
use super::table::ColumnScorer;
use super::tagger;

/// Words that a sentence has at least; shorter ones are often titles and names.
const FEWEST: usize = 4;

/// How far, in the tagger's scores, a word may stand behind the class that it was given.
const BEHIND: i32 = 220;

/// As [`BEHIND`], for what has no full stop: titles, captions and lists are often no sentences.
const LOOSE: i32 = 100;

/// Gives one word the tag of a finite verb, and its followers theirs anew, where every finite verb belongs to a clause that
/// another word opens.
pub(super) fn revise(
    atoms: &[Atoms],
    lexicon: &Lexicon,
    scorer: &impl ColumnScorer,
    classes: &[(Upos, Penn)],
    tags: &mut Vec<usize>,
) {
    if let Some((at, verb)) = joined(classes, tags) {
        tags[at] = verb;
    }
    let Some(end) = main_clause(classes, tags) else { return };
    let behind_most = if ends_in_stop(classes, tags) { BEHIND } else { LOOSE };
    let (mut buffer, mut scores) = (Features::default(), vec![0; classes.len()]);
    let nearest = (1..end)
        .filter(|at| may_be_verb(classes[tags[*at]]) && follows_subject(classes[tags[at - 1]].1, classes[tags[*at]].1))
        .filter_map(|at| {
            tagger::features(atoms, at, tags, &mut buffer);
            let near = finite(atoms[at], lexicon, scorer, classes, &buffer, tags[at], &mut scores)
                .filter(|(_, behind)| *behind <= behind_most);
            let (verb, behind) = near.or_else(|| Some((takes_object(classes, tags, at)?, i32::MAX)))?;
            Some((behind, at, verb))
        })
        .min();
    let Some((_, at, verb)) = nearest else { return };
    tags.truncate(at);
    tags.push(verb);
    for _ in at + 1..atoms.len() {
        let (class, _) = tagger::decide(lexicon, scorer, atoms, tags, &mut buffer, &mut scores);
        tags.push(class);
    }
}

/// Where the clause without a verb ends: before the first word that opens another one. `None` where the sentence has its verb, opens with
/// such a word, or is too short.
fn main_clause(classes: &[(Upos, Penn)], tags: &[usize]) -> Option<usize> {
    let words = tags.iter().filter(|tag| classes[**tag].0 != Upos::Punct).count();
    if words < FEWEST {
        return None;
    }
    let opens = |tag: &usize| {
        let (upos, penn) = classes[*tag];
        matches!(penn, Penn::Wdt | Penn::Wp | Penn::WpS | Penn::Wrb) || upos == Upos::Sconj
    };
    let finite =
        tags.iter().filter(|tag| matches!(classes[**tag].1, Penn::Vbz | Penn::Vbd | Penn::Vbp | Penn::Md)).count();
    if finite > tags.iter().filter(|tag| opens(tag)).count() {
        return None;
    }
    let end = tags.iter().position(opens).unwrap_or(tags.len());
    (end > 2).then_some(end)
}

/// The class of a finite verb for a noun that stands right before the article or number of another one, as only a verb does:
/// `the treasury sanctions five firms`. Names and years are followed by numbers, too.
fn takes_object(classes: &[(Upos, Penn)], tags: &[usize], at: usize) -> Option<usize> {
    let penn = |at: usize| tags.get(at).map(|tag| classes[*tag].1);
    let opens = matches!(penn(at + 1), Some(Penn::Dt | Penn::PrpS))
        || penn(at + 1) == Some(Penn::Cd) && matches!(penn(at + 2), Some(Penn::Jj | Penn::Nn | Penn::Nns));
    as_verb(classes, tags[at]).filter(|_| opens && ends_in_stop(classes, tags))
}

/// `the group kidnaps and executes villagers`: a noun that *and* joins to the first finite verb of a sentence is one too.
fn joined(classes: &[(Upos, Penn)], tags: &[usize]) -> Option<(usize, usize)> {
    let penn = |at: usize| classes[tags[at]].1;
    let first = (0..tags.len()).find(|at| matches!(penn(*at), Penn::Vbz | Penn::Vbd | Penn::Vbp | Penn::Md))?;
    let noun = first.checked_sub(2).filter(|noun| *noun > 0 && penn(first - 1) == Penn::Cc)?;
    let alike = (penn(noun), penn(first)) == (Penn::Nns, Penn::Vbz) && follows_subject(penn(noun - 1), Penn::Vbz);
    as_verb(classes, tags[noun]).filter(|_| alike).map(|verb| (noun, verb))
}

/// The class of the present tense that is spelled like a noun of this class.
fn as_verb(classes: &[(Upos, Penn)], noun: usize) -> Option<usize> {
    let verb = match classes[noun].1 {
        Penn::Nns => Penn::Vbz,
        Penn::Nn => Penn::Vbp,
        _ => return None,
    };
    classes.iter().position(|class| *class == (Upos::Verb, verb))
}

/// Whether the sentence ends as one that tells something does.
fn ends_in_stop(classes: &[(Upos, Penn)], tags: &[usize]) -> bool {
    let last = tags.iter().rev().find(|tag| !matches!(classes[**tag].1, Penn::CloseQuote | Penn::CloseBracket));
    last.is_some_and(|tag| classes[*tag].1 == Penn::Stop)
}

/// Nouns, names and participles; other words are no verbs by mistake.
fn may_be_verb((_, penn): (Upos, Penn)) -> bool {
    matches!(penn, Penn::Nn | Penn::Nns | Penn::Nnp | Penn::Nnps | Penn::Vbn | Penn::Vb | Penn::Jj)
}

/// What may stand right before the verb of a clause: the end of its subject, or an adverb.
fn follows_subject(before: Penn, now: Penn) -> bool {
    use Penn::{Cd, CloseBracket, Comma, Hyph, Jj, Nn, Nnp, Nnps, Nns, Prp, Rb, Vbn};
    // `the opposition denounced`, `test-fired`: a participle may have been taken for one that modifies.
    let participle = now == Vbn && matches!(before, Jj | Hyph);
    participle || matches!(before, Nn | Nns | Nnp | Nnps | Prp | Cd | Rb | Comma | CloseBracket)
}

/// The best class of a finite verb for a word, and how far it stands behind the class that the word has.
fn finite(
    atoms: Atoms,
    lexicon: &Lexicon,
    scorer: &impl ColumnScorer,
    classes: &[(Upos, Penn)],
    features: &Features,
    now: usize,
    scores: &mut [i32],
) -> Option<(usize, i32)> {
    scorer.score(features.hashes(), scores);
    let is_finite = |class: usize| matches!(classes[class], (Upos::Verb, Penn::Vbz | Penn::Vbd | Penn::Vbp));
    let allowed = |class: &usize| {
        lexicon.allowed(atoms.closed).is_none_or(|some| some.iter().any(|one| usize::from(*one) == *class))
    };
    let verb =
        (0..classes.len()).filter(|class| is_finite(*class)).filter(allowed).max_by_key(|class| scores[*class])?;
    Some((verb, scores[now] - scores[verb]))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::super::Parser;

    fn root(text: &str) -> &str {
        let tree = Parser::shared().unwrap().parse(text, 0..text.len());
        let root = tree.root().unwrap();
        &text[tree.nodes[root].range.clone()]
    }

    #[test]
    fn a_present_tense_is_no_heap_of_nouns() {
        assert_eq!(root("A Moroccan court sentences four editors to two years in prison."), "sentences");
        assert_eq!(root("The Peruvian government rules out talks with the miners."), "rules");
        assert_eq!(root("Rwandan police charges two opposition members with treason."), "charges");
        assert_eq!(root("Spain strikes down a law that banned mosques."), "strikes");
        assert_eq!(root("Norway's treasury sanctions five Belarusian companies."), "sanctions");
        assert_eq!(root("Philippine authorities sentence the officers to death."), "sentence");
        assert_eq!(root("The militia kidnaps and executes six people in Mosul."), "kidnaps");
    }

    #[test]
    fn a_verb_in_a_clause_of_its_own_is_not_the_sentences() {
        assert_eq!(root("A Moroccan court sentences an editor who insulted the king."), "sentences");
        assert_eq!(root("The editor who left was sentenced on Monday."), "sentenced");
    }

    #[test]
    fn names_stay_names() {
        assert_eq!(root("Ministry of Foreign Affairs of Peru"), "Ministry");
        assert_eq!(root("Two dead, five hurt in Lima"), "dead");
        assert_eq!(root("The price of oil and gas falls."), "falls");
    }
}
