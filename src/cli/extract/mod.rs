//! `geowire extract`: the coder at the desk, for one article or for JSON lines.

mod desk;
mod explain;
pub(in crate::cli) mod jsonl;

use super::exit::Exit;
use super::{ConfigArgs, table};
use crate::article::Raw;
use crate::event::views;
use clap::{Args, ValueEnum};
use desk::{Desk, Row};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Code one article, or a file of JSON lines, without a broker.
#[derive(Debug, Args)]
pub(super) struct Extract {
    /// The article, or the JSON lines; `-` is standard input.
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Read JSON lines `{"id","kind","title","text"|"html","published_at","url"}` and write one line for each.
    #[arg(long)]
    jsonl: bool,
    /// What the article is; by default by its extension (.html, .json, else text).
    #[arg(long, value_enum, conflicts_with = "jsonl")]
    input: Option<Input>,
    /// The day of publication, for articles that do not carry it.
    #[arg(long, value_name = "DATE", conflicts_with = "jsonl")]
    published: Option<String>,
    /// Show events of class trace too: negated, questioned, hypothetical, suppressed.
    #[arg(long)]
    trace: bool,
    /// Say behind the table what was looked at, and what each field of each event rests on.
    #[arg(long, conflicts_with = "jsonl")]
    explain: bool,
    /// Add the normalized text and its zones.
    #[arg(long)]
    with_text: bool,
    /// How one article is shown.
    #[arg(long, value_enum, default_value_t = Format::Table, conflicts_with = "jsonl")]
    format: Format,
    /// Columns of `--format tsv`.
    #[arg(long, value_enum, default_value_t = Profile::Polecat, conflicts_with = "jsonl")]
    profile: Profile,
    /// Coding threads for JSON lines; the output is the same for any number.
    #[arg(long, default_value_t = 0, requires = "jsonl")]
    threads: usize,
    /// End with exit code 65 when a line was refused.
    #[arg(long, requires = "jsonl")]
    strict: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Input {
    Text,
    Html,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a person at a terminal.
    Table,
    /// As the line that `--jsonl` writes.
    Json,
    /// The normalized text that spans count in.
    Text,
    /// Flat rows, see `--profile`.
    Tsv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Profile {
    /// POLECAT's columns, where geowire has them.
    Polecat,
    /// Directed CAMEO pairs.
    Dyads,
}

/// Codes articles for the page: JSON `{"title","text","published_at"}` in, the line of `--format json` out,
/// with the text, events of class trace, and the explanation.
pub(super) fn page_desk(config: &crate::config::Config) -> Result<crate::page::Desk, Exit> {
    let mut config = config.clone();
    config.coding.trace = true;
    // The shape is the page's own, whatever the topics look like.
    config.input.defaults = crate::article::Settings::default();
    let desk = Desk::new(&config, true, true)?;
    Ok(std::sync::Arc::new(move |bytes: &[u8]| {
        let row = desk.line(bytes, None, None);
        let explanation = serde_json::Value::from(explain::article(&row)).to_string();
        let line = row.json();
        format!("{},\"explanation\":{explanation}}}", line.strip_suffix('}').unwrap_or("{\"id\":null"))
    }))
}

impl Extract {
    pub(super) fn run(self) -> Result<(), Exit> {
        let mut config = self.config.load()?;
        config.coding.trace |= self.trace;
        let desk = Desk::new(&config, self.with_text || self.format == Format::Text, self.explain)?;
        if self.jsonl {
            return jsonl::run(&desk, &self.file, self.threads, self.strict);
        }
        let bytes = read(&self.file)?;
        let row = match self.input_kind() {
            Input::Json => desk.line(&bytes, None, self.published.as_deref()),
            Input::Html => desk.raw(&self.with_date(crate::article::decode(&bytes, &desk.html())), None),
            Input::Text => desk.raw(&self.with_date(crate::article::decode(&bytes, &desk.text())), None),
        };
        self.show(&row)
    }

    fn with_date(&self, raw: Result<Raw, crate::record::Rejection>) -> Result<Raw, crate::record::Rejection> {
        raw.map(|raw| Raw { published_at: self.published.clone().or(raw.published_at), ..raw })
    }

    fn input_kind(&self) -> Input {
        let extension = self.file.extension().and_then(|extension| extension.to_str());
        self.input.unwrap_or(match extension {
            Some("html" | "htm") => Input::Html,
            Some("json") => Input::Json,
            _ => Input::Text,
        })
    }

    fn show(&self, row: &Row) -> Result<(), Exit> {
        let shown = match self.format {
            Format::Json => row.json(),
            Format::Table => table::article(row.outcome, row.reason.as_deref(), row.detail.as_deref(), &row.events),
            Format::Text => row.text.as_ref().map(|(text, _)| text.clone()).unwrap_or_default(),
            Format::Tsv => match self.profile {
                Profile::Polecat => views::polecat(&row.events),
                Profile::Dyads => views::dyads(&row.events),
            },
        };
        write(&shown)?;
        if self.explain {
            write(&explain::article(row))?;
        }
        match &row.detail {
            Some(detail) => Err(Exit::data(format!("{}: {detail}", self.file.display()))),
            None => Ok(()),
        }
    }
}

/// Reads a file, or standard input for `-`.
fn read(file: &Path) -> Result<Vec<u8>, Exit> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| Exit::data(format!("standard input: {error}")))?;
        return Ok(bytes);
    }
    std::fs::read(file).map_err(|error| Exit::data(format!("{}: {error}", file.display())))
}

/// Writes to standard output; a reader that has gone away is no fault of ours.
pub(super) fn write(text: &str) -> Result<(), Exit> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", text.trim_end_matches('\n')).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Exit::internal(error.to_string())),
        _ => Ok(()),
    }
}
