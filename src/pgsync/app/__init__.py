"""The use cases: what the command line, a GUI or a test calls. Plain results, no output."""
