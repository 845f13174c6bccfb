//! Every test there is, one suite after the other, and one line that sums them up.
use crate::{
    bundle::{self, Profile},
    sizes::CEILING,
    tools::Tools,
};
use std::{
    fs,
    path::Path,
    process::{Command, ExitCode},
    time::{Duration, Instant},
};
use xtask::{
    CHROMIUM, Result,
    process::{run, run_within},
};

/// Suites that stall are ended: a driver that hangs must not hang the run.
const MINUTE: Duration = Duration::from_secs(60);
const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const DENY: [&str; 3] = ["--", "-D", "warnings"];
/// The packages that build in seconds; the journeys' bring an asynchronous web client.
const QUICK: [&str; 4] = ["--package", "kith", "--package", "xtask"];

/// What came of the run so far.
#[derive(Default)]
struct Report {
    suites: Vec<(&'static str, Duration, usize, usize)>,
}

/// Formatting, lints and native tests: nothing to install.
pub fn quick() -> ExitCode {
    let mut report = Report::default();
    report.quick();
    report.end()
}

/// Everything, as it runs before a change is taken.
pub fn all() -> ExitCode {
    let mut report = Report::default();
    let mut tools = None;
    report.check("set-up", || {
        tools = Some(Tools::for_tests()?);
        Ok(())
    });
    report.quick();
    if let Some(tools) = tools {
        report.browser(&tools);
        report.journeys(&tools);
    }
    report.end()
}

/// What a large book costs, natively and in headless Chromium: figures, for people to read.
pub fn benches() -> Result {
    let native = ["--bench", "book", "--bench", "giving"];
    run(Command::new("cargo")
        .args(["bench", "--package", "kith"])
        .args(native))?;
    let tools = Tools::for_tests()?;
    let mut cargo = in_chromium(&tools)?;
    cargo.args(["bench", "--package", "kith", "--bench", "browser"]);
    run(cargo.args(WASM).env("WASM_BINDGEN_TEST_TIMEOUT", "600"))
}

const NO_BROWSER: &str =
    "Neither `chromium` nor `google-chrome` with `chromedriver` is on the PATH";

/// A cargo whose tests and benches for wasm32 run in headless Chromium.
fn in_chromium(tools: &Tools) -> Result<Command> {
    let (chromium, driver) = tools.browser().ok_or(NO_BROWSER)?;
    let wanted = format!(
        r#"{{ "goog:chromeOptions": {{ "binary": "{}", "args": [{}] }} }}"#,
        chromium.display(),
        CHROMIUM.map(|flag| format!("\"{flag}\"")).join(", "),
    );
    let capabilities = Path::new("test-output/webdriver.json");
    fs::create_dir_all("test-output")?;
    fs::write(capabilities, wanted)?;
    let mut cargo = tools.wasm_cargo();
    let runner = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";
    cargo
        .env(runner, "wasm-bindgen-test-runner")
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            fs::canonicalize(capabilities)?,
        )
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
        .env("CHROMEDRIVER", driver);
    Ok(cargo)
}

impl Report {
    fn quick(&mut self) {
        self.check("formatting", || {
            run(Command::new("cargo").args(["fmt", "--all", "--check"]))
        });
        self.check("lints", || {
            run(Command::new("cargo")
                .args(["clippy", "--all-targets"])
                .args(QUICK)
                .args(DENY))
        });
        self.tests(
            "native tests",
            20 * MINUTE,
            Command::new("cargo")
                .args(["test", "--no-fail-fast"])
                .args(QUICK),
        );
    }

    /// What needs the browser's own interfaces, in a browser.
    fn browser(&mut self, tools: &Tools) {
        // Native suites are not compiled for the browser: what they depend on is not there.
        let mut targets = vec!["--package", "kith"];
        let has_tests = fs::read_dir("tests")
            .into_iter()
            .flatten()
            .flatten()
            .any(|file| {
                let name = file.file_name();
                let name = name.to_string_lossy();
                name.starts_with("browser_") && name.ends_with(".rs")
            });
        if has_tests {
            targets.extend(["--test", "browser_*"]);
        }
        self.check("lints, browser", || {
            run(tools
                .wasm_cargo()
                .args(["clippy", "--lib", "--bins"])
                .args(WASM)
                .args(&targets)
                .args(DENY))
        });
        match in_chromium(tools) {
            Ok(mut cargo) => {
                let cargo = cargo.args(["test", "--no-fail-fast"]);
                let cargo = cargo.args(WASM).args(&targets);
                cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
                self.tests("browser tests", 15 * MINUTE, cargo);
            }
            Err(error) => drop(self.check("browser tests", || Err(error))),
        }
    }

    /// What a person does, in the app as it is delivered.
    fn journeys(&mut self, tools: &Tools) {
        let built = self.check("build", || {
            let size = bundle::build(tools, Profile::Release)?;
            if size > CEILING {
                return Err(
                    format!("{size} bytes load at start, more than three times the aim").into(),
                );
            }
            Ok(())
        });
        self.check("lints, journeys", || {
            run(Command::new("cargo")
                .args(["clippy", "--all-targets", "--package", "kith-e2e"])
                .args(DENY))
        });
        if !built {
            return;
        }
        let Some((chromium, driver)) = tools.browser() else {
            self.check("journeys", || Err(NO_BROWSER.into()));
            return;
        };
        let here = std::env::current_dir().unwrap_or_default();
        let screenshots = here.join("test-output/screenshots");
        drop(fs::remove_dir_all(&screenshots));
        self.tests(
            "journeys",
            30 * MINUTE,
            Command::new("cargo")
                .args(["test", "--no-fail-fast", "--package", "kith-e2e"])
                .env("KITH_DIST", here.join("dist"))
                .env("KITH_CHROMIUM", chromium)
                .env("KITH_CHROMEDRIVER", driver)
                .env("KITH_AXE", tools.axe())
                .env("KITH_SCREENSHOTS", screenshots),
        );
    }

    /// A step that holds or does not; only its failure is counted.
    fn check(&mut self, name: &'static str, step: impl FnOnce() -> Result) -> bool {
        println!("\n» {name}");
        let start = Instant::now();
        let failed = usize::from(step().inspect_err(|error| eprintln!("{error}")).is_err());
        self.suites.push((name, start.elapsed(), 0, failed));
        failed == 0
    }

    /// A suite of tests, counted from what cargo's test runner prints.
    fn tests(&mut self, name: &'static str, limit: Duration, command: &mut Command) {
        println!("\n» {name}");
        let start = Instant::now();
        let (mut passed, mut failed) = (0, 0);
        let ran = run_within(limit, command, |line| {
            println!("{line}");
            if let Some((p, f)) = counted(line) {
                passed += p;
                failed += f;
            }
        });
        if let Err(error) = ran {
            eprintln!("{error}");
            failed = failed.max(1);
        } else if passed + failed == 0 {
            eprintln!("{name}: no test ran");
            failed = 1;
        }
        self.suites.push((name, start.elapsed(), passed, failed));
    }

    /// The table, and the closing line.
    fn end(self) -> ExitCode {
        println!();
        for (name, time, passed, failed) in &self.suites {
            let outcome = match (passed, failed) {
                (0, 0) => "fine".to_owned(),
                (0, 1) => "FAILED".to_owned(),
                _ => format!("{passed} passed, {failed} failed"),
            };
            println!("{name:20}{:8.1} s   {outcome}", time.as_secs_f64());
        }
        let passed: usize = self.suites.iter().map(|suite| suite.2).sum();
        let failed: usize = self.suites.iter().map(|suite| suite.3).sum();
        println!("\n{passed} passed, {failed} failed");
        if failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

/// The counts in `test result: ok. 3 passed; 1 failed; …`.
fn counted(line: &str) -> Option<(usize, usize)> {
    let (_, counts) = line.split_once("test result: ")?.1.split_once(". ")?;
    let number = |word: &str| {
        let part = counts
            .split(';')
            .find_map(|part| part.trim().strip_suffix(word));
        part.and_then(|number| number.trim().parse().ok())
    };
    Some((number("passed")?, number("failed")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_off_the_runner() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(counted(line), Some((12, 3)));
        assert_eq!(
            counted("test result: ok. 0 passed; 0 failed; 1 ignored"),
            Some((0, 0))
        );
        assert_eq!(counted("running 3 tests"), None);
    }
}
