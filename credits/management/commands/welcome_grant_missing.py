"""`manage.py welcome_grant_missing`: verified members without a welcome get theirs."""

from typing import Any

from django.core.management.base import BaseCommand

from credits.services import welcome_grant_missing


class Command(BaseCommand):
    help = "Gives the welcome credits to verified members who have none. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{welcome_grant_missing()} members got their welcome.")
