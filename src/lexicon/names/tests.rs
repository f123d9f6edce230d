//! Over the compiled-in tables.
#![allow(clippy::disallowed_methods, reason = "a test may read files and clocks")]

use super::read::Kind;
use super::*;
use crate::ontology::{GroupCode, Sector};
use jiff::civil::{Date, date};

fn names() -> &'static Names {
    Names::builtin().unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn find(text: &str) -> Option<(usize, Vec<Sense>)> {
    let words = fold::phrase(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    names().longest(&words).map(|found| (found.words, found.senses.to_vec()))
}

fn first(text: &str) -> Option<Sense> {
    find(text).and_then(|(_, senses)| senses.first().copied())
}

fn person(text: &str) -> &'static Person {
    match first(text) {
        Some(Sense::Person(at)) => &names().people[at],
        other => panic!("{text}: {other:?}"),
    }
}

fn country(text: &str) -> &'static str {
    match first(text) {
        Some(Sense::Country(at) | Sense::Demonym(at) | Sense::Seat(at)) => &names().countries[at].iso3,
        other => panic!("{text}: {other:?}"),
    }
}

fn organisation(text: &str) -> &'static Organisation {
    match first(text) {
        Some(Sense::Organisation(at)) => &names().organisations[at],
        other => panic!("{text}: {other:?}"),
    }
}

fn city(text: &str) -> &'static City {
    match first(text) {
        Some(Sense::City(at)) => &names().cities[at],
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn the_built_in_tables_load() {
    let names = names();
    assert!(names.countries.len() >= 196);
    assert!(names.people.len() >= 250);
    assert!(names.organisations.len() >= 200);
    assert!(names.roles.len() >= 150);
    assert!(names.cities.len() >= 2_500);
}

#[test]
fn loading_twice_gives_the_same_digest_and_an_overlay_another() {
    let again = Names::with_overlays(&[]).unwrap();
    assert_eq!(names().digest(), again.digest());
    assert_eq!(again.digest().len(), 64);
    let overlay = Source {
        name: "mine/roles.tsv",
        bytes: b"phrases\tsector\tkind\tpolitical\ttitle\thome\nquidnunc\tCVL\tperson\t\t\t\n",
    };
    let changed = Names::with_overlays(&[overlay]).unwrap();
    assert_ne!(names().digest(), changed.digest());
    assert!(changed.longest(&["quidnuncs"]).is_none());
    assert!(changed.longest(&["Quidnunc"]).is_some());
}

#[test]
fn an_overlay_replaces_the_row_with_its_id() {
    let bytes = b"name\taliases\tof\tsector\tothers\tchanges\twikidata\nNATO\tAtlantic Pact\tIGO\tMIL\t\t\t\n";
    let changed = Names::with_overlays(&[Source { name: "organisations.tsv", bytes }]).unwrap();
    assert_eq!(changed.organisations.len(), names().organisations.len());
    let senses = changed.longest(&["Atlantic", "Pact"]).unwrap().senses.to_vec();
    assert!(matches!(senses[0], Sense::Organisation(at) if changed.organisations[at].sector == Some(Sector::Mil)));
}

#[test]
fn an_overlay_takes_a_row_away_and_says_what_it_did() {
    let bytes = b"name\taliases\tof\tsector\tothers\tchanges\twikidata\n-NATO\t\t\nOrder of Quids\tQuids\tIGO\tMIL\nOPEC\t\tIGO\t\n";
    let changed = Names::with_overlays(&[Source { name: "x/organisations.tsv", bytes }]).unwrap();
    assert!(!changed.organisations.iter().any(|one| one.name == "NATO"));
    assert!(changed.longest(&["Quids"]).is_some());
    let change = Change { file: "x/organisations.tsv".to_owned(), added: 1, replaced: 1, removed: 1 };
    assert_eq!(changed.changes(), [change]);
    assert!(names().changes().is_empty());
}

#[test]
fn what_cannot_be_taken_away_and_what_others_need_is_an_error() {
    let header = "iso3\tname\tnames\tadjectives\tseats\tlat\tlon\tgeonameid\twikidata\tgiven\n";
    let said = |row: &str| {
        let text = format!("{header}{row}\n");
        let source = Source { name: "countries.tsv", bytes: text.as_bytes() };
        Names::with_overlays(&[source]).unwrap_err()
    };
    let unknown = said("-XAX");
    assert_eq!(unknown.len(), 1);
    assert_eq!(unknown[0].to_string(), "countries.tsv:2: `-XAX` removes nothing: no earlier entry is `XAX`");
    assert!(said("-FRA").iter().any(|error| error.message.contains("`FRA`, which countries.tsv lacks")));
    let errors = Names::with_overlays(&[Source { name: "roles.txt", bytes: b"" }]).unwrap_err();
    assert!(errors[0].message.contains("is no table of names"), "{errors:?}");
}

#[test]
fn broken_rows_are_all_reported() {
    let bytes = b"iso3\tname\tnames\tadjectives\tseats\tlat\tlon\tgeonameid\twikidata\tgiven\nru\tRussia\nXAA\t\nXAB\tB\t\t\t\t99\t0\n";
    let errors = Names::load(&[Source { name: "countries.tsv", bytes }, Source { name: "x.tsv", bytes }]).unwrap_err();
    let lines: Vec<usize> = errors.iter().map(|error| error.line).collect();
    assert_eq!(lines, [0, 2, 3, 4]);
}

#[test]
fn persons_by_full_and_bare_name() {
    for text in ["Viktor Orban", "Viktor Orbán", "Orbán", "Orban", "ORBAN", "VIKTOR ORBÁN"] {
        assert_eq!(person(text).wikidata.as_deref(), Some("Q57641"), "{text}");
    }
    assert_eq!(person("Xi Jinping").wikidata.as_deref(), Some("Q15031"));
    assert_eq!(person("PUTIN").wikidata.as_deref(), Some("Q7747"));
    assert_eq!(find("XI of"), None, "a numeral in capitals is no Xi");
    assert_eq!(person("Zelenskiy").name, person("Volodymyr Zelensky").name);
    assert_eq!(person("Kim Jong Un").name, person("Kim Jong-un").name);
    assert_eq!(person("Erdogan").country.as_deref(), Some("TUR"));
    assert_eq!(find("Vladimir Putin said").unwrap().0, 2);
}

#[test]
fn states_demonyms_and_seats() {
    for text in ["U.S.", "US", "United States", "America", "American", "White House"] {
        assert_eq!(country(text), "USA", "{text}");
    }
    assert_eq!(find("turkey"), None);
    assert_eq!(find("us"), None);
    assert_eq!(country("Turkey"), "TUR");
    assert_eq!(country("Türkiye"), "TUR");
    assert_eq!(country("Georgian"), "GEO");
    assert_eq!(country("Kremlin"), "RUS");
    assert_eq!(country("Republic of China"), "TWN");
    assert_eq!(country("People 's Republic of China"), "CHN");
    assert!(matches!(find("Georgia").unwrap().1[..], [Sense::Country(_), Sense::City(_), ..]));
}

#[test]
fn organisations_with_their_codes() {
    let court = organisation("International Criminal Court");
    assert_eq!(
        (court.group, court.sector, court.wikidata.as_deref()),
        (Some(GroupCode::Igo), Some(Sector::Jud), Some("Q47488"))
    );
    assert_eq!(organisation("New York Times").sector, Some(Sector::Jrn));
    assert_eq!(find("New York Times reported").unwrap().0, 3);
    assert_eq!(organisation("al-Qaeda").name, organisation("Al-Qaeda").name);
    let taliban = organisation("Taliban");
    assert_eq!(taliban.sector_at(date(2021, 8, 14)), Some(Sector::Reb));
    assert_eq!(taliban.sector_at(date(2021, 8, 15)), Some(Sector::Gov));
}

#[test]
fn roles_in_any_case() {
    for text in ["Prime Minister", "prime minister", "PRIME MINISTER"] {
        let Some(Sense::Role(at)) = first(text) else { panic!("{text}") };
        let role = &names().roles[at];
        assert!(role.title && role.political && role.sector == Sector::Gov);
    }
    assert_eq!(find("pm"), None);
    assert!(matches!(first("MPs"), Some(Sense::Role(_))));
}

#[test]
fn places() {
    let beijing = city("Beijing");
    assert_eq!((beijing.geonameid, beijing.lat, beijing.lon), (Some(1_816_670), 39.9075, 116.39723));
    assert_eq!(
        (beijing.admin1.as_deref(), beijing.country.as_deref(), beijing.capital),
        (Some("Beijing"), Some("CHN"), true)
    );
    for (text, country) in
        [("Kiev", "UKR"), ("Khan Younis", "PSE"), ("El Fasher", "SDN"), ("Goma", "COD"), ("Budapest", "HUN")]
    {
        assert_eq!(city(text).country.as_deref(), Some(country), "{text}");
    }
    let crimea = city("Crimea");
    assert_eq!(crimea.country.as_deref(), Some("UKR"));
    assert_eq!(crimea.controlled_by(date(2013, 1, 1)), Some("UKR"));
    assert_eq!(crimea.controlled_by(date(2022, 1, 1)), Some("RUS"));
    assert_eq!(city("Black Sea").country, None);
    assert!(city("Nice").weak);
    assert_eq!(city("Gaza").name, "Gaza Strip", "the bare name means the Strip");
    assert_eq!(city("Victoria").country.as_deref(), Some("AUS"));
    assert_eq!(city("Tripoli").country.as_deref(), Some("LBY"));
    assert_eq!(find("nice"), None);
}

fn office(text: &str, day: Date) -> (&'static str, Option<&'static str>) {
    let term = person(text).term_at(day).unwrap_or_else(|| panic!("{text} holds none on {day}"));
    (&term.title, term.since_text.as_deref())
}

#[test]
fn the_office_is_that_of_the_day() {
    let day = date(2023, 10, 17);
    assert_eq!(office("Orban", day), ("Prime Minister of Hungary", Some("2010-05-29")));
    assert_eq!(office("Putin", day), ("President of Russia", Some("2012-05-07")));
    assert_eq!(office("Xi Jinping", day).0, "President of China");
    assert_eq!(person("Orban").sector_at(day), Some(Sector::Gov));
    assert_eq!(person("Orban").sector_at(date(2005, 6, 1)), Some(Sector::Opp));
    assert!(person("Pistorius").known_on(day) && !person("Pistorius").known_on(date(2013, 3, 1)));
    assert_eq!(person("Merkel").sector_at(day), Some(Sector::Eli));
    assert_eq!(person("Merkel").sector_at(date(2000, 1, 1)), None);
    assert_eq!(person("Stoltenberg").group_at(day), Some(GroupCode::Igo));
    assert_eq!(person("Stoltenberg").country_at(day), None);
    assert_eq!(person("Stoltenberg").country_at(date(2025, 6, 1)), Some("NOR"));
}

#[test]
fn terms_run_forwards_and_belong_to_somebody() {
    for person in &names().people {
        assert!(!person.terms.is_empty(), "{}", person.name);
        for term in &person.terms {
            assert!(term.until.is_none_or(|until| term.since <= until), "{}: {}", person.name, term.title);
            assert_ne!(term.country.is_some(), term.group.is_some(), "{}: {}", person.name, term.title);
        }
    }
}

/// A name of several entries must be in `homonyms.tsv`, so that nobody adds one unawares. Places
/// among themselves are ranked by size, and roles give way to names.
#[test]
fn every_homonym_is_listed() {
    let source = BUILTIN.iter().find(|source| source.name == "homonyms.tsv").unwrap();
    let listed: Vec<Vec<String>> =
        read::homonyms(source, &mut Vec::new()).iter().map(|entry| fold::phrase(&entry.value.phrase)).collect();
    let mut unlisted = Vec::new();
    names().index.visit(&mut |tokens, senses| {
        let mut kinds: Vec<Kind> =
            senses.iter().map(|sense| Kind::of(*sense)).filter(|kind| *kind != Kind::Role).collect();
        kinds.dedup_by(|a, b| *a == Kind::Place && *b == Kind::Place);
        if kinds.len() > 1 && !listed.iter().any(|phrase| phrase.as_slice() == tokens) {
            unlisted.push(format!("{}\t{kinds:?}", tokens.join(" ")));
        }
    });
    assert!(unlisted.is_empty(), "{}\n{}", unlisted.len(), unlisted.join("\n"));
}

/// The facts of the table of officeholders that the sessions share, where it is there.
#[test]
#[ignore = "needs ../shared"]
fn people_agree_with_the_officeholders() {
    let Ok(text) = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/officeholders.tsv"))
    else {
        return;
    };
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let mut wrong = Vec::new();
    for (at, person) in names().people.iter().enumerate() {
        let Some(id) = &person.wikidata else { continue };
        let theirs: Vec<&Vec<&str>> = rows.iter().filter(|row| row[4] == id).collect();
        let named =
            theirs.iter().any(|row| find(row[3]).is_some_and(|(_, senses)| senses.contains(&Sense::Person(at))));
        let dated = !person.terms.iter().any(|term| term.sourced)
            || person.terms.iter().any(|term| theirs.iter().any(|row| term.since_text.as_deref() == Some(row[5])));
        if !(theirs.is_empty() || named && dated) {
            wrong.push(format!("{} ({id}): name {named}, start {dated}", person.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
