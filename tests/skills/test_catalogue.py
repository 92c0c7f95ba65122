"""Finding topics of the built-in catalogue."""

import pytest

from skills.selectors import topic_ids_found, topics_suggested
from skills.services import topics_ensure_catalogue
from tests.plugins.isolation import shared_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue", "db")]


@pytest.fixture(scope="module")
def catalogue(django_db_setup, django_db_blocker):
    """Loaded once for all tests here."""
    with shared_rows(django_db_blocker, topics_ensure_catalogue):
        yield


def test_topics_are_suggested_by_exact_name_then_beginning_then_word():
    assert topics_suggested("js")[0]["name"] == "JavaScript"
    assert topics_suggested("java")[0]["name"] == "Java"
    assert topics_suggested("guit")[0]["name"] == "Guitar"
    assert "Electric guitar" in {topic["name"] for topic in topics_suggested("guitar")}
    assert len(topics_suggested("s")) == 10


@pytest.mark.parametrize("q", ["%", "_", "*", ".*", "g%", "gu_tar", "[a-z]", "\\", "'", "\x00", "guitarx", "🎸"])
def test_no_character_of_a_text_is_a_pattern(q):
    assert topic_ids_found(q) == []
    assert topics_suggested(q) == []
