//! What the parts of the page share: what is asked of the network, which the address says, and what
//! comes of it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::Id;
use crate::route::{Route, parameter};
use crate::rules::network::{Asked, Network, Picture};
use crate::ui::browser::hash;
use crate::ui::state::App;

/// A handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct State {
    pub app: App,
    pub asked: RwSignal<Asked>,
    pub network: Memo<Arc<Network>>,
    pub picture: Memo<Arc<Picture>>,
}

impl State {
    pub fn new(app: App) -> State {
        let asked = RwSignal::new(in_address());
        // A link, Back and Forward lead to what was asked there.
        Effect::new(move |_| {
            let here = app.route.get() == Route::Network;
            let now = in_address();
            if here && asked.with_untracked(|asked| *asked != now) {
                asked.set(now);
            }
        });
        let network = Memo::new(move |_| {
            let today = app.today.get();
            Arc::new(app.read(|book| Network::of(book, today)))
        });
        let picture = Memo::new(move |_| {
            let network = network.get();
            asked.with(|asked| Arc::new(app.read(|book| Picture::of(&network, book, asked))))
        });
        State {
            app,
            asked,
            network,
            picture,
        }
    }

    /// Asks something else, as a step that Back takes back.
    pub fn ask(self, edit: impl FnOnce(&mut Asked)) {
        let mut asked = self.asked.get_untracked();
        edit(&mut asked);
        if self.asked.with_untracked(|before| *before == asked) {
            return;
        }
        let parameters = asked.parameters();
        let parameters = parameters.iter().map(|(name, text)| (*name, text.as_str()));
        hash::push(&Route::Network.with(parameters));
        self.asked.set(asked);
    }

    /// Looks around somebody, or at everyone.
    pub fn look_around(self, whom: Option<Id>) {
        self.ask(|asked| asked.focus = whom);
    }
}

fn in_address() -> Asked {
    let fragment = hash::current();
    Asked::read(|name| parameter(&fragment, name))
}
