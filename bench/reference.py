"""What we want to beat: a chat server on Node, Express, MongoDB and Socket.IO, one process on one core.

Its figures were measured once on a machine of the same kind, with the same load.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bench.figures import Figures

NAME = "a chat server on Node, Express, MongoDB, Socket.IO"
RATES = {("page of 20 messages", 16): 736, ("messages in pairs", 16): 807, ("messages in pairs", 64): 913}
P99 = {("messages in pairs", 16): 40, ("messages in pairs", 64): 113}
IDLE_KIB = 42
LOG_INS = 16
WAIT_MS = 180


def rows(found: Mapping[str, Sequence[Any]]) -> list[tuple[str, str, str]]:
    """(what, ours, the reference's) for everything in `found` that the reference was measured at."""
    lines = [line for section in found.values() for line in section if isinstance(line, Figures)]
    made = []
    for line in lines:
        at = (line.what, line.clients)
        if at in RATES:
            made.append((f"{line.what}, {line.clients} clients, per second", f"{line.rate:,.0f}", str(RATES[at])))
        if at in P99:
            made.append((f"{line.what}, {line.clients} clients, p99 ms", f"{line.p99:.0f}", str(P99[at])))
        if line.what == "log-ins meanwhile":
            made.append(("log-ins per second", f"{line.rate:.0f}", str(LOG_INS)))
        if line.what == "… while others log in":
            made.append(("others meanwhile, p99 ms", f"{line.p99:.0f}", str(WAIT_MS)))
    for one in found.get("idle", ()):
        if one["what"] == "signed-in members":
            made.append(("idle socket, KiB", f"{one['kib_each']:.1f}", str(IDLE_KIB)))
    return made
