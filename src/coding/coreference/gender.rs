//! Whether a pronoun fits a person, by titles and given names.

use crate::coding::actor::Actor;
use crate::lexicon::{Names, Sense};

/// Whether the words or the given name say that the person is a woman (`true`) or a man; `None` when nothing says so.
pub(super) fn is_woman(names: &Names, actor: &Actor, words: &str) -> Option<bool> {
    for word in words.split(' ') {
        if let Some(woman) = by_title(word) {
            return Some(woman);
        }
    }
    let given = match actor.entity {
        Some(Sense::Person(index)) => names.people.get(index)?.name.split(' ').next()?.to_lowercase(),
        _ => words.split(' ').find(|word| is_womans_name(word)).unwrap_or("").to_owned(),
    };
    is_womans_name(&given).then_some(true)
}

fn by_title(word: &str) -> Option<bool> {
    match word {
        "ms" | "ms." | "mrs" | "mrs." | "miss" | "queen" | "princess" | "lady" | "duchess" | "woman"
        | "spokeswoman" | "chairwoman" | "congresswoman" | "councilwoman" | "businesswoman" | "empress" | "dame" => {
            Some(true)
        }
        "mr" | "mr." | "sir" | "king" | "prince" | "lord" | "spokesman" | "chairman" | "congressman" | "emperor"
        | "ayatollah" | "imam" | "emir" | "sultan" | "pope" => Some(false),
        _ => None,
    }
}

/// Given names that women in office bear; by hand.
const WOMEN: [&str; 145] = [
    "aisha",
    "alexandra",
    "alice",
    "alicia",
    "amal",
    "amy",
    "ana",
    "angela",
    "anita",
    "ann",
    "anna",
    "annalena",
    "anne",
    "anneliese",
    "annika",
    "antje",
    "atifete",
    "barbara",
    "beata",
    "benita",
    "bidya",
    "carmen",
    "caroline",
    "catherine",
    "chandrika",
    "christine",
    "cindy",
    "claire",
    "claudia",
    "condoleezza",
    "cristina",
    "dalia",
    "delcy",
    "diana",
    "dilma",
    "dina",
    "dominique",
    "ekaterina",
    "elena",
    "elisabeth",
    "elizabeth",
    "ellen",
    "emma",
    "erna",
    "esther",
    "eva",
    "evelyn",
    "evika",
    "federica",
    "florence",
    "giorgia",
    "gita",
    "gloria",
    "golda",
    "hanna",
    "hannah",
    "harriet",
    "helen",
    "helle",
    "hillary",
    "ilana",
    "indira",
    "inga",
    "ingrida",
    "irina",
    "isabel",
    "iveta",
    "jacinda",
    "jadranka",
    "jane",
    "janet",
    "jeanine",
    "jennifer",
    "jill",
    "johanna",
    "joyce",
    "julia",
    "kaja",
    "kamala",
    "karen",
    "karin",
    "karine",
    "katalin",
    "kate",
    "kersti",
    "khaleda",
    "kolinda",
    "kristalina",
    "laura",
    "linda",
    "lisa",
    "liz",
    "louise",
    "lucia",
    "madeleine",
    "magdalena",
    "maia",
    "margaret",
    "margot",
    "maria",
    "marie",
    "marina",
    "marine",
    "marise",
    "mary",
    "megawati",
    "melania",
    "mette",
    "mia",
    "michele",
    "michelle",
    "mireya",
    "nancy",
    "natalia",
    "nikki",
    "olga",
    "patricia",
    "paula",
    "penny",
    "portia",
    "priti",
    "rosa",
    "roza",
    "salome",
    "samantha",
    "samia",
    "sanna",
    "sarah",
    "sigrid",
    "simona",
    "sonia",
    "suella",
    "susan",
    "svetlana",
    "sviatlana",
    "tansu",
    "tarja",
    "theresa",
    "tzipi",
    "ursula",
    "vaira",
    "veronika",
    "victoria",
    "viktoria",
    "viola",
];

fn is_womans_name(word: &str) -> bool {
    WOMEN.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_order() {
        assert!(WOMEN.is_sorted(), "a binary search needs order");
        assert!(is_womans_name("angela") && !is_womans_name("vladimir"));
    }
}
