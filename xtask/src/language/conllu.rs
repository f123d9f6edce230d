//! CoNLL-U: <https://universaldependencies.org/format.html>

use flate2::read::GzDecoder;
use geowire::language::parse::training::Example;
use geowire::language::parse::{Penn, Relation, Upos};
use std::fs;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

/// A sentence as the file has it.
#[derive(Debug, Default, Clone)]
pub struct Sentence {
    /// The words, without those of multiword tokens and empty nodes.
    pub words: Vec<Word>,
    /// The text of its tokens, with the spaces between them and the one behind, if any.
    pub text: String,
    /// Whether a paragraph or document begins here.
    pub begins: bool,
    /// The least probability among its arcs that a labeller has noted, in percent; 100 without.
    pub least: u8,
}

/// A word of a tree.
#[derive(Debug, Clone)]
pub struct Word {
    /// Form and lemma.
    pub form: String,
    pub lemma: String,
    /// Class, tag, relation as written.
    pub upos: String,
    pub xpos: String,
    pub relation: String,
    /// The head, counted from nought; `None` for the root.
    pub head: Option<usize>,
    /// Bytes of the sentence's text.
    pub span: Range<usize>,
}

/// Reads a file, unpacking it where its name ends in `.gz`.
pub fn read(path: &Path) -> Result<Vec<Sentence>, String> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let bytes = fs::read(path).map_err(|error| named(&error))?;
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).map_err(|error| named(&error))?;
    } else {
        text = String::from_utf8(bytes).map_err(|error| named(&error))?;
    }
    let mut sentences = Vec::new();
    for (number, block) in text.replace('\r', "").split("\n\n").enumerate() {
        let sentence = sentence(block).map_err(|error| named(&format!("sentence {}: {error}", number + 1)))?;
        if !sentence.words.is_empty() {
            sentences.push(sentence);
        }
    }
    Ok(sentences)
}

fn sentence(block: &str) -> Result<Sentence, String> {
    let mut sentence = Sentence { least: 100, ..Sentence::default() };
    // Words of a multiword token that are still to come, and its place in the text.
    let mut inside: Option<(usize, Range<usize>, bool)> = None;
    for line in block.lines() {
        if line.starts_with("# newpar") || line.starts_with("# newdoc") {
            sentence.begins = true;
        }
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, xpos, _, head, relation, _, misc] = columns[..] else {
            return Err(format!("ten columns, not {}: {line}", columns.len()));
        };
        if id.contains('.') {
            continue;
        }
        let spaced = !misc.split('|').any(|part| part == "SpaceAfter=No");
        if let Some((from, to)) = id.split_once('-') {
            let count = to.parse::<usize>().unwrap_or(0) + 1 - from.parse::<usize>().unwrap_or(1);
            let start = sentence.text.len();
            sentence.text.push_str(form);
            inside = Some((count, start..sentence.text.len(), spaced));
            continue;
        }
        let span = place(&mut sentence.text, &mut inside, form, spaced);
        let head = head.parse::<usize>().map_err(|_| format!("no head: {line}"))?;
        sentence.least = sentence.least.min(noted(misc));
        let [form, lemma, upos, xpos, relation] = [form, lemma, upos, xpos, relation].map(str::to_owned);
        sentence.words.push(Word { form, lemma, upos, xpos, relation, head: head.checked_sub(1), span });
    }
    let length = sentence.words.len();
    match sentence.words.iter().find(|word| word.head.is_some_and(|head| head >= length)) {
        Some(word) => Err(format!("the head of {:?} is outside", word.form)),
        None => Ok(sentence),
    }
}

/// Where the word stands; writes it into the text unless its multiword token stands there already.
fn place(
    text: &mut String,
    inside: &mut Option<(usize, Range<usize>, bool)>,
    form: &str,
    spaced: bool,
) -> Range<usize> {
    let Some((left, token, after)) = inside else {
        let start = text.len();
        text.push_str(form);
        let span = start..text.len();
        if spaced {
            text.push(' ');
        }
        return span;
    };
    let fits = text[token.clone()].starts_with(form);
    let end = if fits { token.start + form.len() } else { token.end };
    let span = token.start..end;
    if fits {
        token.start = end;
    }
    *left -= 1;
    if *left == 0 {
        if *after {
            text.push(' ');
        }
        *inside = None;
    }
    span
}

fn noted(misc: &str) -> u8 {
    let share = misc.split('|').find_map(|part| part.strip_prefix("Conf=")).and_then(|share| share.parse::<f64>().ok());
    share.map_or(100, |share| (share.clamp(0.0, 1.0) * 100.0) as u8)
}

impl Sentence {
    /// The tree to learn from.
    pub fn example(&self, gold: bool) -> Example {
        let length = self.words.len() as u32;
        let column = |read: fn(&Word) -> String| self.words.iter().map(read).collect();
        Example {
            words: column(|word| word.form.clone()),
            lemmas: column(|word| word.lemma.clone()),
            tags: self.words.iter().map(Word::tags).collect(),
            heads: self.words.iter().map(|word| word.head.map_or(length, |head| head as u32)).collect(),
            relations: self.words.iter().map(|word| Relation::read(&word.relation)).collect(),
            gold,
        }
    }
}

impl Word {
    /// Class and tag; the catch-alls for names that are not known.
    pub fn tags(&self) -> (Upos, Penn) {
        (Upos::from_name(&self.upos).unwrap_or(Upos::X), Penn::from_name(&self.xpos).unwrap_or(Penn::Xx))
    }
}
