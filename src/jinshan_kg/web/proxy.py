"""The client's address and scheme as a reverse proxy tells them, where there is one."""

from wsgiref.types import WSGIApplication


def behind_proxies(app: WSGIApplication, proxies: int) -> WSGIApplication:
    """Return a WSGI application that believes the X-Forwarded-For and -Proto of its proxies.

    The last `proxies` values are theirs; what stands before them a client may have written, and is
    ignored. Host and prefix are not read: nothing here depends on them.

    Args:
        app: The application.
        proxies: How many proxies of ours stand in front, one behind the other; with 0 the headers
            are ignored, since anybody can send them.
    """
    if proxies == 0:
        return app
    from werkzeug.middleware.proxy_fix import ProxyFix  # takes time to import, and few need it

    return ProxyFix(app, x_for=proxies, x_proto=proxies, x_host=0, x_port=0, x_prefix=0)


def forwarded_client(peer: str, forwarded_for: str, proxies: int) -> str:
    """Return the address of a client, by the same rule, for what is not WSGI.

    Args:
        peer: The address that the connection comes from.
        forwarded_for: The X-Forwarded-For headers of the request, joined with commas.
        proxies: How many proxies of ours stand in front.
    """
    addresses = [address.strip() for address in forwarded_for.split(",")]
    if proxies == 0 or len(addresses) < proxies:
        return peer
    return addresses[-proxies] or peer
