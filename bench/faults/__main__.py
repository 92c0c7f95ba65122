"""`make faults`: cause every fault of docs/reliability.md on the real product and write down what happened."""

import argparse
import os
import sys
import time
from importlib import import_module

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillswap.settings")

from bench.faults import page
from bench.faults.rows import ROWS, Row

for name in ("rest", "sockets_redis", "sockets_database", "sockets_clients"):  # in this order they stand on the page
    import_module(f"bench.faults.{name}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("names", nargs="*", help="measure these rows only")
    names = parser.parse_args().names
    rows = [ROWS[name] for name in names] or list(ROWS.values())
    found = {row.name: _measure(row) for row in rows}
    page.write(ROWS.values(), found)
    return any(text.startswith("FAILED") for text in found.values())


def _measure(row: Row) -> str:
    """What was measured; a failure is written down too, because the page must not promise what is not so."""
    began = time.monotonic()
    try:
        text = row.measure()
    except Exception as error:
        text = f"FAILED: {type(error).__name__}: {error}"[:300]
    print(f"{row.name} ({time.monotonic() - began:.0f} s): {text}", file=sys.stderr, flush=True)
    return text


if __name__ == "__main__":
    raise SystemExit(main())
