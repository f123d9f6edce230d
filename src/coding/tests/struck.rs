//! Whom material acts befall and who did them: sites, victims, lists, bands, courts, in sentences of our own.

use super::clauses::all_give;

#[test]
fn an_attack_is_on_whose_site_it_struck_or_whom_it_harmed() {
    all_give(&[
        ("Gunmen attacked a United Nations convoy in Darfur.", &["ASSAULT UAF > UNO"]),
        ("Militants attacked a Malian army base near Gao, killing nine.", &["ASSAULT MLIUAF > MLIMIL"]),
        ("A car bomb exploded in Aleppo, killing ten Syrian soldiers.", &["ASSAULT UAF > SYRMIL"]),
        ("A roadside bomb exploding in Kandahar killed four Afghan policemen.", &["ASSAULT UAF > AFGCOP"]),
        ("An IED wounded three Malian soldiers near Gao.", &["ASSAULT UAF > MLIMIL"]),
        ("Protesters attacked the Iranian consulate in Basra.", &["PROTEST IRQCVL > IRNGOV"]),
    ]);
}

#[test]
fn all_who_are_told_together_are_acted_on() {
    all_give(&[
        ("A suicide bomber killed 12 people, including two soldiers, in Peshawar.", &["ASSAULT UAF > PAKCVL+PAKMIL"]),
        ("A rocket killed nine people, including two children, in Peshawar.", &["ASSAULT UAF > PAKCVL"]),
        ("Egypt released three Kenyan journalists and a Swedish activist.", &["RETREAT EGYGOV > KENJRN+SWECVL"]),
        ("Hezbollah handed over the bodies of two Israeli soldiers.", &["RETREAT LBNREB > ISRMIL"]),
    ]);
}

#[test]
fn armed_men_of_a_band_are_the_band() {
    all_give(&[
        ("Gunmen from the Islamist group Boko Haram killed two Chadian soldiers.", &["ASSAULT NGAREB > TCDMIL"]),
        ("Abu Sayyaf gunmen kidnapped two Malaysian tourists.", &["ASSAULT PHLREB > MYSCVL"]),
        (
            "At least 30 civilians were killed in a government air strike on a market in Idlib.",
            &["ASSAULT SYRGOV > SYRCVL"],
        ),
        ("Gunmen from the north killed two Chadian soldiers.", &["ASSAULT UAF > TCDMIL"]),
    ]);
}

#[test]
fn courts_judge_and_protests_are_aimed() {
    all_give(&[
        (
            "Former Kenyan minister Peter Otieno was convicted of fraud in a U.S. federal court.",
            &["SANCTION USAJUD > KENELI"],
        ),
        ("Thousands of Moroccans marched in Rabat against the government.", &["PROTEST MARCVL > MARGOV"]),
        ("Thousands of Moroccans marched in Rabat against the cold.", &["PROTEST MARCVL > "]),
    ]);
}
