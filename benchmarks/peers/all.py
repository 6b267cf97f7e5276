"""All peers, the one that the targets speak of first."""

from benchmarks.peers import oxigraph, rdflib_endpoint, virtuoso

PEERS = (oxigraph.MEMORY, oxigraph.ROCKSDB, rdflib_endpoint.PEER, virtuoso.PEER)
