//! Files being read by the worker: progress that moves, and a way out.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::File;

use super::{Importer, Stage, people};
use crate::domain::Delta;
use crate::formats::Problem;
use crate::messages::{Answer, Summary, from_bytes, read_sheet};
use crate::ui::browser::page;
use crate::ui::browser::worker::{Word, Worker};

/// Reads the files, and shows the progress, with Cancel.
#[component]
pub fn Reading(importer: Importer, files: Vec<File>) -> impl IntoView {
    let names: Vec<String> = files.iter().map(File::name).collect();
    let names = names.join(", ");
    let turn = importer.turn.get_value();
    leptos::task::spawn_local(async move {
        let stage = read(importer, turn, files).await;
        if importer.is_turn(turn) {
            importer.stage.set(stage);
            // Whoever stood on Cancel stands nowhere now.
            page::find_focus_soon(Vec::new());
        }
    });
    let found = move || match importer.found.get() {
        0 => String::new(),
        1 => "1 found so far".to_owned(),
        count => format!("{count} found so far"),
    };
    view! {
        <p id="import-reading">"Reading "<bdi>{names}</bdi></p>
        <progress
            aria-labelledby="import-reading"
            max="1"
            prop:value=move || importer.progress.get()
        ></progress>
        <p class="muted">{found}</p>
        <p class="muted">"Nothing is changed yet."</p>
        <div class="row">
            <button
                type="button"
                class="button-quiet"
                on:click=move |_| importer.open.set(false)
            >
                "Cancel"
            </button>
        </div>
    }
}

/// What one file turned out to hold, or why nothing.
enum Content {
    People {
        problems: Vec<Problem>,
        summary: Summary,
    },
    Backup {
        delta: Delta,
        problems: Vec<Problem>,
    },
    Refused(String),
    /// Stopped by the person.
    Stopped,
}

const NO_WORKER: &str = "Kith's file reader did not start, so nothing was imported and nothing was \
                         changed. Reload the page, then try again.";

const BROKE_OFF: &str = "Reading broke off in the middle, so nothing was imported and nothing was \
                         changed. The file may be damaged, or too large for this device.";

/// Reads all files and says what is to be shown.
async fn read(importer: Importer, turn: u32, files: Vec<File>) -> Stage {
    let several = files.len() > 1;
    let total: f64 = files.iter().map(|file| file.size()).sum::<f64>().max(1.0);
    let mut before = 0.0;
    let mut found = people::Found::new(importer.app).await;
    let mut refusals = Vec::new();
    for file in files {
        let part = (before / total, file.size() / total);
        match read_one(importer, turn, &file, part, &mut found).await {
            Content::Stopped => return Stage::Idle,
            Content::Refused(reason) => refusals.push((file.name(), reason)),
            Content::Backup { delta, problems } if !several => {
                let found = super::backup::Found {
                    name: file.name(),
                    delta,
                    problems,
                };
                return Stage::Backup(Arc::new(found));
            }
            Content::Backup { .. } => {
                let reason = "This is a whole book, and is imported on its own. It was left out.";
                refusals.push((file.name(), reason.to_owned()));
            }
            Content::People { problems, summary } => {
                let name = several.then(|| file.name());
                found.take(problems, &summary, name.as_deref());
            }
        }
        before += file.size();
    }
    if let ([(_, reason)], false) = (refusals.as_slice(), several) {
        return Stage::Refused(reason.clone(), Arc::default());
    }
    for (name, reason) in refusals {
        found
            .problems
            .push(Problem::of_file(format!("{name}: {reason}")));
    }
    if found.plan.rows().is_empty() {
        let sentence = "No people were found there. Nothing was imported and nothing was changed.";
        return Stage::Refused(sentence.to_owned(), Arc::new(found.problems));
    }
    Stage::People(Arc::new(found))
}

/// Reads one file, and plans for the people in it as they come; `part` says where its progress
/// begins within the whole, and how long it is.
async fn read_one(
    importer: Importer,
    turn: u32,
    file: &File,
    part: (f64, f64),
    found: &mut people::Found,
) -> Content {
    let mut worker = match hand_over(importer, turn, file).await {
        Ok(worker) => worker,
        Err(content) => return content,
    };
    let mut problems = Vec::new();
    let mut delta = Delta::default();
    loop {
        let answer = match hear(importer, turn, &mut worker, BROKE_OFF).await {
            Ok(answer) => answer,
            Err(content) => return content,
        };
        match answer {
            Answer::Ready | Answer::Picture(_) => return refused(BROKE_OFF),
            Answer::Progress { done, total } => {
                let share = done as f64 / total.max(1) as f64;
                importer.progress.set(part.0 + part.1 * share);
            }
            Answer::People {
                people,
                problems: more,
            } => {
                importer.found.update(|found| *found += people.len());
                found.plan.take(people);
                problems.extend(more);
            }
            Answer::Records(sheet) => {
                let Some(part) = read_sheet(&sheet) else {
                    return refused(BROKE_OFF);
                };
                importer.found.update(|found| *found += part.entries.len());
                delta.entries.extend(part.entries);
                delta.tombstones.extend(part.tombstones);
            }
            Answer::Done(mut summary) => {
                problems.append(&mut summary.problems);
                return if delta.is_empty() {
                    Content::People { problems, summary }
                } else {
                    Content::Backup { delta, problems }
                };
            }
            Answer::Refused(reason) => return Content::Refused(reason),
        }
    }
}

/// Starts the worker and hands it the file, once it listens.
async fn hand_over(importer: Importer, turn: u32, file: &File) -> Result<Worker, Content> {
    let mut worker = Worker::start().ok_or_else(|| refused(NO_WORKER))?;
    importer.stop.set_value(Some(worker.stop()));
    match hear(importer, turn, &mut worker, NO_WORKER).await? {
        Answer::Ready if worker.hand(file) => Ok(worker),
        _ => Err(refused(NO_WORKER)),
    }
}

/// The next answer; without one, what came of the file, `failed` where the worker fell silent.
async fn hear(
    importer: Importer,
    turn: u32,
    worker: &mut Worker,
    failed: &str,
) -> Result<Answer, Content> {
    let word = worker.hear().await;
    match word.filter(|_| importer.is_turn(turn)) {
        None => Err(Content::Stopped),
        Some(Word::Said(bytes)) => from_bytes(&bytes).ok_or_else(|| refused(failed)),
        Some(Word::Failed | Word::File(_)) => Err(refused(failed)),
    }
}

fn refused(reason: &str) -> Content {
    Content::Refused(reason.to_owned())
}
