//! Who stands on which side where lists, articles, laws and prepositions hide it, in sentences of our own.

use super::clauses::all_give;

#[test]
fn every_title_with_a_name_is_somebody_of_his_own() {
    all_give(&[
        (
            "Kenyan Trade Minister Ann Otieno, Ghanaian Trade Minister Kofi Boateng and Malian Trade Minister Awa Keita met in Paris.",
            &["CONSULT KENGOV+GHAGOV+MLIGOV > "],
        ),
        (
            "French President Emmanuel Macron met Kenyan President William Ruto on Monday.",
            &["CONSULT FRAGOV+KENGOV > "],
        ),
        (
            "Jens Stoltenberg, Secretary General of NATO, and Emmanuel Macron met in Paris.",
            &["CONSULT IGOGOV+FRAGOV > "],
        ),
        ("Emmanuel Macron, President of France, met Kenyan President William Ruto.", &["CONSULT FRAGOV+KENGOV > "]),
        ("A summit of Kenya, Uganda and Rwanda was held in Paris.", &["CONSULT KENGOV+UGAGOV+RWAGOV > "]),
    ]);
}

#[test]
fn an_article_hides_no_state() {
    all_give(&[
        ("Denmark condemned the DRC and Rwanda.", &["ACCUSE DNKGOV > CODGOV+RWAGOV"]),
        ("The United States reaffirmed its support for the ROK and Japan.", &["SUPPORT USAGOV > KORGOV+JPNGOV"]),
    ]);
}

#[test]
fn a_law_acts_for_whoever_made_it() {
    all_give(&[
        ("Ghana's decree imposes a curfew in Tamale.", &["COERCE GHAGOV > "]),
        ("The parliament of Togo approved a law that bans foreign parties.", &["COERCE TGOLEG > "]),
        ("A law of nature bans such engines.", &[]),
    ]);
}

#[test]
fn the_other_side_stands_with_the_noun_of_the_pattern() {
    all_give(&[
        ("Norway accepts South Korea's proposal.", &["AGREE NORGOV > KORGOV"]),
        ("Norway withdrew from the treaty with Iran.", &["SANCTION NORGOV > IRNGOV"]),
        ("William Ruto will take part in talks between Kenya and Uganda.", &["AGREE KENGOV > UGAGOV"]),
        (
            "The leaders of Kenya and Uganda exchanged greetings in connection with New Year.",
            &["SUPPORT KENGOV+UGAGOV > "],
        ),
    ]);
}

#[test]
fn whom_it_befell_did_not_do_it() {
    all_give(&[
        ("Three Kenyans have been killed by shelling in the town of Garissa.", &["ASSAULT UAF > KENCVL"]),
        ("Belarus is under EU sanctions, and was condemned by Norway.", &["ACCUSE NORGOV > BLRGOV"]),
        ("The court announced results of the June 2 Kunduz, Afghanistan airstrike inquiry.", &[]),
    ]);
}
