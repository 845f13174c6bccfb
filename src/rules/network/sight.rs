//! What of a picture is in sight: where it is moved to, and how large it is seen.

/// Nearest and furthest.
const LARGEST: f64 = 6.0;
const SMALLEST: f64 = 0.05;

/// A scale, and where the middle of the picture is on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    pub scale: f64,
    pub at: [f64; 2],
}

impl Default for Sight {
    fn default() -> Self {
        Sight {
            scale: 1.0,
            at: [0.0, 0.0],
        }
    }
}

impl Sight {
    /// All of these places on a screen of that size, with a margin, no larger than `largest`.
    pub fn of_all(places: &[[f64; 2]], size: [f64; 2], margin: f64, largest: f64) -> Self {
        let Some(first) = places.first() else {
            return Sight {
                at: [size[0] / 2.0, size[1] / 2.0],
                ..Sight::default()
            };
        };
        let (mut low, mut high) = (*first, *first);
        for place in places {
            for axis in [0, 1] {
                low[axis] = low[axis].min(place[axis]);
                high[axis] = high[axis].max(place[axis]);
            }
        }
        let fits = |axis: usize| {
            let room = (size[axis] - 2.0 * margin).max(1.0);
            room / (high[axis] - low[axis]).max(1.0)
        };
        let scale = fits(0).min(fits(1)).clamp(SMALLEST, largest);
        let at = |axis: usize| size[axis] / 2.0 - scale * (low[axis] + high[axis]) / 2.0;
        Sight {
            scale,
            at: [at(0), at(1)],
        }
    }

    /// Where that place is on the screen.
    pub fn on_screen(&self, place: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|axis| place[axis] * self.scale + self.at[axis])
    }

    /// Moved by so much of the screen.
    pub fn moved(self, by: [f64; 2]) -> Self {
        Sight {
            at: [self.at[0] + by[0], self.at[1] + by[1]],
            ..self
        }
    }

    /// Seen so many times as large; what is at that point of the screen stays there.
    pub fn zoomed(self, times: f64, point: [f64; 2]) -> Self {
        let scale = (self.scale * times).clamp(SMALLEST, LARGEST);
        let times = scale / self.scale;
        Sight {
            scale,
            at: [0, 1].map(|axis| point[axis] - (point[axis] - self.at[axis]) * times),
        }
    }

    /// Which of these places is nearest to that point of the screen, and at most so far from it.
    pub fn nearest(&self, places: &[[f64; 2]], point: [f64; 2], within: f64) -> Option<usize> {
        let far = |place: &[f64; 2]| {
            let there = self.on_screen(*place);
            (there[0] - point[0]).hypot(there[1] - point[1])
        };
        let all = places.iter().map(far).enumerate();
        let near = all.filter(|(_, far)| *far <= within);
        let nearest = near.min_by(|one, other| one.1.total_cmp(&other.1));
        nearest.map(|(place, _)| place)
    }
}
