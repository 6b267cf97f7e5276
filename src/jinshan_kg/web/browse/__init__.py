"""`/browse`: the kinds of things with their numbers; `/browse/Park`: the things of a kind.

`kinds` reads the classes, `things` the things of one; `choice` is what a reader wants to see,
`facets` what there is to choose; `listing` puts them together for the page.
"""
