"""The dataset described as data: SPARQL service description, VoID and DCAT, counted, not typed."""
