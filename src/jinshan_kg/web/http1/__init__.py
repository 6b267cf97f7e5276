"""HTTP/1.1 (RFC 9112) on the thread of an event loop, for an application of RSGI.

llhttp, which Node.js reads requests with, does the parsing (`httptools`); uvloop, where it is
installed, does the input and output. What is between them and the application is here: one
connection, its requests one after the other, and how long and how large each part may be.
"""
