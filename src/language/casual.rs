//! Ends of sentences that have no mark, or no capital behind it, as in mails, forums and pages turned to text.

/// Longer stretches without white space are no address of a page.
const MAX_WORD: usize = 300;

/// Faces that stand behind a sentence.
pub(super) const FACES: [&str; 14] =
    [":)", ":-)", ":(", ":-(", ";)", ";-)", "=)", ":D", ":-D", ":P", ":p", "^_^", "<3", ":]"];

/// Whether a sentence ends at white space between `before` and `rest`: at a ruled line or before the time stamp of a mail
/// (`04/26/2001 07:17 AM Will you come?`), behind one, and behind a face or an address, where what follows begins one.
pub(super) fn ends_at_space(before: &str, rest: &str) -> bool {
    let word = last_token(before);
    let next = first_token(rest);
    if is_rule(word) || is_rule(next) || begins_with_stamp(next, rest) {
        return true;
    }
    let capital = next.trim_start_matches(['"', '“', '(']).starts_with(char::is_uppercase);
    if FACES.contains(&word) {
        return capital;
    }
    if is_address(word) {
        return is_address(next) || capital;
    }
    capital && matches!(word, "AM" | "PM") && is_stamp(before[..before.len() - word.len()].trim_end())
}

/// Whether a full stop or question mark behind `word` ends a sentence though `rest` begins with a small letter: `and he
/// left. they stayed`. Not behind names and short words, which may be cut short or end in a mark of their own.
pub(super) fn ends_before_small(mark: char, word: &str, rest: &str) -> bool {
    let plain = word.chars().count() >= 3 && word.chars().all(char::is_lowercase);
    let next = rest.chars().take_while(|letter| letter.is_alphabetic()).take(24).count();
    plain && matches!(mark, '.' | '?') && next > 0 && rest.chars().nth(next).is_none_or(|behind| behind != '.')
}

fn is_rule(word: &str) -> bool {
    word.len() >= 3
        && (word.chars().all(|mark| mark == '*')
            || word.chars().all(|mark| mark == '_')
            || word.chars().all(|mark| mark == '=')
            || word.len() > 3 && word.chars().all(|mark| mark == '-'))
}

fn is_address(word: &str) -> bool {
    let bare = word.trim_start_matches(['<', '(', '[']);
    ["http://", "https://", "www."].iter().any(|start| bare.starts_with(start)) || is_mail(word)
}

/// `<gail@example.org>`, the last of a mail's sender.
fn is_mail(word: &str) -> bool {
    word.starts_with('<') && word.ends_with('>') && word.contains('@')
}

/// Whether `before` ends in a date in figures and a time: `04/26/2001 07:17`.
fn is_stamp(before: &str) -> bool {
    let time = last_token(before);
    let date = last_token(before[..before.len() - time.len()].trim_end());
    figures(time, ':') && figures(date, '/')
}

fn begins_with_stamp(date: &str, rest: &str) -> bool {
    figures(date, '/') && figures(first_token(rest[date.len()..].trim_start()), ':')
}

/// Whether a word is figures with `mark` between them.
fn figures(word: &str, mark: char) -> bool {
    word.contains(mark) && word.chars().all(|letter| letter.is_ascii_digit() || letter == mark)
}

/// What stands behind the last white space; a bounded look back.
fn last_token(text: &str) -> &str {
    let mut letters = text.char_indices().rev().take(MAX_WORD);
    let start = letters.find(|(_, letter)| letter.is_whitespace()).map(|(at, letter)| at + letter.len_utf8());
    start.map_or(if text.len() <= MAX_WORD { text } else { "" }, |start| &text[start..])
}

/// What stands before the first white space; a bounded look ahead.
fn first_token(text: &str) -> &str {
    let end = text.char_indices().take(MAX_WORD).find(|(_, letter)| letter.is_whitespace());
    end.map_or(if text.len() <= MAX_WORD { text } else { "" }, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::super::sentences;

    fn count(text: &str) -> usize {
        sentences(text, 0..text.len()).len()
    }

    #[test]
    fn mails_and_forums_end_sentences_without_marks() {
        for text in [
            "See http://example.org/talks They open on Monday.",
            "We left early :) Traffic was light.",
            "That is all. ______________ Gail Moss",
            "Gail Moss 04/26/2001 07:17 AM Will you come?",
            "Are there rooms left? thanks for looking.",
            "The rooms were cold. they never came back.",
        ] {
            assert!(count(text) >= 2, "{text}");
        }
    }

    #[test]
    fn names_cut_words_and_clocks_stay() {
        for text in [
            "Booking. com closed its office.",
            "They met at 7 AM Moscow time.",
            "Troops of approx. forty states came.",
            "The site www.example.org said so.",
            "The vote (50 --- 40) failed.",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
    }
}
