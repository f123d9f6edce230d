//! The words behind a trigger's head: `with`, `~ talks with`, `@ of`.

/// An element of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// One of these words; optional with `?`.
    Words(Vec<String>, bool),
    /// `~`: modifiers of a noun, with the numbers and heaps before it.
    Gap,
    /// `@`: the phrase that is acted on; empty in the passive.
    Slot,
}

/// The longest phrase in a slot.
const SLOT: usize = 14;
/// The most modifiers in a gap, the words of a number or a heap among them: `more than 40 million dollars in food`.
const GAP: usize = 8;

/// Where the words behind a head stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TailMatch {
    /// One behind the last token of the pattern.
    pub end: usize,
    /// The tokens in the slot.
    pub slot: Option<(usize, usize)>,
    /// How many words of the pattern were found: the more, the more specific.
    pub words: usize,
}

/// Reads a pattern.
pub(super) fn parse_tail(tail: &str) -> Result<Vec<Element>, String> {
    tail.split_whitespace()
        .map(|part| match part {
            "~" => Ok(Element::Gap),
            "@" => Ok(Element::Slot),
            _ => {
                let optional = part.ends_with('?');
                let words: Vec<String> = part.trim_end_matches('?').split('|').map(str::to_owned).collect();
                let clean = words.iter().all(|word| !word.is_empty() && !word.chars().any(char::is_uppercase));
                if clean {
                    Ok(Element::Words(words, optional))
                } else {
                    Err(format!("`{part}` in `tail` must be lower-case words"))
                }
            }
        })
        .collect()
}

/// Matches `tail` on `words` from `at`. `modifier` says whether a token can stand before a noun. A
/// gap and a slot take as little as they can.
pub(super) fn matches_tail(
    tail: &[Element],
    words: &[String],
    modifier: impl Fn(usize) -> bool,
    at: usize,
    passive: bool,
) -> Option<TailMatch> {
    let mut found = TailMatch { end: at, slot: None, words: 0 };
    let mut position = 0;
    while let Some(element) = tail.get(position) {
        match element {
            Element::Words(options, optional) => {
                let here = words.get(found.end).is_some_and(|word| options.contains(word));
                if here {
                    found.end += 1;
                    found.words += 1;
                } else if !optional {
                    return None;
                }
            }
            Element::Gap | Element::Slot => {
                let slot = *element == Element::Slot;
                let Some(Element::Words(options, optional)) = tail.get(position + 1) else { return None };
                let most = if slot { SLOT } else { GAP };
                let least = usize::from(slot && !passive);
                let to = (found.end + least..words.len().min(found.end + most + 1))
                    .take_while(|to| *to == found.end + least || slot || modifier(to - 1))
                    .find(|to| words.get(*to).is_some_and(|word| options.contains(word)));
                let Some(to) = to else {
                    if !optional {
                        return None;
                    }
                    position += 2;
                    continue;
                };
                if slot {
                    found.slot = Some((found.end, to));
                }
                found.end = to;
            }
        }
        position += 1;
    }
    Some(found)
}
