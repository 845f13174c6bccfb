//! Foreign files: text or bytes in, (drafts, problems) out, never failing whole; and out again.
