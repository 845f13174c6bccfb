//! What a visitor loads, in bytes.
use crate::bundle::Profile;
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use xtask::Result;

/// What may load at start, compressed with brotli.
pub const BUDGET: usize = 300_000;

/// Beyond this the build has gone wrong: three times the aim.
pub const CEILING: usize = 3 * BUDGET;

/// When a file is fetched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Loads {
    /// Before the first screen.
    AtStart,
    /// Once the first screen stands.
    Next,
    /// When somebody first uses what it is for.
    WhenNeeded,
}

/// Prints a table of all files, and returns the bytes that load at start, with brotli: a visitor's
/// cost is the last column, or the one before it on plain hosts.
pub fn tell(dist: &Path, profile: Profile, loads: impl Fn(&str) -> Loads) -> Result<usize> {
    let mut sums = [
        (Loads::AtStart, "loads at start", [0; 3]),
        (Loads::Next, "loads next", [0; 3]),
        (Loads::WhenNeeded, "loads when needed", [0; 3]),
    ];
    row("\ndist/", ["raw", "gzip", "brotli"]);
    for file in files(dist)? {
        let name = file.strip_prefix(dist)?.to_string_lossy().into_owned();
        let bytes = fs::read(&file)?;
        // Compressing takes its time, and a debug build's sizes say nothing.
        let (gzip, brotli) = match profile {
            Profile::Release => (gzip(&bytes)?, brotli(&bytes)?),
            Profile::Debug => (0, 0),
        };
        let size = [bytes.len(), gzip, brotli];
        row(&name, size);
        for (when, _, sum) in &mut sums {
            if *when == loads(&name) {
                *sum = [sum[0] + size[0], sum[1] + size[1], sum[2] + size[2]];
            }
        }
    }
    println!();
    for (_, name, sum) in sums {
        row(name, sum);
    }
    let start = sums[0].2[2];
    if profile == Profile::Release {
        println!("of at most {BUDGET} at start");
    }
    Ok(start)
}

fn row<T: std::fmt::Display>(name: &str, columns: [T; 3]) {
    let [raw, gzip, brotli] = columns;
    println!("{name:44}{raw:>10}{gzip:>10}{brotli:>10}");
}

/// Every file below the folder, in the order of their names.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
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
