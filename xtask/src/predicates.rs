//! How much of the mine split the dictionary decides, and what is open; every entry against its examples. The
//! dictionary is read from the disk, so that an edit needs no compiler.

use crate::gold::collection::{Text, dated_sentences, texts};
use geowire::article::{self, Article, Body, Format, Raw, Settings};
use geowire::coding::{Coder, Decision, Predicates, Tables};
use geowire::evaluation::Split;
use geowire::language::parse::Parser;
use geowire::lexicon::{Names, Triggers};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How many open verbs are shown.
const SHOWN: usize = 150;

/// Prints the share that is decided, the open verbs by frequency, and the entries that never fit.
pub fn share() -> Result<(), String> {
    let (triggers, coder) = dictionary()?;
    let (mut tokens, mut open) = (BTreeMap::<Decision, usize>::new(), BTreeMap::<String, usize>::new());
    let mut fitted = BTreeSet::new();
    for article in mine()? {
        let Ok(Predicates { all, entries }) = coder.predicates(&article) else { continue };
        fitted.extend(entries);
        for predicate in all {
            *tokens.entry(predicate.decision).or_default() += 1;
            if predicate.decision == Decision::Open {
                *open.entry(predicate.lemma).or_default() += 1;
            }
        }
    }
    let all = tokens.values().sum::<usize>().max(1);
    for (decision, count) in &tokens {
        println!("{:<9} {count:>7}  {:.3}", format!("{decision:?}"), *count as f64 / all as f64);
    }
    let mut open: Vec<(usize, String)> = open.into_iter().map(|(lemma, count)| (count, lemma)).collect();
    open.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    println!("\nopen, of {} verbs:", open.len());
    open.iter().take(SHOWN).for_each(|(count, lemma)| println!("{count:>7} {lemma}"));
    let never: Vec<&str> =
        triggers.all().iter().map(|trigger| &*trigger.entry.id).filter(|id| !fitted.contains(*id)).collect();
    println!("\n{} entries never fit: {}", never.len(), never.join(" "));
    Ok(())
}

/// Prints where a verb is open, with the words around it.
pub fn show(lemma: &str) -> Result<(), String> {
    let (_, coder) = dictionary()?;
    for article in mine()? {
        let Ok(Predicates { all, .. }) = coder.predicates(&article) else { continue };
        let open = all.into_iter().filter(|one| one.decision == Decision::Open && one.lemma == lemma);
        for predicate in open {
            let sentence = article.text.get(predicate.sentence).unwrap_or_default();
            println!("{}: {}", predicate.after.join(" "), sentence.replace('\n', " "));
        }
    }
    Ok(())
}

/// Holds every entry against its examples, without a compiler.
pub fn examples() -> Result<(), String> {
    let (triggers, coder) = dictionary()?;
    let faults = coder.example_faults(|_| true);
    for fault in &faults {
        println!("{fault}");
    }
    println!("{} entries", triggers.all().len());
    if faults.is_empty() { Ok(()) } else { Err(format!("{} entries do not hold", faults.len())) }
}

/// The dictionary on the disk, and a coder with it.
fn dictionary() -> Result<(Triggers, Coder), String> {
    Ok((triggers()?, coder(Default::default())?))
}

/// A coder with the dictionary on the disk.
pub(crate) fn coder(settings: geowire::coding::Settings) -> Result<Coder, String> {
    let names = Names::builtin().map_err(|errors| errors.iter().map(ToString::to_string).collect::<String>())?;
    let parser = Parser::shared().map_err(|error| error.to_string())?;
    Coder::new(Tables::Builtin(names), triggers()?, parser, settings).map_err(|error| error.to_string())
}

fn triggers() -> Result<Triggers, String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../config/coding/triggers.toml");
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    Triggers::parse("config/coding/triggers.toml", &text).map_err(|error| error.to_string())
}

/// Articles and dated sentences of the mine split.
fn mine() -> Result<Vec<Article>, String> {
    let settings = Settings { format: Format::Text, ..Settings::default() };
    let is_mine = |(id, _): &(String, Text)| Split::of(id) == Split::Mine;
    let raw = |text: Text| Raw { title: text.title, ..Raw::new(Body::Text(text.text)) };
    let articles = texts()?.into_iter().filter(is_mine).map(|(_, text)| article::clean(raw(text), &settings));
    let sentences = dated_sentences()?.into_iter().filter(is_mine).map(|(_, text)| article::clean_sentence(raw(text)));
    Ok(articles.chain(sentences).filter_map(Result::ok).collect())
}
