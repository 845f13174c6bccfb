//! The tools that building and testing need: looked for first, installed when missing.
//!
//! What is not the system's goes into one folder, `$KITH_TOOLS` or `~/.cache/kith/tools`, which
//! outlives `cargo clean` and the checkout. Every step says what it does and why; a step that
//! fails says what to do by hand.
use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};
use xtask::{
    Result,
    process::{output, run, run_within},
};

const WASM: &str = "wasm32-unknown-unknown";
const SPLIT: &str = "0.2.4";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
const AXE: &str = "4.14.1";

/// Where Debian's own compiler looks for what it links into a program for the browser.
const DEBIAN_STD: &str = "/usr/lib/rustlib/wasm32-unknown-unknown";
const DEBIAN_PACKAGES: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "rust-web-clippy",
];

/// The tools, present and found.
pub struct Tools {
    folder: PathBuf,
    /// The rustup toolchain to build for the browser with, where the one in use cannot.
    wasm_toolchain: Option<&'static str>,
}

impl Tools {
    /// What `cargo xtask build` needs.
    pub fn for_build() -> Result<Tools> {
        let mut tools = Tools::here()?;
        let _one_at_a_time = tools.lock()?;
        tools.wasm_toolchain = wasm_toolchain(&tools.folder)?;
        tools.npm(
            "binaryen",
            BINARYEN,
            "wasm-opt makes the app a fifth smaller",
        )?;
        tools.npm(
            "esbuild",
            ESBUILD,
            "it joins the style sheets and makes scripts smaller",
        )?;
        tools.crates()?;
        Ok(tools)
    }

    /// What `cargo xtask test` needs: a browser, too.
    pub fn for_tests() -> Result<Tools> {
        let tools = Tools::for_build()?;
        let _one_at_a_time = tools.lock()?;
        for (program, component) in [("clippy", "clippy"), ("fmt", "rustfmt")] {
            if output(Command::new("cargo").args([program, "--version"])).is_none() {
                step(component, "the code is held to it");
                run(Command::new("rustup").args(["component", "add", component]))
                    .map_err(by_hand(&format!("run `rustup component add {component}`")))?;
            }
        }
        tools.npm(
            "axe-core",
            AXE,
            "it looks for what keeps people out of a page",
        )?;
        if tools.browser().is_none() {
            step("Chromium and its driver", "the tests run in a real browser");
            apt(&["chromium", "chromium-driver"]).map_err(by_hand(
                "put `chromium` and `chromedriver` of one version on the PATH",
            ))?;
        }
        Ok(tools)
    }

    fn here() -> Result<Tools> {
        let folder = match (env::var_os("KITH_TOOLS"), env::var_os("HOME")) {
            (Some(folder), _) => PathBuf::from(folder),
            (None, Some(home)) => Path::new(&home).join(".cache/kith/tools"),
            (None, None) => return Err("Set KITH_TOOLS to a folder for the tools".into()),
        };
        fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        Ok(Tools {
            folder,
            wasm_toolchain: None,
        })
    }

    /// Held while installing, so that two runs do not write over each other.
    fn lock(&self) -> Result<File> {
        let file = File::create(self.folder.join("lock"))?;
        file.lock()?;
        Ok(file)
    }

    /// A program that finds the tools on its PATH, and builds for the browser with a compiler that can.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", self.path());
        if let Some(toolchain) = self.wasm_toolchain {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        command
    }

    /// The cargo that builds for the browser.
    pub fn wasm_cargo(&self) -> Command {
        self.command("cargo")
    }

    /// The script that finds what keeps people out of a page.
    pub fn axe(&self) -> PathBuf {
        self.folder.join("node_modules/axe-core/axe.min.js")
    }

    /// The browser and its driver, when both are there.
    pub fn browser(&self) -> Option<(PathBuf, PathBuf)> {
        let find = |name: &str| {
            let path = self.path();
            env::split_paths(&path)
                .map(|folder| folder.join(name))
                .find(|file| file.is_file())
        };
        Some((
            find("chromium").or_else(|| find("google-chrome"))?,
            find("chromedriver")?,
        ))
    }

    fn path(&self) -> OsString {
        let own = [
            self.folder.join("bin"),
            self.folder.join("node_modules/.bin"),
        ];
        let rest = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.into_iter().chain(env::split_paths(&rest))).unwrap_or(rest)
    }

    /// A package of the npm registry.
    fn npm(&self, name: &str, version: &str, why: &str) -> Result {
        let about = fs::read_to_string(
            self.folder
                .join(format!("node_modules/{name}/package.json")),
        );
        if about.is_ok_and(|text| text.contains(&format!("\"version\": \"{version}\""))) {
            return Ok(());
        }
        step(&format!("{name} {version}"), why);
        let package = format!("{name}@{version}");
        run(Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--prefix"])
            .arg(&self.folder)
            .arg(&package))
        .map_err(by_hand(&format!(
            "install Node 20, then run `npm install --prefix {} {package}`",
            self.folder.display()
        )))
    }

    /// The two tools that are crates. Unoptimised builds: they take a fifth of the time to make,
    /// and are no slower to use.
    fn crates(&self) -> Result {
        let bindgen = locked_version("wasm-bindgen")?;
        self.install(
            "wasm-bindgen-cli",
            &bindgen,
            &[],
            "it joins the module and the browser, and must match Cargo.lock",
        )?;
        self.install(
            "wasm_split_cli_support",
            SPLIT,
            &["--locked", "--features", "build-binary"],
            "it cuts the page's module into what loads at start and what follows",
        )
    }

    fn install(&self, name: &str, version: &str, extra: &[&str], why: &str) -> Result {
        // Cargo's own list of what it installed there.
        let list = fs::read_to_string(self.folder.join(".crates.toml"));
        if list.is_ok_and(|list| list.contains(&format!("\"{name} {version} "))) {
            return Ok(());
        }
        step(
            &format!("{name} {version}"),
            &format!("{why} (takes some minutes, once)"),
        );
        let built = self.folder.join("target");
        let package = format!("{name}@{version}");
        run(Command::new("cargo")
            .args(["install", "--debug", "--quiet", &package, "--root"])
            .arg(&self.folder)
            .args(extra)
            .env("CARGO_TARGET_DIR", &built)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1"))
        .map_err(by_hand(&format!("run `cargo install {package}`")))?;
        Ok(fs::remove_dir_all(built)?)
    }
}

/// Finds a toolchain that builds for the browser, or makes one: rustup's own, else Debian's.
/// `None` is the one in use.
fn wasm_toolchain(folder: &Path) -> Result<Option<&'static str>> {
    let lists_std = |toolchain: Option<&str>| {
        let mut rustc = Command::new("rustc");
        rustc.args(["--print", "target-libdir", "--target", WASM]);
        toolchain.map(|name| rustc.env("RUSTUP_TOOLCHAIN", name));
        output(&mut rustc).is_some_and(|folder| has_std(Path::new(&folder)))
    };
    if lists_std(None) {
        return Ok(None);
    }
    if lists_std(Some("debian")) && std_is_current() {
        return Ok(Some("debian"));
    }
    step(
        &format!("rustup's {WASM}"),
        "the app is compiled to WebAssembly",
    );
    // Without the network rustup may wait for it for ever.
    let limit = Duration::from_secs(60);
    let added = run_within(
        limit,
        Command::new("rustup").args(["target", "add", WASM]),
        |_| (),
    );
    if added.is_ok() && lists_std(None) {
        return Ok(None);
    }
    step(
        "Debian's Rust for the browser",
        "rustup could not fetch the target",
    );
    debian_toolchain(folder).map_err(by_hand(&format!(
        "run `rustup target add {WASM}` where the network allows it"
    )))?;
    Ok(Some("debian"))
}

fn has_std(folder: &Path) -> bool {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .into_iter()
        .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}

/// Whether the standard library put into Debian's compiler was made by that very compiler.
fn std_is_current() -> bool {
    let made_by = fs::read_to_string(Path::new(DEBIAN_STD).join("made-by")).ok();
    made_by.is_some() && made_by == debian_version()
}

fn debian_version() -> Option<String> {
    output(Command::new("/usr/bin/rustc").arg("-vV"))
}

/// Debian's compiler knows the browser as a target but brings no standard library for it, so that
/// is built from Debian's own sources and put where the compiler looks.
fn debian_toolchain(folder: &Path) -> Result {
    if DEBIAN_PACKAGES
        .iter()
        .any(|name| output(Command::new("dpkg").args(["-s", name])).is_none())
    {
        apt(&DEBIAN_PACKAGES)?;
    }
    // The linker is a link to a package that nothing demands, named after the version of LLVM.
    let linker = Path::new("/usr/bin/rust-lld");
    if !linker.exists() {
        apt(&[&fs::read_link(linker)?.to_string_lossy()])?;
    }
    run(Command::new("rustup").args(["toolchain", "link", "debian", "/usr"]))?;
    if std_is_current() && has_std(&Path::new(DEBIAN_STD).join("lib")) {
        return Ok(());
    }

    step(
        "the standard library for the browser",
        "Debian's compiler lacks it",
    );
    let empty = folder.join("std");
    fs::create_dir_all(empty.join("src"))?;
    fs::write(
        empty.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nedition = \"2024\"\n[workspace]\n",
    )?;
    fs::write(empty.join("src/lib.rs"), "")?;
    // With bitcode, or the app's link-time optimisation has nothing to work on.
    run(Command::new("/usr/bin/cargo")
        .args([
            "build",
            "--quiet",
            "--release",
            "-Zbuild-std=std,panic_abort,proc_macro,test",
            "--target",
            WASM,
        ])
        .current_dir(&empty)
        .env("CARGO_TARGET_DIR", empty.join("target"))
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes"))?;

    let made = empty.join("made");
    fs::create_dir_all(made.join("lib"))?;
    for file in fs::read_dir(empty.join("target").join(WASM).join("release/deps"))? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::copy(file.path(), made.join("lib").join(name))?;
        }
    }
    fs::write(made.join("made-by"), debian_version().unwrap_or_default())?;
    run(as_root("rm").args(["-rf", DEBIAN_STD]))?;
    run(as_root("cp").arg("-r").arg(&made).arg(DEBIAN_STD))?;
    // What was compiled against an earlier library no longer links.
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    drop(fs::remove_dir_all(target.join(WASM)));
    Ok(fs::remove_dir_all(empty)?)
}

/// Installs Debian packages.
fn apt(packages: &[&str]) -> Result {
    let get = |words: &[&str]| {
        run(as_root("env")
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"])
            .args(words))
    };
    get(&["update"])?;
    get(&[&["install", "--no-install-recommends"], packages].concat())
}

/// The program itself for root, through sudo for anyone else.
fn as_root(program: &str) -> Command {
    if output(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.arg(program);
    command
}

/// The version of a package in Cargo.lock.
fn locked_version(name: &str) -> Result<String> {
    let lock = fs::read_to_string("Cargo.lock")?;
    let version = lock
        .split_once(&format!("name = \"{name}\"\nversion = \""))
        .and_then(|(_, rest)| rest.split('"').next());
    Ok(version
        .ok_or_else(|| format!("Cargo.lock has no {name}"))?
        .to_owned())
}

fn step(what: &str, why: &str) {
    println!("» install {what}: {why}");
}

/// An error with what a person can do about it.
fn by_hand<E: std::fmt::Display>(
    advice: &str,
) -> impl FnOnce(E) -> Box<dyn std::error::Error + Send + Sync> {
    move |error| format!("{error}\nBy hand: {advice}, then try again.").into()
}
