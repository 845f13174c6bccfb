//! `dist/`: the whole app as static files.
//!
//! Beside `index.html` and the icons there is one folder, named after its content, with everything
//! that belongs to one build: a cache may keep it for ever, and files of two builds never meet.
//! The page's module is cut where the source says `#[wasm_split]`: what the first screen needs loads
//! at start, the rest follows.
use crate::{
    sizes::{self, Loads},
    tools::Tools,
};
use flate2::Crc;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
};
use xtask::{Result, process::run};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Debug,
    Release,
}

const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc takes for granted of a browser, told to wasm-opt: the parts of a module that was cut
/// no longer say so themselves.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// The folder of a build, as `index.html` and this program call it before its name is known.
const APP: &str = "app";

/// Builds `dist/`, tells the sizes, and returns the bytes that load at start, with brotli.
pub fn build(tools: &Tools, profile: Profile) -> Result<usize> {
    println!("» build dist/");
    compile(tools, profile)?;
    let dist = Path::new("dist");
    if dist.exists() {
        fs::remove_dir_all(dist)?;
    }
    let app = dist.join(APP);
    fs::create_dir_all(&app)?;
    let built = target_folder().join(TARGET).join(match profile {
        Profile::Debug => "debug",
        Profile::Release => "release",
    });
    page(tools, &built.join("kith.wasm"), &app)?;
    worker(tools, &built.join("worker.wasm"), &app)?;
    if profile == Profile::Release {
        shrink(tools, &app)?;
    }
    // One sheet at start, and one with the pages that come after it.
    bundle(tools, "style/main.css", &app.join("kith.css"))?;
    bundle(tools, "style/later.css", &app.join("pages.css"))?;
    minify(tools, Path::new("boot.js"), &app.join("boot.js"))?;
    for script in ["kith.js", "worker.js"] {
        minify(tools, &app.join(script), &app.join(script))?;
    }
    for file in fs::read_dir("assets")? {
        let file = file?;
        fs::copy(file.path(), dist.join(file.file_name()))?;
    }
    name_after_content(dist)?;
    sizes::tell(dist, profile, loads)
}

/// When a file of the app is fetched.
fn loads(name: &str) -> Loads {
    let file = name.rsplit('/').next().unwrap_or(name);
    if file.starts_with("worker") || file == "icon-180.png" || file == "split_situations.wasm" {
        // The icon is fetched by whoever puts the app on a Home Screen.
        Loads::WhenNeeded
    } else if file.starts_with("split_") || file.starts_with("chunk_") || file == "pages.css" {
        Loads::Next
    } else {
        Loads::AtStart
    }
}

fn compile(tools: &Tools, profile: Profile) -> Result {
    let mut cargo = tools.wasm_cargo();
    cargo.args(["build", "--package", "kith", "--bins", "--target", TARGET]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    run(&mut cargo)
}

fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

/// The page's module, cut, and the script that loads it. The cut comes first: afterwards the
/// relocations are gone.
fn page(tools: &Tools, module: &Path, app: &Path) -> Result {
    run(tools.command("wasm-split-cli").args([module, app]).args([
        "--target",
        "web",
        "--out-name",
        "kith",
    ]))?;
    let cut = app.join("kith.wasm");
    run(bindgen(tools, &cut, app).args(["--target", "web", "--keep-lld-exports"]))?;
    Ok(fs::remove_file(cut)?)
}

/// The worker's module, and the classic script it starts from.
fn worker(tools: &Tools, module: &Path, app: &Path) -> Result {
    run(bindgen(tools, module, app).args(["--target", "no-modules"]))?;
    Ok(fs::write(
        app.join("worker_loader.js"),
        "importScripts(\"./worker.js\");\n\
         wasm_bindgen({ module_or_path: \"./worker_bg.wasm\" });\n",
    )?)
}

fn bindgen(tools: &Tools, module: &Path, app: &Path) -> Command {
    let mut command = tools.command("wasm-bindgen");
    command
        .arg(module)
        .arg("--no-typescript")
        .arg("--out-dir")
        .arg(app);
    command
}

/// A style sheet, with those it imports put in place, as small as it gets.
fn bundle(tools: &Tools, sheet: &str, to: &Path) -> Result {
    run(esbuild(tools, Path::new(sheet), to).arg("--bundle"))
}

/// A script as small as it gets; what it imports stays where it is.
fn minify(tools: &Tools, script: &Path, to: &Path) -> Result {
    // wasm-bindgen lists one import twice.
    run(esbuild(tools, script, to).args([
        "--allow-overwrite",
        "--log-override:duplicate-object-key=silent",
    ]))
}

fn esbuild(tools: &Tools, from: &Path, to: &Path) -> Command {
    let mut command = tools.command("esbuild");
    command
        .arg(from)
        .arg(format!("--outfile={}", to.display()))
        .args(["--minify", "--log-level=warning"]);
    command
}

/// Makes every module as small as it gets, two at a time.
fn shrink(tools: &Tools, app: &Path) -> Result {
    let mut modules: Vec<PathBuf> = fs::read_dir(app)?
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|file| file.extension().is_some_and(|end| end == "wasm"))
        .collect();
    modules.sort();
    let optimise = |module: &PathBuf| {
        run(tools
            .command("wasm-opt")
            .args(["-Oz", "--strip-debug", "--strip-producers"])
            // What is called once stays by itself where it is not tiny: it compresses better among its
            // like, 1.2 kB of the page's module with brotli.
            .arg("--one-caller-inline-max-function-size=20")
            // The stack ends there: whatever lies in the first kilobyte has gone wrong already.
            .arg("--low-memory-unused")
            .args(FEATURES)
            .arg(module)
            .arg("--output")
            .arg(module))
    };
    thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let mut mine = modules.iter().skip(half).step_by(2);
            scope.spawn(move || mine.try_for_each(optimise))
        });
        for half in halves {
            half.join().map_err(|_| "wasm-opt could not be run")??;
        }
        Ok(())
    })
}

/// Renames the folder of the build after its content, and tells `index.html`.
fn name_after_content(dist: &Path) -> Result {
    let app = dist.join(APP);
    let mut sum = Crc::new();
    for file in sizes::files(&app)? {
        sum.update(file.strip_prefix(&app)?.to_string_lossy().as_bytes());
        sum.update(&fs::read(&file)?);
    }
    let name = format!("{APP}-{:08x}", sum.sum());
    fs::rename(&app, dist.join(&name))?;
    let page = fs::read_to_string("index.html")?;
    let here = format!("./{APP}/");
    if !page.contains(&here) {
        return Err(format!("index.html does not name {here}").into());
    }
    let named = page.replace(&here, &format!("./{name}/"));
    Ok(fs::write(dist.join("index.html"), named)?)
}
