//! How much of the mine split the dictionary decides, which verbs are open, and which entries never fit.

use super::{dictionary, root};
use crate::gold::collection::{Text, dated_sentences, texts};
use geowire::article::{self, Article, Body, Format, Raw, Settings};
use geowire::coding::{Coder, Decision, Predicates};
use geowire::evaluation::Split;
use geowire::lexicon::Triggers;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How many open verbs are shown.
const SHOWN: usize = 150;

/// Where the shares are written for the page of the evaluation.
const RESULTS: &str = "docs/results/predicates.json";

/// What the dictionary says of the verbs of the mine split beside somebody political.
struct Coverage {
    tokens: BTreeMap<Decision, usize>,
    /// Verbs that no entry decides, most frequent first.
    open: Vec<(usize, String)>,
    /// Entries that fit no word.
    never: Vec<String>,
}

impl Coverage {
    fn of(triggers: &Triggers, coder: &Coder) -> Result<Self, String> {
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
        let mut open: Vec<(usize, String)> = open.into_iter().map(|(lemma, count)| (count, lemma)).collect();
        open.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let ids = triggers.all().iter().map(|trigger| trigger.entry.id.to_string());
        let never = ids.filter(|id| !fitted.contains(id)).collect();
        Ok(Self { tokens, open, never })
    }

    /// Each decision with its count and its share of all.
    fn shares(&self) -> Vec<(String, usize, f64)> {
        let all = self.tokens.values().sum::<usize>().max(1);
        let row =
            |(decision, count): (&Decision, &usize)| (format!("{decision:?}"), *count, *count as f64 / all as f64);
        self.tokens.iter().map(row).collect()
    }

    fn print(&self) {
        for (decision, count, share) in self.shares() {
            println!("{decision:<9} {count:>7}  {share:.3}");
        }
        println!("\nopen, of {} verbs:", self.open.len());
        self.open.iter().take(SHOWN).for_each(|(count, lemma)| println!("{count:>7} {lemma}"));
        println!("\n{} entries never fit: {}", self.never.len(), self.never.join(" "));
    }

    fn write(&self, entries: usize) -> Result<(), String> {
        let rounded = |share: f64| (share * 10_000.0).round() / 10_000.0;
        let shares = self.shares().into_iter();
        let shares: Vec<_> = shares
            .map(|(decision, count, share)| {
                json!({ "decision": decision.to_lowercase(), "verbs": count, "share": rounded(share) })
            })
            .collect();
        let value = json!({ "entries": entries, "never_fit": self.never.len(), "open_lemmas": self.open.len(), "shares": shares });
        let text = serde_json::to_string_pretty(&value).map_err(|error| error.to_string())?;
        std::fs::write(root().join(RESULTS), format!("{text}\n")).map_err(|error| format!("{RESULTS}: {error}"))
    }
}

/// Prints the share that is decided, the open verbs by frequency, and the entries that never fit.
pub fn share(write: bool) -> Result<(), String> {
    let (triggers, coder) = dictionary()?;
    let coverage = Coverage::of(&triggers, &coder)?;
    coverage.print();
    if write { coverage.write(triggers.all().len()) } else { Ok(()) }
}

/// The shares as the page of the evaluation shows them; nothing where they were not written.
pub fn section() -> Result<String, String> {
    let Ok(text) = std::fs::read_to_string(root().join(RESULTS)) else { return Ok(String::new()) };
    let value: Value = serde_json::from_str(&text).map_err(|error| format!("{RESULTS}: {error}"))?;
    let mut out = format!(
        "## How much the dictionary decides\n\nVerbs of the mine split whose subject or object is political, by what its {} \
         entries say of them. `cargo xtask predicates --json`\n\n| said | verbs | share |\n|---|---|---|\n",
        value["entries"]
    );
    for row in value["shares"].as_array().map_or(&[][..], Vec::as_slice) {
        let decision = row["decision"].as_str().unwrap_or_default();
        out.push_str(&format!(
            "| {decision} | {} | {:.3} |\n",
            row["verbs"],
            row["share"].as_f64().unwrap_or_default()
        ));
    }
    out.push_str(&format!(
        "\n{} entries fit no word there; {} verbs are open.\n\n",
        value["never_fit"], value["open_lemmas"]
    ));
    Ok(out)
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

/// Articles and dated sentences of the mine split.
fn mine() -> Result<Vec<Article>, String> {
    let settings = Settings { format: Format::Text, ..Settings::default() };
    let is_mine = |(id, _): &(String, Text)| Split::of(id) == Split::Mine;
    let raw = |text: Text| Raw { title: text.title, ..Raw::new(Body::Text(text.text)) };
    let articles = texts()?.into_iter().filter(is_mine).map(|(_, text)| article::clean(raw(text), &settings));
    let sentences = dated_sentences()?.into_iter().filter(is_mine).map(|(_, text)| article::clean_sentence(raw(text)));
    Ok(articles.chain(sentences).filter_map(Result::ok).collect())
}
