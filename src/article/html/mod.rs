//! From a web page to the text of its article.
//!
//! One pass makes a tree, one weighs the running text in every element, and the element that holds the
//! article is found by what the page's author calls its elements and by where the text is. Every step
//! is a loop over the tree, so that no page can exhaust the stack, and costs time in proportion to it.
//! Where the result is in doubt, the careful extractor is asked, for pages within its bounds.

mod attributes;
mod blocks;
mod build;
mod cards;
mod careful;
mod entities;
mod hints;
mod json_ld;
mod metadata;
mod prune;
mod scan;
mod select;
mod tag;
mod tree;
mod weigh;

pub(super) use entities::decoded;
pub(super) use metadata::Metadata;

use blocks::Block;
use tag::Tag;
use tree::Tree;

/// Characters below which a page is read again, less strictly.
const LITTLE: usize = 250;

/// Characters below which an article is doubted.
const DOUBTFUL: usize = 700;

/// Share of a page's running text, in hundredths, below which the article that was found is doubted.
const SHARE: usize = 70;

/// How much longer, in tenths, the careful extractor's article has to be to be believed instead.
const MORE: usize = 12;

/// What a page yields.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// What it says about itself.
    pub(super) metadata: Metadata,
    /// The body: blank lines between paragraphs, items of a list one to a line.
    pub(super) body: String,
}

/// A page that is nested deeper than the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooDeep;

/// Reads a page whose block elements are nested at most `limit` deep; `title` is known from elsewhere.
///
/// # Errors
/// When it is nested deeper.
pub(super) fn read(page: &str, title: Option<&str>, limit: usize) -> Result<Page, TooDeep> {
    let tree = build::tree(page, limit).map_err(|_| TooDeep)?;
    let metadata = metadata::read(&tree);
    let title = title.or(metadata.title.as_deref());
    let (mut body, running) = article(&tree, title, true);
    if body.chars().count() < LITTLE {
        let (lenient, _) = article(&tree, title, false);
        if lenient.len() > body.len() * 2 {
            body = lenient;
        }
    }
    let stated = metadata.body.as_deref().map(stated_body).unwrap_or_default();
    if body.chars().count() < LITTLE && stated.len() > body.len() * 2 {
        body = stated;
    }
    if doubtful(&body, running)
        && let Some(careful) = careful::article(page)
        && careful.chars().count() * 10 > body.chars().count() * MORE
    {
        body = careful;
    }
    if body.is_empty() {
        body = everything(&tree, title);
    }
    Ok(Page { metadata, body })
}

/// Whether the article may be somewhere else, or larger: little was found, or little of what there is.
fn doubtful(body: &str, running: f64) -> bool {
    let found = body.chars().count();
    found < DOUBTFUL || (found as f64) < running * SHARE as f64 / 100.0
}

/// The article's text, and how much running text the page has in all, in characters.
fn article(tree: &Tree<'_>, title: Option<&str>, trusting: bool) -> (String, f64) {
    let weights = weigh::weigh(tree, trusting);
    let holder = select::article(tree, &weights);
    let blocks = blocks::read(tree, &weights, holder);
    (written(tree, &prune::article(tree, blocks, title)), weights.running)
}

/// All text of a page that has no paragraph in it: a snippet is an article to whoever sends it.
fn everything(tree: &Tree<'_>, title: Option<&str>) -> String {
    let weights = weigh::weigh(tree, true);
    let blocks = blocks::read(tree, &weights, 0);
    let kept =
        blocks.into_iter().filter(|block| block.linked * 2 <= block.length && !prune::is_title(title, &block.text));
    written(tree, &kept.collect::<Vec<_>>())
}

fn written(tree: &Tree<'_>, blocks: &[Block]) -> String {
    let mut body = String::new();
    let mut item_before = false;
    for block in blocks {
        let item = matches!(tree.tag(block.owner), Some(Tag::Li | Tag::Dt | Tag::Dd));
        if !body.is_empty() {
            body.push_str(if item && item_before { "\n" } else { "\n\n" });
        }
        body.push_str(&block.text);
        item_before = item;
    }
    body
}

/// The body that JSON-LD gives, which may hold references and tags.
fn stated_body(body: &str) -> String {
    text_of(&entities::decoded(body))
}

/// The text of a stretch of HTML, blank lines between its blocks.
fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for token in scan::Scanner::new(html) {
        match token {
            scan::Token::Text(part) => text.push_str(part),
            scan::Token::Open(tag, _) if tag == Tag::Br || !tag.is_inline() => text.push_str("\n\n"),
            _ => {}
        }
    }
    let paragraphs =
        text.split("\n\n").map(crate::article::unicode::one_line).filter(|paragraph| !paragraph.is_empty());
    paragraphs.collect::<Vec<_>>().join("\n\n")
}
