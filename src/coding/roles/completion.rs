//! What the clause adds to the sides of an act, or takes from them.

use super::{Reader, Roles};
use crate::coding::actor::Actor;
use crate::coding::drafting::OPEN_DAY;
use crate::coding::mentions::Mention;
use crate::coding::phrases::{Party, Scene};
use crate::language::Tag;
use crate::language::parse::Relation;
use crate::language::relations::{agent, clause, oblique, phrases, related, subject};
use crate::lexicon::Sense;
use crate::ontology::{ActorKind, EventType, Mode};
use std::ops::Range;

impl Reader<'_> {
    /// `hosted the summit of Arab states`, `welcomed the talks in Lima`: an occasion is nobody's guest.
    pub(super) fn without_occasion(&self, mut roles: Roles) -> Roles {
        let consults = self.found.trigger.act.as_ref().is_some_and(|act| act.event_type == EventType::Consult);
        let occasion = |phrase: &Range<usize>| {
            self.scene.head(phrase).is_some_and(|head| is_occasion(self.scene.sentence.lemma(head)))
        };
        // `welcomed the agreement reached between Iraq and Jordan on`: of a long slot its first noun counts.
        let slot = self.found.slot.clone().and_then(|mut slot| {
            slot.find(|at| self.scene.sentence.tag(*at) == Tag::Noun && self.scene.sentence.tag(at + 1) != Tag::Noun)
        });
        let thing = slot.is_some_and(|noun| is_occasion(self.scene.sentence.lemma(noun)));
        if consults && !roles.reciprocal && (thing || roles.object.iter().any(occasion)) {
            roles.recipients.clear();
        }
        roles
    }

    /// `welcomed the summit in Lima`, `praised the talks held in Lima`: where it was is nobody's deed.
    pub(super) fn without_scene(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let verbal =
            matches!(act, Some(EventType::Support | EventType::Accuse | EventType::Request | EventType::Reject));
        let physical = act.is_some_and(|act| act.quad_class() == 4);
        if verbal || physical {
            let object = roles.object.clone();
            roles.recipients.retain(|party| !self.is_scene(party, &object, physical));
        }
        roles
    }

    /// Whether a party is only the town where something is, inside of a phrase; for what is `physical`, also the country:
    /// `ambushed a convoy in Niger`.
    fn is_scene(&self, party: &Party, object: &[Range<usize>], physical: bool) -> bool {
        let Some(head) = self.scene.head(&party.tokens) else { return false };
        let inside = object.iter().all(|phrase| self.scene.head(phrase) != Some(head));
        let Some(mention) = self.scene.mention_at(head).filter(|_| inside) else { return false };
        self.scene.is_scene(mention) || physical && mention.tokens == party.tokens && self.scene.is_ground(mention)
    }

    /// `resigned as prime minister of Italy`, of somebody whom no table has: the office says whose he is.
    pub(super) fn with_office(&self, mut roles: Roles) -> Roles {
        let sentence = self.scene.sentence;
        let resigns = self.found.trigger.act.as_ref().is_some_and(|act| act.modes.contains(&Mode::Resign));
        let known = |party: &Party| party.actor.country.is_some() || party.actor.entity.is_some();
        let somebody = roles.subject.first().filter(|_| resigns && !roles.actors.iter().any(known)).cloned();
        let Some(subject) = somebody else { return roles };
        let near = self.found.head + 1..sentence.len().min(self.found.head + 7);
        let held = near.filter(|at| matches!(sentence.word(*at), "as" | "from")).find_map(|at| {
            let mention =
                self.scene.mentions.iter().find(|mention| (at + 1..at + 4).contains(&mention.tokens.start))?;
            mention.actor.clone().filter(|actor| actor.kind == ActorKind::Person && actor.sector.is_some())
        });
        if let Some(office) = held {
            roles.actors = vec![Party { tokens: subject, actor: Actor { kind: ActorKind::Person, ..office } }];
        }
        roles
    }

    /// Whom a request is meant for when only its clause says so: `called for members to pay more`.
    pub(super) fn with_clause(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        if act == Some(EventType::Request) && roles.recipients.is_empty() {
            let clause = clause(self.scene.sentence, self.found.head).filter(|verb| !self.is_circumstance(*verb));
            let object = clause.map_or_else(|| self.called(), |verb| subject(self.scene.sentence, verb));
            roles.recipients = self.scene.patients(&object);
            if !roles.recipients.is_empty() {
                roles.object = object;
            }
        }
        roles
    }

    /// `called for a delay as the country struggles`: a clause that says when or why asks nobody.
    fn is_circumstance(&self, verb: usize) -> bool {
        let sentence = self.scene.sentence;
        sentence.relation(verb) == Relation::Advcl
            && related(sentence, verb, &[Relation::Mark]).any(|mark| {
                matches!(
                    sentence.word(mark),
                    "as" | "after" | "before" | "while" | "when" | "because" | "since" | "once" | "although" | "though"
                )
            })
    }

    /// `called for members to pay more`, where the tree makes a phrase of its own of the members.
    fn called(&self) -> Vec<Range<usize>> {
        let sentence = self.scene.sentence;
        let words = self.found.words();
        let behind = oblique(sentence, &words, &["for".to_owned()]);
        let pays = |phrase: &Range<usize>| {
            sentence.tag(phrase.end) == Tag::To && sentence.head(phrase.end).is_some_and(|verb| verb > phrase.end)
        };
        behind.into_iter().filter(pays).collect()
    }

    /// The side that modifies the pattern's own noun: `released Syrian prisoners`.
    pub(super) fn with_modifier(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let open = matches!(
            act,
            Some(
                EventType::Retreat
                    | EventType::Sanction
                    | EventType::Reject
                    | EventType::Accuse
                    | EventType::Request
                    | EventType::Coerce
                    | EventType::Concede
                    | EventType::Support
                    | EventType::Consult
                    | EventType::Aid
                    | EventType::Cooperate
            )
        );
        let agrees = act == Some(EventType::Agree);
        let inside = self.found.head + 1..self.found.end;
        let open = (open || agrees) && !self.is_armistice();
        if open && roles.recipients.is_empty() && self.found.slot.is_none() && !roles.reciprocal {
            // `expressed opposition to`: the pattern's own noun is nobody; in `denied the Kenyan claims of` Kenya is.
            let oblique = !self.found.trigger.to.is_empty();
            let noun = |mention: &Mention| {
                agrees || !mention.bare_demonym && self.scene.sentence.tag(mention.tokens.end) != Tag::Possessive
            };
            let own = |mention: &Mention| {
                oblique && noun(mention) && self.found.tail.iter().any(|at| mention.tokens.contains(at))
            };
            // `accepted Togo's offer`; in `signed the Togo agreement` it may be what the agreement is about.
            // `will attend the NATO summit`
            let meets = |mention: &Mention| {
                mention.actor.as_ref().is_some_and(|actor| matches!(actor.entity, Some(Sense::Organisation(_))))
                    && is_meeting(self.scene.sentence.lemma(mention.tokens.end))
            };
            let owner = |mention: &&Mention| {
                !agrees || self.scene.sentence.tag(mention.tokens.end) == Tag::Possessive || meets(mention)
            };
            let inside = self.scene.mentions_in(&inside).filter(|mention| !own(mention)).filter(owner);
            // `called for UN action`; in `called for his release` nobody is asked.
            let asks = act == Some(EventType::Request);
            let inside = inside.filter(|mention| {
                !asks || mention.place.is_none() && is_contribution(self.scene.sentence.word(mention.tokens.end))
            });
            let meets = act == Some(EventType::Consult);
            roles.recipients = inside
                .take(1)
                .flat_map(|mention| match self.scene.side(mention) {
                    // `took part in the Togo-Ghana talks`
                    None if meets => Scene::pair(mention),
                    side => side.into_iter().collect(),
                })
                .collect();
        }
        self.beyond_own(self.with_other_side(roles))
    }

    /// `pledged to continue U.S. support for Chad`, of the U.S. government: whose the support is stands before it, and for whom
    /// behind it.
    fn beyond_own(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let state = |party: &Party| party.actor.resolve(self.scene.names, OPEN_DAY).country;
        let own: Vec<String> = roles.actors.iter().filter_map(state).collect();
        let is_own = |party: &Party| state(party).is_some_and(|state| own.contains(&state));
        let gives = matches!(act, Some(EventType::Agree | EventType::Aid | EventType::Support));
        if !gives || roles.recipients.is_empty() || !roles.recipients.iter().all(is_own) {
            return roles;
        }
        let behind = |word: &str| oblique(self.scene.sentence, &self.found.words(), &[word.to_owned()]);
        let another = |party: &Party| (party.actor.group.is_some() || state(party).is_some()) && !is_own(party);
        let others =
            |word: &str| -> Vec<Party> { self.scene.patients(&behind(word)).into_iter().filter(another).collect() };
        if let Some(others) = ["for", "to"].iter().map(|word| others(word)).find(|others| !others.is_empty()) {
            roles.recipients = others;
        }
        roles
    }

    /// `will take part in talks between Togo and Ghana`, `withdrew from the treaty with Iran`: who stands behind the pattern's own noun.
    fn with_other_side(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        let open = matches!(
            act,
            Some(
                EventType::Consult | EventType::Agree | EventType::Sanction | EventType::Cooperate | EventType::Retreat
            )
        ) || act == Some(EventType::Concede) && self.is_armistice()
            || act == Some(EventType::Request)
                && self.found.tail.iter().any(|at| is_meeting(self.scene.sentence.lemma(*at)));
        let noun = self.found.tail.iter().rev().find(|at| self.scene.sentence.tag(**at) == Tag::Noun);
        let Some(noun) = noun.filter(|_| open && roles.recipients.is_empty() && !roles.reciprocal) else {
            return roles;
        };
        // `convened a meeting in Oslo with envoys of Chad`: of a meeting or a truce the tree may hang the sides on the verb.
        let verb = Some(self.found.head).filter(|_| matches!(act, Some(EventType::Consult | EventType::Concede)));
        let words: Vec<usize> = verb.into_iter().chain([*noun]).collect();
        let behind = |word: &str| oblique(self.scene.sentence, &words, &[word.to_owned()]);
        let found = ["between", "with"].iter().map(|word| behind(word)).find(|found| !found.is_empty());
        let side = |party: &Party| (party.actor.country.clone(), party.actor.group);
        let own: Vec<_> = roles.actors.iter().map(side).collect();
        let others = self.scene.agents(&found.unwrap_or_default()).into_iter();
        let known = |party: &Party| party.actor.kind != ActorKind::Unknown && !own.contains(&side(party));
        roles.recipients = others.filter(known).collect();
        roles
    }

    /// `extended his truce with the rebels`: what is kept with the other side.
    fn is_armistice(&self) -> bool {
        let kept = |lemma: &str| matches!(lemma, "ceasefire" | "cease-fire" | "truce" | "armistice");
        self.found.tail.iter().any(|at| kept(self.scene.sentence.lemma(*at)))
    }

    /// `promised to buy generators for Togo`: for whom or with whom somebody will do what no entry knows.
    pub(super) fn with_beneficiary(&self, mut roles: Roles) -> Roles {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        if act != Some(EventType::Agree) || !roles.recipients.is_empty() || roles.reciprocal {
            return roles;
        }
        let sentence = self.scene.sentence;
        let Some(done) = related(sentence, self.found.head, &[Relation::Xcomp]).next() else { return roles };
        let words: Vec<usize> = std::iter::once(done).chain(related(sentence, done, &[Relation::Obj])).collect();
        let behind = |word: &str| oblique(sentence, &words, &[word.to_owned()]);
        // `promised to buy beans from Togo`
        let buys = matches!(sentence.lemma(done), "buy" | "purchase" | "import" | "lease");
        let prepositions: &[&str] = if buys { &["from"] } else { &["for", "with"] };
        let found = prepositions.iter().map(|word| behind(word)).find(|found| !found.is_empty());
        // `promised to buy Togolese beans`
        // Trade between firms is no agreement of states.
        let states = roles.actors.iter().all(|actor| actor.actor.political);
        let goods = related(sentence, done, &[Relation::Obj]).filter(|_| buys && states);
        let found = found.or_else(|| Some(phrases(sentence, goods.collect())).filter(|goods| !goods.is_empty()));
        let state = |party: &Party| {
            party.actor.kind != ActorKind::Person && (party.actor.country.is_some() || party.actor.group.is_some())
        };
        let own = |party: &Party| roles.actors.iter().any(|actor| actor.actor.country == party.actor.country);
        let found = found.unwrap_or_default();
        let parties = if buys { self.scene.patients(&found) } else { self.scene.agents(&found) };
        roles.recipients = parties.into_iter().filter(|party| state(party) && !own(party)).collect();
        roles
    }

    /// `Meeting with Governor Lund`: the government that publishes the readout of that title.
    pub(super) fn publisher(&self) -> Option<Party> {
        let noun = self.found.head..self.found.head + 1;
        let mention = self.scene.mention_at(noun.start).filter(|mention| mention.tokens == noun)?;
        Some(Party { actor: mention.actor.clone()?, tokens: noun })
    }

    fn mourns(&self) -> bool {
        matches!(self.scene.sentence.lemma(self.found.head), "mourn" | "lament" | "grieve" | "commemorate")
    }

    /// `mourned the killing of nine soldiers by rebels`: who is mourned.
    pub(super) fn bereaved(&self, object: &[Range<usize>]) -> Option<Vec<Party>> {
        let heads: Vec<usize> = object.iter().filter_map(|phrase| self.scene.head(phrase)).collect();
        let of = oblique(self.scene.sentence, &heads, &["of".to_owned()]);
        let parties = self.scene.patients(&of);
        (self.mourns() && !parties.is_empty()).then_some(parties)
    }

    /// `denounced the shelling of Aleppo by Syria`: who did what is judged, wherever the tree hangs *by*.
    pub(super) fn author_of(&self, object: &[Range<usize>]) -> Option<Vec<Party>> {
        let act = self.found.trigger.act.as_ref().map(|act| act.event_type);
        // Whoever mourns a killing does not praise who did it.
        let judges = matches!(act, Some(EventType::Accuse | EventType::Support)) && !self.mourns();
        let own = agent(self.scene.sentence, self.found.head);
        let heads = object.iter().filter_map(|phrase| self.scene.head(phrase));
        let mut all = std::iter::once(own).chain(heads.map(|head| agent(self.scene.sentence, head)));
        let by = all.find(|by| !by.is_empty()).filter(|_| judges)?;
        let parties = self.scene.agents(&by);
        (!parties.is_empty()).then_some(parties)
    }
}

/// What whoever stands before the noun is asked to do.
fn is_contribution(word: &str) -> bool {
    matches!(
        word,
        "action" | "intervention" | "help" | "support" | "assistance" | "mediation" | "involvement" | "leadership"
    )
}

fn is_meeting(lemma: &str) -> bool {
    matches!(
        lemma,
        "talk" | "negotiation" | "dialogue" | "meeting" | "consultation" | "summit" | "discussion" | "conversation"
    )
}

/// Nouns of gatherings and of what they decide.
fn is_occasion(lemma: &str) -> bool {
    matches!(
        lemma,
        "summit"
            | "meeting"
            | "conference"
            | "talk"
            | "game"
            | "session"
            | "forum"
            | "event"
            | "festival"
            | "visit"
            | "decision"
            | "agreement"
            | "deal"
            | "election"
            | "treatment"
            | "report"
            | "news"
            | "result"
            | "outcome"
            | "step"
            | "progress"
            | "statement"
            | "announcement"
            | "release"
    )
}
