//! What the address bar says: `enum Route` <-> "#/people/…".
