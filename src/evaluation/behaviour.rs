//! Tests of behaviour: sentences of our own with what must and must not be said of them, in no headline figure.

use serde_json::Value;

/// A case: a text, its day of publication, and what must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The sentence; or an article, whose first line is its title.
    pub text: String,
    /// The day of publication.
    pub published: String,
    /// What must hold, as written.
    pub expect: String,
    terms: Vec<Term>,
}

/// What one file of cases is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Each case is a sentence.
    Sentence,
    /// Each case is a headline above a body that says nothing.
    Title,
    /// Each case is an article.
    Article,
}

/// One demand: that an event of a type with these values is stated, or that none is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    must: bool,
    event_type: Option<String>,
    values: Vec<(String, Vec<String>)>,
}

/// Reads a file of cases: comments, of which `# kind: title` or `# kind: article` says what the cases are, a line of
/// columns, then `sentence`, `published`, `expect`, with `\n` for a line end.
///
/// An expectation is a list of terms with `;` between them: `none`, or a type or `*`, with `!` before it where no
/// such event may be, and `key=value` behind it: class, actor, recipient, both (either side), mode, day, place,
/// country, scope, polarity, modality, temporal, under, magnitude; `|` between values of which one must hold, `_` for a space in one.
/// Traces count only where a class is named.
///
/// # Errors
/// Names the line that cannot be read.
pub fn cases(text: &str) -> Result<(Kind, Vec<Case>), String> {
    let kind = match text.lines().find_map(|line| line.strip_prefix("# kind: ")) {
        Some("title") => Kind::Title,
        Some("article") => Kind::Article,
        Some(other) => return Err(format!("`{other}` is neither title nor article")),
        None => Kind::Sentence,
    };
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).skip(1);
    let read = lines.map(|(number, line)| case(line).map_err(|what| format!("line {}: {what}", number + 1)));
    Ok((kind, read.collect::<Result<_, _>>()?))
}

fn case(line: &str) -> Result<Case, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [text, published, expect] = cells[..] else {
        return Err("three columns: sentence, published, expect".to_owned());
    };
    let terms = expect.split(';').map(str::trim).filter(|term| !term.is_empty()).map(term).collect::<Result<_, _>>()?;
    Ok(Case { text: text.replace("\\n", "\n"), published: published.to_owned(), expect: expect.to_owned(), terms })
}

fn term(text: &str) -> Result<Term, String> {
    if text == "none" {
        return Ok(Term { must: false, event_type: None, values: Vec::new() });
    }
    let (must, rest) = text.strip_prefix('!').map_or((true, text), |rest| (false, rest));
    let mut words = rest.split(' ');
    let event_type = match words.next() {
        Some("*") => None,
        Some(name) => Some(name.parse::<crate::ontology::EventType>()?.to_string()),
        None => return Err("an empty term".to_owned()),
    };
    let value = |word: &str| {
        let (key, values) = word.split_once('=').ok_or_else(|| format!("`{word}` is no key=value"))?;
        if !KEYS.contains(&key) {
            return Err(format!("`{key}` is no key"));
        }
        Ok((key.to_owned(), values.split('|').map(|value| value.replace('_', " ")).collect()))
    };
    Ok(Term { must, event_type, values: words.map(value).collect::<Result<_, String>>()? })
}

const KEYS: [&str; 14] = [
    "class",
    "actor",
    "recipient",
    "both",
    "mode",
    "day",
    "place",
    "country",
    "scope",
    "polarity",
    "modality",
    "temporal",
    "under",
    "magnitude",
];

impl Case {
    /// The first demand that `events` (as they are written) do not meet.
    pub fn breach(&self, events: &[Value]) -> Option<&str> {
        let written: Vec<&str> = self.expect.split(';').map(str::trim).filter(|term| !term.is_empty()).collect();
        let broken = self.terms.iter().position(|term| term.must != events.iter().any(|event| term.fits(event)))?;
        written.get(broken).copied()
    }
}

impl Term {
    fn fits(&self, event: &Value) -> bool {
        let named = self.values.iter().any(|(key, _)| key == "class");
        let stated = event["class"] != "trace" || named;
        let typed = self.event_type.as_ref().is_none_or(|name| event["type"] == name.as_str());
        stated && typed && self.values.iter().all(|(key, values)| found(event, key, values))
    }
}

fn found(event: &Value, key: &str, wanted: &[String]) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|value| wanted.iter().any(|wanted| wanted == value));
    let any = |list: &Value, holds: &dyn Fn(&Value) -> bool| list.as_array().is_some_and(|list| list.iter().any(holds));
    let side = |name: &str| any(&event[name], &|party| is(&party["country"]) || in_code(party, wanted));
    match key {
        "actor" => side("actors"),
        "recipient" => side("recipients"),
        "both" => side("actors") || side("recipients"),
        "mode" => any(&event["modes"], &|mode| is(mode)),
        "day" => wanted.iter().any(|wanted| day(event) == Some(wanted.as_str().to_owned())),
        "place" => is(&event["place"]["name"]) || is(&event["place"]["text"]),
        "country" => is(&event["place"]["country"]),
        "under" => is(&event["underlying"]["type"]),
        "polarity" | "modality" | "temporal" => is(&event["factuality"][key]),
        "magnitude" => numbers(&event["magnitude"]).iter().any(|number| wanted.contains(number)),
        _ => is(&event[key]),
    }
}

/// A group stands in the code, in place of a country.
fn in_code(party: &Value, wanted: &[String]) -> bool {
    let code = party["code"].as_str().and_then(|code| code.get(..3));
    party["country"].is_null() && code.is_some_and(|code| wanted.iter().any(|wanted| wanted == code))
}

fn day(event: &Value) -> Option<String> {
    let (start, end) = (event["time"]["start"].as_str()?, event["time"]["end"].as_str());
    Some(end.filter(|end| *end != start).map_or(start.to_owned(), |end| format!("{start}/{end}")))
}

fn numbers(value: &Value) -> Vec<String> {
    match value {
        Value::Number(number) => vec![number.to_string()],
        // Where a number stands is none.
        Value::Object(fields) => {
            fields.iter().filter(|(key, _)| *key != "span").flat_map(|(_, value)| numbers(value)).collect()
        }
        Value::Array(list) => list.iter().flat_map(numbers).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn demands_are_met_or_named() {
        let file = "# what\nsentence\tpublished\texpect\nA sentence.\t2024-03-12\tACCUSE actor=FRA|DEU day=2024-03-12; !ASSAULT; !* class=trace\n";
        let (kind, cases) = cases(file).unwrap();
        assert_eq!((kind, cases.len()), (Kind::Sentence, 1));
        let event = |event_type: &str, class: &str| {
            json!({ "type": event_type, "class": class, "actors": [{ "country": "FRA", "code": "FRAGOV" }],
                "time": { "start": "2024-03-12", "end": "2024-03-12" } })
        };
        assert_eq!(cases[0].breach(&[event("ACCUSE", "main")]), None);
        assert_eq!(cases[0].breach(&[]), Some("ACCUSE actor=FRA|DEU day=2024-03-12"));
        assert_eq!(cases[0].breach(&[event("ACCUSE", "main"), event("ASSAULT", "main")]), Some("!ASSAULT"));
        assert_eq!(cases[0].breach(&[event("ACCUSE", "main"), event("ASSAULT", "trace")]), Some("!* class=trace"));
    }

    #[test]
    fn a_faulty_case_is_refused() {
        for expect in ["FIGHT", "!ASSAULT who=USA", "ASSAULT USA"] {
            assert!(cases(&format!("sentence\tpublished\texpect\nA.\t2024-03-12\t{expect}\n")).is_err(), "{expect}");
        }
    }
}
