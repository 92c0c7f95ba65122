"""`manage.py load_topics`: bring the built-in catalogue of topics into the database."""

from typing import Any

from django.core.management.base import BaseCommand

from skills.services import topics_ensure_catalogue


class Command(BaseCommand):
    help = "Adds the topics of the built-in catalogue that are missing. Safe to run at every start."

    def handle(self, *args: Any, **options: Any) -> None:
        new = topics_ensure_catalogue()
        self.stdout.write(f"{new} new topics." if new else "All topics are there.")
