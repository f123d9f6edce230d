//! Folds: which items are learned from and which are scored, without chance.

use super::bootstrap::Dice;
use super::relations::Relation;
use std::collections::BTreeMap;

/// What must not stand on both sides of a fold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Nothing: items are dealt out one by one.
    Items,
    /// The predicate: what is scored has verbs that were never learned from.
    Predicate,
}

/// The fold of each item, below `count`. Groups are dealt out from large to small, each to the smallest fold.
pub fn folds(relations: &[Relation], count: usize, grouping: Grouping, seed: u64) -> Vec<usize> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, relation) in relations.iter().enumerate() {
        let name = match grouping {
            Grouping::Items => format!("{at:08}"),
            Grouping::Predicate => predicate(relation),
        };
        groups.entry(name).or_default().push(at);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    Dice::new(seed).shuffle(&mut groups);
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut sizes = vec![0; count.max(1)];
    let mut fold_of = vec![0; relations.len()];
    for group in groups {
        let smallest = (0..sizes.len()).min_by_key(|fold| sizes[*fold]).unwrap_or(0);
        sizes[smallest] += group.len();
        for at in group {
            fold_of[at] = smallest;
        }
    }
    fold_of
}

/// The stem of the first content word between the roles, behind the source when nothing stands between: by
/// form alone, so that folds do not move when a tagger does.
pub(super) fn predicate(relation: &Relation) -> String {
    let find = |words: &str| crate::coding::locate(&relation.text, words);
    let (source, target) = (find(&relation.source), find(&relation.target));
    let after_source = source.as_ref().map_or(0, |range| range.end);
    let between = match (&source, &target) {
        (Some(source), Some(target)) if target.end <= source.start => target.end..source.start,
        (Some(source), Some(target)) if source.end <= target.start => source.end..target.start,
        _ => after_source..relation.text.len(),
    };
    let rest = relation.text.get(after_source..).unwrap_or("");
    let stem_in = |text: &str| text.split(|c: char| !c.is_alphabetic()).find(|word| is_content(word)).map(stem);
    let own = relation.text.get(between).and_then(stem_in);
    own.or_else(|| stem_in(rest)).unwrap_or_default()
}

fn is_content(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
        && word.len() > 2
        && !FUNCTION.split(' ').any(|other| other == word)
}

/// Words that are no predicates.
const FUNCTION: &str = "the and but who which that this these those its his her their our has have had having was were \
    are been being will would shall should can could may might must did does not also now then already again still \
    just only even with from into over under about against between after before during for upon through within \
    without toward towards near off out down while when where since until because though although than there here \
    all any both each few more most other some such own same too very all one two three recently reportedly allegedly \
    says said say saying told telling according late early last next first second new former later earlier";

/// The word without the endings of verbs and plurals.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    for (ending, keeps) in [("ies", "y"), ("ied", "y"), ("ying", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) {
            let stem = format!("{stem}{keeps}");
            return stem.strip_suffix('e').map_or(stem.clone(), str::to_owned);
        }
    }
    word.strip_suffix('e').map_or(word.clone(), str::to_owned)
}
