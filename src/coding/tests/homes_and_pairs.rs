//! Whose people bare roles are, pairs of states, deeds taken up by a noun, and acts that nobody is said to have done, in
//! sentences of our own.

use super::clauses::{all_give, sides};
use super::code;

#[test]
fn bare_roles_belong_where_dateline_and_words_say() {
    let at_home = [
        (
            "LIMA — Norway and Japan urged restraint. Brazil and Norway offered Peru aid.\n\nIn Peru, Norway opened an \
             office. Lawmakers criticised the cabinet.",
            "ACCUSE PERLEG > PERGOV",
        ),
        (
            "Kenya's army and Kenya's parliament were at odds. In Nairobi, Norway met Norway's envoys. Norway waited. The \
             lawmakers criticised the cabinet.",
            "ACCUSE KENLEG > KENGOV",
        ),
    ];
    for (text, expected) in at_home {
        let given = sides(&code(text));
        assert!(given.iter().any(|one| one == expected), "{text}: {given:?}");
    }
    let of_two = code("Norway attacked Japan. Japan attacked Norway. The lawmakers criticised the cabinet.");
    assert!(!sides(&of_two).iter().any(|one| one.starts_with("ACCUSE NOR") || one.starts_with("ACCUSE JPN")));
}

#[test]
fn people_of_two_countries_act_together() {
    all_give(&[
        (
            "Norway accused Sweden of spying. The leaders of the two countries spoke by telephone on Friday.",
            &["ACCUSE NORGOV > SWEGOV", "CONSULT NORGOV+SWEGOV > "],
        ),
        (
            "Norway and Sweden share a border. The prime ministers of the two countries met.",
            &["CONSULT NORGOV+SWEGOV > "],
        ),
        (
            "Norway accused Sweden of spying. Diplomats from the two countries met in Oslo.",
            &["ACCUSE NORGOV > SWEGOV", "CONSULT NORGOV+SWEGOV > "],
        ),
        ("The leaders of the two countries met on Friday.", &[]),
        ("Norway and Sweden share a border. The two leaders met.", &["CONSULT NORGOV+SWEGOV > "]),
        ("Norway and Sweden share a border. The leaders met.", &[]),
    ]);
}

#[test]
fn seats_and_parties_before_a_role_own_it() {
    all_give(&[
        ("In New Delhi, the foreign ministry condemned Kenya.", &["ACCUSE INDGOV > KENGOV"]),
        ("Japan's Liberal Democratic Party criticised the government.", &["ACCUSE JPNPTY > JPNGOV"]),
        ("Norway criticised the government.", &["ACCUSE NORGOV > GOV"]),
    ]);
}

#[test]
fn a_noun_takes_up_who_did_it() {
    all_give(&[
        (
            "Hungary expelled two Romanian diplomats. Romania condemned the expulsions.",
            &["SANCTION HUNGOV > ROUGOV", "ACCUSE ROUGOV > HUNGOV"],
        ),
        (
            "Gunmen killed ten people in Mali. Norway condemned the attack.",
            &["ASSAULT UAF > MLICVL", "ACCUSE NORGOV > "],
        ),
        (
            "Hungary expelled two Romanian diplomats. Romania condemned the killing.",
            &["SANCTION HUNGOV > ROUGOV", "ACCUSE ROUGOV > "],
        ),
    ]);
}

#[test]
fn what_nobody_is_said_to_have_done_happened() {
    all_give(&[
        ("A mosque in Mosul was bombed.", &["ASSAULT UAF > "]),
        ("Riots broke out in Tangier.", &["PROTEST UAF > "]),
        ("A riot of colour broke out in the garden.", &[]),
        ("The comedian bombed in Chicago.", &[]),
    ]);
}

#[test]
fn a_party_behind_a_genitive_is_the_owners() {
    all_give(&[
        ("South Korea's Democratic Party criticised the president.", &["ACCUSE KORPTY > KORGOV"]),
        (
            "Canada's Conservatives criticised Norway. The Conservatives urged Norway to wait.",
            &["ACCUSE CANPTY > NORGOV", "REQUEST CANPTY > NORGOV"],
        ),
        ("The Conservatives criticised Norway.", &["ACCUSE GBRPTY > NORGOV"]),
        ("Bangladesh's BNP criticised India.", &["ACCUSE BGDPTY > INDGOV"]),
    ]);
}

#[test]
fn what_is_deplored_by_its_author_is_told() {
    all_give(&[
        (
            "Norway criticised Russia's deployment of missiles in Belarus.",
            &["ACCUSE NORGOV > RUSGOV", "MOBILIZE RUSGOV > BLRGOV"],
        ),
        ("Norway warned Russia against a deployment of missiles.", &["THREATEN NORGOV > RUSGOV"]),
    ]);
}

#[test]
fn a_verdict_is_said_of_the_thing_itself() {
    all_give(&[
        ("The Chilean minister highlighted efforts to help Norway fight the abuse of migrants.", &[]),
        ("The Chilean minister highlighted the plan to shield Norway from abuse.", &[]),
        ("The raid is a sign of Bolivia's cowardice, Chile said.", &["ACCUSE CHLGOV > BOLGOV"]),
    ]);
}

#[test]
fn the_law_deals_with_those_who_play() {
    all_give(&[
        ("The Dutch film director was detained at the border by Belgian police.", &[]),
        ("The Danish football coach trained in Oslo.", &[]),
    ]);
}
