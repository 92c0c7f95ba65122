"""What was measured, as aligned tables and as JSON."""

import json
import platform
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import reference
from bench.figures import BUSY_GENERATOR, Figures

WAITING_SERVER = 85  # per cent of its processor, which many clients without pause fill
MANY_CLIENTS = 16
COLUMNS = ("", "clients", "per second", "p50 ms", "p95 ms", "p99 ms", "server ms", "server %", "load %", "errors")


def table(title: str, lines: Sequence[Figures]) -> str:
    """One line a measurement. `server ms` is processor time of the server for each."""
    rows = [
        (
            line.what, str(line.clients), f"{line.rate:,.0f}", f"{line.p50:.1f}", f"{line.p95:.1f}", f"{line.p99:.1f}",
            f"{line.server_ms:.2f}", f"{line.server_cpu:.0f}", f"{line.generator_cpu:.0f}", str(line.errors),
        )
        for line in lines
    ]  # fmt: skip
    return "\n".join([f"\n{title}", *aligned([COLUMNS, *rows])])


def memory(found: Sequence[dict[str, Any]]) -> str:
    """Memory of idle sockets."""
    rows = [
        (one["what"], str(one["sockets"]), f"{one['before_mib']:.0f}", f"{one['after_mib']:.0f}",
         f"{one['kib_each']:.1f}", str(one["closed"]))
        for one in found
    ]  # fmt: skip
    return "\n".join(
        ["\nIdle sockets", *aligned([("", "sockets", "before MiB", "after MiB", "KiB each", "closed"), *rows])]
    )


def counts(found: Sequence[dict[str, Any]]) -> str:
    """Queries per request."""
    rows = [(one["what"], str(one["queries"])) for one in found]
    return "\n".join(["\nQueries per request", *aligned([("", "queries"), *rows])])


def beside_reference(found: dict[str, Any]) -> str:
    """Our figures beside those we want to beat; empty when none of them was measured."""
    rows = reference.rows(found)
    return "\n".join([f"\nReference: {reference.NAME}", *aligned([("", "ours", "reference"), *rows])]) if rows else ""


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The first column to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  "
        + "  ".join(
            cell.ljust(w) if at == 0 else cell.rjust(w) for at, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]


def doubts(lines: Sequence[Figures]) -> list[str]:
    """What makes a figure doubtful."""
    found = [
        f"{line.what} at {line.clients}: the load was busy ({line.generator_cpu:.0f} %), so the server may do more"
        for line in lines
        if line.generator_cpu > BUSY_GENERATOR
    ]
    found += [
        f"{line.what} at {line.clients}: the server had {line.server_cpu:.0f} % of its processor; it waited for its "
        "database, or for other work on this machine, so it may do more"
        for line in lines
        if line.clients >= MANY_CLIENTS and line.server_cpu < WAITING_SERVER and "log" not in line.what
    ]
    found += [
        f"{line.what} at {line.clients}: {line.errors} errors {line.notes.get('first error', '')} "
        f"{ {name: value for name, value in line.notes.items() if name in ('lost', 'doubled', 'gaps')} }"
        for line in lines
        if line.errors
    ]
    return found


def save(folder: Path, options: dict[str, Any], sections: dict[str, Any]) -> Path:
    """Everything as JSON, also under the name `latest.json`."""
    folder.mkdir(exist_ok=True)
    plain = {
        name: [{**asdict(line), "rate": line.rate} if isinstance(line, Figures) else line for line in found]
        for name, found in sections.items()
    }
    body = {"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "python": platform.python_version()}
    text = json.dumps({**body, "options": options, "sections": plain}, indent=1, default=str)
    path = folder / f"{body['at'].replace(':', '')}.json"
    path.write_text(text)
    (folder / "latest.json").write_text(text)
    return path
