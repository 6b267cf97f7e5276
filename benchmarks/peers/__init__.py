"""The servers that are compared, each over the same data."""
