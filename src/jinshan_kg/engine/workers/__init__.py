"""Queries in processes that hold the dataset and can be killed.

A clean, single-threaded process (the zygote, started by exec) loads the dataset once and forks
workers, which share its memory. The HTTP process sends a query to a free worker and waits; past the
deadline it has the worker killed and asks the zygote for another.
"""
