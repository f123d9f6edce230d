//! Headlines of our own: whether the verb that tells the news is the root of the tree.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use geowire::language::parse::Parser;

/// Headline, and the word that should be its root.
const HEADLINES: [(&str, &str); 40] = [
    ("U.S., China trade barbs over tariffs", "trade"),
    ("Kyiv strike: 3 killed", "killed"),
    ("Iran to resume nuclear talks", "resume"),
    ("Hamas says Israel violated truce", "says"),
    ("Rebels seize border town", "seize"),
    ("Ceasefire talks collapse in Doha", "collapse"),
    ("Russia strikes power plants across Ukraine", "strikes"),
    ("France, Germany back new sanctions", "back"),
    ("Police arrest dozens at rally in Tbilisi", "arrest"),
    ("Sudan army retakes airport", "retakes"),
    ("Turkey to send envoy to Damascus", "send"),
    ("UN envoy urges calm after clashes", "urges"),
    ("Protesters storm parliament in Nairobi", "storm"),
    ("Dozens killed in market blast", "killed"),
    ("Minister quits over budget row", "quits"),
    ("Seoul: North fires two missiles", "fires"),
    ("Poland expels three Russian diplomats", "expels"),
    ("Ethiopia, Eritrea sign border deal", "sign"),
    ("Court jails opposition leader for ten years", "jails"),
    ("Japan protests Chinese ships near islands", "protests"),
    ("Mali junta bans foreign radio", "bans"),
    ("Aid convoy attacked in Gaza", "attacked"),
    ("Pakistan, India exchange fire along border", "exchange"),
    ("Peru president faces impeachment vote", "faces"),
    ("Taiwan to buy American drones", "buy"),
    ("Striking miners block highway in Bolivia", "block"),
    ("Militia frees 12 hostages", "frees"),
    ("Britain warns Iran over seized tanker", "warns"),
    ("Serbia rejects Kosovo offer", "rejects"),
    ("Journalist detained in Minsk", "detained"),
    ("Armenia demands return of prisoners", "demands"),
    ("Lebanon leaders meet French envoy", "meet"),
    ("Gunmen kidnap students in northern Nigeria", "kidnap"),
    ("Senate passes aid bill", "passes"),
    ("Egypt hosts talks on dam", "hosts"),
    ("Troops fire on protesters in Khartoum", "fire"),
    ("Venezuela recalls ambassador from Madrid", "recalls"),
    ("Opposition vows to boycott vote", "vows"),
    ("EU leaders to discuss sanctions on Belarus", "discuss"),
    ("Drone hits fuel depot near Moscow", "hits"),
];

/// As many as the shipped model finds.
const FLOOR: usize = 31;

#[test]
fn the_verb_is_the_root() {
    let parser = Parser::builtin().unwrap();
    let mut missed = Vec::new();
    for (text, verb) in HEADLINES {
        let tree = parser.parse(text, 0..text.len());
        let root = tree.root().map_or("", |root| &text[tree.nodes[root].range.clone()]);
        if root != verb {
            missed.push(format!("{text}: {root}"));
        }
    }
    let found = HEADLINES.len() - missed.len();
    assert!(found >= FLOOR, "{found} of {}, not {FLOOR}: {missed:#?}", HEADLINES.len());
}
