//! Hybrid logical clock: which of two edits is the later one, on any device.
//!
//! After Kulkarni et al., "Logical Physical Clocks" (2014). A stamp orders edits and is never shown
//! to a person: the dates they see are civil dates they chose.

/// Milliseconds since 1970, a counter for edits within one of them, and the device that made it.
/// Ordered in that sequence. `Stamp::default()` is before all others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Stamp {
    pub millis: u64,
    pub counter: u32,
    pub device: u32,
}

impl Stamp {
    /// The end of the year 9999. What claims to be later comes from no clock, and is not read.
    pub const LAST_MILLIS: u64 = 253_402_300_799_999;

    /// The next later stamp, by that device; at the very end of time there is none.
    fn after(self, device: u32) -> Stamp {
        let (millis, counter) = match (self.counter.checked_add(1), self.millis.checked_add(1)) {
            (Some(counter), _) => (self.millis, counter),
            (None, Some(millis)) => (millis, 0),
            (None, None) => (self.millis, self.counter),
        };
        Stamp {
            millis,
            counter,
            device,
        }
    }
}

/// A clock running further ahead than this is wrong, and must not drag ours along.
pub const TRUSTED_AHEAD_MILLIS: u64 = 5 * 60 * 1000;

/// Gives stamps to local edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    device: u32,
    last: Stamp,
}

impl Clock {
    /// A clock for that device, drawn at random once for each copy of a book.
    pub fn new(device: u32) -> Self {
        Clock {
            device,
            last: Stamp::default(),
        }
    }

    /// Whose stamps this clock gives.
    pub fn device(&self) -> u32 {
        self.device
    }

    /// A stamp later than every one this clock gave, and later than `held`, the stamp of what is being
    /// overwritten. Of stamps from elsewhere, only those that are overwritten move this clock: no
    /// others are ever compared with what it gives.
    pub fn tick(&mut self, now_millis: u64, held: Stamp) -> Stamp {
        let now = Stamp {
            millis: now_millis,
            counter: 0,
            device: self.device,
        };
        let last = self.last.max(held);
        let stamp = if now.millis > last.millis {
            now
        } else {
            last.after(self.device)
        };
        // What lies in a wrong future is answered in kind, but does not become our own time.
        if stamp.millis <= now_millis.saturating_add(TRUSTED_AHEAD_MILLIS) {
            self.last = self.last.max(stamp);
        }
        stamp
    }
}

impl std::fmt::Display for Stamp {
    /// `millis-counter-device`, the last in hexadecimal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}-{:08x}", self.millis, self.counter, self.device)
    }
}

impl std::str::FromStr for Stamp {
    type Err = NotAStamp;

    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().ok_or(NotAStamp);
        let (millis, counter, device) = (next()?, next()?, next()?);
        let millis = millis.parse().map_err(|_| NotAStamp)?;
        if millis > Stamp::LAST_MILLIS {
            return Err(NotAStamp);
        }
        Ok(Stamp {
            millis,
            counter: counter.parse().map_err(|_| NotAStamp)?,
            device: u32::from_str_radix(device, 16).map_err(|_| NotAStamp)?,
        })
    }
}

/// The text is not `millis-counter-device`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a stamp: three numbers joined by hyphens are expected")]
pub struct NotAStamp;

impl serde::Serialize for Stamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Stamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ticks_rise_whatever_the_wall_clock_does(nows in prop::collection::vec(0u64..1000, 1..40)) {
            let mut clock = Clock::new(7);
            let mut last = Stamp::default();
            for now in nows {
                let stamp = clock.tick(now, Stamp::default());
                prop_assert!(stamp > last);
                last = stamp;
            }
        }

        #[test]
        fn text_names_the_same_stamp(millis in 0..=Stamp::LAST_MILLIS, counter: u32, device: u32) {
            let stamp = Stamp { millis, counter, device };
            prop_assert_eq!(stamp.to_string().parse::<Stamp>(), Ok(stamp));
        }
    }

    #[test]
    fn an_edit_is_later_than_what_it_overwrites_even_from_the_future() {
        let mut clock = Clock::new(7);
        let future = Stamp {
            millis: 99_000_000,
            counter: 3,
            device: 9,
        };
        assert!(clock.tick(1_000, future) > future);
        assert_eq!(
            clock.tick(2_000, Stamp::default()).millis,
            2_000,
            "our own time did not move"
        );
    }

    #[test]
    fn at_the_end_of_time_nothing_overflows() {
        let last = Stamp {
            millis: u64::MAX,
            counter: u32::MAX,
            device: 9,
        };
        let mut clock = Clock::new(7);
        let after = clock.tick(u64::MAX, last);
        assert_eq!((after.millis, after.counter), (u64::MAX, u32::MAX));
        assert!(clock.tick(1, Stamp::default()).millis == u64::MAX);
    }

    #[test]
    fn a_stamp_that_no_clock_gives_is_not_read() {
        for millis in [Stamp::LAST_MILLIS + 1, u64::MAX] {
            assert_eq!(
                format!("{millis}-0-00000007").parse::<Stamp>(),
                Err(NotAStamp)
            );
        }
        let last = format!("{}-0-00000007", Stamp::LAST_MILLIS);
        assert_eq!(
            last.parse::<Stamp>().map(|stamp| stamp.millis),
            Ok(Stamp::LAST_MILLIS)
        );
    }

    #[test]
    fn a_clock_five_minutes_ahead_is_followed_and_no_further() {
        let ahead = |millis: u64| Stamp {
            millis,
            counter: 0,
            device: 9,
        };
        for (millis, followed) in [
            (TRUSTED_AHEAD_MILLIS, true),
            (TRUSTED_AHEAD_MILLIS + 1, false),
        ] {
            let mut clock = Clock::new(7);
            assert!(clock.tick(0, ahead(millis)) > ahead(millis), "in any case");
            let next = clock.tick(1, Stamp::default());
            assert_eq!(next.millis, if followed { millis } else { 1 });
        }
    }
}
