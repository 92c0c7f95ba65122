"""One spelling for all ways to write a name."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skills.catalogue import known_by_name, known_topics
from skills.models import Category
from skillswap.folding import fold, has_words, is_enough, keys_of, prefixes, words
from skillswap.text import clean_line


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
        ("Łódź", "Lodz"),
        ("Ørsted", "Orsted"),
        ("Đorđe", "Dorde"),
        ("Æblegrød", "aeblegrod"),
        ("Straße", "strasse"),
        ("İstanbul", "\u0131stanbul"),
        ("Þórr", "thorr"),
        ("\u2019Ukulele\u02bbs", "'ukulele's"),
        ("العَرَبِيَّة", "العربيه"),
        ("أحمد آدم إيمان", "احمد ادم ايمان"),
        ("مـــرحبا", "مرحبا"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u064a\u062e"),
        ("שָׁלוֹם", "שלום"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("٤٢", "42"),
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
    assert has_words(["photograph"], ["photography"])
    assert not has_words(["photographic"], ["photography"])


INSIDE = {
    "日本語": "中级日本語会話",
    "上海": "去上海旅游",
    "ไทย": "ภาษาไทย",
    "入門": "Python入門",
    "python入門": "Python入門講座",
    "日": "日本語",
    "ラーメン": "札幌ラーメン作り",
    "မြန်မာ": "အခြေခံမြန်မာစာ",
    "ខ្មែរ": "ភាសាខ្មែរ",
    "ລາວ": "ພາສາລາວ",
}
APART = {"日本語": "日本の本語", "a日": "日本 abc", "ython入門": "Python入門", "日本語会": "日本語 本語会"}


@pytest.mark.parametrize(("typed", "name"), INSIDE.items())
def test_a_word_of_a_script_without_spaces_is_found_inside_longer_ones(typed, name):
    typed, name = fold(typed), fold(name)
    assert keys_of(typed) <= prefixes(name)
    assert has_words([typed], [name])


@pytest.mark.parametrize(("typed", "name"), APART.items())
def test_parts_that_are_not_together_are_not_the_word(typed, name):
    typed, name = fold(typed), fold(name)
    assert not (keys_of(typed) <= prefixes(name) and (is_enough(typed) or has_words([typed], [name])))


@given(st.text(max_size=12))
@example("0:.")
@example("0\x1b0")
@example("\u1d93")
@example("\u048a\u1e9c")
def test_folding_twice_or_what_is_stored_of_it_changes_nothing_and_every_word_is_found(text):
    folded = fold(text)
    assert fold(folded) == fold(clean_line(text)) == folded
    for token in folded.split():
        assert keys_of(token) <= prefixes(folded)
        assert has_words([token], [folded])


def test_the_catalogue_is_large_covers_every_category_and_gives_each_name_to_one_topic():
    topics = known_topics()
    assert len(topics) >= 150
    assert {topic.category for topic in topics} == set(Category)
    names = [{fold(name) for name in topic.names} for topic in topics]
    assert sum(map(len, names)) == len(known_by_name())
