"""Are suggestions the best of all, and what do they and the searches cost as a community grows? Prints tables."""

import argparse
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from bench import community_files, server
from bench.matching import tables

SIZES = (1_000, 10_000, 100_000)


def main() -> None:
    options = _options()
    found = [_measured(people, options) for people in options.people]
    print(tables.all_of(found))
    community_files.RESULTS.mkdir(exist_ok=True)
    path = community_files.RESULTS / f"matching-{options.database}.json"
    path.write_text(json.dumps(found, indent=1))
    print("\nSaved:", path)


def _measured(people: int, options: argparse.Namespace) -> dict[str, Any]:
    """What `bench.matching.measure` finds out about a fresh community of so many people."""
    with tempfile.TemporaryDirectory(prefix="skillswap-bench-") as folder:
        site = server.site(Path(folder), database=options.database)
        _fill(site, people, options)
        out = Path(folder) / "found.json"
        community_files.django(site, "bench.matching.measure", str(out), "--members", str(options.members))
        return {"people": people, **json.loads(out.read_bytes())}


def _fill(site: server.Site, people: int, options: argparse.Namespace) -> None:
    """`seed_demo` without messages; of SQLite a copy of a file that is kept (100,000 people take half an hour)."""
    name = f"matching-{people}-{options.seed}-{community_files.fingerprint()}.sqlite3"
    kept = options.kept / name if site.database == "sqlite" else None
    if kept is None or not kept.exists():
        print(f"Filling {people:,} people", flush=True)
        seed = ["seed_demo", "--people", str(people), "--seed", str(options.seed), "--messages", "0", "--force"]
        for command in (["migrate", "--verbosity", "0"], ["load_topics", "--verbosity", "0"], seed):
            community_files.django(site, "django", *command)
        if kept is not None:
            kept.parent.mkdir(exist_ok=True)
            shutil.copyfile(site.folder / "community.sqlite3", kept)
    else:
        server.copy_community(kept, site)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=SIZES, help="sizes of the communities")
    parser.add_argument("--members", type=int, default=100, help="how many members ask (100)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--database", choices=server.DATABASES, default="sqlite")
    parser.add_argument("--kept", type=Path, default=community_files.RESULTS, help="folder of communities made before")
    return parser.parse_args()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "skillswap.settings"
    main()
