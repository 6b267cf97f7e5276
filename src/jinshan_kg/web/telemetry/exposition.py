"""Write metrics for whoever scrapes them: Prometheus's text format or OpenMetrics."""

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder


def render(registry: CollectorRegistry, accept: str | None) -> tuple[bytes, str]:
    """Return the metrics of a registry and the Content-Type they are in.

    Args:
        registry: The metrics.
        accept: The Accept header; OpenMetrics 1.0 if it names `application/openmetrics-text`, else
            Prometheus's text format 0.0.4.
    """
    encoder, content_type = choose_encoder(accept or "")
    return encoder(registry), content_type
