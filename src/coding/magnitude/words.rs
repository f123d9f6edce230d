//! Words that say what befell people.

/// What a number of people counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Dead,
    Injured,
    Arrested,
    Displaced,
    Crowd,
}

impl What {
    pub(super) const ALL: [Self; 5] = [Self::Dead, Self::Injured, Self::Arrested, Self::Displaced, Self::Crowd];
}

/// What stands behind those whom it befell: `14 people were killed`, `14 dead`.
pub(super) fn state(word: &str) -> Option<What> {
    Some(match word {
        "killed" | "dead" | "died" | "slain" | "murdered" | "executed" | "massacred" | "perished" | "deaths" => {
            What::Dead
        }
        "wounded" | "injured" | "hurt" | "hospitalised" | "hospitalized" | "injuries" => What::Injured,
        "arrested" | "detained" | "jailed" | "imprisoned" | "arrests" | "detentions" => What::Arrested,
        "displaced" | "fled" | "evacuated" | "homeless" | "uprooted" | "expelled" | "deported" => What::Displaced,
        _ => return None,
    })
}

/// A verb whose object it befell: `killing 14`.
pub(super) fn deed(word: &str) -> Option<What> {
    Some(match word {
        "killed" | "killing" | "kills" | "kill" | "murdered" | "executed" | "slaughtered" | "massacred" => What::Dead,
        "wounded" | "wounding" | "wounds" | "injured" | "injuring" | "injures" | "maimed" => What::Injured,
        "arrested" | "arresting" | "arrests" | "detained" | "detaining" | "detains" | "jailed" | "jailing"
        | "rounded" | "captured" | "capturing" => What::Arrested,
        "displaced" | "displacing" | "displaces" | "uprooted" | "uprooting" | "deported" | "deporting" | "evicted" => {
            What::Displaced
        }
        _ => return None,
    })
}

/// A noun of what befell: `the deaths of 14`.
pub(super) fn noun(word: &str) -> Option<What> {
    Some(match word {
        "death" | "deaths" | "killing" | "killings" | "murder" | "murders" | "execution" | "massacre" => What::Dead,
        "arrest" | "arrests" | "detention" => What::Arrested,
        "displacement" | "deportation" | "expulsion" => What::Displaced,
        "crowd" | "crowds" => What::Crowd,
        _ => return None,
    })
}

/// Nouns for those in the street.
pub(super) fn is_marcher(word: &str) -> bool {
    matches!(word, "protesters" | "protestors" | "demonstrators" | "marchers" | "strikers" | "rioters")
}

pub(super) fn is_crowd(word: &str) -> bool {
    matches!(word, "crowd" | "crowds" | "march" | "rally" | "demonstration" | "protest")
}

/// Verbs of a crowd.
pub(super) fn is_march(word: &str) -> bool {
    matches!(
        word,
        "marched"
            | "rallied"
            | "protested"
            | "demonstrated"
            | "gathered"
            | "rioted"
            | "took"
            | "joined"
            | "march"
            | "rally"
            | "protest"
    )
}

/// Units: what they count is no people.
pub(super) fn is_measure(word: &str) -> bool {
    matches!(
        word,
        "percent"
            | "%"
            | "per"
            | "dollars"
            | "euros"
            | "km"
            | "kilometres"
            | "kilometers"
            | "miles"
            | "metres"
            | "meters"
            | "years"
            | "year"
            | "months"
            | "month"
            | "weeks"
            | "days"
            | "hours"
            | "minutes"
            | "tons"
            | "tonnes"
            | "times"
            | "homes"
            | "houses"
            | "buildings"
            | "missiles"
            | "drones"
            | "rockets"
            | "vehicles"
            | "tanks"
            | "schools"
            | "countries"
            | "cities"
            | "towns"
            | "villages"
            | "sites"
            | "points"
    )
}
