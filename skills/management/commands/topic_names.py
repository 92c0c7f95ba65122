"""`manage.py topic_names`: what the client's other languages call the built-in topics, a file for each."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from skills.catalogue import LANGUAGES, names_shown


class Command(BaseCommand):
    help = "Writes client/src/lib/i18n/topics/*.gen.json from skills/catalogue/translations.txt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "client" / "src" / "lib" / "i18n" / "topics"
        for language in LANGUAGES:
            path = folder / f"{language}.gen.json"
            text = json.dumps({"topicNames": names_shown(language)}, ensure_ascii=False, indent=2) + "\n"
            if not options["check"]:
                folder.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
            elif not path.is_file() or path.read_text(encoding="utf-8") != text:
                raise CommandError(f"{path.name} is out of date: run `make types`.")
