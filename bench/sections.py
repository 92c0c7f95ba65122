"""The parts of a run. Each measures on a community of its own and prints its table."""

import argparse
import asyncio
import json
from collections.abc import Callable
from typing import Any

from bench import (
    call_load,
    community_files,
    first_picture,
    http_load,
    idle,
    logins,
    report,
    requests,
    server,
    session_load,
    socket_load,
)
from bench.figures import Figures, Stopwatch

CLIENTS = (1, 16, 64)
TALKERS = (16, 64, 200)
JOINS = 10
CALLS = 50

Section = Callable[[server.Site, dict[str, Any], argparse.Namespace], list[Any]]


def sockets(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    """People who talk in pairs."""
    with server.serve_baseline(site) as baseline:
        lines = [asyncio.run(socket_load.echo(baseline.ports[0], baseline.pids, n, options.seconds)) for n in TALKERS]
    with server.serve(site, count=options.processes) as running:
        for n in TALKERS:
            talk = socket_load.talk(running.ports, running.pids, people["talkers"][:n], options.seconds)
            lines.append(asyncio.run(talk))
    print(report.table("Talking in pairs: messages stored, acknowledged and delivered; send to receive", lines))
    return lines


def http(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    """Requests, from one client to many."""
    with server.serve_baseline(site) as baseline:
        lines = _loads(baseline, "baseline: hello", requests.hello(), options)
    with server.serve(site, count=options.processes) as running:
        for what, raws in {**requests.pages(people), **requests.others(people)}.items():
            lines += _loads(running, what, raws, options)
    print(report.table("Requests", lines))
    return lines


def _loads(running: server.Running, what: str, raws: list[bytes], options: argparse.Namespace) -> list[Figures]:
    return [
        asyncio.run(http_load.load(running.ports, running.pids, what, raws, clients=clients, seconds=options.seconds))
        for clients in CLIENTS
    ]


def log_ins(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    """Others, while people log in."""
    with server.serve(site, count=options.processes) as running:
        reads, entering = requests.conversations(people), requests.log_ins(people)
        lines = asyncio.run(logins.beside(running.ports, running.pids, reads, entering, options.seconds))
    print(report.table("While others log in", lines))
    return lines


def idle_sockets(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[dict[str, Any]]:
    """Memory of open sockets, ours and Socket.IO's."""
    tokens = people["idle"][: 500 if options.quick else None]
    with server.serve_baseline(site) as baseline:
        found = [asyncio.run(idle.baseline(baseline.ports[0], baseline.pids, len(tokens)))]
    for what in idle.KINDS:
        with server.serve(site, count=options.processes) as running:
            found.append(asyncio.run(idle.members(what, running.ports, running.pids, tokens)))
    print(report.memory(found))
    return found


def queries(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[dict[str, Any]]:
    """Queries per request."""
    file = site.folder / "queries.json"
    community_files.django(site, "bench.queries", str(site.folder / "people.json"), str(file))
    found = [{"what": what, "queries": count} for what, count in json.loads(file.read_bytes()).items()]
    print(report.counts(found))
    return found


def booking(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    """Pairs who ask and accept, one session after the other."""
    return _sessions(site, "booking: request and accept", session_load.book, options)


def settlement(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    """Pairs who start and end, which pays."""
    return _sessions(site, "settlement: two starts and the end", session_load.settle, options)


def _sessions(site: server.Site, what: str, steps: session_load.Steps, options: argparse.Namespace) -> list[Figures]:
    pairs = _pairs(site)
    with server.serve(site, count=options.processes) as running:
        load = session_load.load(running.ports, running.pids, what, pairs, steps, options.seconds)
        lines = [asyncio.run(load)]
    print(report.table("Lessons", lines))
    return lines


def _pairs(site: server.Site) -> list[dict[str, Any]]:
    file = site.folder / "sessions.json"
    community_files.django(site, "bench.sessions", str(site.folder / "people.json"), str(file))
    pairs: list[dict[str, Any]] = json.loads(file.read_bytes())
    return pairs


def calls(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    """Pairs who set up one call after the other, all at once."""
    file = site.folder / "calls.json"
    community_files.django(site, "bench.calls", str(CALLS), str(file))
    with server.serve(site, count=options.processes) as running:
        load = call_load.load(running.ports, running.pids, json.loads(file.read_bytes()), options.seconds)
        lines = [asyncio.run(load)]
    print(report.table("Calls: both joined, an offer, an answer and candidates passed on; from joining", lines))
    return lines


def first_picture_of(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    """One of two joins the other's call, again and again, in a real browser."""
    file = site.folder / "calls.json"
    community_files.django(site, "bench.calls", "1", str(file))
    with server.serve(site, count=1) as running:
        watch = Stopwatch(running.pids)
        taken = first_picture.measure(f"http://127.0.0.1:{running.ports[0]}", json.loads(file.read_bytes())[0], JOINS)
        lines = [watch.stop("from Join to the other's first picture", 2, taken)]
    print(report.table("Calls with sound and picture, in Chromium", lines))
    return lines


ALL: dict[str, Section] = {
    "sockets": sockets, "http": http, "logins": log_ins, "idle": idle_sockets, "queries": queries,
    "booking": booking, "settlement": settlement, "calls": calls, "first_picture": first_picture_of,
}  # fmt: skip
