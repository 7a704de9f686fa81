//! Arguments, run, one line and an exit code on failure.

use std::process::ExitCode;

fn main() -> ExitCode {
    briefing::run::cli::args::run(std::env::args_os())
}
