//! How the picture of the network settles, and what of it is in sight.

use kith::domain::Id;
use kith::rules::network::{Layout, Sight, start_of};

fn id(number: u32) -> Id {
    Id::new(1_400_000_000, number)
}

/// Steps until nothing moves any more; and where everybody is then.
fn settled(people: u32, links: &[(usize, usize)]) -> (usize, Vec<[f64; 2]>) {
    let starts = (0..people).map(|one| start_of(id(one), people as usize));
    let mut layout = Layout::new(starts, links.iter().copied(), 1.0, 1.0);
    let mut steps = 0;
    while !layout.is_settled() && steps < 1_000 {
        layout.step();
        steps += 1;
    }
    (steps, layout.places().collect())
}

#[test]
fn a_picture_settles_and_always_looks_the_same() {
    let links = [(0, 1), (1, 2), (2, 0), (2, 3), (4, 5)];
    let (steps, places) = settled(7, &links);
    assert!(steps < 400, "{steps}");
    assert_eq!(settled(7, &links).1, places);
    let far = |one: usize, other: usize| {
        (places[one][0] - places[other][0]).hypot(places[one][1] - places[other][1])
    };
    let linked = links
        .map(|(one, other)| far(one, other))
        .iter()
        .sum::<f64>()
        / 5.0;
    let apart = [(0, 4), (0, 5), (1, 4), (1, 6), (3, 5)];
    let apart = apart
        .map(|(one, other)| far(one, other))
        .iter()
        .sum::<f64>()
        / 5.0;
    assert!(linked * 1.5 < apart, "{linked} {apart} {places:?}");
    // All stay near, also those who are linked with nobody.
    assert!(
        places.iter().all(|place| place[0].hypot(place[1]) < 500.0),
        "{places:?}"
    );
    assert_eq!(settled(0, &[]).1.len(), 0);
    assert_eq!(settled(1, &[]).1.len(), 1);
}

#[test]
fn steps_end_when_their_time_is_over() {
    let now = std::cell::Cell::new(0.0);
    let tick = || {
        now.set(now.get() + 1.0);
        now.get()
    };
    let mut layout = Layout::new([[0.0, 0.0], [1.0, 0.0]], [(0, 1)], 1.0, 1.0);
    layout.step_within(8.0, tick);
    assert!(now.get() < 12.0 && !layout.is_settled());
}

#[test]
fn all_of_a_picture_fits_on_the_screen() {
    let size = [300.0, 200.0];
    let places = [[-500.0, 20.0], [700.0, 90.0], [10.0, -400.0]];
    let sight = Sight::of_all(&places, size, 20.0, 2.0);
    for place in places {
        let [x, y] = sight.on_screen(place);
        assert!(
            (19.9..=280.1).contains(&x) && (19.9..=180.1).contains(&y),
            "{x} {y}"
        );
    }
    assert_eq!(
        Sight::of_all(&[], size, 20.0, 2.0).on_screen([0.0, 0.0]),
        [150.0, 100.0]
    );
    assert_eq!(Sight::of_all(&places[..1], size, 20.0, 2.0).scale, 2.0);
    let point = [40.0, 50.0];
    let near = sight.zoomed(3.0, point);
    let under = |sight: Sight| [0, 1].map(|axis| (point[axis] - sight.at[axis]) / sight.scale);
    assert!((under(sight)[0] - under(near)[0]).abs() < 1e-9);
    assert!(near.zoomed(1e9, point).scale <= 6.0 && near.zoomed(1e-9, point).scale >= 0.05);
    let at = sight.moved([5.0, 5.0]).on_screen(places[1]);
    assert_eq!(
        sight
            .moved([5.0, 5.0])
            .nearest(&places, [at[0] + 3.0, at[1]], 6.0),
        Some(1)
    );
    assert_eq!(sight.nearest(&places, [150.0, 190.0], 6.0), None);
}
