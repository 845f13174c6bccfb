//! Where a book is kept: a log in IndexedDB, pages in local storage, two homes that heal each other.
