//! The coder of a replay: what decides its output, and that a run uses the one that was planned.

use crate::cli::exit::Exit;
use crate::cli::worker;
use crate::config::Config;
use crate::event::{CODING_REVISION, digest_hex};
use crate::pipeline::Stages;
use crate::replay::{Coder, Manifest, Target};

/// The configuration as a replay uses it: the target's topics, its own group and client id, and no services
/// unless they are wanted.
pub(super) fn configured(mut config: Config, id: &str, target: &Target, enrich: bool) -> Config {
    config.output.topics.events.clone_from(&target.events);
    config.output.topics.outcomes.clone_from(&target.outcomes);
    config.output.topics.dead_letters.clone_from(&target.dead_letters);
    config.kafka.group_id = format!("geowire-replay-{id}");
    config.kafka.client_id = format!("geowire-replay-{id}");
    config.kafka.static_membership = false;
    if !enrich {
        config.enrich = crate::enrich::Settings::default();
    }
    config
}

/// What decides the output for records of `topic`.
pub(super) fn of(config: &Config, stages: &Stages, topic: &str) -> Result<Coder, Exit> {
    let Some(input) = config.input.topics.get(topic) else {
        let known: Vec<&str> = config.input.topics.keys().map(String::as_str).collect();
        return Err(Exit::usage_of(format!(
            "the configuration says nothing of the topic {topic} (it has {}); its records need [input.topics.\"{topic}\"]",
            known.join(", ")
        )));
    };
    let deciding = serde_json::json!({
        "input": input, "coding": config.coding.without_places(), "evidence": config.output.evidence,
        "max_value_bytes": config.output.max_value_bytes, "given_up": config.kafka.dead_letter_offsets,
    });
    Ok(Coder {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        coding_revision: CODING_REVISION,
        fingerprint: stages.fingerprint().to_owned(),
        settings: digest_hex(&[&deciding.to_string()], 16),
    })
}

/// The stages that a manifest was planned for.
pub(super) fn planned(config: &Config, manifest: &Manifest) -> Result<Stages, Exit> {
    let stages = worker::stages(config)?;
    let now = of(config, &stages, manifest.topic())?;
    let planned = &manifest.coder;
    if (&now.fingerprint, &now.settings) != (&planned.fingerprint, &planned.settings) {
        return Err(Exit::data(format!(
            "the manifest was planned for the coder {} with settings {}; this geowire and configuration are {} with {}: \
             shards would not be coded alike. Run it with what it was planned for, or plan anew",
            planned.fingerprint, planned.settings, now.fingerprint, now.settings
        )));
    }
    Ok(stages)
}
