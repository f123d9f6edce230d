//! The 67 PLOVER 2.0 modes: which type takes which, and their scores.
//!
//! Source: PLOVER manual, draft 2.0 (facts restated).

use super::{EventType, vocabulary::vocabulary};

vocabulary! {
    /// How an act was done. Some names serve several types; [`Mode::fits`] says which.
    Mode {
        /// One side travels to the other.
        Visit = "visit",
        /// On the ground of somebody who is not one of the sides.
        ThirdParty = "third-party",
        /// A summit, assembly or alliance meeting.
        Multilateral = "multilateral",
        /// By telephone, video or letter.
        Phone = "phone",
        /// Forces leave; or one leaves a body, treaty or mission.
        Withdraw = "withdraw",
        /// Captives are let go.
        Release = "release",
        /// Weapons are given up.
        Disarm = "disarm",
        /// Fighting stops or pauses.
        Ceasefire = "ceasefire",
        /// Observers or relief workers are let in.
        Access = "access",
        /// An office is given up.
        Resign = "resign",
        /// Aid, exchange, relations or recognition is asked or refused.
        Assist = "assist",
        /// Policy or government.
        Change = "change",
        /// Release, lifting, ceasefire or withdrawal.
        Yield = "yield",
        /// Talks, a visit, mediation.
        Meet = "meet",
        /// Criticism, condemnation, complaint.
        Disapprove = "disapprove",
        /// An inquiry or probe.
        Investigate = "investigate",
        /// An accusation of an act, a charge or a lawsuit.
        Allege = "allege",
        /// Limits on goods and people.
        Restrict = "restrict",
        /// Detention, or a warrant.
        Arrest = "arrest",
        /// To break off relations, talks or a treaty.
        Relations = "relations",
        /// Diplomats, members or organisations put out.
        Expel = "expel",
        /// To take or occupy land.
        Territory = "territory",
        /// To attack or retaliate by force.
        Violence = "violence",
        /// Rally, march, sit-in.
        Demo = "demo",
        /// Crowd violence.
        Riot = "riot",
        /// Work stoppage.
        Strike = "strike",
        /// Refusal to eat.
        Hunger = "hunger",
        /// Withdrawal of custom or attendance.
        Boycott = "boycott",
        /// Roads, borders or buildings blocked.
        Obstruct = "obstruct",
        /// Property damaged as a symbol.
        Vandalize = "vandalize",
        /// Found guilty or liable by a court.
        Convict = "convict",
        /// Any other cut in existing exchange; international sanctions.
        Discontinue = "discontinue",
        /// Soldiers raised, deployed or put on alert.
        Troops = "troops",
        /// Ships, aircraft or arms; a weapons test.
        Weapons = "weapons",
        /// Police raised or deployed.
        Police = "police",
        /// Irregulars raised or deployed.
        Militia = "militia",
        /// Raid, search, confiscation, takeover without combat.
        Seize = "seize",
        /// Publication or broadcast blocked.
        Censor = "censor",
        /// The order itself.
        Curfew = "curfew",
        /// The order itself.
        MartialLaw = "martial-law",
        /// Individuals put over a border.
        Deport = "deport",
        /// Water, power, internet, food or medicine cut off.
        Withhold = "withhold",
        /// A deliberate deception campaign.
        Misinformation = "misinformation",
        /// Intrusion or attack on computers.
        Cyber = "cyber",
        /// Kidnapping, hostage taking, capture in combat.
        Abduct = "abduct",
        /// Beating.
        Beat = "beat",
        /// Torture.
        Torture = "torture",
        /// Sexual violence.
        Sexual = "sexual",
        /// A chosen victim is killed or nearly so.
        Targeted = "targeted",
        /// Destruction is the aim, or the means is unknown.
        Destroy = "destroy",
        /// Knives, stones, fire.
        Primitive = "primitive",
        /// Rifles, pistols, machine guns.
        Firearms = "firearms",
        /// Bombs, mines, grenades.
        Explosives = "explosives",
        /// The attacker means to die.
        SuicideAttack = "suicide-attack",
        /// Manned aircraft.
        Aerial = "aerial",
        /// Unmanned aircraft.
        Drone = "drone",
        /// Artillery, rockets, missiles, tanks.
        HeavyWeapons = "heavy-weapons",
        /// Tear gas, water cannon, rubber bullets.
        CrowdControl = "crowd-control",
        /// Chemical, biological, radiological, nuclear.
        Unconventional = "unconventional",
    }
}

/// Type, mode and PLOVER score; `None` where the manual prints no score.
const TABLE: [(EventType, Mode, Option<f64>); 67] = [
    (EventType::Consult, Mode::Visit, Some(4.0)),
    (EventType::Consult, Mode::ThirdParty, Some(1.0)),
    (EventType::Consult, Mode::Multilateral, Some(4.0)),
    (EventType::Consult, Mode::Phone, Some(1.5)),
    (EventType::Retreat, Mode::Withdraw, Some(8.0)),
    (EventType::Retreat, Mode::Release, Some(6.5)),
    (EventType::Retreat, Mode::Disarm, Some(10.0)),
    (EventType::Retreat, Mode::Ceasefire, Some(7.5)),
    (EventType::Retreat, Mode::Access, Some(6.5)),
    (EventType::Retreat, Mode::Resign, Some(4.5)),
    (EventType::Request, Mode::Assist, Some(0.5)),
    (EventType::Request, Mode::Change, Some(-1.0)),
    (EventType::Request, Mode::Yield, Some(-1.0)),
    (EventType::Request, Mode::Meet, Some(0.0)),
    (EventType::Accuse, Mode::Disapprove, Some(-2.0)),
    (EventType::Accuse, Mode::Investigate, Some(-3.5)),
    (EventType::Accuse, Mode::Allege, Some(-3.5)),
    (EventType::Reject, Mode::Assist, Some(-1.5)),
    (EventType::Reject, Mode::Change, Some(-2.0)),
    (EventType::Reject, Mode::Yield, Some(-2.0)),
    (EventType::Reject, Mode::Meet, Some(-2.0)),
    (EventType::Threaten, Mode::Restrict, Some(-3.0)),
    (EventType::Threaten, Mode::Arrest, Some(-3.5)),
    (EventType::Threaten, Mode::Relations, Some(-3.5)),
    (EventType::Threaten, Mode::Expel, Some(-3.5)),
    (EventType::Threaten, Mode::Territory, Some(-4.0)),
    (EventType::Threaten, Mode::Violence, Some(-3.5)),
    (EventType::Protest, Mode::Demo, Some(-5.0)),
    (EventType::Protest, Mode::Riot, Some(-7.0)),
    (EventType::Protest, Mode::Strike, Some(-5.0)),
    (EventType::Protest, Mode::Hunger, Some(-4.5)),
    (EventType::Protest, Mode::Boycott, Some(-4.5)),
    (EventType::Protest, Mode::Obstruct, Some(-4.5)),
    (EventType::Protest, Mode::Vandalize, None),
    (EventType::Sanction, Mode::Convict, Some(-6.0)),
    (EventType::Sanction, Mode::Expel, Some(-5.5)),
    (EventType::Sanction, Mode::Withdraw, Some(-6.0)),
    (EventType::Sanction, Mode::Discontinue, Some(-6.0)),
    (EventType::Mobilize, Mode::Troops, Some(-6.5)),
    (EventType::Mobilize, Mode::Weapons, Some(-6.5)),
    (EventType::Mobilize, Mode::Police, Some(-5.5)),
    (EventType::Mobilize, Mode::Militia, Some(-6.0)),
    (EventType::Coerce, Mode::Seize, Some(-7.0)),
    (EventType::Coerce, Mode::Restrict, Some(-7.0)),
    (EventType::Coerce, Mode::Censor, Some(-6.5)),
    (EventType::Coerce, Mode::Curfew, Some(-6.5)),
    (EventType::Coerce, Mode::MartialLaw, Some(-7.5)),
    (EventType::Coerce, Mode::Arrest, Some(-7.0)),
    (EventType::Coerce, Mode::Deport, Some(-7.0)),
    (EventType::Coerce, Mode::Withhold, Some(-7.0)),
    (EventType::Coerce, Mode::Misinformation, Some(-6.5)),
    (EventType::Coerce, Mode::Cyber, Some(-7.0)),
    (EventType::Assault, Mode::Abduct, Some(-8.5)),
    (EventType::Assault, Mode::Beat, Some(-7.5)),
    (EventType::Assault, Mode::Torture, Some(-8.5)),
    (EventType::Assault, Mode::Sexual, Some(-8.5)),
    (EventType::Assault, Mode::Targeted, Some(-9.5)),
    (EventType::Assault, Mode::Destroy, Some(-8.5)),
    (EventType::Assault, Mode::Primitive, Some(-8.0)),
    (EventType::Assault, Mode::Firearms, Some(-9.0)),
    (EventType::Assault, Mode::Explosives, Some(-9.0)),
    (EventType::Assault, Mode::SuicideAttack, Some(-9.5)),
    (EventType::Assault, Mode::Aerial, Some(-9.5)),
    (EventType::Assault, Mode::Drone, Some(-9.5)),
    (EventType::Assault, Mode::HeavyWeapons, Some(-9.5)),
    (EventType::Assault, Mode::CrowdControl, Some(-7.5)),
    (EventType::Assault, Mode::Unconventional, Some(-10.0)),
];

impl Mode {
    /// Whether the type takes this mode.
    pub fn fits(self, event_type: EventType) -> bool {
        TABLE.iter().any(|(t, mode, _)| (*t, *mode) == (event_type, self))
    }

    /// PLOVER's score of the type with this mode; `None` where it has none or the mode does not fit.
    pub fn score(self, event_type: EventType) -> Option<f64> {
        TABLE.iter().find(|(t, mode, _)| (*t, *mode) == (event_type, self)).and_then(|row| row.2)
    }

    /// The modes of a type, in the manual's order.
    pub fn of(event_type: EventType) -> impl Iterator<Item = Self> {
        TABLE.iter().filter(move |row| row.0 == event_type).map(|row| row.1)
    }
}
