"""`manage.py seed_demo --people N --seed S`: a believable community to try SkillSwap with."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from demo.cleanup import community_remove
from demo.community import community_is_there, community_make
from demo.people import DEMO_EMAIL, DEMO_PASSWORD

_MESSAGES_EACH = 10


class Command(BaseCommand):
    help = "Fills an empty installation with demo people, skills and conversations. Running it again adds nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people", type=int, default=120, help="how many people besides the demo member (120)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same community (1)")
        parser.add_argument("--messages", type=int, help=f"how many messages in all ({_MESSAGES_EACH} a person)")
        parser.add_argument("--force", action="store_true", help="also in production")

    def handle(self, *args: Any, **options: Any) -> None:
        people, seed = options["people"], options["seed"]
        messages = people * _MESSAGES_EACH if options["messages"] is None else options["messages"]
        if people < 0 or messages < 0:
            raise CommandError("People and messages cannot be fewer than none.")
        if settings.PRODUCTION and not options["force"]:
            raise CommandError("This is a production installation: demo people do not belong here (--force).")
        if community_is_there():
            self.stdout.write("A demo community is there already; nothing was added.")
        else:
            community_remove(seed)
            self._make(people, seed, messages)
        note = Path(settings.DATA_DIR) / "demo-log-in"
        note.write_text(f"{DEMO_EMAIL} {DEMO_PASSWORD}\n")
        self.stdout.write(f"Log in as {DEMO_EMAIL} with the password {DEMO_PASSWORD}")

    def _make(self, people: int, seed: int, messages: int) -> None:
        columns = (TextColumn("{task.description:>9}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True)) as progress:
            bars = {name: progress.add_task(name, total=total) for name, total in self._totals(people, messages)}
            community_make(
                people=people,
                seed=seed,
                messages=messages,
                advance=lambda name, count: progress.advance(bars[name], count),
            )

    @staticmethod
    def _totals(people: int, messages: int) -> list[tuple[str, int]]:
        return [("people", people), ("messages", messages)]
