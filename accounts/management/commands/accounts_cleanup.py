"""`manage.py accounts_cleanup`: what the nightly job does, now."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.services.cleanup import accounts_cleanup


class Command(BaseCommand):
    help = "Removes accounts that nobody verified or used, ended devices, and files of own data past their time."

    def handle(self, *args: Any, **options: Any) -> None:
        cleaned = accounts_cleanup()
        self.stdout.write(
            f"Removed {cleaned.accounts} accounts that nobody verified or used, {cleaned.devices} ended devices, "
            f"{cleaned.exports} files of own data."
        )
