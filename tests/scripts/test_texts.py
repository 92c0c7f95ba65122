"""The catalogues of the server's sentences are whole, and no sentence is left out of them."""

import ast
import re
import sys
from pathlib import Path

import pytest
from django.conf import settings

from accounts.models import Locale
from skillswap.phrases import plural

ROOT = Path(settings.BASE_DIR)
sys.path.insert(0, str(ROOT / "scripts"))

import texts  # noqa: E402

pytestmark = pytest.mark.only_on("sqlite")

PLACE = re.compile(r"%\(\w+\)[a-z]")
COUNTED = re.compile(r"(%\(\w+\)[ds]|\d) (MB|min|h|seconds?|minutes?|hours?|days?|weeks?)\b")
PLURALS = {"es": 2, "de": 2, "ar": 6}
WORDED = {"_", "N_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext", "plural"}
REFUSING = {"InvalidInput", "ValidationError", "NotAllowed", "Conflict", "NotFound", "BadFrame", "MailContent"}
FOR_MODERATORS = {"admin.py", "forms.py", "admin_log_in.py", "moderator_pages.py", "evidence_page.py"}  # stay English


@pytest.fixture(scope="module")
def source():
    return texts.sentences()


def test_the_languages_are_those_that_members_may_choose():
    assert {"en", *texts.LANGUAGES} == set(Locale.values) == {code for code, _ in settings.LANGUAGES}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_sentence_is_in_the_catalogue_with_every_plural_form(language, source):
    catalog = texts.read(language)
    assert {(m.id, m.context) for m in catalog if m.id} == {(m.id, m.context) for m in source if m.id}, "make texts"
    assert texts.untranslated(catalog) == []
    assert {len(m.string) for m in catalog if m.pluralizable} == {PLURALS[language]}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_translation_has_the_placeholders_of_its_sentence(language):
    for message in texts.read(language):
        wanted = [set(PLACE.findall(form)) for form in texts.forms(message.id)] if message.id else []
        for form in texts.forms(message.string) if message.id else ():
            found = set(PLACE.findall(form))
            assert found <= set().union(*wanted), form  # what is not given cannot be put in
            left_out = set().union(*wanted) - found
            assert left_out <= ({"%(count)d"} if message.pluralizable else set()), form  # "two" may be a word


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_what_is_read_at_run_time_is_compiled_from_the_catalogue(language):
    assert texts.mo_file(language).read_bytes() == texts.mo_bytes(texts.read(language)), "make texts"


def test_a_number_stays_on_the_line_of_what_it_counts():
    """Whatever counts goes through `plural` or `unbroken`, so its space does not break in any language."""
    assert plural("%(count)d hour, %(name)s", "%(count)d hours, %(name)s", 2, name="4 us") == "2\u00a0hours, 4 us"
    broken = [
        f"{file.relative_to(ROOT)}:{node.lineno}: {node.value}"
        for file in texts.sources()
        if file.name not in FOR_MODERATORS
        for node in breaking(ast.parse(file.read_text()))
    ]
    assert broken == []


def breaking(tree):
    """Sentences with a number and its unit that are not given to `unbroken` as they are looked up."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    kept = {id(part) for call in calls if name_of(call.func) == "unbroken" for part in call.args}
    for call in calls:
        if name_of(call.func) in WORDED - {"plural"} and id(call) not in kept:
            yield from (
                part for part in ast.walk(call) if isinstance(part, ast.Constant) and COUNTED.search(str(part.value))
            )


def test_no_sentence_that_members_read_is_a_plain_literal():
    plain = [
        f"{file.relative_to(ROOT)}:{line}: {text}"
        for file in texts.sources()
        if file.name not in FOR_MODERATORS
        for line, text in literals(ast.parse(file.read_text()), is_error_file=file.name == "errors.py")
    ]
    assert plain == []


def literals(tree, *, is_error_file):
    """Sentences in what refuses or is mailed, and messages of error classes, that gettext does not see."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in REFUSING:
            yield from (found for part in node.args for found in spoken_in(part))
        if isinstance(node, ast.Tuple) and 2 <= len(node.elts) <= 3:  # (field, message), (holds, field, message)
            yield from (found for part in node.elts[1:] for found in spoken_in(part))
        if isinstance(node, ast.ClassDef) and is_error_file:
            values = [stmt.value for stmt in node.body if isinstance(stmt, ast.Assign)]
            yield from (found for value in values for found in spoken_in(value))


def spoken_in(node):
    if isinstance(node, ast.Call) and name_of(node.func) in WORDED:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if re.match(r"[A-Z].* .*[.?]$", node.value):
            yield node.lineno, node.value
    elif isinstance(node, ast.JoinedStr):
        shape = "".join(part.value if isinstance(part, ast.Constant) else "X" for part in node.values)
        if re.match(r"[A-Z].* .*[.?]$", shape):
            yield node.lineno, shape
    else:
        for child in ast.iter_child_nodes(node):
            yield from spoken_in(child)


def name_of(function):
    return getattr(function, "id", getattr(function, "attr", ""))
