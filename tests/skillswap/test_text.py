"""What people write: what cannot be seen and could mislead is gone, everything else is theirs."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st
from rest_framework import serializers

from skillswap.text import clean_line, clean_lines, is_readable
from skillswap.text_fields import FormTextField, TextField

INVISIBLE = [
    *"\u202e\u2066\u2069\u200b\u200e\u061c\xad\ufeff\u2060\u3164\u115f\uffa0\u034f\u180e\ufe0f",
    *"\U000e0041\U000e0100\x00\x1b\x7f\x85\u2028\ufff9\uffff",
]
SEEN = [
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "क\u094d\u200dष",
    "র\u200d\u09cdয",
    "ශ\u0dca\u200dරී",
    "👨\u200d👩\u200d👧\u200d👦",
    "👩🏽\u200d🚀",
    "❤\ufe0f",
    "☎\ufe0e",
    "1\ufe0f\u20e3",
    "🏳\ufe0f\u200d🌈",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "🇺🇦",
    "葛\U000e0100城",
    "Zoë",
    "한국어",
    "שָׁלוֹם",
]
PIECES = "".join(
    (
        "a1 \n\t\u0627\u06f1क्葛ᠠé\u0301\u1160\u1161👩👨🏽🏴#\u20e3",
        "\u200c\u200d\ufe0e\ufe0f\u180b\u2800\u202e\u200b\U000e0067\U000e0100",
    )
)


@pytest.mark.parametrize("unseen", INVISIBLE, ids=ascii)
def test_what_cannot_be_seen_goes_wherever_it_stands(unseen):
    for text in (f"{unseen}Ada", f"Ada{unseen}", f"A{unseen}da"):
        assert clean_lines(text).replace("\n", "") == "Ada"
    assert not is_readable(clean_line(unseen * 3))


@pytest.mark.parametrize("text", SEEN, ids=ascii)
def test_what_words_and_pictures_are_made_of_stays(text):
    assert clean_line(text) == text
    assert is_readable(text)


@pytest.mark.parametrize("text", ["A\u200dda", "A\u200cda", "\u200dAda", "Ada\u200c", "Ada\ufe0f", "Ada\U000e0067"])
def test_a_joiner_or_selector_that_joins_nothing_goes(text):
    assert clean_line(text) == "Ada"


def test_texts_that_look_alike_are_alike():
    assert clean_line("Zoe\u0308") == "Zo\u00eb"
    assert clean_line("e\u200b\u0301") == "\u00e9"


def test_lines_keep_their_ends_and_inner_spaces_and_one_line_does_not():
    assert clean_lines("one\r\n\ttwo\u2028  three\x0b") == "one\n\ttwo\n  three\n"
    assert clean_line(" one\r\n\ttwo\u00a0 \u3000three ") == "one two three"


@given(st.text(st.sampled_from(PIECES), max_size=12))
def test_cleaning_again_changes_nothing(text):
    for clean in (clean_line, clean_lines):
        assert clean(clean(text)) == clean(text)


def test_cleaning_a_megabyte_of_joiners_takes_one_look_at_each():
    text = "\u0628\u200c\u180b\u200d" * 250_000
    assert clean_lines(text).count("\u0628") == 250_000


class Form(serializers.Serializer):
    name = TextField(max_length=3, required=False)
    bio = TextField(multiline=True, allow_blank=True, required=False)


def test_a_length_is_counted_after_cleaning():
    form = Form(data={"name": "\u202eA\u200bd\u2060a\u202c"})
    assert form.is_valid()
    assert form.validated_data == {"name": "Ada"}
    assert not Form(data={"name": "Adam"}).is_valid()


@pytest.mark.parametrize("text", ["\u200b", " \u3164 ", "\u2800", "\u0301", "\ud800"], ids=ascii)
@pytest.mark.parametrize("field", ["name", "bio"])
def test_a_text_in_which_nothing_can_be_seen_is_refused_even_where_none_is_needed(field, text):
    form = Form(data={field: text})
    assert not form.is_valid()
    assert list(form.errors) == [field]


def test_no_text_at_all_is_fine_where_none_is_needed():
    for text in ("", " \n "):
        form = Form(data={"bio": text})
        assert form.is_valid()
        assert form.validated_data == {"bio": ""}


def test_a_moderator_s_form_cleans_and_refuses_alike():
    field = FormTextField(max_length=3)
    assert field.clean("A\u202ed\u200ba") == "Ada"
    with pytest.raises(forms.ValidationError):
        field.clean("\u202e\u3164")
