//! Words that say what a sentence is about, for the gates.

macro_rules! cues {
    ($(#[$doc:meta])* $name:ident: $($word:literal)+) => {
        $(#[$doc])*
        pub(super) fn $name(word: &str) -> bool {
            const WORDS: &[&str] = &[$($word),+];
            WORDS.contains(&word)
        }
    };
}

cues! {
    /// Words of war and armed violence.
    is_armed: "airstrike" "airstrikes" "air-strike" "missile" "missiles" "rocket" "rockets" "drone" "drones" "shelling"
        "artillery" "bomb" "bombs" "bombing" "bombings" "bomber" "explosives" "ied" "grenade" "grenades" "gunmen"
        "gunman" "militant" "militants" "rebel" "rebels" "insurgent" "insurgents" "jihadist" "jihadists" "terrorist"
        "terrorists" "troops" "soldiers" "soldier" "army" "military" "warplanes" "warplane" "fighters" "militia"
        "militiamen" "mortar" "mortars" "ambush" "ambushed" "separatists" "guerrillas" "islamist" "islamists" "landmine"
        "warships" "warship" "airstrikes" "suicide" "hostages" "ceasefire" "frontline" "combatants" "paramilitary"
        "explosive" "car-bomb" "landmines" "gunfight" "firefight" "gunbattle"
        "commandos" "navy" "naval" "paramilitaries" "massacre" "ieds" "hijackers" "onslaught"
}
cues! {
    /// Words that make police, courts and crowds political.
    is_political: "protest" "protests" "protester" "protesters" "protestors" "demonstrators" "demonstration"
        "demonstrations" "opposition" "activist" "activists" "journalist" "journalists" "terrorism" "terrorist"
        "terrorists" "terror" "espionage" "spying" "spy" "treason" "corruption" "bribery" "separatist" "separatists"
        "militants" "dissident" "dissidents" "election" "elections" "coup" "government" "regime" "president" "minister"
        "lawmaker" "lawmakers" "parliament" "genocide" "war" "sedition" "insurrection" "rebellion" "extremist"
        "extremists" "jihadist" "islamist" "hostages" "embassy" "diplomat" "diplomats" "sanctions" "refugees" "migrants"
        "mayor" "governor" "party" "politician" "politicians" "austerity" "rights" "democracy" "ethnic"
}
cues! {
    /// Words of sport.
    is_sport: "match" "matches" "goal" "goals" "coach" "league" "cup" "tournament" "championship" "championships"
        "innings" "wicket" "wickets" "quarterback" "midfielder" "striker" "goalkeeper" "semi-final" "semifinal"
        "semi-finals" "quarter-final" "quarterfinal" "quarterfinals" "playoffs" "playoff" "touchdown" "scored"
        "halftime" "half-time" "football" "soccer" "cricket" "rugby" "tennis" "basketball" "baseball" "hockey"
        "batsman" "batsmen" "bowler" "bowlers" "penalty" "penalties" "medal" "medals" "olympic" "olympics" "fifa" "uefa" "nba" "nfl"
        "defender" "winger" "referee" "champions" "stadium" "racing" "marathon" "athlete" "athletes" "overs" "runs"
        "boxing" "knockout" "heavyweight" "chess" "qualifier" "qualifiers" "squad" "season" "playoff" "golf"
        "victory" "teammate" "teammates" "grand-slam" "sets" "draw" "semi" "finals" "final" "mma" "prix" "olympiad"
        "half" "kick" "kicks" "unbeaten" "grandmaster" "grandmasters" "pawn" "pawns" "standings" "tie-break" "tie-breaks"
        "sixth-round" "top-seeded" "seeded"
}
cues! {
    /// Of the words of play and stage those of everyday politics.
    is_everyday: "half" "goal" "goals" "penalty" "penalties" "final" "season" "runs" "sets" "match" "matches"
        "victory" "draw" "defender" "champions" "overs" "museum" "cup" "league" "coach" "fashion" "theatre" "theater"
        "racing" "squad" "stadium"
}
cues! {
    /// Words of stage, screen and letters.
    is_culture: "film" "films" "movie" "movies" "album" "song" "songs" "actor" "actress" "singer" "band" "novel"
        "novelist" "box-office" "oscar" "oscars" "grammy" "concert" "theatre" "theater" "museum" "exhibition"
        "painting" "soundtrack" "episode" "premiere" "celebrity" "rapper" "video-game" "videogame" "gamers" "trailer"
        "sequel" "fashion" "comedian" "opera" "ballet"
}
cues! {
    /// Words of crowds.
    is_crowd: "protest" "protests" "protester" "protesters" "protestors" "demonstrators" "demonstrator" "demonstration"
        "demonstrations" "crowd" "crowds" "rioters" "marchers" "rally" "rallies" "strikers" "activists" "riot" "riots"
        "mob" "mobs" "looters" "sit-in" "picket" "barricades" "unrest" "rioting" "vigil" "vigils"
}
cues! {
    /// Of the words of crowds those for crowds in uproar.
    is_riot: "riot" "riots" "rioting" "rioters" "looters" "unrest"
}
cues! {
    /// Words of accidents and nature.
    is_accident: "collided" "collides" "collision" "crash" "crashed" "crashes" "crashing" "training" "factory" "plant" "mine" "coal" "derailed" "accident" "accidentally" "earthquake" "flood" "floods"
        "flooding" "storm" "hurricane" "cyclone" "typhoon" "tsunami" "wildfire" "wildfires" "avalanche" "landslide"
        "stampede" "lightning" "volcano" "eruption" "tornado" "capsized" "sank" "heatwave" "outbreak" "epidemic"
        "pandemic" "virus" "gas-leak" "wartime" "malfunction" "malfunctions" "stored" "boiler" "shark" "bear" "dog" "lightning-strike" "heart" "derails" "fell" "overturned" "capsizes" "sinks" "unexploded" "fireworks" "firework" "disease" "covid-19" "cholera"
}
cues! {
    /// Of the words of accidents those for places of work and practice.
    is_workplace: "training" "factory" "plant" "mine" "coal"
}
cues! {
    /// Words of deliberate violence: enough to believe an act whose actor is not stated.
    is_violent: "airstrike" "airstrikes" "missile" "missiles" "rocket" "rockets" "drone" "drones" "shelling" "artillery"
        "bomb" "bombs" "bombing" "bombings" "bomber" "bombers" "ied" "grenade" "grenades" "gunmen" "gunman" "militant"
        "militants" "rebel" "rebels" "insurgent" "insurgents" "jihadist" "jihadists" "terrorist" "terrorists" "militia"
        "militiamen" "mortar" "mortars" "ambush" "ambushed" "separatists" "guerrillas" "islamist" "islamists" "landmine"
        "suicide" "hostages" "paramilitary" "attack" "attacks" "attackers" "raid" "clashes" "warplanes" "snipers" "sniper"
        "massacre" "assassinated" "assassination" "troops" "fighters" "poisoned" "poisoning" "novichok" "explosive"
        "explosives" "car-bomb" "landmines" "gunfight" "firefight" "gunbattle"
        "gunfire" "commandos" "paramilitaries" "ieds" "hijackers" "fighting" "violence" "kidnapping" "abduction"
}
cues! {
    /// Words for attacks, which mean one beside a word of killing.
    is_attack: "strike" "strikes" "attack" "attacks" "attacked" "raid" "raids" "blast" "blasts" "shooting" "shootings"
        "gunfire" "shelled" "bombed" "bombard" "stabbing" "stabbings" "assault" "clashes" "crossfire" "shot"
}
cues! {
    /// Words of killing and wounding.
    is_killing: "killed" "kill" "kills" "killing" "dead" "die" "died" "wounded" "wounding" "wounds" "injured" "injuring"
        "slain" "deaths"
}
cues! {
    /// Words of remembrance: the act lies in the past.
    is_anniversary: "anniversary" "commemorate" "commemorates" "commemorated" "commemorating" "commemoration" "memorial"
        "remembrance" "centenary"
}
