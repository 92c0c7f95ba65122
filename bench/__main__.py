"""Measure the server on this machine and print tables. bench/README.md says what and how."""

import argparse
import gc
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import community_files, machine, report, sections, server
from bench.figures import Figures

OPEN_FILES = 10_000
QUICK_SECONDS = 2.0


def main() -> None:
    options = _options()
    machine.allow_open_files(OPEN_FILES)
    if not machine.two_processors():
        print("One processor for server and load: the figures are too low.", file=sys.stderr)
    found = {name: _measure(name, options) for name in ([options.only] if options.only else sections.ALL)}
    print(report.beside_reference(found))
    lines = [line for section in found.values() for line in section if isinstance(line, Figures)]
    for doubt in report.doubts(lines):
        print(f"! {doubt}")
    print("\nSaved:", report.save(community_files.RESULTS, vars(options), found))


def _measure(name: str, options: argparse.Namespace) -> list[Any]:
    """One section, on a fresh community."""
    with tempfile.TemporaryDirectory(prefix="skillswap-bench-") as folder:
        site = server.site(Path(folder), database=options.database, redis=options.redis)
        try:
            people = community_files.prepare(site, options)
            machine.stay_on(machine.LOAD_CPU)
            gc.collect()
            gc.disable()
            return sections.ALL[name](site, people, options)
        finally:
            gc.enable()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=sections.ALL, help="measure this part only")
    parser.add_argument("--seconds", type=float, default=6.0, help="length of each measurement (default 6)")
    parser.add_argument("--quick", action="store_true", help="2 seconds each, for a first impression")
    parser.add_argument("--database", choices=server.DATABASES, default="sqlite")
    parser.add_argument("--redis", action="store_true", help="two server processes on a real Redis")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=100_000)
    options = parser.parse_args()
    options.processes = 2 if options.redis else 1
    if options.quick:
        options.seconds = QUICK_SECONDS
    return options


if __name__ == "__main__":
    main()
