//! `cargo xtask`: from a bare machine to a built, served and tested app, with one command each.
mod bundle;
mod sizes;
mod test;
mod tools;

use bundle::Profile;
use std::{path::Path, process::ExitCode, thread, time::Duration};
use tools::Tools;
use xtask::{Result, serve::Server};

const USAGE: &str = "\
cargo xtask setup                            install whatever the rest needs, and is missing
cargo xtask build [--debug]                  make dist/, and tell the size of every file
cargo xtask serve [--debug] [--port 8080]    build, and serve dist/ on 127.0.0.1
cargo xtask test [--quick]                   run every test; --quick only those that need no browser
cargo xtask bench                            what a large book costs, natively and in a browser";

fn main() -> ExitCode {
    // Wherever in the checkout it was called from.
    if let Some(package) = std::env::var_os("CARGO_MANIFEST_DIR") {
        let root = Path::new(&package).join("..");
        std::env::set_current_dir(root).expect("the package lies in the workspace");
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["setup"] => Tools::for_tests().map(drop),
        ["build"] => build(Profile::Release),
        ["build", "--debug"] => build(Profile::Debug),
        ["serve", options @ ..] => serve(options),
        ["bench"] => test::benches(),
        ["test"] => return test::all(),
        ["test", "--quick"] => return test::quick(),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn build(profile: Profile) -> Result {
    bundle::build(&Tools::for_build()?, profile).map(drop)
}

fn serve(mut options: &[&str]) -> Result {
    let (mut profile, mut port) = (Profile::Release, 8080);
    loop {
        options = match options {
            [] => break,
            ["--debug", rest @ ..] => {
                profile = Profile::Debug;
                rest
            }
            ["--port", number, rest @ ..] => {
                port = number
                    .parse()
                    .map_err(|_| format!("`{number}` is not a port number"))?;
                rest
            }
            _ => return Err(USAGE.into()),
        };
    }
    // Taken before the build, so that a port in use is known at once.
    let server = Server::start(Path::new("dist"), "/", port)?;
    build(profile)?;
    println!("\nKith is at {} (Ctrl-C stops it)", server.url());
    loop {
        thread::sleep(Duration::from_secs(3600));
    }
}
