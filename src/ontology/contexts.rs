//! The 37 PLOVER 2.0 contexts. Source: PLOVER manual, draft 2.0 (facts restated).

use super::vocabulary::vocabulary;

vocabulary! {
    /// What an act is about, read from the paragraph.
    Context {
        /// State forces.
        Military = "military",
        /// Agencies, espionage.
        Intelligence = "intelligence",
        /// Ministries, heads of state as persons.
        Executive = "executive",
        /// Parliaments.
        Legislative = "legislative",
        /// Elections.
        Election = "election",
        /// Parties, constitutions, formal bodies changing.
        PoliticalInstitutions = "political_institutions",
        /// For democracy.
        ProDemocracy = "pro_democracy",
        /// Against it.
        ProAutocracy = "pro_autocracy",
        /// Trade, finance; not one company's news.
        Economic = "economic",
        /// Courts, law.
        Legal = "legal",
        /// Reparations.
        Reparations = "reparations",
        /// The general term.
        HumanRights = "human_rights",
        /// Press, assembly, civil liberties.
        RightsFreedoms = "rights_freedoms",
        /// By security forces.
        Repression = "repression",
        /// Food, water, housing, energy.
        HumanSecurity = "human_security",
        /// Gender.
        Gender = "gender",
        /// Sexual minorities.
        Lgbt = "lgbt",
        /// Religious or ethnic groups.
        ReligionEthnicity = "religion_ethnicity",
        /// Inequality.
        Inequality = "inequality",
        /// Diplomacy.
        Diplomatic = "diplomatic",
        /// Borders, disputed land, displacement over it.
        Territory = "territory",
        /// Peacekeeping.
        Peacekeeping = "peacekeeping",
        /// Health.
        Health = "health",
        /// Asylum.
        Asylum = "asylum",
        /// Migration.
        Migration = "migration",
        /// Disasters and accidents.
        Disasters = "disasters",
        /// Natural resources.
        NaturalResource = "natural_resource",
        /// Environment.
        Environment = "environment",
        /// Technology.
        Technology = "technology",
        /// Actual terrorism, not name-calling.
        Terrorism = "terrorism",
        /// Chemical, biological, radiological, nuclear weapons.
        Cbrn = "cbrn",
        /// Cyber.
        Cyber = "cyber",
        /// Influence operations.
        Misinformation = "misinformation",
        /// Crime, unless a closer context fits.
        Crime = "crime",
        /// Corruption.
        Corruption = "corruption",
        /// Illegal drugs.
        IllegalDrugs = "illegal_drugs",
        /// Trafficking.
        Trafficking = "trafficking",
    }
}
