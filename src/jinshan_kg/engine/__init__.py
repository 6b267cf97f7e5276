"""Where queries run: the protocol of a backend, Oxigraph in this process, or a remote endpoint."""
