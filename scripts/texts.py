"""`make texts`: collect the server's sentences from the sources into locale/<language>/LC_MESSAGES, and compile them.

What is new has an empty translation there, to be written by hand; then run it again. Sentences that are gone go.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import project
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LANGUAGES = ("es", "de", "ar")
LOCALE = project.ROOT / "locale"
APPS = sorted(path.parent for path in project.ROOT.glob("*/apps.py"))
LEFT_OUT = {"migrations", "management", "demo"}
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "plural": (1, 2),  # skillswap/phrases.py
}
THEN = datetime(2026, 1, 1, tzinfo=UTC)  # a date that changes would be a conflict in every merge


def main() -> None:
    source = sentences()
    for language in LANGUAGES:
        catalog = updated(language, source)
        po_file(language).write_bytes(po_bytes(catalog))
        mo_file(language).write_bytes(mo_bytes(catalog))
        project.say(f"{language}: {len(catalog)} sentences, {len(untranslated(catalog))} without a translation")


def sentences() -> Catalog:
    """Every sentence of the sources, in the order of files and lines."""
    catalog = Catalog()
    for file in sources():
        for _, message, comments, context in extract_from_file("python", file, KEYWORDS, ("Translators:",)):
            name = str(file.relative_to(project.ROOT))
            catalog.add(message, None, [(name, None)], auto_comments=comments, context=context)
    return catalog


def sources() -> Iterator[Path]:
    for app in APPS:
        for file in sorted(app.rglob("*.py")):
            if not LEFT_OUT & set(file.relative_to(project.ROOT).parts):
                yield file


def updated(language: str, source: Catalog) -> Catalog:
    """The catalogue of `language` with exactly the sentences of `source`."""
    catalog = read(language)
    catalog.update(source, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def read(language: str) -> Catalog:
    """The catalogue as it is committed. Its header says how many plural forms there are."""
    return read_po(BytesIO(po_file(language).read_bytes()), locale=language)


def po_bytes(catalog: Catalog) -> bytes:
    catalog.header_comment = f"# {catalog.locale.english_name if catalog.locale else ''}: written by `make texts`."
    catalog.project, catalog.version, catalog.msgid_bugs_address = "SkillSwap", "1", ""
    catalog.creation_date = catalog.revision_date = THEN
    catalog.last_translator, catalog.language_team, catalog.fuzzy = "SkillSwap", "SkillSwap", False
    written = BytesIO()
    write_po(written, catalog, width=120, include_lineno=False, ignore_obsolete=True)
    return written.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    written = BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def mo_file(language: str) -> Path:
    return po_file(language).with_suffix(".mo")


def untranslated(catalog: Catalog) -> list[str]:
    """The sentences of which a form is missing."""
    return [forms(message.id)[0] for message in catalog if message.id and not all(forms(message.string))]


def forms(text: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """All forms of a sentence, or of its translation."""
    return text if isinstance(text, tuple) else (text or "",)


if __name__ == "__main__":
    main()
