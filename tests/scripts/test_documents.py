"""The documents name files and commands that are there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
NAMED = re.compile(r"`([\w.-]+(?:/[\w.-]+)*/[\w.-]+\.(?:py|tsx?|sh|yml|md|css|conf))(?:: ?[\w.]+)?`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_a_document_names_exists(document):
    missing = {path for path in NAMED.findall(document.read_text()) if not (ROOT / path).exists()}
    assert missing == set()


def test_the_table_of_where_things_are_names_paths_and_words_that_are_there():
    page = (ROOT / "docs/architecture.md").read_text()
    rows = page.partition("## Where is it?")[2].partition("\n## ")[0]
    paths = {name.partition(":")[0] for name in re.findall(r"`([\w.-]+/[^`]*)`", rows)}
    assert {path for path in paths if not (ROOT / path).exists()} == set()
    words = re.findall(r"(?:`(\w+)` and )?`(\w+)` in `([\w-]+(?:/[\w.-]+)*/[\w.-]+\.\w+)`", rows)
    assert len(words) > 5
    assert {w for *named, path in words for w in named if w and w not in (ROOT / path).read_text()} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_a_document_names_is_there(document):
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    text = document.read_text()
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= set(get_commands())
    assert set(re.findall(r"`make ([a-z]+)", text)) <= set(targets)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_compose_file_that_changes_another_is_never_named_alone(document):
    for command in re.findall(r"docker compose -f[^`\n]+", document.read_text()):
        files = re.findall(r"-f (\S+)", command)
        assert files[0] == "docker-compose.yml"
        assert all((ROOT / file).is_file() for file in files)
