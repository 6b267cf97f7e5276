"""`/metrics-board`: every figure of the graph as a table, and charts where they say something."""
