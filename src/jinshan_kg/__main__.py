"""`python -m jinshan_kg`: the same program as `jinshan-kg`."""

from jinshan_kg.cli import main

main()
