"""The commands of `jinshan-kg`, one module each; `jinshan_kg.cli` imports only the one asked."""
