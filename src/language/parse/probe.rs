//! A digest of what the features make of a few words: a model fits the code that has the same.

use super::atoms::atoms;
use super::features::{Features, fold};
use super::items::items;
use super::labels::{Penn, Relation, Upos};
use super::lexicon::{Entry, Lexicon};
use super::relations::relation;
use super::state::{Action, State};
use super::tagger::features;
use super::transitions::transition;

const WORDS: [&str; 8] = ["Rebels", "of", "the", "M23", "left", "Goma", "’s", "outskirts…"];

/// Changes with the templates, the hashes, the word classes and the relations.
pub(super) fn digest() -> u64 {
    let names = Upos::ALL.iter().map(|upos| upos.name()).chain(Penn::ALL.iter().map(|penn| penn.name()));
    let names = names.chain(Relation::ALL.iter().map(|relation| relation.name()));
    let mut digest = names.flat_map(str::bytes).fold(1, |digest, byte| fold(digest, u64::from(byte)));
    let mut add = |features: &Features| {
        digest = features.hashes().iter().fold(digest, |digest, hash| fold(digest, *hash));
    };
    let entry = Entry { tags: 3, cluster: 0x0135, closed: 0 };
    let lexicon = Lexicon::new(vec![(super::atoms::low("left"), entry)], Vec::new());
    let (mut words, mut buffer, mut sentence) = (Vec::new(), Features::default(), Vec::new());
    atoms(&WORDS, &lexicon, &mut words);
    for at in 0..words.len() {
        features(&words, at, &[4, 2, 9, 9, 11, 4, 30, 7][..at], &mut buffer);
        add(&buffer);
    }
    let tags = [(Upos::Noun, Penn::Nns), (Upos::Adp, Penn::In), (Upos::Verb, Penn::Vbd), (Upos::Punct, Penn::Comma)];
    items(&words, &tags.repeat(2), &mut sentence);
    let mut state = State::default();
    state.begin(words.len());
    let mut turn = 0;
    while !state.is_done() {
        transition(&state, &sentence, &mut buffer);
        add(&buffer);
        turn += 1;
        let wish = [Action::Shift, Action::Shift, Action::Left, Action::Shift, Action::Right][turn % 5];
        let action = if state.allows(wish) { wish } else { first_allowed(&state) };
        if let Some((dependant, head)) = state.arc(action) {
            relation(&state, &sentence, dependant, head, &mut buffer);
            add(&buffer);
        }
        state.take(action, Relation::from_number((turn % 40) as u8));
    }
    digest
}

fn first_allowed(state: &State) -> Action {
    Action::ALL.into_iter().find(|action| state.allows(*action)).unwrap_or(Action::Shift)
}
