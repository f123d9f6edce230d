//! How sure the coder must be, and what it says of what it leaves out.

use crate::article::{Body, Raw, clean_sentence};
use crate::coding::{Coder, LeastConfidence, Settings, Silence, Verdict};
use crate::event::Class;

const TEXT: &str = "France condemned Mali.";

#[test]
fn what_is_less_sure_than_asked_is_left_out_and_named() {
    let article = clean_sentence(Raw::new(Body::Text(TEXT.to_owned()))).unwrap();
    let least =
        |main| Settings { least_confidence: LeastConfidence { main, ..Default::default() }, ..Default::default() };
    let explained = |main| Coder::builtin(least(main)).unwrap().explain(&article).unwrap();

    let (coding, told) = explained(0);
    assert_eq!(coding.events.len(), 1);
    let confidence = coding.events[0].confidence.unwrap();
    assert!((0.01..0.99).contains(&confidence.event) && (0.01..0.99).contains(&confidence.roles), "{confidence:?}");
    assert!(matches!(told[0].considered[0].verdict, Verdict::Event(_, Class::Main)));

    let just = (confidence.event * 100.0).round() as u8;
    assert_eq!(explained(just).0.events.len(), 1);
    let (coding, told) = explained(just + 1);
    assert_eq!((coding.events.len(), coding.counts.suppressed), (0, 1));
    assert_eq!(told[0].considered[0].verdict, Verdict::Silent(Silence::Unsure));
}
