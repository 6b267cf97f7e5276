"""The source document and the passages of it that stand behind the data."""
