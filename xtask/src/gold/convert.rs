//! From quoted words to spans. The words themselves are dropped: they are not ours to copy.

use super::collection::{Collection, Row};
use super::raw::{RawAbout, RawEvent, RawParty};
use super::sentences::numbered;
use geowire::evaluation::{About, GoldDocument, GoldEvent, Mention, Party, Site};
use geowire::event::{Class, Modality, Polarity, Span};
use serde::de::DeserializeOwned;
use serde_json::Value;

type Sentences = Vec<(Span, Vec<char>)>;

/// A document's reading with spans. What does not occur where it is said to, or is in no vocabulary, goes to
/// `faults`, by number and never by words.
pub fn document(
    collection: &Collection,
    row: &Row,
    raw: &[RawEvent],
    faults: &mut Vec<String>,
) -> Result<GoldDocument, String> {
    let text = collection.texts.get(&row.id).ok_or("no text")?;
    let sentences = numbered(&text.text);
    let mut events = Vec::new();
    for (number, event) in raw.iter().enumerate() {
        match convert(event, &sentences) {
            Ok(event) => events.push(event),
            Err(what) => faults.push(format!("{} event {} (sentence {}): {what}", row.id, number + 1, event.s)),
        }
    }
    events.sort_by_key(|event: &GoldEvent| event.trigger);
    let frame = collection.frame(row)?;
    let document = GoldDocument {
        id: row.id.clone(),
        split: row.split,
        sha256: row.sha256.clone(),
        published: row.published.clone(),
        body_at: frame.body_at,
        dropped: frame.dropped,
        events,
    };
    faults.extend(document.faults().into_iter().map(|fault| format!("{} {fault}", row.id)));
    Ok(document)
}

fn convert(raw: &RawEvent, sentences: &Sentences) -> Result<GoldEvent, String> {
    let sentence = sentence(sentences, raw.s)?;
    let trigger = find(sentence, &raw.trigger).ok_or("the trigger does not stand in the sentence")?;
    let (polarity, modality): (Polarity, Modality) = (word(&raw.polarity)?, word(&raw.modality)?);
    let unreal = polarity != Polarity::Affirmed || matches!(modality, Modality::Hypothetical | Modality::Questioned);
    Ok(GoldEvent {
        trigger,
        sentence: sentence.0,
        event_type: word(&raw.event_type)?,
        also: raw.also.iter().flatten().map(|also| word(also)).collect::<Result<_, String>>()?,
        modes: raw.modes.iter().map(|mode| word(mode)).collect::<Result<_, _>>()?,
        actors: parties(&raw.actors, raw.s, sentences)?,
        recipients: parties(&raw.recipients, raw.s, sentences)?,
        polarity,
        modality,
        temporal: word(&raw.temporal)?,
        underlying: raw.underlying.as_ref().map(about).transpose()?,
        day: raw.day.clone(),
        place: place(raw, sentences)?,
        scope: word(&raw.scope)?,
        // By definition of the classes; readers slip here, and nothing is decided by it.
        class: if unreal { Class::Trace } else { word(&raw.class)? },
        arguable: raw.arguable.as_ref().is_some_and(|reason| !matches!(reason, Value::Null | Value::Bool(false))),
        optional: false,
        evidence: mentions(raw, sentences)?,
    })
}

fn mentions(raw: &RawEvent, sentences: &Sentences) -> Result<Vec<Mention>, String> {
    let mentions = raw.evidence.iter().flatten().map(|mention| {
        let sentence = sentence(sentences, mention.s)?;
        let span = find(sentence, &mention.words).ok_or("a further mention does not stand in its sentence")?;
        Ok(Mention { span, sentence: sentence.0 })
    });
    mentions.collect()
}

/// A place may be inherited from any mention: else it is the nearest sentence that has the words.
fn place(raw: &RawEvent, sentences: &Sentences) -> Result<Option<Site>, String> {
    let Some(place) = &raw.place else { return Ok(None) };
    let near = anywhere(sentences, place.s.unwrap_or(raw.s), &place.words);
    let mut numbers: Vec<usize> = (1..=sentences.len()).collect();
    numbers.sort_by_key(|number| number.abs_diff(raw.s));
    let span = near.or_else(|| numbers.iter().find_map(|at| find(&sentences[at - 1], &place.words)));
    match span {
        Some(span) => Ok(Some(Site { span: Some(span), country: place.country.clone() })),
        None => Err("the place does not stand in the document".to_owned()),
    }
}

fn about(raw: &RawAbout) -> Result<About, String> {
    Ok(About {
        event_type: word(&raw.event_type)?,
        modes: raw.modes.iter().map(|mode| word(mode)).collect::<Result<_, _>>()?,
        modality: raw.modality.as_deref().map(word).transpose()?,
    })
}

/// The parties of one side, each with the words near the event.
fn parties(raw: &[RawParty], s: usize, sentences: &Sentences) -> Result<Vec<Party>, String> {
    let one = |party: &RawParty| {
        let span = anywhere(sentences, party.s.unwrap_or(s), &party.words).ok_or("a party does not stand near")?;
        Ok(Party { span: Some(span), code: party.code.clone(), sector: party.sector.as_deref().map(word).transpose()? })
    };
    raw.iter().map(one).collect()
}

/// A word of a closed vocabulary.
fn word<T: DeserializeOwned>(word: &str) -> Result<T, String> {
    serde_json::from_value(Value::from(word)).map_err(|_| format!("`{word}` is in no vocabulary"))
}

fn sentence(sentences: &Sentences, number: usize) -> Result<&(Span, Vec<char>), String> {
    let found = number.checked_sub(1).and_then(|at| sentences.get(at));
    found.ok_or_else(|| format!("there is no sentence {number}"))
}

/// In the named sentence, else in one of the two before it or the one behind: readers miscount by one.
fn anywhere(sentences: &Sentences, number: usize, words: &str) -> Option<Span> {
    let near = [number, number.checked_sub(1)?, number.saturating_sub(2), number + 1];
    near.into_iter().find_map(|number| find(sentence(sentences, number).ok()?, words))
}

/// Where the words stand in the sentence: as written, else but for quotation marks, dashes and case.
fn find((span, letters): &(Span, Vec<char>), words: &str) -> Option<Span> {
    let words: Vec<char> = words.trim().chars().collect();
    if words.is_empty() {
        return None;
    }
    let at = position(letters, &words, |a, b| a == b || (a.is_whitespace() && b == ' '));
    let at = at.or_else(|| position(letters, &words, |a, b| plain(a) == plain(b)))?;
    Some(Span { start: span.start + at as u32, end: span.start + (at + words.len()) as u32 })
}

/// At the borders of words where it can be, else anywhere.
fn position(letters: &[char], words: &[char], same: impl Fn(char, char) -> bool) -> Option<usize> {
    let fits = |at: &usize| letters[*at..*at + words.len()].iter().zip(words).all(|(a, b)| same(*a, *b));
    let border = |at: &usize| {
        let open = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphanumeric());
        let before = open(at.checked_sub(1)) && words[0].is_alphanumeric();
        !before && !open(Some(at + words.len()))
    };
    let places = || (0..(letters.len() + 1).saturating_sub(words.len())).filter(&fits);
    places().find(border).or_else(|| places().next())
}

fn plain(letter: char) -> char {
    match letter {
        '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        '–' | '—' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter.to_lowercase().next().unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_at_their_borders_first() {
        let sentences = numbered("They met the metal “king”.");
        let span = |words: &str| find(&sentences[0], words).map(|span| (span.start, span.end));
        assert_eq!(span("met"), Some((5, 8)));
        assert_eq!(span("the"), Some((9, 12)));
        assert_eq!(span("\"King\""), Some((19, 25)));
        assert_eq!((span("queen"), span(" ")), (None, None));
    }
}
