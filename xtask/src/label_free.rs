//! Checks without labels: the same text with one thing changed must give the same events with one thing
//! changed. The texts are those of the mine split in `../shared`; nothing of them is kept here.

mod articles;
mod sentences;

use crate::gold::collection::{Text, texts};
use geowire::article::{self, Article, Body, Format, Raw, Settings};
use geowire::coding::Coder;
use geowire::evaluation::Split;
use geowire::event::Event;
use geowire::language::Verbs;
use geowire::lexicon::Triggers;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A kind of check: its name, how many are taken, and whether each held.
type Checks = BTreeMap<&'static str, Vec<bool>>;

/// The most checks of each kind.
const MOST: [(&str, usize); 6] =
    [("boilerplate", 110), ("names", 120), ("negation", 130), ("order", 110), ("passive", 60), ("publication", 110)];

/// The share that holds may fall by so much: a coder that finds other events makes other checks.
const SLACK: f64 = 0.02;

/// Prints how many hold, and fails when the share of a kind has fallen below its floor.
pub fn check(write: bool) -> Result<(), String> {
    let checks = all()?;
    let floors = floors();
    let mut fallen = Vec::new();
    let mut table = "# The best share of checks without labels that has held; `cargo xtask label-free --write` raises, and never lowers.\nkind\tchecks\tshare\n".to_owned();
    let (mut sum, mut sum_held) = (0, 0);
    for (kind, held) in &checks {
        let (count, all) = (held.iter().filter(|held| **held).count(), held.len());
        (sum, sum_held) = (sum + all, sum_held + count);
        let share = count as f64 / all.max(1) as f64;
        let floor = floors.get(*kind).copied().unwrap_or(0.0);
        println!("{kind:<14} {count:>3} of {all:>3}  {share:.3}  floor {floor:.3}");
        if share + SLACK < floor {
            fallen.push(*kind);
        }
        table.push_str(&format!("{kind}\t{all}\t{:.3}\n", share.max(floor)));
    }
    println!("{:<14} {sum_held:>3} of {sum:>3}", "all");
    if write {
        return fs::write(file(), table).map_err(|error| error.to_string());
    }
    if fallen.is_empty() { Ok(()) } else { Err(format!("below the floor: {}", fallen.join(", "))) }
}

fn all() -> Result<Checks, String> {
    let coder = Coder::builtin(Default::default()).map_err(|error| error.to_string())?;
    let triggers = Triggers::builtin().map_err(|error| error.to_string())?;
    let desk = Desk {
        coder,
        verbs: Verbs::new(triggers.lemmas()),
        settings: Settings { format: Format::Text, ..Settings::default() },
    };
    let mut checks: Checks = MOST.iter().map(|(kind, _)| (*kind, Vec::new())).collect();
    for (id, text) in texts()?.iter().filter(|(id, _)| Split::of(id) == Split::Mine) {
        articles::check(&desk, id, text, &mut checks);
        sentences::check(&desk, text, &mut checks);
    }
    for (kind, most) in MOST {
        if let Some(held) = checks.get_mut(kind) {
            held.truncate(most);
        }
    }
    Ok(checks)
}

/// Whether a kind has enough checks.
fn is_full(checks: &Checks, kind: &str) -> bool {
    let most = MOST.iter().find(|(name, _)| *name == kind).map_or(0, |(_, most)| *most);
    checks.get(kind).is_none_or(|held| held.len() >= most)
}

struct Desk {
    coder: Coder,
    verbs: Verbs,
    settings: Settings,
}

impl Desk {
    fn article(&self, text: &Text, body: &str, published: Option<&str>) -> Vec<Event> {
        let raw = Raw {
            title: text.title.clone(),
            published_at: published.map(str::to_owned),
            ..Raw::new(Body::Text(body.to_owned()))
        };
        self.code(article::clean(raw, &self.settings))
    }

    fn sentence(&self, sentence: &str) -> Vec<Event> {
        self.code(article::clean_sentence(Raw::new(Body::Text(sentence.to_owned()))))
    }

    fn code(&self, article: Result<Article, geowire::record::Rejection>) -> Vec<Event> {
        let coding = article.and_then(|article| self.coder.code(&article));
        coding.map(|coding| coding.events).unwrap_or_default()
    }
}

fn floors() -> BTreeMap<String, f64> {
    let text = fs::read_to_string(file()).unwrap_or_default();
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        Some((cells.first()?.to_string(), cells.get(2)?.parse().ok()?))
    });
    rows.collect()
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/label_free.tsv")
}
