"""Search by name: an index of the labels of a dataset, in any language, and what asks it."""
