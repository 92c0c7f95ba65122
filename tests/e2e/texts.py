"""The texts of the client, so that a test can do in any language what a person does there."""

import functools
import json
from pathlib import Path
from typing import Any

from django.conf import settings

CATALOGUES = Path(settings.BASE_DIR) / "client" / "src" / "lib" / "i18n"


class Texts:
    """`Texts("ar")("firstRun.pick", name="Guitar")`: what the client says there. KeyError for what no catalogue has.

    Inside an Arabic sentence what is filled in keeps its own direction, between two signs that nobody sees.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: str) -> str:
        text = _flat(self.language)[key]
        for name, value in values.items():
            text = text.replace(f"{{{{{name}}}}}", f"\u2068{value}\u2069" if self.language == "ar" else value)
        return text

    def topic(self, name: str) -> str:
        """What a built-in topic is called there."""
        return name if self.language == "en" else _topics(self.language).get(name, name)


@functools.cache
def _topics(language: str) -> dict[str, str]:
    names: dict[str, str] = json.loads((CATALOGUES / "topics" / f"{language}.gen.json").read_text())["topicNames"]
    return names


@functools.cache
def _flat(language: str) -> dict[str, str]:
    files = sorted((CATALOGUES / language).glob("*.json"))
    return {key: text for file in files for key, text in _leaves(json.loads(file.read_text()))}


def _leaves(tree: dict[str, Any], path: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in tree.items():
        found += [(path + name, value)] if isinstance(value, str) else _leaves(value, f"{path}{name}.")
    return found
