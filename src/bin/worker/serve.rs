//! Takes files from the page and answers in parts, so that neither side ever holds a whole book as
//! text, and the page never waits long for a message.

use js_sys::Uint8Array;
use kith::formats::messages::{Answer, PEOPLE_AT_ONCE, PROBLEMS_TOLD, RECORDS_AT_ONCE, Summary};
use kith::formats::{Draft, FILE_LIMIT, Format, Problem, backup, detect, vcard};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use crate::photos;

/// Cards between two reports of progress, where pictures make a chunk of people slow.
const CARDS_A_REPORT: usize = 25;

/// Waits for files, and says so.
pub fn listen() {
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        match event.data().dyn_into::<Blob>() {
            Ok(file) => spawn_local(read(file)),
            Err(_) => refuse("The page sent something that is no file."),
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker listens until the page ends it.
    on_message.forget();
    post(&Answer::Ready);
}

pub fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(answer: &Answer) {
    // Plain data with text for names cannot fail to become text.
    let json = serde_json::to_string(answer).unwrap_or_default();
    // A page that is gone needs no answer.
    drop(scope().post_message(&JsValue::from_str(&json)));
}

fn refuse(reason: impl Into<String>) {
    post(&Answer::Refused {
        reason: reason.into(),
    });
}

async fn read(file: Blob) {
    if file.size() > FILE_LIMIT as f64 {
        let megabytes = FILE_LIMIT / 1024 / 1024;
        return refuse(format!(
            "The file is larger than {megabytes} MB, which is more than Kith reads. Nothing was imported."
        ));
    }
    let Ok(buffer) = JsFuture::from(file.array_buffer()).await else {
        return refuse("The browser could not read this file. Nothing was imported.");
    };
    let bytes = Uint8Array::new(&buffer).to_vec();
    drop(buffer);
    match detect(&bytes) {
        Format::VCard => read_cards(&bytes).await,
        Format::Kith => read_backup(&bytes),
        other => refuse(other.refusal().unwrap_or_default()),
    }
}

fn read_backup(bytes: &[u8]) {
    let reading = match backup::read(bytes) {
        Ok(reading) => reading,
        Err(error) => return refuse(error.to_string()),
    };
    let records = reading.delta.entries.len();
    let (mut done, total) = (0, records as u64);
    for json in backup::parts(&reading.delta, RECORDS_AT_ONCE) {
        post(&Answer::Records { json });
        done = total.min(done + RECORDS_AT_ONCE as u64);
        let scaled = |part: u64| part * bytes.len() as u64 / total.max(1);
        post(&Answer::Progress {
            done: scaled(done),
            total: scaled(total),
        });
    }
    let mut summary = Summary {
        format: Format::Kith.word().to_owned(),
        records,
        ..Summary::default()
    };
    tell(&mut summary, reading.problems);
    post(&Answer::Done(summary));
}

/// As many problems as are told, and the number of the rest.
fn tell(summary: &mut Summary, mut problems: Vec<Problem>) {
    summary.problems_untold = problems.len().saturating_sub(PROBLEMS_TOLD);
    problems.truncate(PROBLEMS_TOLD);
    summary.problems = problems;
}

/// People and problems not sent yet.
#[derive(Default)]
struct Chunk {
    people: Vec<Draft>,
    problems: Vec<Problem>,
}

async fn read_cards(bytes: &[u8]) {
    let mut summary = Summary {
        format: Format::VCard.word().to_owned(),
        ..Summary::default()
    };
    let mut chunk = Chunk::default();
    let mut told = 0;
    let mut cards = vcard::Cards::new(bytes);
    let mut since_report = 0;
    while let Some(item) = cards.next() {
        for problem in item.problems {
            if told < PROBLEMS_TOLD {
                chunk.problems.push(problem);
                told += 1;
            } else {
                summary.problems_untold += 1;
            }
        }
        if let Some(mut draft) = item.draft {
            take_photo(&mut draft, &mut summary).await;
            summary.people += 1;
            chunk.people.push(draft);
        }
        since_report += 1;
        if chunk.people.len() >= PEOPLE_AT_ONCE {
            send(&mut chunk);
        }
        if since_report >= CARDS_A_REPORT {
            since_report = 0;
            let (done, total) = cards.progress();
            post(&Answer::Progress {
                done: done as u64,
                total: total as u64,
            });
        }
    }
    send(&mut chunk);
    post(&Answer::Done(summary));
}

fn send(chunk: &mut Chunk) {
    let Chunk { people, problems } = std::mem::take(chunk);
    if !(people.is_empty() && problems.is_empty()) {
        post(&Answer::People { people, problems });
    }
}

async fn take_photo(draft: &mut Draft, summary: &mut Summary) {
    let Some(photo) = draft.photo.take() else {
        return;
    };
    draft.contact.thumbnail = photos::thumbnail(&photo).await;
    if draft.contact.thumbnail.is_some() {
        summary.photos_kept += 1;
    } else {
        summary.photos_left_out += 1;
    }
}
