//! Drawing the picture: hairlines, a disc for each person, and names where there is room.

use super::scene::Scene;
use crate::rules::network::NAMED;
use crate::ui::browser::canvas::Canvas;

/// Of names, in CSS pixels.
pub const FONT_SIZE: f64 = 13.0;

/// Most names at once.
const MOST_NAMES: usize = 140;

/// Room is given away in squares of that many CSS pixels.
const SQUARE: f64 = 10.0;

/// The colours of the style sheet, as they are now.
pub struct Palette {
    groups: Vec<String>,
    line: String,
    strong: String,
    ink: String,
    paper: String,
    accent: String,
    pub family: String,
}

impl Palette {
    pub fn of(canvas: &Canvas) -> Self {
        let slot = |slot: usize| canvas.colour(&format!("--network-{slot}"));
        Palette {
            groups: (0..NAMED + 2).map(slot).collect(),
            line: canvas.colour("--network-line"),
            strong: canvas.colour("--edge"),
            ink: canvas.colour("--ink"),
            paper: canvas.colour("--network-paper"),
            accent: canvas.colour("--accent"),
            family: canvas.property("--serif"),
        }
    }
}

/// Draws all of it.
pub fn paint(scene: &mut Scene) {
    let palette = match scene.palette.take() {
        Some(palette) => palette,
        None => Palette::of(&scene.canvas),
    };
    let places = scene.places.iter();
    let there: Vec<[f64; 2]> = places.map(|place| scene.sight.on_screen(*place)).collect();
    scene.canvas.clear(scene.size);
    lines(scene, &palette, &there);
    discs(scene, &palette, &there);
    names(scene, &palette, &there);
    scene.palette = Some(palette);
}

/// How large a person is drawn: alike for all, a little larger from near.
fn radius(scene: &Scene) -> f64 {
    (5.0 * scene.sight.scale.sqrt()).clamp(2.5, 9.0)
}

fn lines(scene: &Scene, palette: &Palette, there: &[[f64; 2]]) {
    let near = scene.touched.or(scene.picture.focus);
    let is_near = |ends: (usize, usize)| near == Some(ends.0) || near == Some(ends.1);
    let links = scene.picture.links.iter().map(|link| link.ends);
    let (strong, others): (Vec<_>, Vec<_>) = links.partition(|ends| is_near(*ends));
    let ends = |(one, other): (usize, usize)| [there[one], there[other]];
    let canvas = &scene.canvas;
    canvas.lines(&palette.line, 1.0, others.into_iter().map(ends));
    canvas.lines(&palette.strong, 1.25, strong.into_iter().map(ends));
}

fn discs(scene: &Scene, palette: &Palette, there: &[[f64; 2]]) {
    let radius = radius(scene);
    let people = &scene.picture.people;
    let of = |slot: usize, died: bool| {
        let those = people.iter().zip(there);
        let those = those.filter(move |(one, _)| one.slot == slot && one.died == died);
        those.map(|(_, place)| *place)
    };
    let paper = palette.paper.as_str();
    // The last slots lie below: those without a colour of their own.
    for (slot, colour) in palette.groups.iter().enumerate().rev() {
        let edge = (paper, 2.5);
        scene.canvas.discs(colour, edge, radius, of(slot, false));
        // Hollow, for those who have died.
        let edge = (colour.as_str(), 2.0);
        scene
            .canvas
            .discs(paper, edge, radius - 1.0, of(slot, true));
    }
    let rings = [
        scene.picture.focus.map(|one| (one, &palette.accent, 2.0)),
        scene.touched.map(|one| (one, &palette.ink, 1.5)),
    ];
    for (one, colour, width) in rings.into_iter().flatten() {
        if let Some(place) = there.get(one) {
            scene.canvas.ring(colour, width, radius + 3.5, *place);
        }
    }
}

/// Names below their people, as far as they cover no other name and hardly anybody; those of whom one
/// looks at in any case.
fn names(scene: &Scene, palette: &Palette, there: &[[f64; 2]]) {
    scene
        .canvas
        .set_font(&format!("{FONT_SIZE}px {}", palette.family));
    let mut room = Room::new(scene.size);
    for place in there {
        room.take(*place, [1.0, 1.0], 1);
    }
    let first = scene.touched.into_iter().chain(scene.picture.focus);
    let wanted = first.clone().count();
    let below = radius(scene) + 3.0;
    let mut drawn = 0;
    for (at, one) in first.chain(scene.order.iter().copied()).enumerate() {
        let (Some([x, y]), Some(width)) = (there.get(one).copied(), scene.widths.get(one)) else {
            continue;
        };
        let from = [x - width / 2.0 - 2.0, y + below];
        let size = [width + 4.0, FONT_SIZE + 2.0];
        let must = at < wanted;
        if !must && !room.is_free(from, size) {
            continue;
        }
        room.take(from, size, Room::FULL);
        let name = &scene.picture.people[one].name;
        let (ink, paper) = (&palette.ink, &palette.paper);
        scene.canvas.text_below(name, [x, y + below], ink, paper);
        drawn += 1;
        if drawn >= MOST_NAMES {
            return;
        }
    }
}

/// What of the canvas is taken.
struct Room {
    columns: usize,
    taken: Vec<u8>,
}

impl Room {
    const FULL: u8 = 100;
    /// So many people may be covered by a name.
    const FEW: u8 = 1;

    fn new(size: [f64; 2]) -> Self {
        let [columns, rows] = size.map(|length| (length / SQUARE).ceil().max(0.0) as usize + 1);
        Room {
            columns,
            taken: vec![0; columns * rows],
        }
    }

    /// The squares of a rectangle, as far as they are on the canvas.
    fn squares(&self, from: [f64; 2], size: [f64; 2]) -> impl Iterator<Item = usize> + use<> {
        let square = |length: f64| (length / SQUARE).floor() as i64;
        let (left, top) = (square(from[0]), square(from[1]));
        let (right, bottom) = (square(from[0] + size[0]), square(from[1] + size[1]));
        let (columns, all) = (self.columns as i64, self.taken.len() as i64);
        (top..=bottom)
            .flat_map(move |row| (left..=right).map(move |column| (row, column)))
            .filter(move |(row, column)| {
                (0..columns).contains(column) && *row >= 0 && row * columns + column < all
            })
            .map(move |(row, column)| (row * columns + column) as usize)
    }

    fn take(&mut self, from: [f64; 2], size: [f64; 2], much: u8) {
        for square in self.squares(from, size) {
            self.taken[square] = self.taken[square].saturating_add(much).min(Self::FULL);
        }
    }

    /// Whether a name can stand there, at least in part on the canvas.
    fn is_free(&self, from: [f64; 2], size: [f64; 2]) -> bool {
        let mut any = false;
        let mut covered = 0u8;
        for square in self.squares(from, size) {
            any = true;
            covered = covered.saturating_add(self.taken[square]);
        }
        any && covered <= Self::FEW
    }
}
