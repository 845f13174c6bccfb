//! Where people stand in the picture: links draw together, all push each other off, until it settles.
//!
//! `fjadra` has the forces, after those of d3-force. Nothing in it is drawn by lot but by a generator
//! that begins alike each time, and the places to begin from are told from ids: so the same network
//! always looks the same.

use fjadra::{Collide, Link, ManyBody, PositionX, PositionY, Simulation, SimulationBuilder};

use crate::domain::Id;

/// How far apart two who are linked would like to be, and how far people keep from each other.
const LINK: f64 = 46.0;
const APART: f64 = 9.0;
const PUSH: f64 = -110.0;

/// How strongly all are drawn to the middle, so that those without a link to the others stay near.
const MIDDLE: f64 = 0.060;

/// Steps until it settles, from the beginning and after a change.
const STEPS: f64 = 220.0;

/// How much is left in motion when it counts as settled, of 1 at the beginning.
const REST: f64 = 0.004;

/// A picture that is moving, or at rest.
pub struct Layout {
    simulation: Simulation,
}

impl Layout {
    /// Of people who begin in those places and are so linked. `unrest` is how much is to be moved: 1
    /// for a picture that is new, less for one in which most is where it was. `shape` is how much wider
    /// than high the screen is, which the picture is to fill.
    pub fn new(
        places: impl IntoIterator<Item = [f64; 2]>,
        links: impl IntoIterator<Item = (usize, usize)>,
        unrest: f64,
        shape: f64,
    ) -> Self {
        let wide = shape.clamp(0.5, 2.0).sqrt();
        let links = Link::new(links).distance(LINK);
        let simulation = SimulationBuilder::default()
            .with_alpha(unrest)
            .with_alpha_min(REST)
            .with_alpha_decay(1.0 - REST.powf(1.0 / STEPS))
            .build(places)
            .add_force("collide", Collide::new().radius(|_| APART))
            .add_force("link", links)
            .add_force("push", ManyBody::new().strength(PUSH))
            .add_force("x", PositionX::new().strength(MIDDLE / wide))
            .add_force("y", PositionY::new().strength(MIDDLE * wide));
        Layout { simulation }
    }

    /// Whether nothing moves any more.
    pub fn is_settled(&self) -> bool {
        self.simulation.is_finished()
    }

    /// Moves everything once; at rest, nothing.
    pub fn step(&mut self) {
        if !self.is_settled() {
            self.simulation.tick(1);
        }
    }

    /// Moves everything as often as there is time for, but once at least. `now` tells milliseconds.
    pub fn step_within(&mut self, millis: f64, now: impl Fn() -> f64) {
        let begun = now();
        loop {
            self.step();
            if self.is_settled() || now() - begun >= millis {
                return;
            }
        }
    }

    /// Where everybody is, in the order in which they were given.
    pub fn places(&self) -> impl Iterator<Item = [f64; 2]> + '_ {
        self.simulation.positions()
    }
}

/// Where a person begins in a picture of so many: anywhere on a disc, but always there.
pub fn start_of(id: Id, people: usize) -> [f64; 2] {
    let spread = id.spread();
    let turn = f64::from(spread & 0xffff) / 65_536.0 * std::f64::consts::TAU;
    let far = (f64::from(spread >> 16) / 65_536.0).sqrt();
    let radius = LINK * (people as f64).sqrt() * far;
    [radius * turn.cos(), radius * turn.sin()]
}
