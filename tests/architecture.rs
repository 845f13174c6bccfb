//! Rules about the sources, read as text: the layers of `lib.rs`, and what no file may contain.

use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up; each may use itself and those before it.
const LAYERS: [&str; 7] = [
    "domain", "rules", "formats", "store", "messages", "route", "ui",
];

/// Longest file, in lines.
const LONGEST: usize = 400;

struct Source {
    /// From the root of the repository, with slashes.
    path: String,
    text: String,
}

impl Source {
    /// The folder or file under `src` that it belongs to.
    fn layer(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        let layer = inside.split('/').next()?;
        Some(layer.strip_suffix(".rs").unwrap_or(layer)).filter(|layer| LAYERS.contains(layer))
    }

    /// How many `super` lead from it to the root of the crate.
    fn depth(&self) -> usize {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let parts = inside.split('/').count();
        if inside.ends_with("/mod") {
            parts - 1
        } else {
            parts
        }
    }

    /// Numbered lines of code: without comments, and without its tests.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut tests = Skipping::default();
        let lines = self.text.lines().zip(1..);
        lines.filter_map(move |(line, number)| {
            let kept = !tests.skips(line) && !line.trim_start().starts_with("//");
            kept.then_some((number, line))
        })
    }
}

/// Leaves out what follows `#[cfg(test)]`: to the line that closes it at the same indentation, or
/// its only line. The formatter sees to it that there is one.
#[derive(Default)]
struct Skipping {
    indentation: Option<usize>,
    opened: bool,
}

impl Skipping {
    fn skips(&mut self, line: &str) -> bool {
        let indentation = line.len() - line.trim_start().len();
        match self.indentation {
            None => {
                if line.trim_start().starts_with("#[cfg(test)]") {
                    self.indentation = Some(indentation);
                    self.opened = false;
                }
            }
            Some(outer) => {
                let closes =
                    self.opened && indentation == outer && line.trim_start().starts_with('}');
                let one_line = !self.opened && line.trim_end().ends_with(';');
                self.opened |= line.contains('{');
                if closes || one_line {
                    self.indentation = None;
                }
                return true;
            }
        }
        self.indentation.is_some()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str) -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.sort();
    assert!(!paths.is_empty(), "no sources in {folder}");
    let source = |path: &PathBuf| Source {
        path: path
            .strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/"),
        text: fs::read_to_string(path).unwrap(),
    };
    paths.iter().map(source).collect()
}

/// Every line for which `wrong` has something to say, in all the sources.
fn complaints(sources: &[Source], wrong: impl Fn(&Source, &str) -> Option<String>) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (number, line) in source.code() {
            if let Some(why) = wrong(source, line) {
                found.push(format!("{}:{number}: {why}", source.path));
            }
        }
    }
    found
}

#[track_caller]
fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// The modules at the root of the crate that a line names.
fn named_layers(line: &str, depth: usize) -> Vec<&str> {
    let mut named = Vec::new();
    for (at, _) in line
        .match_indices("crate::")
        .chain(line.match_indices("super::"))
    {
        // The first `super` of a chain stands for all of it.
        if line[..at].ends_with("super::")
            || line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
        {
            continue;
        }
        let path = &line[at..];
        let supers = path.matches("super::").count().min(path.len());
        let chain = path.trim_start_matches("super::");
        let chained = (path.len() - chain.len()) / "super::".len();
        let rest = match path.strip_prefix("crate::") {
            Some(rest) => rest,
            None if chained >= depth && supers > 0 => chain,
            None => continue,
        };
        let names = match rest.strip_prefix('{') {
            // `use crate::{a, b::c}` on one line.
            Some(group) => group.split(',').map(str::trim).collect(),
            None => vec![rest],
        };
        for name in names {
            let end = name
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(name.len());
            named.extend(LAYERS.iter().find(|layer| **layer == &name[..end]));
        }
    }
    named
}

#[test]
fn no_layer_uses_one_above_it() {
    let rank = |layer: &str| LAYERS.iter().position(|one| *one == layer);
    let found = complaints(&sources("src"), |source, line| {
        let own = source.layer()?;
        let above = named_layers(line, source.depth())
            .into_iter()
            .find(|layer| rank(layer) > rank(own))?;
        Some(format!("{own} may not use {above}"))
    });
    assert_none(&found);
}

#[test]
fn only_the_outermost_layers_touch_a_browser() {
    let found = complaints(&sources("src"), |source, line| {
        let own = source.layer()?;
        let used = |name: &str| line.contains(&format!("{name}::"));
        if own != "ui" && used("leptos") {
            return Some("only ui uses Leptos".to_owned());
        }
        let browser = [
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo_storage",
            "gloo_timers",
            "gloo_file",
        ];
        let name = browser.into_iter().find(|name| used(name))?;
        (!["ui", "store"].contains(&own)).then(|| format!("{own} may not use {name}"))
    });
    assert_none(&found);
}

#[test]
fn the_inner_layers_read_no_clock_and_draw_no_random_number() {
    let clocks = [
        "SystemTime",
        "Instant::now",
        "Local::now",
        "Utc::now",
        "getrandom",
        "thread_rng",
    ];
    let found = complaints(&sources("src"), |source, line| {
        let inner = ["domain", "rules", "formats"].contains(&source.layer()?);
        let clock = clocks
            .into_iter()
            .find(|clock| inner && line.contains(clock))?;
        Some(format!("{clock} has to be an argument"))
    });
    assert_none(&found);
}

#[test]
fn text_never_becomes_html() {
    let found = complaints(&sources("src"), |_, line| {
        let ways = [
            "inner_html",
            "insert_adjacent_html",
            "outer_html",
            "document.write",
        ];
        let way = ways.into_iter().find(|way| line.contains(way))?;
        Some(format!("{way}: text from anywhere is text"))
    });
    assert_none(&found);
}

#[test]
fn nothing_panics_by_choice() {
    let found = complaints(&sources("src"), |_, line| {
        let calls = [
            ".unwrap()",
            ".expect(",
            "panic!(",
            "unreachable!(",
            "todo!(",
            "unimplemented!(",
        ];
        let call = calls.into_iter().find(|call| line.contains(call))?;
        Some(format!("{call} outside of tests"))
    });
    assert_none(&found);
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    let mut found = Vec::new();
    for source in sources("src").iter().chain(&sources("xtask/src")) {
        let lines = source.text.lines().count();
        if lines > LONGEST {
            found.push(format!(
                "{}: {lines} lines are asking to be two files",
                source.path
            ));
        }
        if !source.text.starts_with("//!") {
            found.push(format!(
                "{}: does not begin by saying what it is",
                source.path
            ));
        }
    }
    assert_none(&found);
}

#[test]
fn this_reading_sees_what_it_looks_for() {
    for (line, depth, layers) in [
        ("use crate::ui::state;", 2, &["ui"][..]),
        ("use crate::{domain::Id, store};", 2, &["domain", "store"]),
        ("    crate::formats::read(x)", 2, &["formats"]),
        ("use super::super::store::Log;", 2, &["store"]),
        ("use super::store::Log;", 2, &[]),
        ("use super::super::domain;", 3, &[]),
        ("pub(crate) fn ui()", 2, &[]),
    ] {
        assert_eq!(named_layers(line, depth), layers, "{line}");
    }
    let text =
        "a\n// x.unwrap()\n#[cfg(test)]\nmod tests {\n    b\n}\nc\n#[cfg(test)]\nmod other;\nd\n";
    let source = Source {
        path: "src/rules/x.rs".to_owned(),
        text: text.to_owned(),
    };
    let code: Vec<(usize, &str)> = source.code().collect();
    assert_eq!(code, [(1, "a"), (7, "c"), (10, "d")]);
    assert_eq!((source.layer(), source.depth()), (Some("rules"), 2));
}
