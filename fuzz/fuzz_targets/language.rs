//! Any text to sentences and trees: no panic, and every span lies on the text's character boundaries.
#![no_main]

use geowire::language::parse::Parser;
use geowire::language::{Sentence, paragraphs, sentences};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let parser = Parser::shared().expect("the model that is compiled in is good");
    for paragraph in paragraphs(text, 0..text.len()) {
        for range in sentences(text, paragraph.clone()) {
            assert!(text.get(range.clone()).is_some());
            let sentence = Sentence::read(text, range, parser, text.len() % 2 == 0);
            assert!(sentence.tokens.iter().all(|token| text.get(token.range.clone()).is_some()));
        }
    }
});
