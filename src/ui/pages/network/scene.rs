//! The picture as it stands on the canvas: where everybody is, what of it is in sight, what is touched.

use std::collections::HashMap;
use std::sync::Arc;

use super::paint::{FONT_SIZE, Palette};
use crate::domain::Id;
use crate::rules::network::{Layout, Picture, Sight, start_of};
use crate::ui::browser::canvas::Canvas;

/// Milliseconds of a frame that may be spent on moving people.
const MOVING: f64 = 7.0;

/// Room around all of it, in CSS pixels, and how large a few people may be drawn.
const MARGIN: f64 = 44.0;
const LARGEST: f64 = 2.6;

/// How much a picture is stirred in which all are where they were.
const STIRRED: f64 = 0.3;

/// All that is drawn, and how.
pub struct Scene {
    pub canvas: Canvas,
    pub size: [f64; 2],
    pub picture: Arc<Picture>,
    pub places: Vec<[f64; 2]>,
    pub sight: Sight,
    /// Whom the pointer is on.
    pub touched: Option<usize>,
    /// Read from the style sheet when it is needed.
    pub palette: Option<Palette>,
    /// How wide each name is.
    pub widths: Vec<f64>,
    /// In which order names are given room: those with most links first.
    pub order: Vec<usize>,
    layout: Option<Layout>,
    /// Where everybody was when they were last drawn.
    known: HashMap<Id, [f64; 2]>,
    /// Whether somebody moved or zoomed it: then it stays as they put it.
    held: bool,
}

impl Scene {
    pub fn new(canvas: Canvas) -> Self {
        let size = canvas.fit();
        Scene {
            canvas,
            size,
            picture: Arc::default(),
            places: Vec::new(),
            sight: Sight::default(),
            touched: None,
            palette: None,
            widths: Vec::new(),
            order: Vec::new(),
            layout: None,
            known: HashMap::new(),
            held: false,
        }
    }

    /// Shows another picture. Whoever was in the last one begins where they were; where they are the
    /// same people with the same links, nobody moves.
    pub fn show(&mut self, picture: Arc<Picture>) {
        let is_same = is_same(&self.picture, &picture);
        if self.picture.groups != picture.groups {
            self.palette = None;
        }
        self.picture = picture;
        self.measure();
        if is_same {
            return;
        }
        self.touched = None;
        self.held = false;
        let here = self.known.len();
        let people = &self.picture.people;
        let all = people.len();
        let new = people
            .iter()
            .filter(|one| !self.known.contains_key(&one.id));
        let share = new.count() as f64 / all.max(1) as f64;
        let start = |id: Id| match self.known.get(&id) {
            Some(place) if here > 0 => *place,
            _ => start_of(id, all),
        };
        self.places = people.iter().map(|one| start(one.id)).collect();
        let links = self.picture.links.iter().map(|link| link.ends);
        let shape = match self.size {
            [width, height] if height > 0.0 => width / height,
            _ => 1.0,
        };
        let unrest = STIRRED + (1.0 - STIRRED) * share;
        self.layout = Some(Layout::new(
            self.places.iter().copied(),
            links,
            unrest,
            shape,
        ));
    }

    /// Takes the widths and the order of the names anew.
    fn measure(&mut self) {
        if self.palette.is_none() {
            self.palette = Some(Palette::of(&self.canvas, &self.picture.groups));
        }
        let family = self
            .palette
            .as_ref()
            .map_or("serif", |one| one.family.as_str());
        self.canvas.set_font(&format!("{FONT_SIZE}px {family}"));
        let people = self.picture.people.iter();
        self.widths = people.map(|one| self.canvas.width_of(&one.name)).collect();
        let mut degrees = vec![0usize; self.picture.people.len()];
        for link in &self.picture.links {
            degrees[link.ends.0] += 1;
            degrees[link.ends.1] += 1;
        }
        self.order = (0..degrees.len()).collect();
        self.order
            .sort_by_key(|one| std::cmp::Reverse(degrees[*one]));
    }

    /// Moves people on, as long as there is time in this frame. Whether they still move.
    pub fn move_on(&mut self, now: impl Fn() -> f64) -> bool {
        let Some(layout) = &mut self.layout else {
            return false;
        };
        layout.step_within(MOVING, now);
        self.places.clear();
        self.places.extend(layout.places());
        let moving = !layout.is_settled();
        if !moving {
            self.layout = None;
            let people = self.picture.people.iter().map(|one| one.id);
            self.known.extend(people.zip(self.places.iter().copied()));
        }
        if !self.held {
            self.fit();
        }
        moving
    }

    /// Whether anybody still moves.
    pub fn is_moving(&self) -> bool {
        self.layout.is_some()
    }

    /// All of it in sight.
    pub fn fit(&mut self) {
        self.held = false;
        self.sight = Sight::of_all(&self.places, self.size, MARGIN, LARGEST);
    }

    /// Takes the size of the canvas anew.
    pub fn resize(&mut self) {
        let before = self.size;
        self.size = self.canvas.fit();
        if self.held {
            let by = [0, 1].map(|axis| (self.size[axis] - before[axis]) / 2.0);
            self.sight = self.sight.moved(by);
        } else {
            self.fit();
        }
    }

    pub fn pan(&mut self, by: [f64; 2]) {
        self.held = true;
        self.sight = self.sight.moved(by);
    }

    /// Nearer or further, about that point of the canvas, or its middle.
    pub fn zoom(&mut self, times: f64, point: Option<[f64; 2]>) {
        self.held = true;
        let middle = self.size.map(|length| length / 2.0);
        self.sight = self.sight.zoomed(times, point.unwrap_or(middle));
    }

    /// Who is at that point, or close to it.
    pub fn at(&self, point: [f64; 2], within: f64) -> Option<usize> {
        self.sight.nearest(&self.places, point, within)
    }
}

/// Whether two pictures have the same people and links, whatever else is said of them.
fn is_same(one: &Picture, other: &Picture) -> bool {
    let people = one.people.iter().map(|one| one.id);
    let links = one.links.iter().map(|link| link.ends);
    people.eq(other.people.iter().map(|one| one.id))
        && links.eq(other.links.iter().map(|link| link.ends))
}
