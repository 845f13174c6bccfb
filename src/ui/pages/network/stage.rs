//! The canvas and what is done on it: by pointer, by wheel, by fingers and by keys.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use wasm_bindgen::JsCast as _;

use super::paint::paint;
use super::scene::Scene;
use super::state::State;
use crate::ui::browser::canvas::{Canvas, watch_size};
use crate::ui::browser::media;
use crate::ui::kit::{Glyph, Icon};

/// How far one press of an arrow moves it, in CSS pixels, and how much nearer one of + brings it.
const STEP: f64 = 60.0;
const NEARER: f64 = 1.3;

/// How far a pointer may move and still be a click, and how close to somebody one has to come.
const SLIP: f64 = 5.0;
const CLOSE: f64 = 14.0;
const CLOSE_BY_FINGER: f64 = 22.0;

/// What is on the canvas, and the fingers on it.
#[derive(Clone, Copy)]
struct Hand {
    scene: StoredValue<Option<Scene>, LocalStorage>,
    /// Whether a frame was asked for.
    asked: StoredValue<bool>,
    fingers: StoredValue<Fingers>,
    state: State,
}

/// Pointers that are down, and whether they moved.
#[derive(Clone, Default)]
struct Fingers {
    down: Vec<(i32, [f64; 2])>,
    moved: f64,
    /// Whether there were several: lifting one of them is no click.
    several: bool,
}

impl Hand {
    /// Does something to the picture, and draws it.
    fn with(self, act: impl FnOnce(&mut Scene)) {
        self.scene.try_update_value(|scene| {
            if let Some(scene) = scene {
                act(scene);
            }
        });
        self.draw_soon();
    }

    /// Draws with the next frame, and goes on as long as anything moves.
    fn draw_soon(self) {
        if self.asked.try_get_value() != Some(false) {
            return;
        }
        self.asked.set_value(true);
        request_animation_frame(move || {
            if self.asked.try_set_value(false).is_some() {
                return;
            }
            let moving = self.scene.try_update_value(|scene| {
                let Some(scene) = scene else { return false };
                let moving = scene.move_on(now);
                // Whoever wants no motion sees it when it rests.
                if !(moving && media::matches("(prefers-reduced-motion: reduce)")) {
                    paint(scene);
                }
                moving
            });
            if moving == Some(true) {
                self.draw_soon();
            }
        });
    }

    fn press(self, event: &ev::PointerEvent) {
        let Some(canvas) = canvas_of(event).filter(|_| event.button() == 0) else {
            return;
        };
        // A pointer that is gone already cannot be held.
        let _ = canvas.set_pointer_capture(event.pointer_id());
        self.fingers.update_value(|fingers| {
            if fingers.down.is_empty() {
                *fingers = Fingers::default();
            }
            fingers.down.push((event.pointer_id(), point(event)));
            fingers.several |= fingers.down.len() > 1;
        });
    }

    fn drag(self, event: &ev::PointerEvent) {
        let to = point(event);
        let before = self.fingers.get_value().down;
        let Some(at) = before.iter().position(|one| one.0 == event.pointer_id()) else {
            return self.touch(to);
        };
        let from = before[at].1;
        self.fingers.update_value(|fingers| {
            fingers.down[at].1 = to;
            fingers.moved += distance(from, to);
        });
        let other = before.iter().find(|one| one.0 != event.pointer_id());
        let moved = self.fingers.with_value(|fingers| fingers.moved);
        match other {
            // Two fingers: what is between them stays between them.
            Some((_, other)) => {
                let times = distance(to, *other) / distance(from, *other).max(1.0);
                let middle = [0, 1].map(|axis| (to[axis] + other[axis]) / 2.0);
                let by = [0, 1].map(|axis| (to[axis] - from[axis]) / 2.0);
                self.with(|scene| {
                    scene.pan(by);
                    scene.zoom(times, Some(middle));
                });
            }
            None if moved > SLIP => {
                self.with(|scene| scene.pan([to[0] - from[0], to[1] - from[1]]));
            }
            None => {}
        }
    }

    fn lift(self, event: &ev::PointerEvent, is_click: bool) {
        let before = self.fingers.get_value();
        let id = event.pointer_id();
        self.fingers
            .update_value(|fingers| fingers.down.retain(|one| one.0 != id));
        let was_down = before.down.iter().any(|one| one.0 == id);
        if is_click && was_down && !before.several && before.moved <= SLIP {
            let close = match event.pointer_type() == "mouse" {
                true => CLOSE,
                false => CLOSE_BY_FINGER,
            };
            self.choose(point(event), close);
        }
    }

    /// Looks around whoever is there.
    fn choose(self, point: [f64; 2], close: f64) {
        let whom = self.scene.with_value(|scene| {
            let scene = scene.as_ref()?;
            let one = scene.at(point, close)?;
            Some(scene.picture.people[one].id)
        });
        if whom.is_some() {
            self.state.look_around(whom);
        }
    }

    /// Names whoever the pointer is on.
    fn touch(self, point: [f64; 2]) {
        let at = |scene: &Option<Scene>| {
            let scene = scene.as_ref()?;
            let touched = scene.at(point, CLOSE);
            (touched != scene.touched).then_some(touched)
        };
        if let Some(touched) = self.scene.with_value(at) {
            self.with(|scene| scene.touched = touched);
        }
    }

    fn key(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => self.with(|scene| scene.pan([STEP, 0.0])),
            "ArrowRight" => self.with(|scene| scene.pan([-STEP, 0.0])),
            "ArrowUp" => self.with(|scene| scene.pan([0.0, STEP])),
            "ArrowDown" => self.with(|scene| scene.pan([0.0, -STEP])),
            "+" | "=" => self.with(|scene| scene.zoom(NEARER, None)),
            "-" => self.with(|scene| scene.zoom(1.0 / NEARER, None)),
            "0" => self.with(Scene::fit),
            "Escape" => self.state.look_around(None),
            _ => return,
        }
        event.prevent_default();
    }

    fn wheel(self, event: &ev::WheelEvent) {
        event.prevent_default();
        // In lines, where the browser does not count in pixels (UI Events, 5.4).
        let unit = if event.delta_mode() == 0 { 1.0 } else { 16.0 };
        let by = (event.delta_y() * unit).clamp(-200.0, 200.0);
        let times = (-by * 0.0022).exp();
        self.with(|scene| scene.zoom(times, Some(point(event))));
    }
}

/// Milliseconds since any moment.
fn now() -> f64 {
    let performance = window().performance();
    performance.map_or(0.0, |performance| performance.now())
}

fn canvas_of(event: &ev::PointerEvent) -> Option<web_sys::HtmlCanvasElement> {
    event.current_target()?.dyn_into().ok()
}

/// Where on the canvas it is.
fn point(event: &web_sys::MouseEvent) -> [f64; 2] {
    [event.offset_x(), event.offset_y()].map(f64::from)
}

fn distance(one: [f64; 2], other: [f64; 2]) -> f64 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

/// The picture.
#[component]
pub fn Stage(state: State) -> impl IntoView {
    let hand = Hand {
        scene: StoredValue::new_local(None),
        asked: StoredValue::new(false),
        fingers: StoredValue::new(Fingers::default()),
        state,
    };
    let element = NodeRef::<html::Canvas>::new();
    follow(hand, element);
    let label = move || {
        state.picture.with(|picture| {
            let (people, links) = (picture.people.len(), picture.links.len());
            format!("Picture of {people} people and {links} links")
        })
    };
    view! {
        <div class="network-stage">
            <canvas
                node_ref=element
                class="network-canvas"
                tabindex="0"
                role="application"
                aria-roledescription="picture"
                aria-label=label
                aria-describedby="network-keys"
                on:pointerdown=move |event| hand.press(&event)
                on:pointermove=move |event| hand.drag(&event)
                on:pointerup=move |event| hand.lift(&event, true)
                on:pointercancel=move |event| hand.lift(&event, false)
                on:pointerleave=move |_| hand.with(|scene| scene.touched = None)
                on:wheel=move |event| hand.wheel(&event)
                on:keydown=move |event| hand.key(&event)
            ></canvas>
            <div class="network-zoom" role="group" aria-label="What is in sight">
                <Zoom glyph=Glyph::Plus label="Nearer" act=move || hand.with(|scene| scene.zoom(NEARER, None))/>
                <Zoom glyph=Glyph::Minus label="Further away" act=move || hand.with(|scene| scene.zoom(1.0 / NEARER, None))/>
                <Zoom glyph=Glyph::Whole label="All of it" act=move || hand.with(Scene::fit)/>
            </div>
        </div>
        <p id="network-keys" class="muted network-keys">
            "Press somebody to look around them. The table below says the same in words."
            <span class="network-by-keys">
                " Arrow keys move the picture, + and − bring it nearer and further, 0 shows all of it, \
                 Escape shows everyone."
            </span>
        </p>
    }
}

#[component]
fn Zoom(glyph: Glyph, label: &'static str, act: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" class="button-plain" aria-label=label title=label on:click=move |_| act()>
            <Icon glyph/>
        </button>
    }
}

/// Keeps what is drawn to what is asked, to the size of the canvas, and to the colours of the page.
fn follow(hand: Hand, element: NodeRef<html::Canvas>) {
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let resized = move || hand.with(Scene::resize);
        watch.set_value(watch_size(&element, resized));
        hand.scene.set_value(Canvas::of(element).map(Scene::new));
        let picture = hand.state.picture.get_untracked();
        hand.with(|scene| scene.show(picture));
    });
    Effect::new(move |_| {
        let picture = hand.state.picture.get();
        hand.with(|scene| scene.show(picture));
    });
    let recolour = move || hand.with(|scene| scene.palette = None);
    let app = hand.state.app;
    let appearance = Memo::new(move |_| app.read(|book| book.preferences().appearance));
    Effect::new(move |_| {
        appearance.track();
        recolour();
    });
    let scheme = media::on_change("(prefers-color-scheme: dark)", recolour);
    on_cleanup(move || drop(scheme));
}
