//! The command line: one file a subcommand. Exit codes are an interface.

mod check;
mod classify;
mod demo;
mod dictionaries;
mod evaluate;
mod exit;
mod extract;
mod health;
mod page;
mod replay;
mod run;
mod schema;
mod signals;
mod table;
mod worker;

use clap::{Args, Parser, Subcommand};
use exit::Exit;
use std::path::PathBuf;
use std::process::ExitCode;

/// geowire turns the news stream into geopolitical event data that can be checked.
#[derive(Debug, Parser)]
#[command(name = "geowire", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read articles from Kafka, code them, publish events and outcomes, until stopped.
    Run(run::Run),
    /// Show all of it on an embedded broker, with articles of our own.
    Demo(demo::Demo),
    /// Code one article, or a file of JSON lines, at the desk.
    Extract(extract::Extract),
    /// Say which act a sentence states between two given roles.
    Classify(classify::Classify),
    /// Score the coder, or anybody's output, on labelled texts.
    Evaluate(evaluate::Evaluate),
    /// Code archived articles anew: plan, run, status, verify; and what another coding changes: diff.
    Replay(replay::Replay),
    /// Say everything that is wrong with a configuration; with --online, with the cluster too.
    Check(check::Check),
    /// Print the JSON Schema of what is written and of the configuration, or the list of metrics.
    Schema(schema::Schema),
    /// Ask a running worker how it is; for containers without a shell.
    Health(health::Health),
}

/// Where the settings come from, for every subcommand that takes any.
#[derive(Debug, Clone, Args)]
struct ConfigArgs {
    /// TOML file with settings; `config/default.toml` shows them all.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Override one setting; may be given more than once.
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
}

impl ConfigArgs {
    /// Loads the settings.
    fn load(&self) -> Result<crate::config::Config, Exit> {
        let layers = crate::config::Layers {
            file: self.config.clone(),
            environment: std::env::vars_os()
                .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
                .collect(),
            set: self.set.clone(),
        };
        crate::config::load(&layers).map_err(|problems| Exit::config(&problems))
    }
}

/// Parses the arguments and runs.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            // `--help` and `--version` arrive here too, as no errors.
            return if error.use_stderr() { Exit::usage() } else { ExitCode::SUCCESS };
        }
    };
    let done = match cli.command {
        Command::Run(command) => command.run(),
        Command::Demo(command) => command.run(),
        Command::Extract(command) => command.run(),
        Command::Classify(command) => command.run(),
        Command::Evaluate(command) => command.run(),
        Command::Replay(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Schema(command) => command.run(),
        Command::Health(command) => command.run(),
    };
    done.map_or_else(Exit::finish, |()| ExitCode::SUCCESS)
}
