//! What a sentence is about, by its words.

use super::cues;
use crate::language::Sentence;

/// What the sentence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Theme {
    pub(super) armed: bool,
    pub(super) political: bool,
    pub(super) crowd: bool,
    pub(super) riot: bool,
    pub(super) accident: bool,
    pub(super) violent: bool,
    pub(super) sport: usize,
    pub(super) culture: usize,
    /// Everyday words of play, which alone speak of it only where states are said to fight.
    pub(super) everyday: usize,
}

impl Theme {
    pub(super) fn of(sentence: &Sentence) -> Self {
        // `half of the region for two and a half years` speaks of no play.
        let measures = |pair: &&[String]| pair[0] == "half" && pair[1] == "of" || pair[0] == "a" && pair[1] == "half";
        let measured = sentence.words.windows(2).filter(measures).count();
        let halves = sentence.words.iter().filter(|word| *word == "half").count().saturating_sub(1).max(measured);
        let count = |is: fn(&str) -> bool| {
            let all = sentence.words.iter().filter(|word| is(word)).count();
            if is("half") { all - halves.min(all) } else { all }
        };
        // `a common goal`, `the death penalty`: everyday words that speak of play only beside another one.
        let leisure = |is: fn(&str) -> bool| {
            let (all, weak) =
                (count(is), sentence.words.iter().filter(|word| is(word) && cues::is_everyday(word)).count());
            let weak = if is("half") { weak - halves.min(weak) } else { weak };
            if all == weak { all.saturating_sub(1) } else { all }
        };
        let attacked = count(cues::is_attack) > 0 && count(cues::is_killing) > 0;
        let by_air = sentence.words.windows(2).any(|pair| pair[0] == "air" && cues::is_attack(&pair[1]));
        let armed = attacked || by_air || sentence.words.windows(2).any(|pair| is_armed_pair(&pair[0], &pair[1]));
        Self {
            armed: armed || count(cues::is_armed) > 0,
            political: count(cues::is_political) > 0,
            crowd: count(cues::is_crowd) > 0,
            riot: count(cues::is_riot) > 0,
            // `missiles struck a power plant`: where people work and train is struck as well.
            accident: count(cues::is_accident)
                > if count(cues::is_violent) > 0 { count(cues::is_workplace) } else { 0 },
            violent: armed || count(cues::is_violent) > 0,
            sport: leisure(cues::is_sport),
            culture: leisure(cues::is_culture),
            everyday: count(cues::is_everyday),
        }
    }

    /// Marks all sentences of an article that is about play, such as a report of a tournament: single
    /// sentences of it speak like a war report.
    pub(super) fn settle<'a>(themes: impl Iterator<Item = &'a mut Self>) {
        let mut themes: Vec<&mut Self> = themes.collect();
        let leisure = themes.iter().filter(|theme| theme.sport + theme.culture > 0).count();
        let political = themes.iter().filter(|theme| theme.political).count();
        if leisure >= 3 && leisure * 4 >= themes.len() && leisure > political {
            for theme in &mut themes {
                theme.sport += 1;
            }
        }
    }

    /// Whether the words speak of play and not of politics.
    pub(super) fn is_leisure(&self) -> bool {
        let cues = self.sport + self.culture;
        cues >= 2 || (cues == 1 && !self.armed && !self.political)
    }
}

/// Two words that speak of arms together: `tribal violence`, `sectarian fighting`, `a land mine`.
fn is_armed_pair(word: &str, next: &str) -> bool {
    let groups = matches!(
        word,
        "tribal"
            | "ethnic"
            | "sectarian"
            | "communal"
            | "religious"
            | "intercommunal"
            | "inter-communal"
            | "militia"
            | "gang"
            | "cartel"
    );
    groups && matches!(next, "violence" | "fighting" | "clashes") || word == "land" && matches!(next, "mine" | "mines")
}
