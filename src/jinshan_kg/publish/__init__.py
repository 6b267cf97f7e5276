"""What others take away: the dataset in RDF formats, the same bytes each time."""
