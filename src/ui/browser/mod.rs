//! One file for each capability of the browser. Nothing here knows people or books.

pub mod canvas;
pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod device;
pub mod drop;
pub mod files;
pub mod hash;
pub mod locks;
pub mod media;
pub mod page;
pub mod pointer;
pub mod random;
pub mod reveal;
pub mod rows;
pub mod style;
pub mod webkit;
pub mod worker;
