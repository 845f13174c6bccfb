//! A headless Chromium with its driver, its own profile, and the app served to it.
use crate::path;
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader},
    ops::Deref,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
};
use thirtyfour::{Capabilities, WebDriver};
use xtask::{
    CHROMIUM, Result,
    process::{kill, kill_group},
    serve::Server,
};

/// A deep path, since the app must not care where it is hosted.
const UNDER: &str = "/some/where/";

/// The window's size and the person's choice of colours.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub name: &'static str,
    pub width: u32,
    pub height: u32,
    pub mobile: bool,
    pub scheme: Scheme,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

impl Look {
    pub const PHONE: Look = Look {
        name: "phone",
        width: 360,
        height: 740,
        mobile: true,
        scheme: Scheme::Light,
    };
    pub const DESK: Look = Look {
        name: "desk",
        width: 1280,
        height: 800,
        mobile: false,
        scheme: Scheme::Light,
    };

    /// The same in the dark.
    pub fn dark(self) -> Look {
        Look {
            scheme: Scheme::Dark,
            ..self
        }
    }
}

/// The browser. It reads like thirtyfour's `WebDriver`; what it adds is here and in `hands`.
pub struct Browser {
    look: Look,
    server: Server,
    /// Holds the profile and the downloads; goes when the journey ends.
    folder: PathBuf,
    running: Option<Running>,
    forgiven: Vec<String>,
}

/// One start of the browser.
struct Running {
    driver: Child,
    session: WebDriver,
    pid: u32,
}

impl Browser {
    /// A browser without a past, on an empty page.
    pub async fn start(look: Look) -> Result<Browser> {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("kith-e2e-{}-{number}", std::process::id()));
        fs::create_dir_all(folder.join("downloads"))?;
        let dist = path(
            "KITH_DIST",
            concat!(env!("CARGO_MANIFEST_DIR"), "/../../dist"),
        );
        let server = Server::start(&dist, UNDER, 0)?;
        let mut browser = Browser {
            look,
            server,
            folder,
            running: None,
            forgiven: Vec::new(),
        };
        browser.start_again().await?;
        Ok(browser)
    }

    /// Starts the browser with the profile it had, on an empty page.
    pub async fn start_again(&mut self) -> Result {
        self.kill();
        let (driver, session) = self.start_driver().await?;
        let pid = session
            .capabilities()
            .get("goog:processID")
            .and_then(Value::as_u64);
        let pid = pid
            .and_then(|pid| pid.try_into().ok())
            .ok_or("the driver names no process")?;
        self.running = Some(Running {
            driver,
            session,
            pid,
        });
        self.dress().await
    }

    /// Starts the driver, and the browser through it. The driver looks for a free port and may find it
    /// taken a moment later: then once more.
    async fn start_driver(&self) -> Result<(Child, WebDriver)> {
        let mut tries = 3;
        loop {
            let mut driver = Command::new(path("KITH_CHROMEDRIVER", "chromedriver"))
                .args(["--port=0", "--log-level=SEVERE"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .process_group(0)
                .spawn()?;
            tries -= 1;
            match connect(&mut driver, self.wishes()).await {
                Ok(session) => return Ok((driver, session)),
                Err(error) => {
                    end(&mut driver);
                    if tries == 0 {
                        return Err(error);
                    }
                }
            }
        }
    }

    /// Kills the browser as a failing machine would: nothing is flushed, nothing said.
    pub fn kill(&mut self) {
        if let Some(mut running) = self.running.take() {
            kill(running.pid);
            end(&mut running.driver);
            // Without this it would ask the dead driver to close.
            drop(running.session.leak());
        }
    }

    /// Kills the browser, and opens the app again in a new one.
    pub async fn restart(&mut self) -> Result {
        self.start_again().await?;
        self.open("").await
    }

    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Opens one more tab and turns to it; gives the former and the new one.
    pub async fn second_tab(&self) -> Result<(thirtyfour::WindowHandle, thirtyfour::WindowHandle)> {
        let first = self.window().await?;
        let second = self.new_tab().await?;
        self.switch_to_window(second.clone()).await?;
        self.dress().await?;
        Ok((first, second))
    }

    /// The console's errors since the last look, without those forgiven.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        if !self.is_running() {
            return Ok(Vec::new());
        }
        let log = self.browser_log().await?;
        let severe = log
            .into_iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message);
        Ok(severe
            .filter(|message| !self.forgiven.iter().any(|part| message.contains(part)))
            .collect())
    }

    /// Expects errors on the console that contain `part`.
    pub fn forgive(&mut self, part: &str) {
        self.forgiven.push(part.to_owned());
    }

    /// The served app: its address, and what was asked of it.
    pub fn server(&self) -> &Server {
        &self.server
    }

    pub fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    pub fn look(&self) -> Look {
        self.look
    }

    /// Runs this script in every page before any of its own.
    pub async fn before_each_page(&self, script: &str) -> Result {
        let source = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await
            .map(drop)
    }

    /// Speaks to the browser's own protocol: time zones, network conditions, reduced motion.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        Ok(self.cdp().send_raw(method, parameters).await?)
    }

    /// Size and colours belong to a tab.
    async fn dress(&self) -> Result {
        let Look {
            width,
            height,
            mobile,
            scheme,
            ..
        } = self.look;
        let size = json!({ "width": width, "height": height, "mobile": mobile, "deviceScaleFactor": if mobile { 2 } else { 1 } });
        self.devtools("Emulation.setDeviceMetricsOverride", size)
            .await?;
        self.devtools(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": mobile }),
        )
        .await?;
        let scheme = if scheme == Scheme::Dark {
            "dark"
        } else {
            "light"
        };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features)
            .await?;
        Ok(())
    }

    /// The capabilities asked of the driver.
    fn wishes(&self) -> Value {
        let mut flags: Vec<String> = CHROMIUM.map(str::to_owned).to_vec();
        flags.push(format!(
            "--user-data-dir={}",
            self.folder.join("profile").display()
        ));
        flags.push("--hide-crash-restore-bubble".to_owned());
        json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "binary": path("KITH_CHROMIUM", "/usr/bin/chromium"),
                "args": flags,
                "prefs": { "download.default_directory": self.downloads(), "download.prompt_for_download": false },
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        })
    }
}

impl Deref for Browser {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self
            .running
            .as_ref()
            .expect("the browser was killed and not started again")
            .session
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.kill();
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// Reads the port off the driver's first lines, and asks it for a browser.
async fn connect(driver: &mut Child, wishes: Value) -> Result<WebDriver> {
    let mut lines = BufReader::new(driver.stdout.take().ok_or("the driver is mute")?).lines();
    let port = loop {
        let line = lines
            .next()
            .ok_or("the driver ended before it listened")??;
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            break port.trim_end_matches('.').to_owned();
        }
    };
    // Somebody has to listen to the rest, or the driver would die of it.
    std::thread::spawn(move || lines.for_each(drop));
    let wishes: Capabilities = serde_json::from_value(wishes)?;
    Ok(WebDriver::new(format!("http://127.0.0.1:{port}"), wishes).await?)
}

/// Ends the driver and what it started.
fn end(driver: &mut Child) {
    kill_group(driver.id());
    drop(driver.wait());
}

/// Pictures are for people who look at what a change did.
pub(crate) fn screenshots() -> Result<PathBuf> {
    let folder = path(
        "KITH_SCREENSHOTS",
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../test-output/screenshots"),
    );
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", Path::display(&folder)))?;
    Ok(folder)
}
