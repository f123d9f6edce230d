//! Articles in any number, from a seed: some with events, some without, some that are no articles.

use super::broker::Write;

/// A small generator, so that a failing run can be repeated from its seed.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x9E37_79B9_7F4A_7C15)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        // xorshift64*: Vigna 2016, "An experimental exploration of Marsaglia's xorshift generators".
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound
    }

    pub fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const STATES: [&str; 8] = ["France", "Germany", "Russia", "China", "Turkey", "Japan", "India", "Brazil"];
const CITIES: [&str; 6] = ["Geneva", "Vienna", "Cairo", "Nairobi", "Oslo", "Doha"];
const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/// Article number `number`: its document id and its value.
pub fn article(number: usize, random: &mut Random) -> (String, Vec<u8>) {
    let id = format!("article-{number}");
    let (one, other) = two_states(random);
    let city = random.pick(&CITIES);
    let day = random.pick(&DAYS);
    let text = match number % 10 {
        0 => format!("The choir of {city} sang for an hour on {day}. The hall was full and the applause was long."),
        1 => format!("Bread will cost more in {city} from {day}, bakers said, because flour has become dear."),
        2..5 => {
            format!("The foreign ministers of {one} and {other} met in {city} on {day}. The talks lasted two hours.")
        }
        5..7 => format!(
            "{one} condemned {other} on {day} over the incident at the border.\n\nOfficials in {city} gave no details."
        ),
        _ => format!(
            "The president of {one} met with the president of {other} in {city} on {day}.\n\nAid workers welcomed the meeting."
        ),
    };
    let value = serde_json::json!({
        "id": id,
        "title": format!("Report {number} from {city}"),
        "text": text,
        "url": format!("https://news.example/{number}"),
        "published_at": "2021-03-10",
        "publisher": "Example Wire",
    });
    (id, value.to_string().into_bytes())
}

/// An article of some 730 words, a dozen of its sentences about states.
pub fn article_of_usual_length(number: usize, random: &mut Random) -> Vec<u8> {
    let mut json: serde_json::Value = serde_json::from_slice(&article(number, random).1).unwrap();
    let mut text = String::new();
    for part in 0..12 {
        let other: serde_json::Value = serde_json::from_slice(&article(number * 12 + part, random).1).unwrap();
        text.push_str(other["text"].as_str().unwrap());
        text.push_str(" The choir sang for an hour and the hall was full, and nobody in the town had expected it.");
        text.push_str(" Shops had closed early, schools were empty, and the square was lit until after midnight.\n\n");
    }
    json["text"] = text.into();
    json.to_string().into_bytes()
}

/// Articles 0 to `count`, with every twentieth record no article at all.
pub fn corpus(count: usize, seed: u64) -> Vec<Write> {
    articles(0..count, seed)
}

/// Articles of these numbers, each a document of its own, with every twentieth record no article at all.
pub fn articles(numbers: std::ops::Range<usize>, seed: u64) -> Vec<Write> {
    let mut random = Random::new(seed);
    numbers
        .map(|number| {
            let (id, value) = article(number, &mut random);
            let value = if number % 20 == 19 { format!("{{ {id}").into_bytes() } else { value };
            Write { partition: None, key: Some(id.into_bytes()), value: Some(value) }
        })
        .collect()
}

fn two_states(random: &mut Random) -> (&'static str, &'static str) {
    let first = random.below(STATES.len());
    let second = (first + 1 + random.below(STATES.len() - 1)) % STATES.len();
    (STATES[first], STATES[second])
}
