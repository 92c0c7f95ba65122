"""Names of the built-in topics in each language, as the file says them."""

from collections import defaultdict

import pytest

from skills.catalogue import LANGUAGES, known_topics, names_shown, shown_name, translations
from skills.models import NAME_LENGTH
from skillswap.folding import fold
from skillswap.language import spoken

pytestmark = pytest.mark.only_on("sqlite")


def test_every_topic_has_a_name_in_each_language():
    assert set(translations()) == {topic.name for topic in known_topics()}
    assert [name for name, each in translations().items() if len(each) != len(LANGUAGES) or not all(each)] == []


def test_no_name_means_two_topics_and_each_can_be_a_name():
    meant = defaultdict(set)
    for topic in known_topics():
        for name in topic.names:
            meant[fold(name)].add(topic.name)
    assert {name: topics for name, topics in meant.items() if len(topics) > 1 or not name} == {}
    assert [name for topic in known_topics() for name in topic.names if len(name) > NAME_LENGTH] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_in_a_language_differs_for_each_topic(language):
    shown = [topic.shown[LANGUAGES.index(language)] for topic in known_topics()]
    assert len(set(map(fold, shown))) == len(shown)


def test_the_names_shown_are_those_that_differ():
    assert names_shown("de")["Guitar"] == "Gitarre"
    assert "React" not in names_shown("ar")


@pytest.mark.parametrize(("language", "guitar"), [("en", "Guitar"), ("de", "Gitarre"), ("", "Guitar"), ("ar", "غيتار")])
def test_what_is_shown_is_in_the_active_language_and_what_a_member_named_stays(language, guitar):
    with spoken(language):
        assert [shown_name(name) for name in ("Guitar", "Guitar of my aunt")] == [guitar, "Guitar of my aunt"]
