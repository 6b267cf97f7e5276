"""From RSGI to the Flask application, and back.

RSGI rather than WSGI, for three things that a server on the open internet needs: a client that
sends or reads slowly holds no thread, a client that leaves is noticed while its query runs, and an
answer that is at hand goes out without a change of thread.
"""
