//! Whose turn it is: an order by lot that is another one each day, and the same all day.

use crate::domain::Id;
use crate::domain::time::Day;

/// Told anew each day, the same all day: nobody is always the first, and nobody always left out.
pub fn lot(id: Id, today: Day) -> u64 {
    // The finalizer of SplitMix64 (Steele et al., 2014).
    let day = today.days_since(Day::default()) as u64;
    let mut z = id.to_bits() ^ day.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ z >> 31
}
