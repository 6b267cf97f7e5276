"""What the page of one thing tells people: names, relations in groups, figures, claims, notes.

`queries` asks, with few queries that stay small however large the dataset is; `statements`,
`figures`, `claims` and `records` read the answers; `labels` knows names; `relations` puts
statements in groups; `neighbours` draws; `entity` joins it all.
"""
