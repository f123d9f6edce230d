//! Word classes and Penn tags in one, from left to right.

use super::atoms::Atoms;
use super::features::{Features, spread};
use super::lexicon::Lexicon;
use super::table::{ColumnScorer, best};

/// Classes that stand for no tag: before and behind the sentence.
const OUTSIDE: usize = 250;

/// Puts the features of the word at `at` into `out`; `tags` are those decided before it.
pub(super) fn features(atoms: &[Atoms], at: usize, tags: &[usize], out: &mut Features) {
    let outside = Atoms { low: 7, shape: 11, ..Atoms::default() };
    let word = |offset: isize| at.checked_add_signed(offset).and_then(|at| atoms.get(at)).copied().unwrap_or(outside);
    let tag = |back: usize| spread(at.checked_sub(back).map_or(OUTSIDE, |at| tags[at]) as u64);
    let (w, b1, b2, a1, a2) = (word(0), word(-1), word(-2), word(1), word(2));
    let (t1, t2) = (tag(1), tag(2));
    out.clear();
    out.add([]);
    out.add([w.low]);
    out.add([w.form]);
    out.add([w.shape]);
    w.suffix.iter().for_each(|end| out.add([*end]));
    w.prefix.iter().for_each(|start| out.add([*start]));
    out.add([w.suffix[2], w.shape]);
    out.add([w.suffix[1], w.shape, u64::from(at == 0)]);
    out.add([w.shape, u64::from(at == 0), t1]);
    out.add([t1]);
    out.add([t1, t2]);
    out.add([t1, w.low]);
    out.add([t1, w.suffix[2]]);
    out.add([t1, w.suffix[1], a1.suffix[1]]);
    out.add([t1, a1.low]);
    out.add([t1, t2, w.tags]);
    out.add([b1.low]);
    out.add([b2.low]);
    out.add([a1.low]);
    out.add([a2.low]);
    out.add([b1.low, w.low]);
    out.add([w.low, a1.low]);
    out.add([a1.low, a2.low]);
    out.add([b2.low, b1.low]);
    out.add([b1.low, a1.low]);
    out.add([w.tags]);
    out.add([w.tags, t1]);
    out.add([w.tags, a1.tags]);
    out.add([w.tags, t1, a1.tags]);
    out.add([w.tags, a1.tags, a2.tags]);
    out.add([w.tags, a1.suffix[2]]);
    out.add([w.tags, b1.low]);
    out.add([w.tags, a1.low]);
    out.add([a1.tags, a2.tags]);
    out.add([w.cluster]);
    out.add([b1.cluster, w.cluster]);
    out.add([w.cluster, a1.cluster]);
    out.add([t1, w.cluster]);
    out.add([t1, w.coarse, a1.coarse]);
    out.add([b1.coarse, w.coarse, a1.coarse]);
    out.add([a1.cluster, a2.coarse]);
    out.add([b1.suffix[2]]);
    out.add([a1.suffix[2]]);
    out.add([a1.shape, w.shape]);
    out.add([b1.shape, w.shape, a1.shape]);
    out.add([w.low, w.shape]);
    out.add([w.low, t1, a1.suffix[1]]);
}

/// Decides the class of one word and its lead over the second, where more than one class is open; the features stay
/// in `buffer`.
pub(super) fn decide(
    lexicon: &Lexicon,
    scorer: &impl ColumnScorer,
    atoms: &[Atoms],
    tags: &[usize],
    buffer: &mut Features,
    scores: &mut [i32],
) -> (usize, Option<i32>) {
    let at = tags.len();
    let allowed = lexicon.allowed(atoms[at].closed);
    if let Some([only]) = allowed {
        return (usize::from(*only), None);
    }
    features(atoms, at, tags, buffer);
    let Some(allowed) = allowed else {
        scorer.score(buffer.hashes(), scores);
        let (class, lead) = best(scores, |_| true);
        return (class, Some(lead));
    };
    let scores = &mut scores[..allowed.len()];
    scorer.score_some(buffer.hashes(), allowed, scores);
    let (place, lead) = best(scores, |_| true);
    (usize::from(allowed[place]), Some(lead))
}

/// Decides the class of each word; `leads` are those over the second class.
pub(super) fn tag(
    atoms: &[Atoms],
    lexicon: &Lexicon,
    scorer: &impl ColumnScorer,
    classes: usize,
    tags: &mut Vec<usize>,
    leads: &mut Vec<i32>,
) {
    tags.clear();
    leads.clear();
    let (mut scores, mut buffer) = (vec![0; classes], Features::default());
    for _ in atoms {
        let (class, lead) = decide(lexicon, scorer, atoms, tags, &mut buffer, &mut scores);
        tags.push(class);
        leads.push(lead.unwrap_or(i32::MAX));
    }
}
