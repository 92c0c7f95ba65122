"""The parts of a run. Each measures on a community of its own and prints its table."""

import argparse
import asyncio
import json
from collections.abc import Callable
from typing import Any

from bench import community_files, http_load, idle, lesson_load, logins, report, requests, server, socket_load
from bench.figures import Figures

CLIENTS = (1, 16, 64)
TALKERS = (16, 64, 200)

Section = Callable[[server.Site, dict[str, Any], argparse.Namespace], list[Any]]


def sockets(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    """People who talk in pairs."""
    with server.serve_floor(site) as floor:
        lines = [asyncio.run(socket_load.echo(floor.ports[0], floor.pids, n, options.seconds)) for n in TALKERS]
    with server.serve(site, count=options.processes) as running:
        for n in TALKERS:
            talk = socket_load.talk(running.ports, running.pids, people["talkers"][:n], options.seconds)
            lines.append(asyncio.run(talk))
    print(report.table("Talking in pairs: messages stored, acknowledged and delivered; send to receive", lines))
    return lines


def http(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    """Requests, from one client to many."""
    with server.serve_floor(site) as floor:
        lines = _loads(floor, "floor: hello", requests.hello(), options)
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
    """Memory of open sockets."""
    tokens = people["idle"][: 500 if options.quick else None]
    with server.serve_floor(site) as floor:
        found = [asyncio.run(idle.floor(floor.ports[0], floor.pids, len(tokens)))]
    with server.serve(site, count=options.processes) as running:
        found.append(asyncio.run(idle.members(running.ports, running.pids, tokens)))
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
    """Pairs who ask and accept, one lesson after the other."""
    return _lessons(site, "booking: request and accept", lesson_load.book, options)


def settlement(site: server.Site, people: dict[str, Any], options: argparse.Namespace) -> list[Figures]:
    """Pairs who start and end, which pays."""
    return _lessons(site, "settlement: two starts and the end", lesson_load.settle, options)


def _lessons(site: server.Site, what: str, deeds: lesson_load.Deeds, options: argparse.Namespace) -> list[Figures]:
    pairs = _pairs(site)
    with server.serve(site, count=options.processes) as running:
        load = lesson_load.load(running.ports, running.pids, what, pairs, deeds, options.seconds)
        lines = [asyncio.run(load)]
    print(report.table("Lessons", lines))
    return lines


def _pairs(site: server.Site) -> list[dict[str, Any]]:
    file = site.folder / "lessons.json"
    community_files.django(site, "bench.lessons", str(site.folder / "people.json"), str(file))
    pairs: list[dict[str, Any]] = json.loads(file.read_bytes())
    return pairs


ALL: dict[str, Section] = {
    "sockets": sockets, "http": http, "logins": log_ins, "idle": idle_sockets, "queries": queries,
    "booking": booking, "settlement": settlement,
}  # fmt: skip
