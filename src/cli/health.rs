//! `geowire health`: the probe for containers without a shell.

use super::ConfigArgs;
use super::exit::Exit;
use clap::{Args, ValueEnum};
use std::time::Duration;

/// Ask a running worker how it is. Exit code 0 when it is well, 69 otherwise.
#[derive(Debug, Args)]
pub(super) struct Health {
    /// Which probe to ask.
    #[arg(value_enum, default_value_t = Probe::Livez)]
    probe: Probe,
    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Probe {
    Livez,
    Readyz,
    Startupz,
}

impl Health {
    #[expect(clippy::print_stdout, reason = "the answer is the command's result")]
    pub(super) fn run(self) -> Result<(), Exit> {
        let mut address = self.config.load()?.admin.listen;
        if address.ip().is_unspecified() {
            // Listening everywhere is reached here.
            address.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
        }
        let path = match self.probe {
            Probe::Livez => "livez",
            Probe::Readyz => "readyz",
            Probe::Startupz => "startupz",
        };
        let (status, body) = ask(&format!("http://{address}/{path}"))?;
        println!("{body}");
        if status.is_success() { Ok(()) } else { Err(Exit::unavailable(format!("{path} answers {status}"))) }
    }
}

fn ask(url: &str) -> Result<(reqwest::StatusCode, String), Exit> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Exit::internal(error.to_string()))?;
    let asked = runtime.block_on(async {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(3)).no_proxy().build()?;
        let response = client.get(url).send().await?;
        Ok::<_, reqwest::Error>((response.status(), response.text().await?))
    });
    asked.map_err(|error| Exit::unavailable(format!("no worker answers at {url}: {error}")))
}
