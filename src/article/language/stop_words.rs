//! Function words of languages in Latin script. A text without them is in no language that they show.

use std::sync::LazyLock;

/// Languages with their commonest function words, the most telling ones.
const LISTS: &[(&str, &str)] = &[
    (
        "en",
        "the and of to that for with was are is has have from by said his he it on were at this who which will been not \
         their they its be as an or but had after would about also into than when more over in a we our you your she her \
         there what if could should can all out up while before against between during under",
    ),
    (
        "de",
        "der die das und den dem des ein eine einen einem einer ist nicht mit sich auf für von im zu auch als es an werden aus er hat dass sie nach wird bei noch wie einen zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei in",
    ),
    (
        "nl",
        "de het een en van ik te dat die in is niet zijn op aan met als voor er maar om hem dan zou wat mijn men dit zo door over ze bij ook tot je uit der daar naar heb hoe heeft hebben deze want nog worden",
    ),
    (
        "fr",
        "le la les de des du un une et est en que qui dans pour sur au aux avec ce cette ces il elle ils ne pas par plus son sa ses se sont mais ou été a à d l qu n s leur comme nous vous être ont",
    ),
    (
        "es",
        "el la los las de del un una y en que por con para es se no al lo su sus como más pero ha este esta fue son entre cuando sin sobre también me ya o muy hasta desde nos durante todos está era",
    ),
    (
        "pt",
        "o a os as de do da dos das um uma e em que por com para é se não no na ao à mais como mas foi ele ela seu sua ou ser quando muito nos já está eu também só pelo pela até isso entre",
    ),
    (
        "it",
        "il lo la i gli le di del della dei delle un una e in che per con non è si al alla da dal dalla nel nella sono come più ma ha anche su se o questo questa era essere hanno stato",
    ),
    (
        "ro",
        "și de la în cu pe un o a al ale că nu este care din pentru sunt mai au fost se sau dar prin după lui ca fi",
    ),
    (
        "sv",
        "och att det som en på är av för med den till inte har de om ett han men var jag sig från vi så kan när nu skulle eller hade i",
    ),
    (
        "da",
        "og at det som en på er af for med den til ikke har de om et han men var jeg sig fra vi så kan når blev i efter ved",
    ),
    (
        "no",
        "og at det som en på er av for med den til ikke har de om et han men var jeg seg fra vi så kan når ble i etter ved",
    ),
    ("fi", "ja on ei että se hän oli myös mutta kun ovat joka kuin niin sen tai ole mukaan jo jos"),
    (
        "pl",
        "i w na z do nie się że to jest o jak ale po co od za przez dla są był ze przed oraz tym może będzie jego przy także",
    ),
    ("cs", "a v se na je že s z do o to si i pro ale by jako za po které který byl jeho od jsou není také ve k"),
    ("sk", "a v sa na je že s z do o to si i pre ale by ako za po ktoré ktorý bol jeho od sú nie aj vo k"),
    ("hu", "a az és hogy nem is egy van ez meg volt csak mint már de még ha ki azt lesz el szerint"),
    ("hr", "i u je na se da za su od s koji ne o kao što iz će to bi sa nije ali po do"),
    ("tr", "ve bir bu ile için da de olarak olan daha çok en kadar gibi ne sonra göre var o ama bin günü"),
    (
        "id",
        "yang dan di ini itu dengan untuk pada dari dalam tidak akan ke adalah juga oleh telah mereka karena bagi sebagai",
    ),
    ("vi", "của và là các cho không được một trong với có người những đã này về từ khi đến ra"),
    ("sq", "dhe në të e një për me që nga ka është më se si janë do i"),
    ("ca", "el la els les de del un una i en que per amb no és es al ha més com són però aquest"),
    ("tl", "ang ng sa na at mga ay si ni para ito hindi kay may kung"),
    ("sw", "na ya wa kwa ni katika la za kuwa cha hiyo huo yake baada pia"),
];

/// Words with the languages that have them, one bit each, sorted by word.
static WORDS: LazyLock<Vec<(&'static str, u32)>> = LazyLock::new(|| {
    let mut words: Vec<(&str, u32)> = Vec::new();
    for (at, (_, list)) in LISTS.iter().enumerate() {
        words.extend(list.split_whitespace().map(|word| (word, 1u32 << at)));
    }
    words.sort_unstable();
    let mut merged: Vec<(&str, u32)> = Vec::with_capacity(words.len());
    for (word, bit) in words {
        match merged.last_mut() {
            Some((last, bits)) if *last == word => *bits |= bit,
            _ => merged.push((word, bit)),
        }
    }
    merged
});

/// How many words of a text each language claims.
#[derive(Debug)]
pub(super) struct Count {
    /// Words in all.
    pub(super) words: usize,
    hits: [usize; LISTS.len()],
}

impl Count {
    /// The language with the most claims, and how many; English where several are equal.
    pub(super) fn best(&self) -> (&'static str, usize) {
        let mut best = 0;
        for (at, hits) in self.hits.iter().enumerate() {
            if *hits > self.hits[best] {
                best = at;
            }
        }
        (LISTS[best].0, self.hits[best])
    }

    /// The claims of one language.
    pub(super) fn of(&self, language: &str) -> usize {
        LISTS.iter().position(|(code, _)| *code == language).map_or(0, |at| self.hits[at])
    }
}

/// Counts the claims. Digits count as no words, and a single letter only where it stands by itself: in
/// `U.S.` and `it's` it is part of one.
pub(super) fn count(text: &str) -> Count {
    let mut count = Count { words: 0, hits: [0; LISTS.len()] };
    let mut lower = String::new();
    let mut end = 0;
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let before = text[..end].chars().next_back();
        end += word.len();
        let after = word.chars().next_back().filter(|c| !c.is_alphabetic());
        let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let apart = |side: Option<char>| side.is_none_or(char::is_whitespace);
        if word.is_empty() || word.chars().nth(1).is_none() && !(apart(before) && apart(after)) {
            continue;
        }
        count.words += 1;
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        if let Ok(at) = WORDS.binary_search_by(|(known, _)| (*known).cmp(lower.as_str())) {
            let bits = WORDS[at].1;
            for (language, hits) in count.hits.iter_mut().enumerate() {
                *hits += usize::from(bits >> language & 1 == 1);
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_each_language_claims() {
        let count = count("Der Minister und die Delegation in Berlin");
        assert_eq!(count.words, 7);
        assert_eq!(count.best(), ("de", 4));
        assert_eq!(count.of("en"), 1);
        let abbreviated = super::count("The U.S. leader's plane");
        assert_eq!((abbreviated.words, abbreviated.best()), (3, ("en", 1)));
        assert!(LISTS.len() <= 32);
    }
}
