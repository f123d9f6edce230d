//! The frozen corpus: any change of output shows here, and has to raise `CODING_REVISION`.

use geowire::article::{self, Format, Settings};
use geowire::coding::Coder;
use geowire::event::{CODING_REVISION, digest_hex};
use std::fs;
use std::path::{Path, PathBuf};

/// Holds the output against the noted digest.
pub fn check() -> Result<(), String> {
    let (now, noted) = (digest()?, noted());
    println!("{now}");
    if now == noted {
        return Ok(());
    }
    Err(format!(
        "tests/frozen.txt has {noted:?}. If the change of output is meant, raise CODING_REVISION in \
         src/event/build.rs and run `cargo xtask frozen --write`"
    ))
}

/// Notes the digest; refuses to move it under the same revision.
pub fn write() -> Result<(), String> {
    let (now, noted) = (digest()?, noted());
    println!("{now}");
    if now != noted && noted.starts_with(&format!("revision {CODING_REVISION} ")) {
        return Err(format!("the output has changed and CODING_REVISION is still {CODING_REVISION}: raise it first"));
    }
    let file = root().join("tests/frozen.txt");
    fs::write(&file, format!("{now}\n")).map_err(|error| format!("{}: {error}", file.display()))
}

/// Prints the output.
pub fn print() -> Result<(), String> {
    lines()?.iter().for_each(|line| println!("{line}"));
    Ok(())
}

fn digest() -> Result<String, String> {
    let lines = lines()?;
    let parts: Vec<&str> = lines.iter().map(String::as_str).collect();
    Ok(format!("revision {CODING_REVISION} sha256 {}", digest_hex(&parts, 64)))
}

fn noted() -> String {
    fs::read_to_string(root().join("tests/frozen.txt")).unwrap_or_default().trim().to_owned()
}

/// One line for each record of the demo: its events without what names the build, or why it has none.
fn lines() -> Result<Vec<String>, String> {
    let coder = Coder::builtin(Default::default()).map_err(|error| error.to_string())?;
    let folder = root().join("data/demo");
    let manifest = fs::read_to_string(folder.join("manifest.tsv")).map_err(|error| error.to_string())?;
    let rows = manifest.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| row[0] != "-").map(|row| line(&coder, &folder.join(row[0]), row[1])).collect()
}

fn line(coder: &Coder, file: &Path, topic: &str) -> Result<String, String> {
    let value = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let format = match topic {
        "articles.html" => Format::Html,
        "articles.text" => Format::Text,
        _ => Format::Json,
    };
    let settings = Settings { format, ..Settings::default() };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let coded = article::decode(&value, &settings)
        .and_then(|raw| article::clean(raw, &settings))
        .and_then(|article| coder.code(&article).map(|coding| (article.text_sha256, coding)));
    Ok(match coded {
        Err(rejection) => format!("{name} {rejection}"),
        Ok((text, coding)) => {
            // The build names dictionaries and revision, which may change without another output.
            let events = coding.events.iter().map(|event| {
                let mut event = serde_json::to_value(event).unwrap_or_default();
                if let Some(fields) = event.as_object_mut() {
                    fields.remove("build");
                    fields.remove("record_id");
                }
                event
            });
            let events: Vec<_> = events.collect();
            format!("{name} {text} {} {:?}", serde_json::Value::from(events), coding.empty_reason)
        }
    })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
