"""What Prometheus learns of this process's sockets and of what it publishes."""

from collections.abc import Iterable, Iterator
from typing import Any

from prometheus_client import Counter
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from realtime.hub import live_hubs
from skillswap.metrics import REGISTRY, gauge

PUBLISHED = Counter("skillswap_events_published", "Events of transactions that committed.", ["type"], registry=REGISTRY)


def published(types: Iterable[str]) -> None:
    """Count events whose transaction has committed."""
    for kind in types:
        PUBLISHED.labels(kind).inc()


class Sockets(Collector):
    """The hub of this process. It belongs to the event loop: here, on another thread, it is only copied and counted."""

    def describe(self) -> Iterator[Any]:
        """Nothing is asked while the metrics are declared."""
        return iter(())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        hubs = live_hubs()
        of_members = [len(sockets) for hub in hubs for sockets in list(hub.sockets.values())]
        yield gauge("skillswap_sockets", "Sockets that are open and welcomed.", sum(of_members))
        yield gauge("skillswap_socket_members", "Members with a socket.", len(of_members))
        down = [hub for hub in hubs if hub.link and not hub.link.is_up]
        yield gauge("skillswap_hub_cut_off", "1 while messages of other processes do not come.", bool(down))


REGISTRY.register(Sockets())
