"""What one measurement found."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench import machine

BUSY_GENERATOR = 90  # per cent of its processor; beyond, the figure says more of the generator than of the server


def percentile(sorted_values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values do not exceed; 0 when there are none."""
    if not sorted_values:
        return 0.0
    return sorted_values[min(len(sorted_values) - 1, int(share * len(sorted_values)))]


@dataclass
class Figures:
    """One line of a table. Times are milliseconds; rates are per second."""

    what: str
    clients: int
    count: int
    seconds: float
    p50: float
    p95: float
    p99: float
    server_ms: float  # processor time of the server for each, which other work on the machine disturbs least
    server_cpu: float  # per cent of one processor
    generator_cpu: float
    errors: int = 0
    notes: dict[str, float | str] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        return self.count / self.seconds if self.seconds else 0.0


class Stopwatch:
    """Wall clock and processor time of the generator and the servers between start and stop."""

    def __init__(self, server_pids: Sequence[int]) -> None:
        self._pids = list(server_pids)
        self._began = self._now()

    def _now(self) -> tuple[float, float, float]:
        return time.perf_counter(), time.process_time(), sum(machine.cpu_seconds(pid) for pid in self._pids)

    def stop(self, what: str, clients: int, latencies: list[float], *, count: int | None = None) -> Figures:
        """The figures since the start; `latencies` in seconds, `count` when it is not their number."""
        wall, generator, server = (now - then for now, then in zip(self._now(), self._began, strict=True))
        ordered = sorted(latencies)
        done = len(ordered) if count is None else count
        return Figures(
            what=what,
            clients=clients,
            count=done,
            seconds=wall,
            p50=percentile(ordered, 0.50) * 1000,
            p95=percentile(ordered, 0.95) * 1000,
            p99=percentile(ordered, 0.99) * 1000,
            server_ms=server / done * 1000 if done else 0.0,
            server_cpu=server / wall * 100,
            generator_cpu=generator / wall * 100,
        )
