//! Plots as SVG, drawn here so that the page needs nothing else.

use super::html::escape;
use crate::replay::diff::Counts;
use std::fmt::Write as _;

const ROW: usize = 22;
const LABEL: usize = 150;
const HALF: usize = 260;
const HEIGHT: usize = 160;
const WIDTH: usize = 780;

/// Bars to both sides of a line: gone to the left; added and changed to the right.
pub(super) fn bars(rows: &[(&str, Counts)]) -> String {
    let most = rows.iter().map(|(_, counts)| counts.gone.max(counts.added + counts.changed)).max().unwrap_or(0).max(1);
    let length = |count: u64| HALF as f64 * count as f64 / most as f64;
    let (height, middle) = (rows.len() * ROW + 4, LABEL + HALF);
    let mut svg = format!(
        "<svg role=\"img\" viewBox=\"0 0 {} {height}\" width=\"100%\" style=\"max-width:{}px\">",
        middle + HALF + 110,
        middle + HALF + 110
    );
    for (at, (word, counts)) in rows.iter().enumerate() {
        let (y, word) = (at * ROW + 3, escape(if word.is_empty() { "none" } else { word }));
        let text = y + 13;
        let (gone, added, changed) = (length(counts.gone), length(counts.added), length(counts.changed));
        let left = middle as f64 - gone;
        let right = middle as f64 + added;
        let _ = write!(
            svg,
            "<g><title>{word}: {} in A, {} in B; {} added, {} gone, {} changed</title>\
             <text x=\"{}\" y=\"{text}\" text-anchor=\"end\">{word}</text>\
             <rect class=\"gone\" x=\"{left:.1}\" y=\"{y}\" width=\"{gone:.1}\" height=\"16\"/>\
             <rect class=\"added\" x=\"{middle}\" y=\"{y}\" width=\"{added:.1}\" height=\"16\"/>\
             <rect class=\"changed\" x=\"{right:.1}\" y=\"{y}\" width=\"{changed:.1}\" height=\"16\"/>\
             <text class=\"count\" x=\"{:.1}\" y=\"{text}\">{}</text></g>",
            counts.a,
            counts.b,
            counts.added,
            counts.gone,
            counts.changed,
            LABEL - 8,
            right + changed + 6.0,
            signs(*counts),
        );
    }
    let _ = write!(svg, "<line x1=\"{middle}\" y1=\"0\" x2=\"{middle}\" y2=\"{height}\"/></svg>");
    svg
}

fn signs(counts: Counts) -> String {
    let mut parts = Vec::new();
    for (sign, count) in [("+", counts.added), ("−", counts.gone), ("~", counts.changed)] {
        if count > 0 {
            parts.push(format!("{sign}{count}"));
        }
    }
    parts.join(" ")
}

/// Events a day in both codings, two bars beside each other; days without events are left out.
pub(super) fn days(rows: &[(&str, Counts)]) -> String {
    let first = rows.first().map_or("", |(day, _)| day);
    let last = rows.last().map_or("", |(day, _)| day);
    let most = rows.iter().map(|(_, counts)| counts.a.max(counts.b)).max().unwrap_or(0).max(1);
    let step = WIDTH as f64 / rows.len().max(1) as f64;
    let mut svg = format!(
        "<svg role=\"img\" viewBox=\"0 -20 {WIDTH} {}\" width=\"100%\" style=\"max-width:{WIDTH}px\">",
        HEIGHT + 44
    );
    let tall = |count: u64| HEIGHT as f64 * count as f64 / most as f64;
    for (at, (day, counts)) in rows.iter().enumerate() {
        let x = at as f64 * step;
        let bar = (step * 0.42).max(0.5);
        let (a, b) = (tall(counts.a), tall(counts.b));
        let _ = write!(
            svg,
            "<g><title>{}: {} in A, {} in B; {} added, {} gone, {} changed</title>\
             <rect class=\"a\" x=\"{x:.1}\" y=\"{:.1}\" width=\"{bar:.1}\" height=\"{a:.1}\"/>\
             <rect class=\"b\" x=\"{:.1}\" y=\"{:.1}\" width=\"{bar:.1}\" height=\"{b:.1}\"/></g>",
            escape(day),
            counts.a,
            counts.b,
            counts.added,
            counts.gone,
            counts.changed,
            HEIGHT as f64 - a,
            x + bar,
            HEIGHT as f64 - b,
        );
    }
    let _ = write!(
        svg,
        "<line x1=\"0\" y1=\"{HEIGHT}\" x2=\"{WIDTH}\" y2=\"{HEIGHT}\"/>\
         <text class=\"count\" x=\"0\" y=\"-6\">{most}</text><text x=\"0\" y=\"{y}\">{}</text><text x=\"{WIDTH}\" y=\"{y}\" text-anchor=\"end\">{}</text></svg>",
        escape(first),
        escape(last),
        y = HEIGHT + 18
    );
    svg
}
