"""`/downloads/`: the files of a release, made in the background and served with ranges."""
