//! PLOVER's actor sectors, and the codes of actors that belong to no country.
//!
//! Source: PLOVER manual, draft 2.0 (facts restated).

use super::vocabulary::vocabulary;

vocabulary! {
    /// The part of society an actor belongs to.
    Sector {
        /// Government.
        Gov = "GOV",
        /// State military.
        Mil = "MIL",
        /// Police.
        Cop = "COP",
        /// Courts.
        Jud = "JUD",
        /// Legislature.
        Leg = "LEG",
        /// Intelligence.
        Spy = "SPY",
        /// Parties.
        Pty = "PTY",
        /// Opposition.
        Opp = "OPP",
        /// Armed opposition.
        Reb = "REB",
        /// Pro-government paramilitary.
        Prm = "PRM",
        /// Unidentified armed.
        Uaf = "UAF",
        /// Civilians, activists.
        Cvl = "CVL",
        /// Companies.
        Bus = "BUS",
        /// Journalists.
        Jrn = "JRN",
        /// Labour.
        Lab = "LAB",
        /// Farmers.
        Agr = "AGR",
        /// Criminals.
        Crm = "CRM",
        /// Education.
        Edu = "EDU",
        /// Former officials and their families.
        Eli = "ELI",
        /// Medical (in CAMEO: media).
        Med = "MED",
        /// Refugees.
        Ref = "REF",
        /// Religious.
        Rel = "REL",
        /// Other civil society.
        Soc = "SOC",
        /// Partially recognised.
        Pre = "PRE",
        /// Generic.
        Unk = "UNK",
    }
}

vocabulary! {
    /// What stands in place of a country for actors that have none.
    GroupCode {
        /// Intergovernmental organisation other than UN and EU.
        Igo = "IGO",
        /// United Nations.
        Uno = "UNO",
        /// European Union.
        Eur = "EUR",
        /// Non-governmental organisation.
        Ngo = "NGO",
        /// Social movement.
        Ism = "ISM",
        /// Transnational armed group.
        Img = "IMG",
        /// Multinational company.
        Mnc = "MNC",
    }
}
