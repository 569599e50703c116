"""What is shown: results in, renderables out; no database, no decisions."""
