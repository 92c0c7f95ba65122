"""`manage.py push_keys`: what to put into the environment so that browsers can get pushes."""

from typing import Any

from django.core.management.base import BaseCommand

from skillswap.vapid import new_private_key


class Command(BaseCommand):
    help = "Prints a new key for Web Push (VAPID). With another key every browser has to subscribe again, so keep it."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"VAPID_PRIVATE_KEY={new_private_key()}")
        self.stdout.write("VAPID_SUBJECT=mailto:you@example.org")
