"""The demo's two databases: a small shop as developed, and the same shop as it drifted in production."""
