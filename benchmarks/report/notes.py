"""What a reader of the figures should know."""

NOTES = """\
## How to read it

- Everything runs on one machine, clients and servers together, over its loopback interface and
  kept connections. The client's own work is in every time. Servers that are not asked stand idle.
- Servers take turns, and each ratio is the median of the rounds' ratios. Trust the ratios; the
  absolute times move with whatever else the machine does. The range is what the rounds gave.
- 95th percentiles are the noisiest figures: one pause of the machine among few requests shows.
- The load above is what the machine did before: with more than 0.5 a core, measure again.
- Starts are warm: one start of each before the first that counts filled the disk cache.
- All servers load one file of N-Quads, in which the merge of the named graphs stands in the
  default graph as well, so that none has to make the union while it answers. The first table of
  starts is of `jinshan-kg serve` as it comes, over the files of the bundled graph.
- Unique texts have a number of their own in a comment and in a FILTER that is always true. All
  servers are asked the same ones. A server that has a cache of answers may use it in the repeated
  mix: that is what it is for. rdflib-endpoint keeps parsed queries, Virtuoso keeps compiled ones.
- The latency of a mix is the geometric mean over its queries, each compared on its own.
- oxigraph is `oxigraph serve` with the data in memory; oxigraph-rocksdb is
  `oxigraph serve-read-only` over a store on disk. Virtuoso is told to ask exactly the graphs of
  the data, has 1.4 GB of buffers and no limit of rows. Otherwise servers run with their defaults,
  and none writes a log of requests.
- A throughput mix has the queries that both servers answered alike in at most half a second, so
  that a short turn is not spent on one query. A query that takes longer than 5 seconds is not
  measured. rdflib orders its joins differently from one process to the next, so that a query near
  that limit may be answered in one run and not in another.
- A server without workers that can be killed may leave runaway queries running: hence its figures
  for other clients.
"""
