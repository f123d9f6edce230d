//! Lemmas: irregular forms from a table, the others by rule, with the lexicon deciding between spellings.

use super::super::verb_list;
use super::labels::Penn;
use std::collections::BTreeMap;

/// Irregular and closed forms: tag, then `form lemma` pairs. Made for this file.
const IRREGULAR: &[(Penn, &str)] = &[
    (Penn::Prp, "i I him he me I her she us we them they"),
    (Penn::Prp, "'em they ’em they"),
    (
        Penn::Nns,
        "men man women woman children child feet foot teeth tooth mice mouse geese goose \
        lives life wives wife knives knife leaves leaf wolves wolf halves half thieves thief shelves shelf selves self \
        loaves loaf calves calf hooves hoof data datum media medium criteria criterion phenomena phenomenon \
        crises crisis analyses analysis bases base theses thesis hypotheses hypothesis oases oasis axes axis \
        series series species species buses bus gases gas viruses virus bonuses bonus campuses campus censuses census \
        consensuses consensus statuses status surpluses surplus choruses chorus lenses lens aliases alias \
        movies movie cookies cookie zombies zombie ties tie lies lie pies pie dies die shoes shoe toes toe foes foe \
        caches cache headaches headache",
    ),
    (Penn::Jjr, "better good worse bad further far farther far more more less less"),
    (Penn::Jjs, "best good worst bad furthest far most most least least"),
    (Penn::Rbr, "better well worse badly further far farther far more more less less"),
    (Penn::Rbs, "best well worst badly most most least least"),
    (Penn::Vbp, "am be are be 'm be 're be ’m be ’re be 've have ’ve have m be re be ve have wan want gon go got get"),
    (Penn::Vbz, "is be 's be ’s be has have does do goes go dies die lies lie ties tie"),
    (Penn::Vbd, "was be were be had have did do went go 'd have ’d have"),
    (Penn::Vbn, "been be had have done do gone go"),
    (Penn::Vbg, "being be dying die lying lie tying tie"),
    (Penn::Md, "'ll will ’ll will 'd would ’d would ca can wo will sha shall"),
    (Penn::Rb, "n't not n’t not nt not"),
    (Penn::Dt, "an a those that these this"),
    (Penn::To, "na to ta to"),
];

/// Forms that no rule leads to their lemma.
#[derive(Debug, Clone)]
pub(super) struct Lemmas {
    irregular: BTreeMap<(Penn, &'static str), &'static str>,
}

impl Default for Lemmas {
    fn default() -> Self {
        let closed = IRREGULAR.iter().flat_map(|(penn, words)| {
            let lemmas = words.split_whitespace().skip(1).step_by(2);
            words.split_whitespace().step_by(2).zip(lemmas).map(|(form, lemma)| ((*penn, form), lemma))
        });
        let verbs = verb_list::IRREGULAR.split(';').flat_map(|row| {
            let mut words = row.split_whitespace();
            let (lemma, past, participle) = (words.next(), words.next(), words.next());
            let forms = [(Penn::Vbd, past), (Penn::Vbn, participle)];
            forms.into_iter().filter_map(move |(penn, form)| Some(((penn, form?), lemma?)))
        });
        // Where two verbs share a form, the one listed first stays: `found`, `lay`.
        let mut irregular = BTreeMap::new();
        closed.chain(verbs).for_each(|(form, lemma)| {
            irregular.entry(form).or_insert(lemma);
        });
        Self { irregular }
    }
}

impl Lemmas {
    /// The lemma of a form; `low` is its lower case, and `knows` tells whether a word is known at all.
    pub(super) fn lemma(&self, form: &str, low: &str, penn: Penn, knows: impl Fn(&str) -> bool) -> String {
        if matches!(penn, Penn::Nnp | Penn::Add | Penn::Fw | Penn::Xx) {
            return form.to_owned();
        }
        if let Some(lemma) = self.irregular.get(&(penn, low)) {
            return (*lemma).to_owned();
        }
        let lemma = match penn {
            Penn::Nns | Penn::Vbz => plural(low),
            Penn::Nnps => plural(form),
            Penn::Vbd | Penn::Vbn => ending(low, "ed", &knows),
            Penn::Vbg => ending(low, "ing", &knows),
            Penn::Jjr | Penn::Rbr => ending(low, "er", &knows),
            Penn::Jjs | Penn::Rbs => ending(low, "est", &knows),
            _ => None,
        };
        lemma.unwrap_or_else(|| if low == "i" { form.to_owned() } else { low.to_owned() })
    }
}

/// Without the *-s* of a plural or of the third person.
fn plural(low: &str) -> Option<String> {
    let strip = |end: &str| low.strip_suffix(end).filter(|stem| stem.len() > 1);
    if let Some(stem) = strip("ies").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    let sibilant = ["sses", "shes", "ches", "xes", "zzes", "oes"];
    if sibilant.iter().any(|end| low.ends_with(end)) {
        return strip("es").map(str::to_owned);
    }
    if low.ends_with("ss") || low.ends_with("us") || low.ends_with("is") {
        return None;
    }
    strip("s").map(str::to_owned)
}

/// Without *-ed*, *-ing*, *-er* or *-est*: a known word first, then by the letters that are left.
fn ending(low: &str, end: &str, knows: &impl Fn(&str) -> bool) -> Option<String> {
    let stem = low.strip_suffix(end).filter(|stem| stem.chars().any(is_vowel) && stem.chars().count() > 1)?;
    if let Some(stem) = stem.strip_suffix('i').filter(|_| end != "ing") {
        return Some(format!("{stem}y"));
    }
    let with_e = format!("{stem}e");
    let keeps_both = ["ll", "ss", "zz", "ff", "dd"].iter().any(|end| stem.ends_with(end));
    if let Some(single) = doubled(stem).filter(|single| !keeps_both || (knows(single) && !knows(stem))) {
        return Some(single.to_owned());
    }
    if would_double(stem) {
        return Some(with_e);
    }
    Some(match (knows(stem), knows(&with_e)) {
        (true, false) => stem.to_owned(),
        (false, true) => with_e,
        _ if takes_e(stem) => with_e,
        _ => stem.to_owned(),
    })
}

/// The stem with one of its two last letters.
fn doubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    (last == before && last.is_ascii_alphabetic() && !is_vowel(last)).then(|| &stem[..stem.len() - 1])
}

/// Whether a stem of one syllable would have doubled its last letter, had its lemma no *e*: `hoping`, `named`.
fn would_double(stem: &str) -> bool {
    let letters: Vec<char> = stem.chars().collect();
    let vowels = letters.iter().filter(|letter| is_vowel(**letter)).count();
    let [.., vowel, last] = letters[..] else { return false };
    vowels == 1 && is_vowel(vowel) && !is_vowel(last) && !matches!(last, 'w' | 'x')
}

/// Whether a stem is spelt with an *e* in the lemma.
fn takes_e(stem: &str) -> bool {
    let ends = [
        "at", "iv", "av", "ov", "olv", "erv", "c", "dg", "rg", "ng", "s", "z", "u", "bl", "pl", "tl", "dl", "gl", "ir",
        "ur", "ok", "ut", "id", "ud", "in",
    ];
    let keeps = ["ing", "ong", "ang", "ss", "ain", "ein", "oin", "gin", "eat", "oat", "ook"];
    ends.iter().any(|end| stem.ends_with(end)) && !keeps.iter().any(|end| stem.ends_with(end))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_lemmas() {
        let lemmas = Lemmas::default();
        let known = ["ban", "add", "visit", "attack", "close", "large", "hop", "hope"];
        for (form, penn, lemma) in [
            ("met", Penn::Vbd, "meet"),
            ("banned", Penn::Vbn, "ban"),
            ("added", Penn::Vbd, "add"),
            ("hoping", Penn::Vbg, "hope"),
            ("visited", Penn::Vbd, "visit"),
            ("provoked", Penn::Vbd, "provoke"),
            ("denies", Penn::Vbz, "deny"),
            ("closing", Penn::Vbg, "close"),
            ("attacking", Penn::Vbg, "attack"),
            ("men", Penn::Nns, "man"),
            ("crises", Penn::Nns, "crisis"),
            ("countries", Penn::Nns, "country"),
            ("largest", Penn::Jjs, "large"),
            ("Rebels", Penn::Nnps, "Rebel"),
            ("them", Penn::Prp, "they"),
            ("n't", Penn::Rb, "not"),
            ("'s", Penn::Pos, "'s"),
            ("'s", Penn::Vbz, "be"),
        ] {
            let found = lemmas.lemma(form, &form.to_lowercase(), penn, |word| known.contains(&word));
            assert_eq!(found, lemma, "{form}");
        }
    }
}
