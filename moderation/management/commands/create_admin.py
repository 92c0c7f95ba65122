"""`manage.py create_admin --email you@example.org`: the first person who may enter /admin."""

import getpass
import os
import secrets
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from moderation.services import admin_create
from skillswap.errors import DomainError


class Command(BaseCommand):
    help = (
        "Make an admin. Asks for the password, or takes ADMIN_PASSWORD; without a terminal it prints a generated one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", default="Admin")
        parser.add_argument("--password", help="Visible in the shell's history; better leave it out.")

    def handle(self, *args: Any, **options: Any) -> None:
        password, made = options["password"] or os.environ.get("ADMIN_PASSWORD"), False
        if not password and sys.stdin.isatty():
            password = getpass.getpass("Password: ")
        elif not password:
            password, made = secrets.token_urlsafe(18), True
        try:
            validate_email(options["email"])
            user = admin_create(email=options["email"], name=options["name"], password=password)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        except DomainError as error:
            raise CommandError(" ".join(message for _, message in error.fields) or error.message) from error
        self.stdout.write(f"{user.email} may log in at /admin/.")
        if made:
            self.stdout.write(f"Password: {password}")
