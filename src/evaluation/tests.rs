//! Predictors whose scores are known beforehand must get them.

use super::*;
use crate::event::{Class, Modality, Polarity, Scope, Span, Temporal};
use crate::ontology::{EventType, Sector};
use std::collections::BTreeMap;

const DRAWS: Draws = Draws { count: 200, seed: 0 };

/// An event in the sentence number `s`, which has 100 letters.
fn event(event_type: EventType, s: u32, actor: &str, recipient: &str) -> GoldEvent {
    let party = |code: &str, at: u32| Party {
        span: Some(Span { start: s * 100 + at, end: s * 100 + at + 5 }),
        code: Some(code.to_owned()),
        sector: Some(Sector::Gov),
    };
    GoldEvent {
        trigger: Span { start: s * 100 + 20, end: s * 100 + 30 },
        sentence: Span { start: s * 100, end: s * 100 + 99 },
        event_type,
        also: Vec::new(),
        modes: Vec::new(),
        actors: vec![party(actor, 0)],
        recipients: vec![party(recipient, 40)],
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        temporal: Temporal::Current,
        underlying: None,
        day: Some("2021-03-09".to_owned()),
        place: None,
        scope: Scope::Political,
        class: Class::Main,
        arguable: false,
        optional: false,
        evidence: Vec::new(),
    }
}

fn document(id: &str, events: Vec<GoldEvent>) -> GoldDocument {
    GoldDocument {
        id: id.to_owned(),
        split: Split::Dev,
        sha256: String::new(),
        published: Some("2021-03-09".to_owned()),
        body_at: 0,
        dropped: Vec::new(),
        events,
    }
}

/// Four documents, eight events, one document without any.
fn gold() -> Vec<GoldDocument> {
    use EventType::{Accuse, Aid, Assault, Consult, Request};
    vec![
        document(
            "a",
            vec![event(Consult, 0, "FRA", "DEU"), event(Accuse, 2, "USA", "IRN"), event(Aid, 3, "JPN", "PHL")],
        ),
        document("b", vec![event(Consult, 5, "RUS", "CHN"), event(Assault, 6, "ISR", "PSE")]),
        document(
            "c",
            vec![event(Accuse, 8, "IND", "PAK"), event(Consult, 9, "EGY", "ETH"), event(Request, 11, "KEN", "SDN")],
        ),
        document("d", Vec::new()),
    ]
}

fn perfect(gold: &[GoldDocument]) -> Predicted {
    let said = |one: &GoldDocument| one.events.iter().map(GoldEvent::as_predicted).collect();
    Predicted(gold.iter().map(|one| (one.id.clone(), said(one))).collect())
}

fn near(value: Option<f64>, wanted: f64) {
    assert!(value.is_some_and(|value| (value - wanted).abs() < 5e-5), "{value:?} is not {wanted}");
}

#[test]
fn a_perfect_predictor_is_perfect_at_every_level() {
    let gold = gold();
    let scored = score_documents(&gold, &perfect(&gold), DRAWS);
    for level in Level::ALL {
        for part in ["precision", "recall", "f1"] {
            near(scored.value(&format!("{}_{part}", level.as_str())), 1.0);
        }
    }
    for field in ["actors_right", "recipients_right", "day_right", "country_right", "place_right", "modes_right"] {
        near(scored.value(field), 1.0);
    }
    near(scored.value("day_right_baseline"), 1.0);
    near(scored.value("false_events_per_100_free_documents"), 0.0);
    assert!(scored.misses.is_empty());
    assert!(scored.scores.iter().all(|score| score.low <= score.value && score.value <= score.high));
}

#[test]
fn one_wrong_label_costs_one() {
    let gold = gold();
    let mut predicted = perfect(&gold);
    predicted.0.get_mut("a").unwrap()[1].event_type = EventType::Reject;
    let scored = score_documents(&gold, &predicted, DRAWS);
    near(scored.value("trigger_f1"), 1.0);
    near(scored.value("type_f1"), 7.0 / 8.0);
    near(scored.value("tuple_f1"), 7.0 / 8.0);
    let wrong: Vec<Wrong> = scored.misses.iter().map(|miss| miss.wrong).collect();
    assert_eq!(wrong, [Wrong::Missed, Wrong::False]);

    let mut predicted = perfect(&gold);
    predicted.0.get_mut("a").unwrap()[1].recipients[0].code = Some("IRQ".to_owned());
    predicted.0.get_mut("b").unwrap()[0].actors[0].sector = Some(Sector::Mil);
    predicted.0.get_mut("c").unwrap()[0].day = None;
    let scored = score_documents(&gold, &predicted, DRAWS);
    near(scored.value("type_f1"), 1.0);
    near(scored.value("tuple_f1"), 7.0 / 8.0);
    near(scored.value("tuple_sector_f1"), 6.0 / 8.0);
    near(scored.value("event_f1"), 5.0 / 8.0);
    near(scored.value("day_right"), 6.0 / 7.0);
    near(scored.value("recipients_right"), 7.0 / 8.0);
    near(scored.value("actors_right"), 1.0);
    assert_eq!(scored.misses.iter().map(|miss| miss.wrong).collect::<Vec<_>>(), [Wrong::Roles]);
}

#[test]
fn shuffled_predictions_get_nothing() {
    let gold = gold();
    let mut events: Vec<_> = perfect(&gold).0.into_values().collect();
    events.rotate_left(1);
    let shuffled = Predicted(gold.iter().map(|one| one.id.clone()).zip(events).collect());
    let scored = score_documents(&gold, &shuffled, DRAWS);
    near(scored.value("trigger_f1"), 0.0);
    near(scored.value("type_f1"), 0.0);
    // The three events of `a` now stand in `d`, which has none.
    near(scored.value("false_events_per_100_free_documents"), 300.0);
}

#[test]
fn one_type_for_all_gets_the_share_of_that_type() {
    let gold = gold();
    let mut predicted = perfect(&gold);
    predicted.0.values_mut().flatten().for_each(|event| event.event_type = EventType::Consult);
    let scored = score_documents(&gold, &predicted, DRAWS);
    near(scored.value("type_precision"), 3.0 / 8.0);
    near(scored.value("type_recall"), 3.0 / 8.0);
    let consult = scored.classes.iter().find(|row| row.name == "type.CONSULT").unwrap();
    assert_eq!((consult.gold, consult.predicted, consult.recall), (3, 8, Some(1.0)));
}

#[test]
fn events_are_matched_where_they_stand() {
    use EventType::Consult;
    let mut gold = event(Consult, 1, "FRA", "DEU");
    gold.evidence = vec![Mention { span: Span { start: 520, end: 525 }, sentence: Span { start: 500, end: 599 } }];
    let mut said = gold.as_predicted();
    let mut at = |anchors: Vec<PredictedAnchor>| {
        said.anchors = anchors;
        is_near(&gold, &said)
    };
    let span = |start, end| Span { start, end };
    assert_eq!(at(vec![PredictedAnchor::Trigger(span(129, 131))]), Some(Nearness::Overlap));
    assert_eq!(at(vec![PredictedAnchor::Trigger(span(130, 131))]), Some(Nearness::Sentence));
    assert_eq!(at(vec![PredictedAnchor::Trigger(span(200, 205))]), None);
    assert_eq!(at(vec![PredictedAnchor::Trigger(span(521, 530))]), Some(Nearness::Overlap), "a further mention");
    assert_eq!(at(vec![PredictedAnchor::Sentence(span(550, 700))]), Some(Nearness::Sentence));
    assert_eq!(at(vec![PredictedAnchor::Title]), Some(Nearness::Title));
    assert_eq!(at(vec![PredictedAnchor::Title, PredictedAnchor::Trigger(span(200, 205))]), None);
    assert_eq!(at(Vec::new()), None, "a prediction that stands nowhere is matched with nothing");
}

#[test]
fn what_is_accepted_too_costs_nothing() {
    let mut open = event(EventType::Accuse, 0, "FRA", "DEU");
    open.also = vec![EventType::Reject];
    let mut optional = event(EventType::Support, 1, "FRA", "DEU");
    optional.optional = true;
    let mut trace = event(EventType::Assault, 2, "FRA", "DEU");
    (trace.polarity, trace.class) = (Polarity::Negated, Class::Trace);
    let gold = vec![document("a", vec![open.clone(), optional, trace.clone()])];
    let mut said = open.as_predicted();
    said.event_type = EventType::Reject;
    let predicted = |events: Vec<PredictedEvent>| Predicted([("a".to_owned(), events)].into_iter().collect());
    let scored = score_documents(&gold, &predicted(vec![said.clone()]), DRAWS);
    near(scored.value("type_f1"), 1.0);
    // A negated act that is stated is a false event; one that is traced is none.
    let mut stated = trace.as_predicted();
    near(score_documents(&gold, &predicted(vec![said.clone(), stated.clone()]), DRAWS).value("type_precision"), 1.0);
    stated.class = Class::Main;
    near(score_documents(&gold, &predicted(vec![said, stated]), DRAWS).value("type_precision"), 0.5);
}

#[test]
fn a_meeting_may_stand_in_one_list_or_two() {
    let mut gold = event(EventType::Consult, 0, "FRA", "DEU");
    let said = gold.as_predicted();
    let host = gold.recipients.remove(0);
    gold.actors.push(host);
    let predicted = Predicted([("a".to_owned(), vec![said])].into_iter().collect());
    near(score_documents(&[document("a", vec![gold])], &predicted, DRAWS).value("tuple_sector_f1"), 1.0);
}

#[test]
fn the_surest_are_counted_first() {
    let gold = gold();
    let mut predicted = perfect(&gold);
    for (at, event) in predicted.0.values_mut().flatten().enumerate() {
        event.confidence = Some(if at < 4 { 0.9 } else { 0.1 });
        if at >= 4 {
            event.event_type = EventType::Mobilize;
        }
    }
    let scored = score_documents(&gold, &predicted, DRAWS);
    near(scored.value("tuple_precision_at_yield_0.25"), 1.0);
    near(scored.value("tuple_precision_at_yield_0.5"), 1.0);
    let unsure = score_documents(&gold, &perfect(&gold), DRAWS);
    assert_eq!(unsure.value("tuple_precision_at_yield_0.5"), None, "who never says how sure gets no such score");
}

#[test]
fn labels_of_sentences_are_scored_as_they_must() {
    let labels: Vec<String> = ["AID", "AID", "AID", "ACCUSE", "ACCUSE", "YIELD"].map(str::to_owned).to_vec();
    let relations: Vec<Relation> = (0..6).map(|line| relation(line, "helps")).collect();
    let answer = |label: &str| (Some(label.to_owned()), false);
    let score = |answers: &[Answer]| score_labels(&relations, &labels, answers, DRAWS);
    let perfect: Vec<Answer> = labels.iter().map(|label| answer(label)).collect();
    for name in ["macro_f1", "accuracy", "penta_macro_f1", "emitted_precision", "emitted_recall"] {
        near(score(&perfect).value(name), 1.0);
    }
    let mut wrong = perfect.clone();
    wrong[3] = answer("REJECT");
    near(score(&wrong).value("accuracy"), 5.0 / 6.0);
    near(score(&wrong).value("penta_macro_f1"), 1.0);
    let one_type: Vec<Answer> = labels.iter().map(|_| answer("AID")).collect();
    near(score(&one_type).value("accuracy"), 0.5);
    near(score(&one_type).value("macro_f1"), (2.0 * 3.0 / 9.0) / 3.0);
    let mut shuffled = perfect.clone();
    shuffled.rotate_left(3);
    near(score(&shuffled).value("accuracy"), 0.0);
    let mut careful = wrong;
    careful[3].1 = true;
    near(score(&careful).value("emitted_precision"), 1.0);
    near(score(&careful).value("emitted_recall"), 5.0 / 6.0);
    assert_eq!(majority(&labels), Some("AID".to_owned()));
}

fn relation(line: usize, verb: &str) -> Relation {
    let text = format!("France {verb} Chad with something.");
    Relation { line, text, source: "France".to_owned(), target: "Chad".to_owned(), root: "AID".to_owned() }
}

#[test]
fn draws_are_the_same_on_every_machine_and_pairs_are_drawn_together() {
    let gold = gold();
    let mut worse = perfect(&gold);
    worse.0.get_mut("b").unwrap().clear();
    let (new, old) = (score_documents(&gold, &perfect(&gold), DRAWS), score_documents(&gold, &worse, DRAWS));
    assert_eq!(old.scores, score_documents(&gold, &worse, DRAWS).scores);
    let same = new.against(&new, DRAWS);
    assert!(same.iter().filter(|d| d.score.value.is_some()).all(|d| d.score.high == Some(0.0)));
    let better = new.against(&old, DRAWS);
    let recall = better.iter().find(|d| d.score.name == "type_recall").unwrap();
    near(recall.score.value, 0.25);
    assert!(recall.not_better > 0.0 && recall.not_better < 0.6, "draws without `b` show no difference");
}

#[test]
fn folds_keep_a_predicate_on_one_side() {
    let verbs = ["helps", "helped", "accused", "accuses", "met", "bombed", "bombs", "praised"];
    let relations: Vec<Relation> = verbs.iter().enumerate().map(|(line, verb)| relation(line, verb)).collect();
    let fold_of = folds(&relations, 3, Grouping::Predicate, 0);
    let mut of_verb = BTreeMap::new();
    for (relation, fold) in relations.iter().zip(&fold_of) {
        let known = of_verb.insert(super::folds::predicate(relation), *fold);
        assert!(known.is_none_or(|known| known == *fold));
    }
    assert_eq!(of_verb.keys().collect::<Vec<_>>(), ["accus", "bomb", "help", "met", "prais"]);
    let plain = folds(&relations, 4, Grouping::Items, 0);
    assert!((0..4).all(|fold| plain.iter().filter(|of| **of == fold).count() == 2));
}

#[test]
fn a_bag_of_words_learns_words() {
    let items = [
        ("he helps them", "AID"),
        ("they accused him", "ACCUSE"),
        ("she helps us", "AID"),
        ("we accused her", "ACCUSE"),
    ];
    let model = Linear::learn(&items, 0);
    assert_eq!((model.label("accused again"), model.label("it helps")), (Some("ACCUSE"), Some("AID")));
}

#[test]
fn splits_follow_the_hash_of_the_id() {
    // The first eight digits of SHA-256("abc") are ba7816bf, which is 19 modulo 100.
    assert_eq!(u32::from_str_radix("ba7816bf", 16).unwrap() % 100, 19);
    assert_eq!(Split::of("abc"), Split::Mine);
}

#[test]
fn spans_go_back_over_title_and_dropped_letters() {
    let frame = Frame::of("Title\n\nabcde", "ab\u{200d}cde").unwrap();
    assert_eq!((frame.body_at, frame.dropped.as_slice()), (7, &[2][..]));
    assert_eq!(frame.to_article(Span { start: 7, end: 9 }), Some(Span { start: 0, end: 3 }));
    assert_eq!(frame.to_article(Span { start: 9, end: 12 }), Some(Span { start: 3, end: 6 }));
    assert_eq!(frame.to_article(Span { start: 2, end: 9 }), None);
    assert_eq!(Frame::of("quite another", "text of an article"), None);
}

#[test]
fn a_broken_label_is_refused_with_its_line() {
    let broken = |change: fn(&mut GoldEvent)| {
        let mut event = event(EventType::Consult, 0, "FRA", "DEU");
        change(&mut event);
        let line = serde_json::to_string(&document("a", vec![event])).unwrap();
        GoldDocument::read(&format!("\n{line}\n"))
    };
    assert!(broken(|_| ()).is_ok());
    for change in [
        (|event| event.modes = vec![crate::ontology::Mode::Drone]) as fn(&mut GoldEvent),
        |event| event.day = Some("yesterday".to_owned()),
        |event| event.actors[0].code = Some("GOV".to_owned()),
        |event| event.actors[0].code = Some("France".to_owned()),
        |event| event.trigger = Span { start: 500, end: 501 },
        |event| event.polarity = Polarity::Denied,
        |event| event.temporal = Temporal::Historical,
    ] {
        let error = broken(change).unwrap_err();
        assert_eq!(error.line, 2, "{error}");
    }
}
