"""Topics: one for all spellings, also when two add it at once; merging."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection

from skills.models import Skill, Topic, TopicAlias, TopicPrefix
from skills.selectors import topic_ids_found, topic_named, topics_suggested
from skills.services import (
    topic_alias_add,
    topic_alias_remove,
    topic_merge,
    topic_resolve,
    topics_ensure_catalogue,
)
from skills.services import topics as topics_module
from skills.services.topics import aliases_insert
from skillswap.errors import InvalidInput, NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db):
    return UserFactory(moderator=True)


def test_js_javascript_and_their_spellings_are_one_topic_without_a_loaded_catalogue():
    found = {topic_resolve(name=name).pk for name in ("JS", "javascript", "JavaScript", " JAVA SCRIPT", "ES6")}
    assert len(found) == 1
    assert topic_resolve(name="js").name == "JavaScript"
    assert topic_resolve(name="Java").pk not in found


def test_c_cpp_csharp_and_dotnet_are_four_topics():
    assert len({topic_resolve(name=name).pk for name in ("C", "C++", "c#", ".net", "CPP", "C sharp", "dotnet")}) == 4


def test_a_new_name_makes_a_topic_in_the_given_category_once():
    first = topic_resolve(name="Kite building", category="sports")
    assert (first.name, first.category) == ("Kite building", "sports")
    assert topic_resolve(name="kite-BUILDING", category="music") == first


@pytest.mark.parametrize("name", ["", "  ", "!?", "++", "x" * 61, "\x00"])
def test_a_name_without_a_letter_or_too_long_is_refused(name):
    with pytest.raises(InvalidInput):
        topic_resolve(name=name)


def test_two_who_add_one_name_at_once_get_one_topic(monkeypatch):
    winner = topic_resolve(name="Kite building")
    answers = [None, winner]
    monkeypatch.setattr(topics_module, "topic_named", lambda folded: answers.pop(0))
    assert topic_resolve(name="kite building") == winner
    assert Topic.objects.filter(folded="kite building").count() == 1


def test_the_catalogue_loads_once_and_keeps_what_is_there():
    used = topic_resolve(name="js")
    first, second = topics_ensure_catalogue(), topics_ensure_catalogue()
    assert first >= 150
    assert second == 0
    assert topic_named("javascript") == used


@pytest.mark.parametrize("name", ["Gitarre", "guitarra", "غيتار", "الغيتار"])
def test_a_topic_is_found_and_added_by_its_name_in_each_language(name):
    topics_ensure_catalogue()
    assert topic_resolve(name=name).name == "Guitar"
    assert topics_suggested(name[:5])[0]["name"] == "Guitar"


def test_a_database_of_before_gets_new_names_except_those_that_another_topic_has(django_assert_max_num_queries):
    guitar, own = Topic.objects.create(name="Guitar", folded="guitar", category="music"), topic_resolve(name="Gitarren")
    aliases_insert(guitar.pk, ["Guitar"])
    aliases_insert(own.pk, ["Gitarre"])
    with django_assert_max_num_queries(100):  # in batches: some a topic would be hundreds
        topics_ensure_catalogue()
    assert topic_named("gitarre") == own
    assert topic_named("guitarra") == topic_named("guitar") == guitar
    assert guitar.pk in topic_ids_found("غيت")


def test_the_command_loads_the_catalogue_and_says_when_it_is_there(capsys):
    for line in ("new topics", "All topics are there"):
        call_command("load_topics")
        assert line in capsys.readouterr().out


def test_a_percent_sign_finds_a_name_that_has_one():
    topic = topic_resolve(name="Rule of 72 %")
    assert topic_ids_found("%") == [topic.pk]


def test_merging_moves_skills_names_and_counts_and_keeps_one_of_a_double(member, other, moderator):
    source, into = topic_resolve(name="Kites"), topic_resolve(name="Kite building")
    offers(member, "Kites", "Kite building")
    offers(other, "Kites")
    wants(other, "Kites")
    merged = topic_merge(source=source, into=into, by=moderator)
    assert sorted(Skill.objects.values_list("user_id", "type", "name")) == sorted(
        [
            (member.pk, "offer", "Kite building"),
            (other.pk, "offer", "Kite building"),
            (other.pk, "learn", "Kite building"),
        ]
    )
    assert (merged.offers, merged.wants, merged.uses) == (2, 1, 3)
    source.refresh_from_db()
    assert (source.merged_into_id, source.uses) == (into.pk, 0)
    assert topic_resolve(name="kites") == into
    assert topic_ids_found("kites") == [into.pk]
    assert not TopicPrefix.objects.filter(topic_id=source.pk)
    member.skill_count.refresh_from_db()
    assert member.skill_count.skills == 1


def test_a_topic_that_was_merged_can_be_added_to_and_merged_no_more(member, moderator):
    source, into, third = (topic_resolve(name=name) for name in ("Kites", "Kite building", "Kite flying"))
    topic_merge(source=source, into=into, by=moderator)
    with pytest.raises(topics_module.TopicMerged):
        topic_merge(source=source, into=third, by=moderator)
    with pytest.raises(topics_module.TopicMerged):
        topic_merge(source=third, into=source, by=moderator)
    assert offers(member, "Kites")[0].topic_id == into.pk


def test_only_moderators_merge_and_name(member):
    topic, another = topic_resolve(name="Kites"), topic_resolve(name="Kite building")
    with pytest.raises(NotAllowed):
        topic_merge(source=topic, into=another, by=member)
    with pytest.raises(NotAllowed):
        topic_alias_add(topic=topic, name="Dragons", by=member)


def test_a_name_is_added_to_a_topic_and_taken_away_again(moderator):
    topic = topic_resolve(name="Kites")
    alias = topic_alias_add(topic=topic, name="Drachen", by=moderator)
    assert topic_ids_found("dra") == [topic.pk]
    topic_alias_remove(alias=alias, by=moderator)
    assert topic_ids_found("dra") == []
    with pytest.raises(InvalidInput):
        topic_alias_remove(alias=TopicAlias.objects.get(folded="kites"), by=moderator)


def test_a_name_of_another_topic_cannot_be_added(moderator):
    topic, _ = topic_resolve(name="Kites"), topic_resolve(name="Drachen")
    with pytest.raises(InvalidInput):
        topic_alias_add(topic=topic, name="DRACHEN", by=moderator)


@pytest.mark.django_db(transaction=True)
def test_two_moderators_add_names_that_begin_alike_at_once():
    topic, by, start = topic_resolve(name="Kites"), UserFactory(moderator=True), Barrier(2)

    def add(name: str) -> str:
        try:
            start.wait(60)
            return topic_alias_add(topic=topic, name=name, by=by).name
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as moderators:
        for pair in (["Drachen", "Drachenbau"], ["Lenken", "Lenkdrachen"], ["Vliegeren", "Vlieger"]):
            assert list(moderators.map(add, pair)) == pair
    assert TopicAlias.objects.filter(topic=topic).count() == 7


@pytest.mark.django_db(transaction=True)
def test_eight_threads_that_add_one_new_name_make_one_topic():
    def add(_: int) -> object:
        try:
            return topic_resolve(name="Kite building").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(add, range(8)))) == 1
    assert len(Topic.objects.filter(folded="kite building")) == 1
