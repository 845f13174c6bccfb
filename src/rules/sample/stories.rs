//! The stories themselves, one file for each part of a life. How they are written is told in
//! [`lines`](super::lines), [`dates`](super::dates) and where each kind of record is read.

/// In this order the records have their ids: whoever is written down first is oldest.
pub(super) const STORIES: [&str; 7] = [
    include_str!("family.txt"),
    include_str!("friends.txt"),
    include_str!("ropes.txt"),
    include_str!("lane.txt"),
    include_str!("choir.txt"),
    include_str!("work.txt"),
    include_str!("mine.txt"),
];
