"""The community of a run: made once for SQLite and copied, made anew on other databases."""

import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench import server

RESULTS = Path(__file__).parent / "results"


def prepare(site: server.Site, options: argparse.Namespace) -> dict[str, Any]:
    """Fill the site's database and sign people in; returns who they are."""
    if site.database == "sqlite":
        cached = RESULTS / f"community-{options.people}-{options.messages}-{fingerprint()}.sqlite3"
        if not cached.exists():
            RESULTS.mkdir(exist_ok=True)
            for old in RESULTS.glob(f"community-{options.people}-{options.messages}-*"):
                old.unlink()
            _fill(site, options)
            (site.folder / "community.sqlite3").replace(cached)
        server.copy_community(cached, site)
    else:
        _fill(site, options)
    file = site.folder / "people.json"
    django(site, "bench.community", "sign-in", str(file))
    return dict(json.loads(file.read_bytes()))


def django(site: server.Site, module: str, *arguments: str) -> None:
    """Run one of our modules that need Django, as a process of its own."""
    subprocess.run([sys.executable, "-m", module, *arguments], cwd=server.ROOT, env=site.env, check=True)


def _fill(site: server.Site, options: argparse.Namespace) -> None:
    print(f"Filling {options.people:,} people and {options.messages:,} messages", flush=True)
    people, messages = str(options.people), str(options.messages)
    django(site, "bench.community", "fill", "--people", people, "--messages", messages)


def fingerprint() -> str:
    """Changes with the tables and with what fills them."""
    sources = [*server.ROOT.glob("*/migrations/*.py"), *server.ROOT.glob("demo/*.py")]
    text = b"".join(path.read_bytes() for path in sorted([*sources, Path(__file__).with_name("community.py")]))
    return hashlib.sha256(text).hexdigest()[:12]
