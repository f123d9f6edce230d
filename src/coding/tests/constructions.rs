//! Constructions that hide who acts on whom, in sentences of our own: lists, participles, titles, conditions, means.

use super::clauses::all_give;

#[test]
fn lists_behind_a_fronted_phrase_and_below_titles_are_whole() {
    all_give(&[
        ("In Geneva, Norway, Japan and Brazil condemned Belarus.", &["ACCUSE NORGOV+JPNGOV+BRAGOV > BLRGOV"]),
        ("After talks in Oslo, Norway and Japan signed an agreement.", &["SUPPORT NORGOV+JPNGOV > "]),
        ("Officials from Kenya and Uganda met in Kampala.", &["CONSULT KENGOV+UGAGOV > "]),
        ("The Franco-German summit ended in Berlin.", &["CONSULT FRA+DEU > "]),
        (
            "The President of France Emmanuel Macron and the President of Poland Andrzej Duda meet in Lille.",
            &["CONSULT FRAGOV+POLGOV > "],
        ),
    ]);
}

#[test]
fn participles_that_modify_are_no_acts() {
    all_give(&[
        ("Uganda released jailed Kenyan activist Ali Were.", &["RETREAT UGAGOV > KENCVL"]),
        ("France demands that Turkey take back captured ISIL fighters.", &["REQUEST FRAGOV > TURGOV"]),
        ("Russia vetoed a resolution calling for a ceasefire in Syria.", &["REJECT RUSGOV > "]),
        ("A court struck down a decree expelling foreign teachers.", &[]),
        ("Kenya abstained in a vote demanding the withdrawal of Ethiopian troops.", &[]),
    ]);
}

#[test]
fn a_speaker_goes_on_behind_what_he_said() {
    all_give(&[
        (
            "Norway's premier said talks had failed and threatened sanctions against Japan.",
            &["THREATEN NORGOV > JPNGOV"],
        ),
        ("Lula said the strike was illegal and urged Japan to end it.", &["REQUEST BRAGOV > JPNGOV"]),
    ]);
}

#[test]
fn whom_it_harmed_counts_before_where_it_was() {
    all_give(&[
        ("A roadside bomb in Mali killed four Norwegian soldiers.", &["ASSAULT UAF > NORMIL"]),
        ("Jihadists ambushed a convoy in Niger, killing 20 Norwegian soldiers.", &["ASSAULT UAF > NORMIL"]),
        ("Rockets fired by Belarusian forces killed 14 people in Norway.", &["ASSAULT BLRMIL > NORCVL"]),
        ("A Belarusian attack on a minibus killed 14 Norwegian soldiers.", &["ASSAULT BLR > NORMIL"]),
    ]);
}

#[test]
fn whose_somebody_is_by_title_place_and_office() {
    all_give(&[
        ("Former Swedish Prime Minister Carl Bildt was arrested in Stockholm.", &["COERCE UAF > SWEELI"]),
        ("Police in eastern Turkey arrested a French journalist.", &["COERCE TURCOP > FRAJRN"]),
        ("Marco Bianchi resigned as Prime Minister of Italy.", &["RETREAT ITAGOV > "]),
        ("Polish troops were withdrawn from Mali.", &["RETREAT POLMIL > "]),
        ("Turkey deploys additional troops along its border with Syria.", &["MOBILIZE TURGOV > "]),
        ("France denounced the shelling of Aleppo by Syria.", &["ACCUSE FRAGOV > SYRGOV"]),
    ]);
}

#[test]
fn conditions_without_a_clause_are_no_events_and_means_are() {
    all_give(&[
        ("If convicted, Lukashenko could face the death penalty.", &[]),
        ("Had Norway attacked Mali, the war would have spread.", &[]),
        ("The Polish minister left after meeting the French president.", &["CONSULT POLGOV+FRAGOV > "]),
        ("The French minister said the name must be easy to say.", &[]),
        ("The Danish minister said that police are hunting a suspected terrorist.", &[]),
    ]);
}

#[test]
fn a_year_that_hangs_on_another_noun_makes_nothing_old() {
    all_give(&[
        ("Police in Lima arrested an activist on charges relating to a riot in 2011.", &["COERCE PERCOP > PERCVL"]),
        (
            "Canada imposed sanctions on five Belarusian officials, citing their role last year in the crackdown.",
            &["SANCTION CANGOV > BLRGOV"],
        ),
        ("Russia invaded Georgia in 2008.", &[]),
    ]);
}
