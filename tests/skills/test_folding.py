"""One spelling for all ways to write a name."""

import pytest

from skills.catalogue import known_by_name, known_topics
from skills.choices import Category
from skills.folding import begins_words, fold, prefixes, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JavaScript", "javascript"),
        ("  Public   speaking ", "public speaking"),
        ("Crème-Brûlée", "creme brulee"),
        ("CRÈME BRU\u0302LÉE", "creme brulee"),
        ("straße", "STRASSE"),
        ("\uff23\uff0b\uff0b", "c++"),
        ("first-aid", "First aid"),
        ("“Guitar”!", "guitar"),
        ("Gui\u200btar", "guitar"),
        ("İzmir", "izmir"),
        ("Français", "FRANC\u0327AIS"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one, other):
    assert fold(one) == fold(other)


def test_marks_that_make_another_thing_stay():
    assert len({fold(name) for name in ("C", "C++", "C#", ".NET", "NET", "हिन्दी", "हनद")}) == 7


@pytest.mark.parametrize("text", ["", "   ", "_", "-", "...", "\x00", "?!"])
def test_what_is_no_name_folds_to_nothing(text):
    assert fold(text) == ""


def test_folding_twice_changes_nothing():
    for name in known_by_name():
        assert fold(name) == name


def test_the_words_of_a_name_are_found_inside_dotted_ones():
    assert words("node.js basics") == {"node.js", "node", "js", "basics"}
    assert words(".net") == {".net", "net"}
    assert "c++" in prefixes("c++")


def test_a_token_longer_than_a_stored_beginning_is_compared_in_full():
    assert begins_words(["photograph"], ["photography"])
    assert not begins_words(["photographic"], ["photography"])


def test_the_catalogue_is_large_covers_every_category_and_gives_each_name_to_one_topic():
    topics = known_topics()
    assert len(topics) >= 150
    assert {topic.category for topic in topics} == set(Category)
    names = [{fold(name) for name in topic.names} for topic in topics]
    assert sum(map(len, names)) == len(known_by_name())
