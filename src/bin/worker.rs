//! The worker's entry: everything that reads a foreign file.
fn main() {}
