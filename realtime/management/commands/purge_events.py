"""Cleanup: delete events that are too old to be replayed to anyone."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from realtime.services import events_purge


class Command(BaseCommand):
    help = "Deletes events older than --days (default: how long they are replayed). Run it daily."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=settings.EVENTS_KEPT_DAYS)

    def handle(self, *args: Any, **options: Any) -> None:
        purged = events_purge(older_than=dt.timedelta(days=options["days"]))
        self.stdout.write(f"Deleted {purged} events older than {options['days']} days.")
