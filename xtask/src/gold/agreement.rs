//! How far two readings agree: the ceiling of what a coder can be measured to do.

use super::{collection::Collection, file, name, read, sentences::numbered};
use geowire::evaluation::{Draws, GoldDocument, GoldEvent, Level, Predicted, Split, score_documents};
use geowire::ontology::EventType;

/// Prints agreement as Markdown, for `docs/evaluation.md`.
pub fn print() -> Result<(), String> {
    print!("{}", table()?);
    Ok(())
}

/// Agreement of the first and second readings of each split, and of *sealed* with those who read it a third time.
pub fn table() -> Result<String, String> {
    let collection = Collection::load()?;
    let mut out = String::new();
    for split in [Split::Dev, Split::Sealed] {
        let (first, second) = (read(&file("first", split))?, read(&file("second", split))?);
        out.push_str(&of(&collection, split, ("the first reading", &first), ("the second", &second)));
    }
    let (gold, third) = (read(&file("gold", Split::Sealed))?, read(&file("third", Split::Sealed))?);
    out.push_str(&of(&collection, Split::Sealed, ("gold", &gold), ("the third reading", &third)));
    Ok(out)
}

/// A reading with its name.
type Named<'a> = (&'a str, &'a [GoldDocument]);

fn of(collection: &Collection, split: Split, (one, first): Named<'_>, (other, second): Named<'_>) -> String {
    let count = |documents: &[GoldDocument]| documents.iter().map(|document| document.events.len()).sum::<usize>();
    let mut out = format!("### {}: {} events in {one}, {} in {other}\n\n", name(split), count(first), count(second));
    let predicted = Predicted(second.iter().map(|document| (document.id.clone(), as_predicted(document))).collect());
    let scored = score_documents(first, &predicted, Draws { count: 1000, seed: 0 });
    out.push_str("| what has to agree | F1 | 95 % |\n|---|---|---|\n");
    let interval = |score: &geowire::evaluation::Score| match (score.low, score.high) {
        (Some(low), Some(high)) => format!("{low:.3} to {high:.3}"),
        _ => String::new(),
    };
    for level in Level::ALL {
        let wanted = format!("{}_f1", level.as_str());
        for score in scored.scores.iter().filter(|score| score.name == wanted) {
            let value = score.value.map_or("-".to_owned(), |value| format!("{value:.3}"));
            out.push_str(&format!("| {} | {value} | {} |\n", level.as_str(), interval(score)));
        }
    }
    out.push_str("\n| type | sentences, one | other | kappa |\n|---|---|---|---|\n");
    let total = by_sentence(collection, first, second);
    for (event_type, [both, one, other, none]) in EventType::ALL.iter().zip(total) {
        let kappa = kappa(both, one, other, none).map_or("-".to_owned(), |kappa| format!("{kappa:.2}"));
        out.push_str(&format!("| {event_type} | {} | {} | {kappa} |\n", both + one, both + other));
    }
    out.push('\n');
    out
}

/// For each type: sentences in which both, only the first, only the second and neither reading has it.
fn by_sentence(collection: &Collection, first: &[GoldDocument], second: &[GoldDocument]) -> Vec<[usize; 4]> {
    let mut total = vec![[0; 4]; EventType::ALL.len()];
    for (one, other) in first.iter().zip(second) {
        let text = collection.texts.get(&one.id).map_or("", |text| &text.text);
        for (sentence, _) in numbered(text) {
            for (event_type, total) in EventType::ALL.iter().zip(&mut total) {
                let has = |document: &GoldDocument| {
                    document.events.iter().filter(|event| event.event_type == *event_type).any(|event| {
                        event.sentence == sentence || event.evidence.iter().any(|one| one.sentence == sentence)
                    })
                };
                total[match (has(one), has(other)) {
                    (true, true) => 0,
                    (true, false) => 1,
                    (false, true) => 2,
                    (false, false) => 3,
                }] += 1;
            }
        }
    }
    total
}

/// Cohen's kappa of two yes-or-no readings.
fn kappa(both: usize, one: usize, other: usize, none: usize) -> Option<f64> {
    let all = (both + one + other + none) as f64;
    let agreed = (both + none) as f64 / all;
    let (first, second) = ((both + one) as f64 / all, (both + other) as f64 / all);
    let chance = first * second + (1.0 - first) * (1.0 - second);
    (chance < 1.0).then(|| (agreed - chance) / (1.0 - chance))
}

/// A reading in the shape of predictions.
pub fn as_predicted(document: &GoldDocument) -> Vec<geowire::evaluation::PredictedEvent> {
    document.events.iter().map(GoldEvent::as_predicted).collect()
}

#[cfg(test)]
mod tests {
    use super::kappa;

    #[test]
    fn kappa_is_one_for_the_same_and_nought_for_chance() {
        assert_eq!(kappa(5, 0, 0, 5), Some(1.0));
        assert_eq!(kappa(25, 25, 25, 25), Some(0.0));
        assert_eq!(kappa(0, 0, 0, 9), None);
    }
}
