//! Which language a text is in: by its script, its function words, and a model of its letters.

mod script;
mod stop_words;

use script::Script;
use whichlang::Lang;

/// Bytes of text looked at; more changes no answer.
const SAMPLE: usize = 8192;

/// Words below which a text is short: a headline or a single sentence.
const SHORT: usize = 12;

/// The language of `text` as an ISO 639-1 code. `None` when the text does not show it, as with a table
/// of names and figures, and the publisher does not state it either.
pub(super) fn recognise(text: &str, stated: Option<&str>) -> Option<String> {
    let sample = sample(text);
    let found = match script::dominant(sample) {
        Script::Latin => by_words(sample),
        Script::None => None,
        Script::Of(language) => Some(language),
    };
    found.map(str::to_owned).or_else(|| stated.and_then(primary))
}

/// The primary part of a language tag: `en` of `en-GB`.
pub(super) fn primary(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_code = matches!(primary.len(), 2 | 3) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    is_code.then_some(primary)
}

fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn by_words(sample: &str) -> Option<&'static str> {
    let counted = stop_words::count(sample);
    let (best, hits) = counted.best();
    let english = counted.of("en");
    if counted.words < SHORT {
        return short(sample, best, hits, english);
    }
    let rate = |hits: usize| hits as f64 / counted.words as f64;
    if best == "en" && rate(english) >= 0.08 {
        return Some("en");
    }
    let by_letters = code(whichlang::detect_language(sample));
    let least = match by_letters {
        "en" => 0.2,
        letters if letters == best => 0.06,
        _ => 0.12,
    };
    if best != "en" && rate(hits) >= least && hits > english + english / 4 {
        return Some(best);
    }
    (by_letters == "en" && rate(english) >= 0.03 || best == "en" && rate(english) >= 0.05).then_some("en")
}

/// A headline holds few function words: English is believed on any sign of it, another language only
/// on two words of its own, none of English, and letters that are not English either.
fn short(sample: &str, best: &'static str, hits: usize, english: usize) -> Option<&'static str> {
    let by_letters = code(whichlang::detect_language(sample));
    if best != "en" && hits >= 2 && english == 0 && by_letters != "en" {
        return Some(best);
    }
    (english > 0 || by_letters == "en").then_some("en")
}

fn code(language: Lang) -> &'static str {
    match language {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        recognise(text, None)
    }

    #[test]
    fn recognises_languages_that_the_model_knows_and_others() {
        for (wanted, text) in [
            ("en", "The two ministers met in the capital on Monday and agreed to open the border for trade."),
            (
                "de",
                "Die beiden Minister trafen sich am Montag in der Hauptstadt und wollen die Grenze für den Handel öffnen.",
            ),
            (
                "fr",
                "Les deux ministres se sont rencontrés lundi dans la capitale et ont décidé d'ouvrir la frontière au commerce.",
            ),
            (
                "es",
                "Los dos ministros se reunieron el lunes en la capital y acordaron abrir la frontera para el comercio.",
            ),
            (
                "pl",
                "Obaj ministrowie spotkali się w poniedziałek w stolicy i zgodzili się na otwarcie granicy dla handlu.",
            ),
            ("uk", "Обидва міністри зустрілися в понеділок у столиці й домовилися відкрити кордон для торгівлі."),
            ("ru", "Оба министра встретились в понедельник в столице и договорились открыть границу для торговли."),
            ("el", "Οι δύο υπουργοί συναντήθηκαν τη Δευτέρα στην πρωτεύουσα και συμφώνησαν να ανοίξουν τα σύνορα."),
            ("ar", "التقى الوزيران يوم الاثنين في العاصمة واتفقا على فتح الحدود أمام التجارة بين البلدين."),
            ("he", "שני השרים נפגשו ביום שני בבירה והסכימו לפתוח את הגבול למסחר."),
            (
                "tr",
                "İki bakan pazartesi günü başkentte bir araya geldi ve sınırı ticaret için açmak konusunda anlaştı.",
            ),
            (
                "id",
                "Kedua menteri itu bertemu pada hari Senin di ibu kota dan sepakat untuk membuka perbatasan bagi perdagangan.",
            ),
        ] {
            assert_eq!(of(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn english_with_foreign_quotations_is_english() {
        let text = "The minister told the crowd that the talks had ended. \"Wir werden nicht aufgeben und die Grenze \
                    bleibt offen\", he said in German. Supporters of the party answered with a song, and the police said \
                    that the march was peaceful.";
        assert_eq!(of(text).as_deref(), Some("en"));
    }

    #[test]
    fn names_and_figures_are_not_taken_for_another_language() {
        let text =
            "Chelsea 2 Arsenal 1\nLiverpool 0 Everton 3\nJuventus 2 Roma 2\nBayern München 4 Schalke 0\nReal Madrid 1";
        assert!(matches!(of(text).as_deref(), None | Some("en")), "{:?}", of(text));
        assert!(matches!(of("Xi Jinping, Viktor Orban").as_deref(), None | Some("en")));
    }

    #[test]
    fn what_is_stated_counts_only_where_the_text_does_not_show_it() {
        assert_eq!(recognise("12 345 67", Some("fr-FR")).as_deref(), Some("fr"));
        assert_eq!(recognise("The ministers met on Monday.", Some("fr")).as_deref(), Some("en"));
        assert_eq!(recognise("", Some("english")), None);
    }
}
