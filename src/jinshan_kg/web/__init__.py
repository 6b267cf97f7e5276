"""The server: a Flask application, one blueprint a subject, and the process that runs it."""
