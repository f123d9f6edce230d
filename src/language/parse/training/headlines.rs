//! Body sentences in the form of headlines: no articles, present for past, *to* for *will*, no full stop.

use super::super::labels::{Penn, Relation, Upos};
use super::Example;
use super::random::Random;

/// One in so many sentences gets a copy as a headline.
const EVERY: usize = 8;
/// Longer sentences make no headline.
const LONGEST: usize = 24;

/// Headlines made of some of the sentences.
pub(super) fn made(examples: &[Example], seed: u64) -> Vec<Example> {
    let mut random = Random::new(seed);
    let chosen = examples.iter().filter(|_| random.below(EVERY) == 0);
    let headlines: Vec<Example> = chosen.filter_map(headline).collect();
    headlines
        .into_iter()
        .enumerate()
        .map(|(at, headline)| if at % 2 == 0 { headline } else { titled(headline) })
        .collect()
}

/// The sentence as a headline, if its root is a finite verb and something is left out or changed.
fn headline(example: &Example) -> Option<Example> {
    let length = example.words.len();
    let root = example.relations.iter().position(|relation| *relation == Relation::Root)?;
    let told = matches!(example.tags[root].1, Penn::Vbd | Penn::Vbz | Penn::Vbp | Penn::Vbn | Penn::Vb);
    if !(4..=LONGEST).contains(&length) || !told {
        return None;
    }
    let has_children = |at: usize| example.heads.contains(&(at as u32));
    let dropped: Vec<bool> = (0..length).map(|at| !has_children(at) && is_dropped(example, at, root)).collect();
    let mut made = example.clone();
    for at in 0..length {
        retell(&mut made, example, at, root);
    }
    if made.words == example.words && !dropped[..length - 1].contains(&true) {
        return None;
    }
    Some(without(&made, &dropped))
}

/// Articles, auxiliaries of the passive, the last full stop.
fn is_dropped(example: &Example, at: usize, root: usize) -> bool {
    let word = example.words[at].to_lowercase();
    match example.tags[at].1 {
        Penn::Dt => matches!(word.as_str(), "a" | "an" | "the"),
        Penn::Stop => at + 1 == example.words.len(),
        Penn::Vbd | Penn::Vbz | Penn::Vbp => {
            example.heads[at] as usize == root && example.relations[at] == Relation::AuxPass
        }
        _ => false,
    }
}

fn retell(made: &mut Example, example: &Example, at: usize, root: usize) {
    let (penn, under_root) = (example.tags[at].1, example.heads[at] as usize == root);
    if at == root && penn == Penn::Vbd {
        let plural = subject_is_plural(example, root);
        let lemma = &example.lemmas[at];
        if lemma.len() < 2 || !lemma.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return;
        }
        made.words[at] = if plural { lemma.clone() } else { third(lemma) };
        made.tags[at].1 = if plural { Penn::Vbp } else { Penn::Vbz };
    } else if under_root && penn == Penn::Md && example.words[at] == "will" {
        made.words[at] = String::from("to");
        made.tags[at] = (Upos::Part, Penn::To);
        made.relations[at] = Relation::Mark;
    }
}

fn subject_is_plural(example: &Example, root: usize) -> bool {
    (0..example.words.len()).any(|at| {
        let (subject, conjunct) = (example.heads[at] as usize == root, example.relations[at] == Relation::Conj);
        let plural = matches!(example.tags[at].1, Penn::Nns | Penn::Nnps)
            || matches!(example.words[at].as_str(), "we" | "they" | "We" | "They" | "I" | "you");
        (subject && example.relations[at] == Relation::Nsubj && plural)
            || (conjunct && example.relations.get(example.heads[at] as usize) == Some(&Relation::Nsubj))
    })
}

/// The third person of a verb.
fn third(lemma: &str) -> String {
    match lemma {
        "be" => return "is".to_owned(),
        "have" => return "has".to_owned(),
        _ => {}
    }
    let consonant_y = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    if let Some(stem) = consonant_y {
        return format!("{stem}ies");
    }
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end));
    if sibilant { format!("{lemma}es") } else { format!("{lemma}s") }
}

/// Leaves out the words that are dropped, which have no dependants.
fn without(example: &Example, dropped: &[bool]) -> Example {
    let mut places = Vec::with_capacity(dropped.len() + 1);
    let mut kept = 0_u32;
    for drop in dropped {
        places.push(kept);
        kept += u32::from(!drop);
    }
    places.push(kept);
    let keep: Vec<usize> = (0..dropped.len()).filter(|at| !dropped[*at]).collect();
    let mut words: Vec<String> = keep.iter().map(|at| example.words[*at].clone()).collect();
    if let Some(first) = words.first_mut() {
        *first = capital(first);
    }
    Example {
        words,
        lemmas: keep.iter().map(|at| example.lemmas[*at].clone()).collect(),
        tags: keep.iter().map(|at| example.tags[*at]).collect(),
        heads: keep.iter().map(|at| places[example.heads[*at] as usize]).collect(),
        relations: keep.iter().map(|at| example.relations[*at]).collect(),
        gold: example.gold,
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Capitals for all words but short function words.
fn titled(mut headline: Example) -> Example {
    for (word, (upos, _)) in headline.words.iter_mut().zip(&headline.tags) {
        let small = matches!(upos, Upos::Adp | Upos::Cconj | Upos::Det | Upos::Part) && word.len() < 5;
        if !small {
            *word = capital(word);
        }
    }
    headline
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_auxiliaries_go_and_the_past_is_told_as_present() {
        let tags = [
            (Upos::Det, Penn::Dt),
            (Upos::Noun, Penn::Nn),
            (Upos::Verb, Penn::Vbd),
            (Upos::Det, Penn::Dt),
            (Upos::Noun, Penn::Nn),
            (Upos::Punct, Penn::Stop),
        ];
        let words = ["The", "army", "attacked", "a", "base", "."].map(str::to_owned).to_vec();
        let lemmas = ["the", "army", "attack", "a", "base", "."].map(str::to_owned).to_vec();
        let relations =
            vec![Relation::Det, Relation::Nsubj, Relation::Root, Relation::Det, Relation::Obj, Relation::Punct];
        let example =
            Example { words, lemmas, tags: tags.to_vec(), heads: vec![1, 2, 6, 4, 2, 2], relations, gold: true };
        let made = headline(&example).unwrap();
        assert_eq!(made.words, ["Army", "attacks", "base"]);
        assert_eq!(made.tags[1].1, Penn::Vbz);
        assert_eq!(made.heads, [1, 3, 1]);
        assert_eq!(titled(made).words, ["Army", "Attacks", "Base"]);
    }
}
