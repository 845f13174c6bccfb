//! Whether an import fits, said before it is made.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::Change;
use crate::ui::browser::clock;
use crate::ui::state::{App, Room};

/// A part of one, in words: "0.4 %".
pub fn percent(part: f64) -> String {
    let percent = part * 100.0;
    if percent <= 0.0 {
        "0 %".to_owned()
    } else if percent < 0.1 {
        "less than 0.1 %".to_owned()
    } else if percent < 10.0 {
        // In whole numbers: writing others takes ten kilobytes of code.
        let tenths = (percent * 10.0).round() as u64;
        format!("{}.{} %", tenths / 10, tenths % 10)
    } else {
        format!("{} %", percent.round() as u64)
    }
}

/// What is known of the room for what is chosen now.
#[derive(Clone, Copy)]
pub struct Asked {
    app: App,
    answer: RwSignal<Option<Result<Room, String>>>,
    turn: StoredValue<u32>,
}

/// Choices made within so many milliseconds are measured together.
const PAUSE_MILLIS: u32 = 250;

impl Asked {
    pub fn new(app: App) -> Asked {
        Asked {
            app,
            answer: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Measures what `change` gives, once the choosing has paused.
    pub fn about(self, change: impl FnOnce() -> Arc<Change> + 'static) {
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        self.answer.set(None);
        leptos::task::spawn_local(async move {
            clock::sleep(PAUSE_MILLIS).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            let answer = self.app.room_for(change()).await;
            if self.turn.try_get_value() == Some(turn) {
                let _ = self.answer.try_set(Some(answer));
            }
        });
    }

    /// Whether it is known to fit.
    pub fn fits(self) -> bool {
        self.answer
            .with(|answer| matches!(answer, Some(Ok(room)) if room.fits))
    }
}

/// The answer as a sentence.
#[component]
pub fn RoomSentence(asked: Asked) -> impl IntoView {
    let sentence = move || match asked.answer.get() {
        None => (false, "Measuring the room it takes…".to_owned()),
        Some(Err(sentence)) => (true, sentence),
        Some(Ok(room)) if room.fits => (
            false,
            format!(
                "It takes {} of the room this browser gives Kith; {} are used.",
                percent(room.needed),
                percent(room.used)
            ),
        ),
        Some(Ok(room)) => (
            true,
            format!(
                "This does not fit: it takes {} of the room, and {} are used already. Nothing \
                 will be imported. Choose fewer people, or make room first.",
                percent(room.needed),
                percent(room.used)
            ),
        ),
    };
    let sentence = Memo::new(move |_| sentence());
    view! {
        <p
            class="import-room"
            class:field-error=move || sentence.get().0
            role="status"
        >
            {move || sentence.get().1}
        </p>
    }
}
