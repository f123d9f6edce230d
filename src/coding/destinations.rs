//! Where a visit is: the country or town that the visitor goes to, `visited Togo`, `sent an envoy to Lima`.

use super::phrases::Scene;
use super::placing::PlacePhrase;
use super::roles::Roles;
use crate::lexicon::Act;
use crate::ontology::{EventType, Mode};

/// The destination of a visit, where the words name the host by his place. Of a call there is no place.
pub(super) fn destination_of(scene: &Scene<'_>, act: &Act, roles: &Roles) -> Option<PlacePhrase> {
    // `hosted the king`: of whoever receives, the words behind the verb name the guest.
    let goes = act.event_type == EventType::Consult && act.modes.contains(&Mode::Visit) && act.cameo.as_str() != "043";
    let hosts = roles.recipients.iter().filter(|_| goes);
    hosts
        .filter_map(|host| scene.mention_at(host.tokens.start).filter(|mention| mention.tokens == host.tokens))
        .find_map(|mention| {
            let sense = mention.place.filter(|_| !mention.bare_demonym)?;
            Some(PlacePhrase { tokens: mention.tokens.clone(), sense })
        })
}

/// Whether an act is done over a wire, and so at no place.
pub(super) fn is_far(act: &Act) -> bool {
    act.event_type == EventType::Consult && act.modes.contains(&Mode::Phone)
}
