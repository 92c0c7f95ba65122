"""`manage.py second_factor_off`: for a member who has lost their passkeys and their recovery codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.addresses import clean_address
from accounts.models import User
from accounts.services import second_factor_stop


class Command(BaseCommand):
    help = "Turns off the second factor of the member with this address. Be sure that it is them who asks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(login_email=clean_address(options["email"]), is_active=True).first()
        if user is None or not user.has_second_factor:
            raise CommandError("Nobody with this address has a second factor.")
        second_factor_stop(user=user)
        self.stdout.write("The second factor is off, and the member is notified. Their password is enough now.")
