"""Typing errors, synonyms and whole questions find what was meant; what a text itself finds comes first."""

import pytest

from matching.selectors.texts import topics_meant
from skills.catalogue import known_by_name, synonyms, words_without_meaning
from skills.models import Topic
from skills.nearness import errors_allowed, nearest
from skills.services import topic_alias_add, topic_merge, topic_resolve, topics_ensure_catalogue
from skills.vocabulary import Vocabulary
from skillswap.db.ids import uuid7
from tests.factories.accounts import UserFactory

MEANT = {  # what is typed: the topic it means, and what is said to have been searched
    "gitar": ("Guitar", None),  # begins "Gitarre"
    "guitr": ("Guitar", "Guitar"),
    "pyhton": ("Python", "Python"),
    "javascrpit": ("JavaScript", "JavaScript"),
    "Fotografy": ("Photography", "Photography"),
    "JS": ("JavaScript", None),
    "pasta": ("Italian cooking", None),
    "cooking pasta": ("Italian cooking", None),
    "spagetti": ("Italian cooking", "Italian cooking"),
    "web devlopment": ("Web development", "Web development"),
    "artificial intelligence": ("Machine learning", None),
    "guitar lessons for beginners": ("Guitar", "guitar"),
    "learn gitar": ("Guitar", "gitar"),
    "klases de guitarra": ("Guitar", "guitarra"),
    "ESPAÑOL": ("Spanish", None),
    "españl": ("Spanish", "Spanish"),
    "العربيه": ("Arabic", None),
    "日本语": (None, None),
    "فرنسي": ("French", None),
    "qqqqqqqq": (None, None),
    "xyz": (None, None),
    "%": (None, None),
}
ON_ALL_ENGINES = ("gitar", "pyhton", "JS", "cooking pasta", "learn gitar", "ESPAÑOL", "qqqqqqqq")


@pytest.fixture
def catalogue(db):
    topics_ensure_catalogue()


def found(q):
    """(the name of the first topic that `q` means, what is said to have been searched)."""
    meaning = topics_meant(q)
    ids = [pk for pk in (meaning.exact, *meaning.others) if pk]
    names = dict(Topic.objects.filter(pk__in=ids).values_list("id", "name"))
    return (names[ids[0]] if ids else None), meaning.searched_for, set(names.values())


@pytest.mark.only_on("sqlite")
def test_what_was_meant_is_found_and_said(catalogue):
    for q, (topic, searched_for) in MEANT.items():
        first, said, all_found = found(q)
        assert (topic in all_found if topic else first is None, said) == (True, searched_for), (q, first, said)


def test_the_same_is_meant_on_every_engine(catalogue):
    assert {q: found(q)[:2] for q in ON_ALL_ENGINES} == {
        "gitar": ("Guitar", None),
        "pyhton": ("Python", "Python"),
        "JS": ("JavaScript", None),
        "cooking pasta": ("Italian cooking", None),
        "learn gitar": ("Guitar", "gitar"),
        "ESPAÑOL": ("Spanish", None),
        "qqqqqqqq": (None, None),
    }


def test_what_the_text_itself_finds_comes_before_what_it_is_like(catalogue):
    topic_resolve(name="Pyhton")
    assert found("pyhton")[:2] == ("Pyhton", None)
    assert found("pyht")[:2] == ("Pyhton", None)


def test_other_near_names_are_offered_three_at_most(catalogue):
    for name in ("Kitesurf", "Kitesurb", "Kitesurg", "Kitesurh", "Kitesurk"):
        topic_resolve(name=name)
    meaning = topics_meant("kitesurx")
    assert (meaning.searched_for, len(meaning.did_you_mean)) == ("Kitesurb", 3)


def test_a_new_name_is_known_at_once_and_a_merged_topic_is_called_as_the_one_that_stays(catalogue):
    assert found("balalaka")[:2] == (None, None)
    source, into = topic_resolve(name="Balalaika"), topic_resolve(name="Russian lutes")
    assert found("balalaka")[:2] == ("Balalaika", "Balalaika")
    moderator = UserFactory(moderator=True)
    topic_merge(source=source, into=into, by=moderator)
    assert found("balalaka")[:2] == ("Russian lutes", "Russian lutes")
    topic_alias_add(topic=into, name="Dombra", by=moderator)
    assert found("dombrra")[:2] == ("Russian lutes", "Russian lutes")


@pytest.mark.only_on("sqlite")
def test_every_synonym_names_a_topic_of_the_catalogue_and_is_no_name_of_another():
    names = known_by_name()
    assert {name for name in synonyms().values() if name not in names} == set()
    assert {text for text in synonyms() if text in names or not text} == set()
    assert "lessons" in words_without_meaning()


def test_a_name_that_another_search_learned_at_the_same_moment_is_found_by_its_beginning():
    guitar, other = uuid7(), uuid7()

    class Overtaken(Vocabulary):
        def named(self):
            before = super().named()
            super().named()  # another thread reads the table once more
            return before

    known = Overtaken(lambda limit: [("guitar", guitar)], lambda seen: [("guitarra", other)])
    assert known.beginning("guit", limit=5) == ["guitar", "guitarra"]


def test_short_words_are_never_corrected_and_longer_ones_by_more_letters():
    assert [errors_allowed("a" * length) for length in (3, 4, 6, 12)] == [0, 1, 2, 3]
    assert nearest("php", ["phd"]) == []
    assert nearest("wodowrk", ["woodwork", "goodwork"]) == [(2, "woodwork")]
