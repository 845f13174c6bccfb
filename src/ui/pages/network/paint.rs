//! Drawing the picture: hairlines, a disc for each person, and names where there is room.

use super::scene::Scene;
use crate::rules::network::{Group, NAMED};
use crate::ui::browser::canvas::Canvas;

/// Of names, in CSS pixels.
pub const FONT_SIZE: u16 = 13;

/// Most names at once.
const MOST_NAMES: usize = 140;

/// Beyond so many lines they are drawn fainter.
const FAINT: f64 = 400.0;

/// So many people are too many to read names while they move.
const MANY: usize = 150;

/// Room is given away in squares of that many CSS pixels.
const SQUARE: f64 = 6.0;

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
    /// For a picture of those groups.
    pub fn of(canvas: &Canvas, groups: &[Group]) -> Self {
        let plain = |property: &str| canvas.colour(property, None);
        let slot = |slot: usize| {
            let group = groups.iter().find(|one| one.slot == slot);
            match group.and_then(|one| one.hue) {
                Some(hue) => canvas.colour("--network-circle", Some(hue)),
                None => plain(&format!("--network-{slot}")),
            }
        };
        Palette {
            groups: (0..NAMED + 2).map(slot).collect(),
            line: plain("--network-line"),
            strong: plain("--edge"),
            ink: plain("--ink"),
            paper: plain("--network-paper"),
            accent: plain("--accent"),
            family: canvas.property("--serif"),
        }
    }
}

/// Draws all of it.
pub fn paint(scene: &mut Scene) {
    let palette = match scene.palette.take() {
        Some(palette) => palette,
        None => Palette::of(&scene.canvas, &scene.picture.groups),
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
    // Very many lines are drawn fainter, so that they stay in the background.
    let faint = (FAINT / others.len().max(1) as f64).sqrt();
    canvas.set_alpha(faint.clamp(0.45, 1.0));
    canvas.lines(&palette.line, 1.0, others.into_iter().map(ends));
    canvas.set_alpha(1.0);
    canvas.lines(&palette.strong, 1.25, strong.into_iter().map(ends));
}

fn discs(scene: &Scene, palette: &Palette, there: &[[f64; 2]]) {
    let radius = radius(scene);
    let people = &scene.picture.people;
    let of = |slot: usize, died: bool| {
        let those = people.iter().zip(there);
        let those = those.filter(move |(one, _)| one.slot == slot && one.died == died);
        those.map(|(_, place)| *place).collect::<Vec<_>>()
    };
    let canvas = &scene.canvas;
    // The last slots lie below: those without a colour of their own.
    for (slot, colour) in palette.groups.iter().enumerate().rev() {
        let (alive, died) = (of(slot, false), of(slot, true));
        canvas.discs(&palette.paper, radius + 1.5, &alive);
        canvas.discs(colour, radius, &alive);
        // Hollow, for those who have died.
        canvas.discs(colour, radius, &died);
        canvas.discs(&palette.paper, radius - 2.0, &died);
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

/// Names beside their people, as far as they cover no other name and nobody; those of whom one looks
/// at in any case. While many people move, these alone.
fn names(scene: &Scene, palette: &Palette, there: &[[f64; 2]]) {
    let canvas = &scene.canvas;
    canvas.set_font(&format!("{FONT_SIZE}px {}", palette.family));
    let mut room = Room::new(scene.size);
    for [x, y] in there {
        room.take([x - 2.0, y - 2.0], [4.0, 4.0]);
    }
    let focus = scene
        .picture
        .focus
        .filter(|one| scene.touched != Some(*one));
    let looked_at = [scene.touched, focus];
    let first = looked_at.into_iter().flatten();
    let rest = scene.order.iter().copied();
    // Each once.
    let rest = rest.filter(|one| !looked_at.contains(&Some(*one)));
    let wanted = first.clone().count();
    let most = match scene.is_moving() && there.len() > MANY {
        true => wanted,
        false => MOST_NAMES,
    };
    let (away, height) = (radius(scene) + 4.0, f64::from(FONT_SIZE));
    let mut drawn = 0;
    for (at, one) in first.chain(rest).enumerate() {
        if drawn >= most {
            return;
        }
        let (Some([x, y]), Some(width)) = (there.get(one).copied(), scene.widths.get(one)) else {
            continue;
        };
        let (up, aside) = (away + height / 2.0, away + width / 2.0);
        let beside = [[x, y + up], [x, y - up], [x + aside, y], [x - aside, y]];
        let size = [width + 4.0, height + 2.0];
        let corner = |[x, y]: [f64; 2]| [x - size[0] / 2.0, y - size[1] / 2.0];
        let free = beside
            .into_iter()
            .find(|middle| room.is_free(corner(*middle), size));
        let Some(middle) = free.or((at < wanted).then_some(beside[0])) else {
            continue;
        };
        room.take(corner(middle), size);
        let name = &scene.picture.people[one].name;
        canvas.text(name, middle, &palette.ink, &palette.paper);
        drawn += 1;
    }
}

/// What of the canvas is taken.
struct Room {
    columns: usize,
    taken: Vec<bool>,
}

impl Room {
    fn new(size: [f64; 2]) -> Self {
        let [columns, rows] = size.map(|length| (length / SQUARE).ceil().max(0.0) as usize + 1);
        Room {
            columns,
            taken: vec![false; columns * rows],
        }
    }

    /// The squares of a rectangle, as far as they are on the canvas.
    fn squares(&self, from: [f64; 2], size: [f64; 2]) -> impl Iterator<Item = usize> + use<> {
        let square = |length: f64| (length / SQUARE).floor() as i64;
        let (left, top) = (square(from[0]), square(from[1]));
        let (right, bottom) = (square(from[0] + size[0]), square(from[1] + size[1]));
        let columns = self.columns as i64;
        let rows = (self.taken.len() / self.columns) as i64;
        let across = left.max(0)..(right + 1).min(columns);
        let down = top.max(0)..(bottom + 1).min(rows);
        down.flat_map(move |row| across.clone().map(move |column| row * columns + column))
            .map(|square| square as usize)
    }

    fn take(&mut self, from: [f64; 2], size: [f64; 2]) {
        for square in self.squares(from, size) {
            self.taken[square] = true;
        }
    }

    /// Whether a name can stand there, all of it on the canvas.
    fn is_free(&self, from: [f64; 2], size: [f64; 2]) -> bool {
        let width = self.columns as f64 * SQUARE;
        let inside = from[0] >= 0.0 && from[1] >= 0.0 && from[0] + size[0] < width;
        inside && self.squares(from, size).all(|square| !self.taken[square])
    }
}
