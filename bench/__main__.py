"""`python -m bench`: measure the server on this machine and print tables. See bench/README.md."""

import argparse
import asyncio
import gc
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import http_client, http_load, machine, report, server, socket_load
from bench.figures import Figures

RESULTS = Path(__file__).parent / "results"
SECTIONS = ("sockets", "http")


def main() -> None:
    options = _options()
    machine.allow_open_files(10_000)
    if not machine.two_processors():
        print("This machine has one processor for server and load: the figures are too low.", file=sys.stderr)
    sections: dict[str, Any] = {}
    for name in [options.only] if options.only else SECTIONS:
        with tempfile.TemporaryDirectory(prefix="skillswap-bench-") as folder:
            site = server.site(Path(folder), database=options.database, redis=options.redis)
            people = _community(site, options)
            machine.stay_on(machine.LOAD_CPU)
            gc.collect()
            gc.disable()
            sections[name] = SECTION[name](site, people, options)
            gc.enable()
    for doubt in [doubt for lines in sections.values() for doubt in report.warnings(lines)]:
        print(f"! {doubt}")
    print("\nSaved:", report.save(RESULTS, vars(options), sections))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=SECTIONS, help="measure this part only")
    parser.add_argument("--seconds", type=float, default=8.0, help="length of each measurement (default 8)")
    parser.add_argument("--quick", action="store_true", help="2 seconds each: for a first impression")
    parser.add_argument("--database", choices=["sqlite", "mongo", "postgres"], default="sqlite")
    parser.add_argument("--redis", action="store_true", help="two server processes on a real Redis")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=100_000)
    options = parser.parse_args()
    if options.quick:
        options.seconds = 2.0
    return options


def _community(site: server.Site, options: argparse.Namespace) -> dict[str, Any]:
    """Fill the site's database and sign people in. A filled SQLite file is kept and copied."""
    if site.database == "sqlite":
        cached = RESULTS / f"community-{options.people}-{options.messages}-{_fingerprint()}.sqlite3"
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
    _django(site, "sign-in", str(file))
    return dict(json.loads(file.read_bytes()))


def _fill(site: server.Site, options: argparse.Namespace) -> None:
    print(f"Filling {options.people:,} people and {options.messages:,} messages (once)", flush=True)
    _django(site, "fill", "--people", str(options.people), "--messages", str(options.messages))


def _django(site: server.Site, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "bench.community", *arguments], cwd=server.ROOT, env=site.env, check=True)


def _fingerprint() -> str:
    """Changes with the tables and with what fills them."""
    sources = [*server.ROOT.glob("*/migrations/*.py"), *server.ROOT.glob("*/management/commands/seed_demo.py")]
    text = b"".join(path.read_bytes() for path in sorted([*sources, Path(__file__).with_name("community.py")]))
    return hashlib.sha256(text).hexdigest()[:12]


def _sockets(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    lines = []
    counts = (16, 64, 200)
    with server.serve_floor(site) as floor:
        lines += [asyncio.run(socket_load.echo(floor.ports[0], floor.pids, n, options.seconds)) for n in counts]
    with server.serve(site, count=2 if options.redis else 1) as running:
        for n in counts:
            talk = socket_load.talk(running.ports, running.pids, people["talkers"][:n], options.seconds)
            lines.append(asyncio.run(talk))
    print(report.table("Sockets: messages written, acknowledged and delivered; send to receive", lines), flush=True)
    return lines


def _http(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    lines = []
    counts = (1, 16, 64)
    get = http_client.request
    hello = [get("GET", "/hello")]
    with server.serve_floor(site) as floor:
        for n in counts:
            load = http_load.load(floor.ports, floor.pids, "floor: hello", hello, clients=n, seconds=options.seconds)
            lines.append(asyncio.run(load))
    with server.serve(site, count=2 if options.redis else 1) as running:
        for what, requests in _requests(people).items():
            for n in counts:
                load = http_load.load(running.ports, running.pids, what, requests, clients=n, seconds=options.seconds)
                lines.append(asyncio.run(load))
    print(report.table("HTTP", lines), flush=True)
    return lines


def _requests(people: dict[str, Any]) -> dict[str, list[bytes]]:
    get = http_client.request
    readers = people["readers"]
    messages = "/api/chat/conversations/{}/messages?limit=20"
    return {
        "page of 20 messages": [get("GET", messages.format(p["conversation"]), token=p["token"]) for p in readers],
        "… of a chat with 50": [
            get("GET", messages.format(p["conversation"]), token=p["token"]) for p in [people["short"]]
        ],
        "… of a chat with 100,000": [
            get("GET", messages.format(p["conversation"]), token=p["token"]) for p in [people["deep"]]
        ],
        "list of conversations": [get("GET", "/api/chat/conversations", token=p["token"]) for p in readers],
        "suggestions": [get("GET", "/api/matches/suggestions", token=p["token"]) for p in readers],
        "search": [
            get(
                "GET",
                f"/api/search/skills?q={topic.replace(' ', '%20').replace('+', '%2B').replace('#', '%23')}",
                token=readers[at % len(readers)]["token"],
            )
            for at, topic in enumerate(people["topics"])
        ],
        "log-in": [get("POST", "/api/auth/login", body=body) for body in people["log_ins"]],
    }


SECTION = {"sockets": _sockets, "http": _http}

if __name__ == "__main__":
    main()
