//! Reads files for the page and writes them, in parts: the page never waits long for a message, and
//! never sees the book as text.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Uint8Array};
use kith::domain::{Book, Delta};
use kith::formats::{Draft, FILE_LIMIT, Format, PEOPLE_LIMIT, Problem, backup, detect, vcard};
use kith::messages::{
    Answer, Order, PEOPLE_AT_ONCE, PROBLEMS_TOLD, RECORDS_AT_ONCE, Summary, from_bytes, next_sheet,
    read_sheet, to_bytes,
};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent};

use crate::photos::{self, Flaw};

/// Cards between two reports of progress, where pictures make a chunk of people slow.
const CARDS_A_REPORT: usize = 25;

/// Waits for files and orders, and says so.
pub fn listen() {
    let book = RefCell::new(Book::default());
    let picture_comes = Cell::new(false);
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        if let Some(file) = data.dyn_ref::<Blob>() {
            let file = file.clone();
            return match picture_comes.take() {
                true => spawn_local(shrink(file)),
                false => spawn_local(read(file)),
            };
        }
        let order = data
            .dyn_ref::<Uint8Array>()
            .and_then(|bytes| from_bytes(&bytes.to_vec()));
        match order {
            Some(Order::Take(sheet)) => match read_sheet(&sheet) {
                Some(delta) => book.borrow_mut().absorb(delta),
                None => refuse("A part of the book could not be read, so no file was written."),
            },
            Some(Order::Write) => write(&book.take()),
            Some(Order::Picture) => picture_comes.set(true),
            None => refuse("The page sent something that is no file."),
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
    let bytes = Uint8Array::from(to_bytes(answer).as_slice());
    // Handed over, not copied. A page that is gone needs no answer.
    drop(scope().post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer())));
}

fn refuse(reason: impl Into<String>) {
    post(&Answer::Refused(reason.into()));
}

/// Answers with the whole book as a file.
fn write(book: &Book) {
    let text = Uint8Array::from(backup::write(book).as_bytes());
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    match Blob::new_with_u8_array_sequence_and_options(&Array::of1(&text), &options) {
        Ok(file) => drop(scope().post_message(&file)),
        Err(_) => refuse("The browser has no room for the file. Nothing was changed."),
    }
}

/// Whether the file is larger than what is read, which is said then.
fn is_too_large(file: &Blob) -> bool {
    let large = file.size() > FILE_LIMIT as f64;
    if large {
        let megabytes = FILE_LIMIT / 1024 / 1024;
        refuse(format!(
            "The file is larger than {megabytes} MB, which is more than Kith reads. Nothing was changed."
        ));
    }
    large
}

/// Answers with a thumbnail of the picture.
async fn shrink(picture: Blob) {
    if is_too_large(&picture) {
        return;
    }
    match photos::thumbnail(&picture).await {
        Ok(thumbnail) => post(&Answer::Picture(thumbnail)),
        Err(Flaw::NotRead) => refuse(
            "The browser cannot read this file as a picture. Nothing was changed. Choose a JPEG, \
             PNG or WebP.",
        ),
        Err(Flaw::TooLarge) => refuse(
            "This picture could not be made small enough to be kept. Nothing was changed. Choose \
             another one.",
        ),
    }
}

async fn read(file: Blob) {
    if is_too_large(&file) {
        return;
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
    let Delta {
        entries,
        tombstones,
    } = reading.delta;
    let records = entries.len();
    let (mut done, total) = (0, records as u64);
    let mut after = None;
    while let Some((sheet, last)) = next_sheet(&entries, &tombstones, after) {
        after = Some(last);
        post(&Answer::Records(sheet.into()));
        done = total.min(done + RECORDS_AT_ONCE as u64);
        let scaled = |part: u64| part * bytes.len() as u64 / total.max(1);
        post(&Answer::Progress {
            done: scaled(done),
            total: scaled(total),
        });
    }
    let mut summary = Summary {
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
    let mut summary = Summary::default();
    let mut chunk = Chunk::default();
    let mut told = 0;
    let mut cards = vcard::Cards::new(bytes);
    let mut since_report = 0;
    while let Some(item) = cards.next() {
        if summary.people >= PEOPLE_LIMIT {
            let thousands = PEOPLE_LIMIT / 1000;
            return refuse(format!(
                "The file has more than {thousands},000 people, which is more than one book of Kith can \
                 hold. Nothing was imported. Split the file, and take the part you need."
            ));
        }
        for problem in item.problems {
            if told < PROBLEMS_TOLD {
                chunk.problems.push(problem);
                told += 1;
            } else {
                summary.problems_untold += 1;
            }
        }
        if let Some(mut draft) = item.draft {
            if let Some(problem) = take_photo(&mut draft, &mut summary).await {
                chunk.problems.push(problem);
            }
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

/// Makes the thumbnail; where that cannot be done, says whose picture is left out.
async fn take_photo(draft: &mut Draft, summary: &mut Summary) -> Option<Problem> {
    let photo = draft.photo.take()?;
    if let Ok(thumbnail) = photos::thumbnail_of(&photo).await {
        draft.contact.thumbnail = Some(thumbnail);
        summary.photos_kept += 1;
        return None;
    }
    summary.photos_left_out += 1;
    let reason = format!(
        "The photo of {} could not be read, or not be made small enough, and is left out.",
        draft.contact.display_name()
    );
    Some(Problem::new(draft.card, draft.line, reason))
}
