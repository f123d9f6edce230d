//! A diff as one page that needs nothing else: no script, no font, no picture from elsewhere.

use super::plot;
use crate::replay::diff::{Counts, Diff, Example, FIELDS};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Countries that are drawn.
const COUNTRIES: usize = 25;
/// Days that are drawn one by one; more are put together by month.
const DAYS: usize = 120;

const STYLE: &str = include_str!("diff.css");

/// The page.
pub(super) fn page(diff: &Diff) -> String {
    let mut page = String::with_capacity(64 << 10);
    let (a, b) = (escape(&diff.a), escape(&diff.b));
    let _ = write!(
        page,
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{a} against {b}</title><style>{STYLE}</style></head><body><main>\
         <h1>What the newer coding changes</h1>\
         <p class=\"sides\"><span class=\"key a\"></span><b>A</b> {a}: {} events<br>\
         <span class=\"key b\"></span><b>B</b> {b}: {} events</p>",
        diff.total.a, diff.total.b
    );
    summary(&mut page, diff);
    if !diff.is_same() {
        plots(&mut page, diff);
        fields(&mut page, diff);
        examples(&mut page, "added", "Added: only B has them", &diff.added, diff.total.added);
        examples(&mut page, "gone", "Gone: only A has them", &diff.gone, diff.total.gone);
        examples(&mut page, "changed", "Changed", &diff.changed, diff.total.changed);
    }
    page + "</main></body></html>\n"
}

fn summary(page: &mut String, diff: &Diff) {
    let Counts { added, gone, changed, .. } = diff.total;
    *page += "<ul class=\"summary\">";
    for (class, count, word) in [
        ("added", added, "added"),
        ("gone", gone, "gone"),
        ("changed", changed, "changed"),
        ("same", diff.same, "the same"),
    ] {
        let _ = write!(page, "<li class=\"{class}\"><b>{count}</b> {word}</li>");
    }
    *page += "</ul>";
}

fn plots(page: &mut String, diff: &Diff) {
    *page += "<p class=\"legend\"><span class=\"key gone\"></span>gone <span class=\"key added\"></span>added \
              <span class=\"key changed\"></span>changed</p>";
    let _ = write!(page, "<section><h2>By type</h2>{}</section>", plot::bars(&largest(&diff.by_type, usize::MAX)));
    let countries = largest(&diff.by_country, COUNTRIES);
    let _ = write!(page, "<section><h2>By country</h2>{}</section>", plot::bars(&countries));
    let months = months(&diff.by_day);
    let days = if diff.by_day.len() > DAYS { &months } else { &diff.by_day };
    let what = if diff.by_day.len() > DAYS { "month" } else { "day" };
    let rows: Vec<(&str, Counts)> =
        days.iter().filter(|(day, _)| !day.is_empty()).map(|(day, counts)| (day.as_str(), *counts)).collect();
    let _ = write!(page, "<section><h2>Events by {what}, where there are any</h2>{}</section>", plot::days(&rows));
}

/// Those that differ, the most first.
fn largest(by: &BTreeMap<String, Counts>, most: usize) -> Vec<(&str, Counts)> {
    let differs = by.iter().filter(|(_, counts)| !counts.is_same());
    let mut rows: Vec<(&str, Counts)> = differs.map(|(word, counts)| (word.as_str(), *counts)).collect();
    rows.sort_by_key(|(word, counts)| (std::cmp::Reverse(counts.added + counts.gone + counts.changed), *word));
    rows.truncate(most);
    rows
}

fn months(days: &BTreeMap<String, Counts>) -> BTreeMap<String, Counts> {
    let mut months: BTreeMap<String, Counts> = BTreeMap::new();
    for (day, counts) in days {
        let month = months.entry(day.get(..7).unwrap_or(day).to_owned()).or_default();
        month.a += counts.a;
        month.b += counts.b;
        month.added += counts.added;
        month.gone += counts.gone;
        month.changed += counts.changed;
    }
    months
}

fn fields(page: &mut String, diff: &Diff) {
    if diff.fields.is_empty() {
        return;
    }
    *page += "<section><h2>Changed by field</h2><table><tr><th>field<th>events</tr>";
    for field in FIELDS.iter().filter(|field| diff.fields.contains_key(*field)) {
        let _ = write!(page, "<tr><td>{field}<td class=\"number\">{}</tr>", diff.fields[field]);
    }
    *page += "</table>";
    if !diff.types.is_empty() {
        *page += "<table><tr><th>type in A<th>type in B<th>events</tr>";
        for (from, to, count) in &diff.types {
            let _ = write!(page, "<tr><td>{}<td>{}<td class=\"number\">{count}</tr>", escape(from), escape(to));
        }
        *page += "</table>";
    }
    *page += "</section>";
}

fn examples(page: &mut String, class: &str, title: &str, examples: &[Example], all: u64) {
    if examples.is_empty() {
        return;
    }
    let shown = examples.len();
    let _ = write!(page, "<section class=\"examples {class}\"><h2>{title}</h2><p>{shown} of {all} are shown.</p>");
    for example in examples {
        let _ = write!(
            page,
            "<article><h3>{}</h3><blockquote>{}</blockquote><p class=\"from\">{} {}</p>",
            escape(&example.reads),
            marked(&example.sentence, &example.trigger),
            escape(&example.title),
            escape(&example.published_at),
        );
        if !example.changes.is_empty() {
            *page += "<table><tr><th>field<th>A<th>B</tr>";
            for change in &example.changes {
                let (a, b) = (escape(&change.a), escape(&change.b));
                let _ = write!(page, "<tr><td>{}<td><del>{a}</del><td><ins>{b}</ins></tr>", change.field);
            }
            *page += "</table>";
        }
        let _ = write!(page, "<p class=\"from\">{}</p></article>", escape(&example.event_key));
    }
    *page += "</section>";
}

/// The sentence with the words that state the act marked.
fn marked(sentence: &str, trigger: &str) -> String {
    match sentence.split_once(trigger).filter(|_| !trigger.is_empty()) {
        Some((before, after)) => format!("{}<mark>{}</mark>{}", escape(before), escape(trigger), escape(after)),
        None => escape(sentence),
    }
}

/// Text that is text in a page, whatever it holds.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_article_says_is_text_in_the_page() {
        let example = Example {
            sentence: "<script>alert(1)</script> met with \"them\"".to_owned(),
            trigger: "met with".to_owned(),
            ..Example::default()
        };
        let total = Counts { b: 1, added: 1, ..Counts::default() };
        let by_type = BTreeMap::from([("<b>".to_owned(), total)]);
        let diff = Diff { total, by_type, added: vec![example], ..Diff::default() };
        let page = page(&diff);
        assert!(
            page.contains("&lt;script&gt;alert(1)&lt;/script&gt; <mark>met with</mark> &quot;them&quot;"),
            "{page}"
        );
        assert!(!page.contains("<script") && !page.contains("<b>:"));
        assert!(!page.contains("http"), "nothing is fetched from elsewhere");
    }

    #[test]
    fn many_days_are_put_together_by_month() {
        let day = Counts { a: 1, ..Counts::default() };
        let days = BTreeMap::from([("2024-01-01".to_owned(), day), ("2024-01-31".to_owned(), day)]);
        assert_eq!(months(&days)["2024-01"].a, 2);
    }
}
