//! Who has been quiet lately: people without a rhythm, who used to be heard from more often.

use super::conversations::Conversation;
use crate::domain::time::Day;

/// Days of conversations below which nothing is usual.
const FEWEST: usize = 3;

/// Days that are not quiet yet, whatever is usual.
const SHORT: i32 = 60;

/// A silence that is longer than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// Median of the days between two conversations; of an even number, the lesser of the middle
    /// two where they differ by one.
    pub usual: i32,
    /// Days since the last one.
    pub gap: i32,
}

/// Whether the person of those conversations, which are in the order of days, is quiet: there were at
/// least three days with one, and since the last more than 60 days have passed, and more than twice
/// the median gap. Several conversations of one day are one.
pub fn quiet(conversations: &[Conversation], today: Day) -> Option<Quiet> {
    let gap = today.days_since(conversations.last()?.day);
    if gap <= SHORT || conversations.len() < FEWEST {
        return None;
    }
    let pairs = conversations.windows(2);
    let between = pairs.map(|pair| pair[1].day.days_since(pair[0].day));
    let mut gaps: Vec<i32> = between.filter(|days| *days > 0).collect();
    if gaps.len() + 1 < FEWEST {
        return None;
    }
    gaps.sort_unstable();
    let middle = gaps.len() / 2;
    let sum = gaps[middle] + gaps[(gaps.len() - 1) / 2];
    // Compared without the rounding of the median.
    (gap > sum).then_some(Quiet {
        usual: sum / 2,
        gap,
    })
}
