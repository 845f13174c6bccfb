//! `dist/`: the whole app as static files.
use crate::{style, tools::Tools};
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use xtask::{Result, process::run};

/// What may load at start, compressed with brotli.
pub const BUDGET: usize = 300_000;

/// Beyond this the build has gone wrong: three times the aim.
pub const CEILING: usize = 3 * BUDGET;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Debug,
    Release,
}

/// Builds `dist/`, tells the sizes, and returns the bytes that load at start, with brotli.
pub fn build(tools: &Tools, profile: Profile) -> Result<usize> {
    println!("» build dist/");
    style::write(Path::new(".build/kith.css"))?;
    // Trunk runs offline, so that a tool it misses is an error and not a download that hangs.
    run(tools
        .wasm_cargo()
        .args(["fetch", "--target", "wasm32-unknown-unknown"]))?;
    let mut trunk = tools.command("trunk");
    // A backtrace of trunk would only bury what the compiler said.
    trunk
        .args(["build", "--offline"])
        .env("RUST_BACKTRACE", "0");
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    run(&mut trunk)?;
    sizes(Path::new("dist"), profile)
}

/// A table of all files: a visitor's cost is the last column, or the one before it on plain hosts.
fn sizes(dist: &Path, profile: Profile) -> Result<usize> {
    let mut files = Vec::new();
    list(dist, &mut files)?;
    files.sort();
    println!(
        "\n{:44}{:>10}{:>10}{:>10}",
        "dist/", "raw", "gzip", "brotli"
    );
    let mut start = [0; 3];
    for file in files {
        let name = file.strip_prefix(dist)?.to_string_lossy().into_owned();
        let bytes = fs::read(&file)?;
        // Compressing takes its time, and a debug build's sizes say nothing.
        let (gzip, brotli) = match profile {
            Profile::Release => (gzip(&bytes)?, brotli(&bytes)?),
            Profile::Debug => (0, 0),
        };
        let size = [bytes.len(), gzip, brotli];
        println!("{name:44}{:>10}{:>10}{:>10}", size[0], size[1], size[2]);
        // The worker is fetched when it is first needed.
        if !name.starts_with("worker") {
            start = [start[0] + size[0], start[1] + size[1], start[2] + size[2]];
        }
    }
    print!(
        "{:44}{:>10}{:>10}{:>10}",
        "loads at start", start[0], start[1], start[2]
    );
    println!(
        "{}",
        if profile == Profile::Release {
            format!("   of at most {BUDGET}")
        } else {
            String::new()
        }
    );
    Ok(start[2])
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &best)?;
    Ok(packed.len())
}
