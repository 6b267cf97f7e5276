"""Linked data: every IRI of the dataset answers under the server's own root.

`blueprint.resources_blueprint` has the routes, `answering` the answers, `address` the way from a
path to IRIs and back, `asked` what else a request may ask for, `parts` the addresses of the long
parts of a page, `headers` what an answer says of its other formats, `unknown` what is told of
things that are not there. `views` makes of a description what a page shows; `page` renders it.

Most documents are answered before all that, in the thread of the event loop: see
`gateway.document_lane`, which says the same.

The scheme: a thing (`/id/…`, `/concept/…`, `/unit/…`, `/dataset…`) is not a document, so its
address answers 303 See Other with the address of the document in the format that the client likes
best: the same with a suffix (`/id/park/x.ttl`). What is a document itself (`/ontology`,
`/source/…`, `/graph/…`) answers directly; there the suffix only fixes the format. A suffix goes
before the Accept header. `/id/x.ttl` is the document of `/id/x` if that occurs in the dataset, else
the thing of that name: so no thing may be called like another one with a suffix.
"""
