"""What a page shows of a thing, without Flask.

`view.ResourceView` is the tree that a template renders; `build.view_of` makes it of a description.
`names` chooses labels by language and links by base, `facts` looks values up, `rows` makes the
rows of tables: figures, claims, passages, notes.
"""
