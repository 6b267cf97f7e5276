"""`/about`: how the graph was made, what its words mean, how to cite it, where to be careful."""
