"""The server, for those who look for one file.

`python server.py` is `jinshan-kg serve`, with the same options. `app` is the WSGI application over
the bundled graph, for any WSGI server (`gunicorn server:app`); its settings are the
JINSHAN_KG_ variables of docs/settings.md.
"""

import sys

if __name__ == "__main__":
    from jinshan_kg.cli import main

    main(["serve", *sys.argv[1:]], prog_name="jinshan-kg")
else:  # imported by a WSGI server
    from jinshan_kg.settings import Settings
    from jinshan_kg.web.app import load_app

    app = load_app(Settings.load())
