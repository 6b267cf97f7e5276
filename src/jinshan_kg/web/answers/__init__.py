"""Answers that are given again: kept, shared, compressed, revalidated, and sent without Flask.

`responder.Responder` is what a view uses; `front.Front` stands in front of the application. Below
them `service.Answers` decides whether a query is evaluated (`store`, `flight`), `encoding` and
`coders` how an answer is compressed, and `conditional` whether the client has it already.
"""
