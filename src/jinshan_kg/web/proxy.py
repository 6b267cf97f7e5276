"""The client's address and scheme as a reverse proxy tells them, where there is one."""

from wsgiref.types import WSGIApplication

from werkzeug.middleware.proxy_fix import ProxyFix


def behind_proxies(app: WSGIApplication, proxies: int) -> WSGIApplication:
    """Return an application that believes the X-Forwarded-For and -Proto of its proxies.

    The last `proxies` values are theirs; what stands before them a client may have written, and is
    ignored. Host and prefix are not read: nothing here depends on them.

    Args:
        app: The application.
        proxies: How many proxies of ours stand in front, one behind the other; with 0 the headers
            are ignored, since anybody can send them.
    """
    if proxies == 0:
        return app
    return ProxyFix(app, x_for=proxies, x_proto=proxies, x_host=0, x_port=0, x_prefix=0)
