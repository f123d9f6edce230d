//! Nouns whose phrase stands for somebody else than its words name: parts of a number, weapons, those who act for a
//! state, things named after a city.

use crate::ontology::Sector;

/// Nouns of number and grouping whose complement is what they are about.
pub(super) fn is_partitive(word: &str) -> bool {
    matches!(
        word,
        "thousands"
            | "hundreds"
            | "dozens"
            | "scores"
            | "tens"
            | "millions"
            | "crowd"
            | "crowds"
            | "group"
            | "groups"
            | "number"
            | "some"
            | "many"
            | "most"
            | "all"
            | "both"
            | "handful"
            | "majority"
            | "members"
            | "column"
            | "assembly"
            | "gathering"
            | "bloc"
            | "alliance"
            | "coalition"
            | "trio"
            | "pair"
            | "series"
            | "contingent"
            | "host"
            | "score"
            | "couple"
            | "wave"
            | "string"
            | "throng"
            | "convoy"
            | "barrage"
            | "barrages"
            | "raft"
            | "round"
            | "rounds"
            | "spate"
            | "slew"
            | "flurry"
            | "package"
            | "packages"
            | "batch"
            | "volley"
            | "hail"
            | "salvo"
            | "surge"
            | "array"
            | "set"
            | "succession"
            | "waves"
            | "tranche"
            | "shipment"
            | "shipments"
            | "billions"
            | "hundred"
            | "thousand"
            | "dozen"
            | "part"
            | "half"
            | "none"
            | "several"
            | "few"
    )
}

/// Weapons and strikes stand for those who use them.
pub(super) fn is_weapon(word: &str) -> bool {
    matches!(
        word,
        "missile"
            | "missiles"
            | "drone"
            | "drones"
            | "rocket"
            | "rockets"
            | "jet"
            | "jets"
            | "warplane"
            | "warplanes"
            | "aircraft"
            | "airstrike"
            | "airstrikes"
            | "shell"
            | "shells"
            | "shelling"
            | "bomb"
            | "bombs"
            | "bomber"
            | "bombers"
            | "artillery"
            | "tank"
            | "tanks"
            | "warship"
            | "warships"
            | "submarine"
            | "submarines"
            | "helicopter"
            | "helicopters"
            | "gunboats"
            | "fighter-jets"
            | "planes"
            | "plane"
            | "mortars"
            | "mortar"
            | "fire"
            | "gunfire"
            | "shellfire"
            | "bullets"
            | "bullet"
            | "strike"
            | "strikes"
            | "bombardment"
            | "bombardments"
            | "snipers"
            | "sniper"
            | "munitions"
            | "ied"
            | "ieds"
            | "landmine"
            | "landmines"
            | "grenade"
            | "grenades"
            | "gunship"
            | "gunships"
    )
}

/// Nouns for those who act in the name of a state.
pub(super) fn stands_for_state(word: &str) -> bool {
    matches!(
        word,
        "leadership"
            | "delegation"
            | "delegations"
            | "side"
            | "representatives"
            | "representative"
            | "counterpart"
            | "counterparts"
            | "administration"
            | "regime"
            | "authorities"
            | "envoy"
            | "envoys"
            | "negotiators"
            | "leaders"
    )
}

/// What speaks or binds in the name of whoever made or runs it: `a UN report accused`, `Togo's decree bans`.
pub(super) fn is_utterance(word: &str) -> bool {
    matches!(
        word,
        "report"
            | "statement"
            | "letter"
            | "communique"
            | "communiqué"
            | "memo"
            | "study"
            | "inquiry"
            | "investigation"
            | "probe"
            | "audit"
            | "declaration"
            | "campaign"
            | "lawsuit"
            | "complaint"
            | "indictment"
            | "law"
            | "laws"
            | "legislation"
            | "decree"
            | "ordinance"
            | "directive"
            | "ruling"
            | "verdict"
            | "resolution"
            | "order"
            | "regulation"
            | "regulations"
            | "document"
            | "editorial"
            | "article"
    )
}

/// Rules and programmes, which are often named after those whom they concern.
pub(super) fn is_measure(word: &str) -> bool {
    matches!(
        word,
        "bill"
            | "law"
            | "act"
            | "ban"
            | "programme"
            | "program"
            | "scheme"
            | "mechanism"
            | "initiative"
            | "network"
            | "tax"
            | "code"
    )
}

/// People who are against somebody, or are his victims, and do not act with him: their sector.
pub(super) fn stands_apart(word: &str) -> Option<Sector> {
    match word {
        "opponents" | "critics" | "dissidents" => Some(Sector::Opp),
        "victims" | "survivors" => Some(Sector::Cvl),
        _ => None,
    }
}

/// Things that are named after a city.
pub(super) fn is_named_thing(word: &str) -> bool {
    matches!(
        word,
        "accord"
            | "accords"
            | "agreement"
            | "agreements"
            | "process"
            | "protocol"
            | "treaty"
            | "convention"
            | "conventions"
            | "declaration"
            | "tribunal"
            | "format"
            | "pact"
            | "forum"
            | "summit"
            | "conference"
            | "club"
            | "group"
    )
}

/// What states make with each other or by themselves and write with capital letters: none of it is somebody.
pub(super) fn is_work(word: &str) -> bool {
    matches!(
        word,
        "act"
            | "bill"
            | "charter"
            | "constitution"
            | "doctrine"
            | "dialogue"
            | "framework"
            | "initiative"
            | "memorandum"
            | "partnership"
            | "plan"
            | "program"
            | "programme"
            | "resolution"
            | "roadmap"
            | "statement"
            | "strategy"
            | "war"
    )
}

pub(super) fn is_force(word: &str) -> bool {
    matches!(
        word,
        "forces"
            | "troops"
            | "soldiers"
            | "army"
            | "military"
            | "navy"
            | "fighters"
            | "militants"
            | "gunmen"
            | "infiltrators"
            | "operatives"
            | "attackers"
            | "bombers"
    )
}

/// Deeds of forces, which harm in the name of whoever carries them out.
pub(super) fn is_operation(word: &str) -> bool {
    matches!(
        word,
        "operation" | "operations" | "offensive" | "raid" | "raids" | "crackdown" | "incursion" | "ambush" | "sweep"
    )
}

/// Plural nouns for people by what they do: `pensioners`, `participants`, `activists`.
pub(super) fn are_people(word: &str) -> bool {
    let people = ["ers", "ors", "ists", "ants", "ents", "ees", "ians", "men", "women"];
    let things = [
        "borders",
        "waters",
        "powers",
        "papers",
        "numbers",
        "helicopters",
        "bombers",
        "carriers",
        "fighters",
        "orders",
        "letters",
        "matters",
        "headquarters",
        "chapters",
        "tankers",
        "factors",
        "sectors",
        "vessels",
        "agreements",
        "documents",
        "statements",
        "comments",
        "elements",
        "payments",
        "investments",
        "movements",
        "parliaments",
        "governments",
        "settlements",
        "developments",
        "agents",
        "plants",
        "grants",
        "warrants",
        "restaurants",
        "committees",
        "computers",
        "posters",
        "banners",
        "offers",
        "centers",
        "reactors",
        "interceptors",
        "launchers",
        "presidents",
        "ministers",
        "leaders",
        "members",
        "lawmakers",
        "commanders",
        "soldiers",
        "officers",
        "manufacturers",
        "producers",
        "employers",
        "importers",
        "exporters",
        "suppliers",
        "insurers",
        "lenders",
        "refiners",
        "events",
        "accidents",
        "incidents",
        "talents",
        "patents",
        "continents",
        "currents",
        "tournaments",
        "shipments",
        "experiments",
        "amendments",
    ];
    people.iter().any(|end| word.ends_with(end)) && !things.contains(&word) && !is_weapon(word)
}
