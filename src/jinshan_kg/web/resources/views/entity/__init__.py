"""What the page of one thing tells people: names, relations in groups, figures, claims, notes.

`queries` asks, with few queries that stay small however large the dataset is; `statements` reads
what is round the thing, and `nodes` knows what is mentioned there, of which `figures`, `claims` and
`records` are made; `index` finds them; `relations` puts statements in groups; `neighbours` draws;
`entity` joins it all.
"""
