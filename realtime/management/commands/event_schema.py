"""Write the socket's generated contract: JSON Schema and codes for the client, a page for people."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from realtime.contract import codes_module, json_schema, page


class Command(BaseCommand):
    help = "Writes client/events.schema.json, client/sdk/src/api/codes.gen.ts and docs/events.md from the code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        root = Path(settings.BASE_DIR)
        files = {
            root / "client" / "events.schema.json": json.dumps(json_schema(), indent=2) + "\n",
            root / "client" / "sdk" / "src" / "api" / "codes.gen.ts": codes_module(),
            root / "docs" / "events.md": page(),
        }
        for path, text in files.items():
            if options["check"]:
                if not path.is_file() or path.read_text() != text:
                    raise CommandError(f"{path.name} is out of date: run `make types`.")
            else:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text)
                self.stdout.write(f"wrote {path}")
