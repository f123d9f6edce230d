//! Languages that their script gives away.

/// The script that most letters of a text are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// No letters.
    None,
    /// Latin, which says nothing about the language.
    Latin,
    /// A script, and with it a language by its own letters.
    Of(&'static str),
}

/// Script ranges with the language that is meant where no letter says otherwise.
const RANGES: &[(u32, u32, &str)] = &[
    (0x0370, 0x03ff, "el"),
    (0x0400, 0x052f, "ru"),
    (0x0530, 0x058f, "hy"),
    (0x0590, 0x05ff, "he"),
    (0x0600, 0x077f, "ar"),
    (0x0900, 0x097f, "hi"),
    (0x0980, 0x09ff, "bn"),
    (0x0a00, 0x0a7f, "pa"),
    (0x0a80, 0x0aff, "gu"),
    (0x0b80, 0x0bff, "ta"),
    (0x0c00, 0x0c7f, "te"),
    (0x0c80, 0x0cff, "kn"),
    (0x0d00, 0x0d7f, "ml"),
    (0x0d80, 0x0dff, "si"),
    (0x0e00, 0x0e7f, "th"),
    (0x0e80, 0x0eff, "lo"),
    (0x1000, 0x109f, "my"),
    (0x10a0, 0x10ff, "ka"),
    (0x1200, 0x137f, "am"),
    (0x1780, 0x17ff, "km"),
    (0x1f00, 0x1fff, "el"),
    (0x3040, 0x30ff, "ja"),
    (0x3400, 0x9fff, "zh"),
    (0xac00, 0xd7af, "ko"),
];

/// Within a script: a language, and letters that it has and its neighbours have not.
const TELLING: &[(&str, &str, &str)] =
    &[("ru", "uk", "іїєґ"), ("ru", "sr", "ђјљњћџ"), ("ru", "mk", "ѓќѕ"), ("ar", "ur", "ٹڈڑںے"), ("ar", "fa", "پچژگ")];

/// The script of most letters. A sign of Han or of a syllabary counts for two: it says more.
pub(super) fn dominant(text: &str) -> Script {
    let mut latin = 0usize;
    let mut others = vec![0usize; RANGES.len()];
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        let code = u32::from(c);
        if code < 0x0250 || (0x1e00..0x1f00).contains(&code) {
            latin += 1;
        } else if let Some(at) = RANGES.iter().position(|(first, last, _)| (*first..=*last).contains(&code)) {
            others[at] += if code >= 0x3040 { 2 } else { 1 };
        }
    }
    let total: usize = others.iter().sum();
    if latin + total == 0 {
        return Script::None;
    }
    if latin >= total {
        return Script::Latin;
    }
    let most = others.iter().enumerate().max_by_key(|(at, count)| (**count, usize::MAX - at)).map_or(0, |(at, _)| at);
    let language = RANGES[most].2;
    let kana = RANGES.iter().zip(&others).any(|((_, _, code), count)| *code == "ja" && *count * 10 > total);
    Script::Of(if language == "zh" && kana { "ja" } else { within(language, text) })
}

fn within(language: &'static str, text: &str) -> &'static str {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let telling = |own: &str| text.chars().filter(|c| c.to_lowercase().any(|lower| own.contains(lower))).count();
    for (script, candidate, own) in TELLING {
        if *script == language && telling(own) * 100 > letters {
            return candidate;
        }
    }
    let bulgarian = language == "ru" && telling("ъ") * 100 > letters && telling("ыэ") == 0;
    if bulgarian { "bg" } else { language }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_languages_of_one_script_by_their_letters() {
        assert_eq!(
            dominant(
                "Министърът се срещна с колегата си във вторник в столицата на страната, където говориха за търговия."
            ),
            Script::Of("bg")
        );
        assert_eq!(dominant("وزیر امور خارجه گفت که گفتگوها پیش می‌رود"), Script::Of("fa"));
        assert_eq!(dominant("外相は火曜日に首都で会談した"), Script::Of("ja"));
        assert_eq!(dominant("两国外长星期二在首都举行会谈"), Script::Of("zh"));
        assert_eq!(dominant("The word мир means peace and world."), Script::Latin);
        assert_eq!(dominant("12, 13"), Script::None);
    }
}
