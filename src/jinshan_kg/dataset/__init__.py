"""Files to one dataset of named graphs: where they are, how they load, which version they are."""
