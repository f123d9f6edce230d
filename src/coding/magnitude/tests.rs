use super::*;
use crate::coding::times::times;
use crate::language::parse::Parser;

/// A sentence and its numbers: what, lower and upper bound, `=` for exact ones. All sentences are our own.
const TABLE: &[(&str, &[&str])] = &[
    ("A drone killed 14 people at the mill.", &["Dead 14 14 ="]),
    ("At least 14 people were killed and 30 wounded when a drone struck the mill.", &["Dead 14 -", "Injured 30 30 ="]),
    ("The blast killed four guards, wounding more than twenty others.", &["Dead 4 4 =", "Injured 21 -"]),
    ("Nearly 200 villagers were killed.", &["Dead - 200"]),
    ("Up to 30 soldiers died in the ambush.", &["Dead - 30"]),
    ("Between 10 and 15 miners were killed.", &["Dead 10 15"]),
    ("Shelling killed 10 to 15 miners.", &["Dead 10 15"]),
    ("About 300 people were injured.", &["Injured 300 300"]),
    ("Gunmen killed dozens of villagers.", &["Dead 24 -"]),
    ("Police arrested 1,200 protesters on Sunday.", &["Arrested 1200 1200 ="]),
    ("Police rounded up forty-two students.", &["Arrested 42 42 ="]),
    ("The raid led to the arrest of nine brokers.", &["Arrested 9 9 ="]),
    ("Some 2.5 million people were displaced by the shelling.", &["Displaced 2500000 2500000"]),
    ("Tens of thousands of people fled the shelling.", &["Displaced 20000 -"]),
    ("Thousands of people marched through the port.", &["Crowd 2000 -"]),
    ("A crowd of 300 blocked the bridge.", &["Crowd 300 300 ="]),
    ("Fewer than 50 demonstrators came.", &["Crowd - 49"]),
    ("No fewer than six officers were hurt.", &["Injured 6 -"]),
    ("As many as 90 people were killed.", &["Dead - 90"]),
    ("A dozen soldiers were killed.", &["Dead 12 12"]),
    ("The strike left 14 dead and 30 injured.", &["Dead 14 14 =", "Injured 30 30 ="]),
    // Tolls, parts and other numbers.
    ("Two drones killed six guards, bringing the year's toll to 400.", &["Dead 6 6 ="]),
    ("The shelling killed nine people, including 3 children.", &["Dead 9 9 ="]),
    ("The attack killed nine people, four of them women.", &["Dead 9 9 ="]),
    ("Some 31,000 people have been killed since October.", &[]),
    ("Forty people have been killed so far this year.", &[]),
    ("The army fired 14 missiles.", &[]),
    ("He was jailed for 14 years.", &[]),
    ("The minister was killed in 2014.", &[]),
    ("Exports fell by 14 percent.", &[]),
];

#[test]
fn numbers_are_read_with_their_bounds() {
    let parser = Parser::shared().unwrap();
    let mut wrong = Vec::new();
    for (text, wanted) in TABLE {
        let sentence = Sentence::read(text, 0..text.len(), parser, false);
        let show = |bound: Option<u64>| bound.map_or("-".to_owned(), |bound| bound.to_string());
        let found: Vec<String> = counted(&sentence, &times(&sentence))
            .iter()
            .map(|one| {
                let Bounds { min, max, exact } = one.bounds;
                format!("{:?} {} {}{}", one.what, show(min), show(max), if exact { " =" } else { "" })
            })
            .collect();
        if found != *wanted {
            wrong.push(format!("{text}\n  want {wanted:?}\n  have {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), TABLE.len(), wrong.join("\n"));
}
