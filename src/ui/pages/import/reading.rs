//! Files being read by the worker: progress that moves, and a way out.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::File;

use super::{Importer, Stage, people};
use crate::domain::Delta;
use crate::formats::Problem;
use crate::messages::{Answer, Summary, from_bytes, read_sheet};
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
    let Some(mut worker) = Worker::start() else {
        return Content::Refused(NO_WORKER.to_owned());
    };
    importer.stop.set_value(Some(worker.stop()));
    let mut problems = Vec::new();
    let mut delta = Delta::default();
    let mut started = false;
    loop {
        let word = worker.hear().await;
        if !importer.is_turn(turn) {
            return Content::Stopped;
        }
        let answer = match word {
            None => return Content::Stopped,
            Some(Word::Failed) if started => return Content::Refused(BROKE_OFF.to_owned()),
            Some(Word::Failed) => return Content::Refused(NO_WORKER.to_owned()),
            Some(Word::Said(bytes)) => from_bytes::<Answer>(&bytes),
            Some(Word::File(_)) => None,
        };
        match answer {
            Some(Answer::Ready) if worker.hand(file) => started = true,
            Some(Answer::Ready) | None => return Content::Refused(NO_WORKER.to_owned()),
            Some(Answer::Progress { done, total }) => {
                let share = done as f64 / total.max(1) as f64;
                importer.progress.set(part.0 + part.1 * share);
            }
            Some(Answer::People {
                people,
                problems: more,
            }) => {
                importer.found.update(|found| *found += people.len());
                found.plan.take(people);
                problems.extend(more);
            }
            Some(Answer::Records(sheet)) => {
                let Some(part) = read_sheet(&sheet) else {
                    return Content::Refused(BROKE_OFF.to_owned());
                };
                importer.found.update(|found| *found += part.entries.len());
                delta.entries.extend(part.entries);
                delta.tombstones.extend(part.tombstones);
            }
            Some(Answer::Done(mut summary)) => {
                problems.append(&mut summary.problems);
                return if delta.is_empty() {
                    Content::People { problems, summary }
                } else {
                    Content::Backup { delta, problems }
                };
            }
            Some(Answer::Refused(reason)) => return Content::Refused(reason),
        }
    }
}
