//! What a person does: look, click, type, press keys, hand over files. Everything waits for what
//! it needs, for at most ten seconds, and says what was on the page when it did not come.
use crate::{Browser, browser::screenshots, path};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use thirtyfour::{Key, TypingData, WebElement};
use xtask::Result;

const PATIENCE: Duration = Duration::from_secs(10);

/// Finds what is pressed, by the name a person reads or hears.
const PRESSABLE: &str = r#"
    const name = (e) => (e.getAttribute("aria-label") ?? e.innerText ?? "").trim().replace(/\s+/g, " ");
    return [...document.querySelectorAll("button, a, summary, [role=button], [role=tab], [role=option], [role=menuitem]")]
        .find((e) => name(e) === arguments[0] && e.checkVisibility()) ?? null;
"#;

/// Finds a field by its label.
const FIELD: &str = r#"
    const name = (e) => e.getAttribute("aria-label") ?? [...(e.labels ?? [])].map((l) => l.innerText).join(" ");
    return [...document.querySelectorAll("input, textarea, select, [contenteditable=true], [role=combobox]")]
        .find((e) => name(e).trim().startsWith(arguments[0]) && (e.type === "file" || e.checkVisibility())) ?? null;
"#;

/// Gives the name of what has the focus, as a person reads or hears it.
const FOCUSED: &str = r#"
    const clean = (text) => (text ?? "").trim().replace(/\s+/g, " ");
    const name = () => {
        const e = document.activeElement;
        if (!e || e === document.body) return "the page";
        const labels = [...(e.labels ?? [])].map((l) => l.innerText).join(" ");
        return clean(e.getAttribute("aria-label") || labels || e.innerText);
    };
"#;

impl Browser {
    /// Opens the app at a path such as `#/people`, and waits until it has started.
    pub async fn open(&self, path: &str) -> Result {
        self.goto(format!("{}{path}", self.server().url())).await?;
        self.until(
            "the app to start",
            "return !document.getElementById('loading')",
            &[],
        )
        .await?;
        Ok(())
    }

    /// Waits until a script returns something else than nothing, and gives that.
    pub async fn until(&self, what: &str, script: &str, arguments: &[Value]) -> Result<Value> {
        self.until_within(PATIENCE, what, script, arguments).await
    }

    /// Waits for at most that long until a script returns something else than nothing, and gives that.
    async fn until_within(
        &self,
        patience: Duration,
        what: &str,
        script: &str,
        arguments: &[Value],
    ) -> Result<Value> {
        let start = Instant::now();
        loop {
            let answer = self
                .execute(script, arguments.to_vec())
                .await?
                .json()
                .clone();
            if !matches!(answer, Value::Null | Value::Bool(false)) {
                return Ok(answer);
            }
            if start.elapsed() > patience {
                return Err(format!(
                    "waited in vain for {what}; the page says:\n{}",
                    self.text().await?
                )
                .into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the page says.
    pub async fn text(&self) -> Result<String> {
        let text = self
            .execute("return document.body.innerText", Vec::new())
            .await?;
        Ok(text.json().as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page says something.
    pub async fn see(&self, text: &str) -> Result {
        self.see_within(PATIENCE, text).await
    }

    /// Waits for at most that long until the page says something: for work that shows its progress.
    pub async fn see_within(&self, patience: Duration, text: &str) -> Result {
        let script = "return document.body.innerText.includes(arguments[0])";
        self.until_within(patience, &format!("“{text}”"), script, &[json!(text)])
            .await
            .map(drop)
    }

    /// Waits until the page no longer says something.
    pub async fn see_no(&self, text: &str) -> Result {
        let script = "return !document.body.innerText.includes(arguments[0])";
        self.until(&format!("“{text}” to go"), script, &[json!(text)])
            .await
            .map(drop)
    }

    /// Clicks the button, link or tab of that name.
    pub async fn click(&self, name: &str) -> Result {
        let element = self
            .element(
                &format!("something to press named “{name}”"),
                PRESSABLE,
                name,
            )
            .await?;
        element.scroll_into_view().await?;
        Ok(element.click().await?)
    }

    /// The field whose label begins with a text.
    pub async fn field(&self, label: &str) -> Result<WebElement> {
        self.element(&format!("a field labelled “{label}”"), FIELD, label)
            .await
    }

    /// Types into a field in place of what it holds.
    pub async fn fill(&self, label: &str, text: &str) -> Result {
        let field = self.field(label).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Waits until something of that name has the focus: a label, a button's words, a heading.
    pub async fn until_focus(&self, name: &str) -> Result {
        let script = format!("{FOCUSED} return name() === arguments[0]");
        self.until(&format!("the focus on “{name}”"), &script, &[json!(name)])
            .await
            .map(drop)
    }

    /// Waits until keys that are pressed go to the page, and not into a field.
    pub async fn until_focus_is_not_in_a_field(&self) -> Result {
        let script = "return !document.activeElement?.matches('input, textarea, select')";
        self.until("the focus to be on the page", script, &[])
            .await
            .map(drop)
    }

    /// Presses the tab key until something of that name has the focus, which is always to be seen.
    pub async fn tab_to(&self, name: &str) -> Result {
        let script = format!(
            "{FOCUSED} const ring = getComputedStyle(document.activeElement);
             return [name(), ring.outlineStyle !== 'none' && ring.outlineWidth !== '0px']"
        );
        let mut passed = Vec::new();
        for _ in 0..60 {
            self.press(Key::Tab).await?;
            let answer = self.execute(&script, Vec::new()).await?.json().clone();
            let here = answer[0].as_str().unwrap_or_default().to_owned();
            if answer[1] != true && here != "the page" {
                return Err(format!("nothing shows that “{here}” has the focus").into());
            }
            if here == name {
                return Ok(());
            }
            passed.push(here);
        }
        Err(format!("the tab key does not come by “{name}”, but by {passed:?}").into())
    }

    /// Presses keys wherever the focus is: `Key::Tab`, `"text"`, `Key::Control + "z"`. Modifiers
    /// are held until the last key.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result {
        let held = [Key::Shift, Key::Control, Key::Alt, Key::Meta].map(|key| key.value());
        let (held, typed): (Vec<char>, Vec<char>) = keys
            .into()
            .as_vec()
            .into_iter()
            .partition(|key| held.contains(key));
        let chain = held
            .iter()
            .fold(self.action_chain(), |chain, key| chain.key_down(*key));
        let chain = typed
            .iter()
            .fold(chain, |chain, key| chain.key_down(*key).key_up(*key));
        let chain = held.iter().fold(chain, |chain, key| chain.key_up(*key));
        Ok(chain.perform().await?)
    }

    /// Hands a file to the file field of that label.
    pub async fn upload(&self, label: &str, file: &Path) -> Result {
        let file = fs::canonicalize(file)?;
        Ok(self
            .field(label)
            .await?
            .send_keys(file.to_string_lossy())
            .await?)
    }

    /// Waits until a file of that name has been downloaded.
    pub async fn downloaded(&self, name: &str) -> Result<PathBuf> {
        let file = self.downloads().join(name);
        let start = Instant::now();
        while !file.is_file() {
            if start.elapsed() > PATIENCE {
                return Err(format!("{name} was not downloaded").into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(file)
    }

    /// Takes a picture named after the moment and the look.
    pub async fn screenshot(&self, name: &str) -> Result {
        let scheme = format!("{:?}", self.look().scheme).to_lowercase();
        let file = format!("{name}-{}-{scheme}.png", self.look().name);
        Ok((**self).screenshot(&screenshots()?.join(file)).await?)
    }

    /// What keeps people out of this page, by axe-core: rule, help, and where.
    pub async fn barriers(&self) -> Result<Vec<String>> {
        let file = path("KITH_AXE", "axe.min.js");
        let axe =
            fs::read_to_string(&file).map_err(|e| format!("KITH_AXE: {}: {e}", file.display()))?;
        self.execute(axe, Vec::new()).await?;
        let run = "axe.run(document, { resultTypes: ['violations'] }).then((r) => arguments[0](r.violations), (e) => arguments[0](String(e)))";
        let run = run.replace("arguments[0]", "done");
        let found = self
            .execute_async(format!("const done = arguments[0]; {run}"), Vec::new())
            .await?;
        let found = found
            .json()
            .as_array()
            .ok_or_else(|| format!("axe: {}", found.json()))?
            .clone();
        Ok(found
            .iter()
            .map(|violation| {
                let places = violation["nodes"].as_array().into_iter().flatten();
                let places: Vec<String> = places
                    .map(|node| node["html"].as_str().unwrap_or_default().to_owned())
                    .collect();
                format!(
                    "{}: {}\n  {}",
                    violation["id"],
                    violation["help"],
                    places.join("\n  ")
                )
            })
            .collect())
    }

    /// Demands a page without barriers.
    pub async fn no_barriers(&self) -> Result {
        match self.barriers().await?.as_slice() {
            [] => Ok(()),
            found => Err(format!(
                "barriers on {}:\n{}",
                self.current_url().await?,
                found.join("\n")
            )
            .into()),
        }
    }

    async fn element(&self, what: &str, script: &str, argument: &str) -> Result<WebElement> {
        let found = self.until(what, script, &[json!(argument)]).await?;
        Ok(WebElement::from_json(found, self.handle().clone())?)
    }
}
