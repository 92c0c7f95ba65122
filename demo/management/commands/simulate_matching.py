"""`manage.py simulate_matching`: what ways of matching do for a community, without touching the database."""

from argparse import ArgumentParser
from dataclasses import fields
from io import StringIO
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.table import Table

from demo.simulation.policies import POLICIES
from demo.simulation.report import outcomes, rows_of
from demo.simulation.scenario import Scenario

_RATES = ("shift", "acceptance", "drop_outs")
_HELP = {
    "seed": "of the first community",
    "people": "who are there on the first day",
    "days": "to simulate",
    "topics": "that are offered and wished for",
    "steepness": "how much more popular the popular topics are (Zipf's exponent)",
    "shift": "part of the demand that falls on topics without regard to what is taught",
    "acceptance": "mean chance that a member says yes in time",
    "drop_outs": "chance that a member leaves an exchange that all agreed on",
    "stay": "mean days until a member leaves for good",
}


class Command(BaseCommand):
    help = (
        "Simulates months of a community under several ways to match, by the product's own rules, and prints means "
        "with 95 % confidence. The same arguments print the same. Nothing is read from the database or written to it."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        for field in fields(Scenario):
            if field.name != "world":
                kind = type(field.default)
                option = f"--{field.name.replace('_', '-')}"
                parser.add_argument(option, type=kind, default=field.default, help=f"{_HELP[field.name]} (%(default)s)")
        parser.add_argument("--world", action="store_true", help="members in all time zones and languages, not in one")
        parser.add_argument("--seeds", type=int, default=5, help="how many communities (%(default)s)")
        parser.add_argument("--policies", nargs="+", choices=POLICIES, default=list(POLICIES), metavar="POLICY")

    def handle(self, *args: Any, **options: Any) -> None:
        if wrong := [name for name in _RATES if not 0 <= options[name] <= 1]:
            raise CommandError(f"A rate is from 0 to 1: {', '.join(wrong)}.")
        if min(options[name] for name in ("people", "days", "topics", "stay", "seeds")) < 1:
            raise CommandError("People, days, topics, stay and seeds are at least 1.")
        scenario = Scenario(**{field.name: options[field.name] for field in fields(Scenario)})
        policies = [POLICIES[name] for name in dict.fromkeys(options["policies"])]
        found = {policy.name: runs for policy, runs in outcomes(scenario, policies, options["seeds"])}
        heading, *rows = rows_of(found)
        table = Table(*heading, title=f"{options['people']} people, {options['days']} days, {options['seeds']} seeds")
        for row in rows:
            table.add_row(*row)
        printed = StringIO()
        Console(file=printed, width=200).print(table)
        self.stdout.write(printed.getvalue())
