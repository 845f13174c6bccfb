//! The page's entry. Natively there is nothing to run: the library is tested as a library.
fn main() {}
