"""A run as Markdown: printed, and kept as RESULTS.md."""
