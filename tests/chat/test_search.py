"""Searching in one's own messages: words, marks, scripts, who may, and what is gone."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command

from chat.models import Conversation, Message, MessageWord
from chat.search_text import is_found, keys_of_text, snippet, tokens_of
from chat.selectors import messages_of
from chat.selectors.places import seq_at
from chat.selectors.search import SCANNED, conversations_searched, messages_found
from chat.services import conversations_index, message_delete, message_edit
from moderation.services import member_block, member_unblock
from skillswap.db import run
from skillswap.errors import InvalidInput, NotFound
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.racing import side_by_side


@pytest.fixture
def conversation(member, other):
    return conversation_between(member, other)


def found(person, q, *, conversation=None, cursor=None, limit=20):
    ids = conversations_searched(person.pk, conversation)
    conversations_index(list(ids))
    return messages_found(ids, q=q, cursor=cursor, limit=limit)


def numbers(person, q, **options):
    return [row["seq"] for row in found(person, q, **options).rows]


TEXTS = ["Do zobaczenia w Łodzi", "私は日本語を勉強します", "ผมเรียนภาษาไทยทุกวัน", "كَتَبَ الدَّرْسَ", "Crème brûlée, don't!"]


@pytest.mark.parametrize(
    ("q", "seqs"),
    [
        ("lodz", [1]),
        ("ŁODZI zobacz", [1]),
        ("日本語", [2]),
        ("語", [2]),
        ("ไทย", [3]),
        ("كتب", [4]),
        ("creme BRUL", [5]),
        ("don't", [5]),
        ("rème", []),
        ("lodz creme", []),
    ],
)
def test_words_are_found_by_their_beginnings_whatever_their_marks_and_script(q, seqs, conversation, member, other):
    for text in TEXTS:
        say(conversation, other, text)
    assert numbers(member, q) == seqs


@pytest.mark.parametrize("q", ["", " . ", "\u0301"])
def test_a_search_needs_a_word(q, conversation, member):
    with pytest.raises(InvalidInput):
        found(member, q)


def test_the_newest_come_first_across_conversations_and_pages_repeat_none(conversation, member, other):
    third = conversation_between(member, UserFactory())
    for number in range(3):
        say(conversation, other, f"guitar {number}")
        say(third, member, f"guitar {number} too")
    first = found(member, "guitar", limit=4)
    second = found(member, "guitar", limit=4, cursor=first.next_cursor)
    ids = list(Message.objects.order_by("-id").values_list("pk", flat=True))
    assert [row["id"] for row in (*first.rows, *second.rows)] == ids
    assert second.next_cursor is None
    assert numbers(member, "guitar", conversation=third.pk) == [3, 2, 1]


def test_only_ones_own_conversations_are_searched_and_none_that_a_block_hides(conversation, member, other):
    say(conversation, other, "our secret")
    stranger = UserFactory()
    assert numbers(stranger, "secret") == []
    with pytest.raises(NotFound):
        found(stranger, "secret", conversation=conversation.pk)
    member_block(by=member, user_id=other.pk)
    assert (numbers(member, "secret"), numbers(other, "secret")) == ([], [])
    member_unblock(by=member.pk, user_id=other.pk)
    assert numbers(other, "secret") == [1]


def test_a_removed_message_is_out_of_the_index_at_once(conversation, member, other):
    for text in ("first secret", "second secret"):
        say(conversation, other, text)
    assert numbers(member, "secret") == [2, 1]
    message_delete(message_id=Message.objects.get(seq=1).pk, by=other.pk)
    assert numbers(member, "secret") == [2]
    message_delete(message_id=Message.objects.get(seq=2).pk, by=other.pk)
    assert not MessageWord.objects.exists()


def test_what_was_removed_before_it_was_indexed_never_enters(conversation, member, other):
    say(conversation, other, "a secret")
    message_delete(message_id=Message.objects.get().pk, by=other.pk)
    assert numbers(member, "secret") == []
    assert not MessageWord.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_a_text_removed_while_it_is_indexed_no_word_stays(member, other):
    conversation = conversation_between(member, other)
    for number in range(4):
        sent = say(conversation, other, f"secret number {number}")
        side_by_side(
            lambda: conversations_index([conversation.pk]),
            lambda: message_delete(message_id=sent["id"], by=other.pk),  # noqa: B023
            lambda: conversations_index([conversation.pk]),
        )
        assert conversations_index([conversation.pk])
        assert not MessageWord.objects.exists()


def test_indexing_goes_on_where_it_stopped_and_does_nothing_twice(conversation, member, other, monkeypatch):
    monkeypatch.setattr("chat.services.search_index.TOGETHER", 2)
    for number in range(5):
        say(conversation, other, f"lesson {number}")
    assert not conversations_index([conversation.pk], at_most=2)
    assert Conversation.objects.get().indexed_seq == 2
    call_command("index_messages")
    rows = MessageWord.objects.count()
    assert conversations_index([conversation.pk])
    assert (Conversation.objects.get().indexed_seq, MessageWord.objects.count()) == (5, rows)


def test_very_long_messages_are_indexed_few_at_a_time_and_a_search_does_not_wait_for_all(
    conversation, member, other, monkeypatch
):
    monkeypatch.setattr("chat.services.search_index.ROWS_TOGETHER", 20)
    for _ in range(4):
        say(conversation, other, " ".join(f"n{number}" for number in range(15)))
    assert not conversations_index([conversation.pk], at_most=1)
    assert Conversation.objects.get().indexed_seq == 2
    assert not conversations_index([conversation.pk], at_most=30)
    assert conversations_index([conversation.pk])
    assert MessageWord.objects.count() == 4 * 15


def test_conversations_in_which_nobody_wrote_push_none_out_of_the_search(conversation, member, other, monkeypatch):
    monkeypatch.setattr("chat.selectors.search.SEARCHED", 1)
    say(conversation, other, "guitar")
    conversation_between(UserFactory(), member)
    assert numbers(member, "guitar") == [1]


def test_a_page_without_a_match_still_leads_on(conversation, member, other):
    say(conversation, other, "lessen the load")
    message = Message.objects.get()
    more = [
        Message(conversation=conversation, seq=seq, sender=other, client_id=UserFactory.build().pk, content="less")
        for seq in range(2, SCANNED + 3)
    ]
    run(Message.objects.bulk_create, more)
    Conversation.objects.update(last_seq=SCANNED + 2)
    first = found(member, "lesse")
    assert (first.rows, first.next_cursor is None) == ([], False)
    second = found(member, "lesse", cursor=first.next_cursor)
    assert [row["id"] for row in second.rows] == [message.pk]
    assert second.next_cursor is None


@pytest.mark.parametrize(
    ("content", "q", "matches"),
    [
        ("Do zobaczenia w Łodzi", "lodz", ["Łodz"]),
        ("私は日本語を勉強します", "日本", ["日本"]),
        ("Cre\u0300me e\u0301", "creme", ["Cre\u0300me"]),
        ("go going ago", "go", ["go", "go"]),
        ("Straße", "strasse", ["Straße"]),
        ("nothing of it", "x", []),
    ],
)
def test_the_snippet_marks_what_matches_in_the_writers_own_letters(content, q, matches):
    pieces = snippet(content, tokens_of(q))
    assert [piece["text"] for piece in pieces if piece["is_match"]] == matches
    assert "".join(str(piece["text"]) for piece in pieces) == content


def test_a_word_that_is_asked_for_many_times_is_looked_for_once():
    assert tokens_of("go Go GO there") == ["go", "there"]


def test_a_long_text_is_shown_around_the_place():
    pieces = snippet("word " * 100 + "Łódź " + "more " * 100, ["lodz"])
    text = "".join(str(piece["text"]) for piece in pieces)
    assert text.startswith("…word")
    assert text.endswith("…")
    assert "Łódź" in text
    assert len(text) < 230


def test_whatever_is_found_in_a_text_is_in_the_index_of_it():
    for text in (*TEXTS, "C# and node.js, GPT-4", "go"):
        keys = set(keys_of_text(text))
        for word in text.split():
            for token in tokens_of(word):
                assert is_found(text, [token])
                assert keys, token


def test_over_rest_one_gets_pieces_and_whether_all_is_searched(conversation, member, other, api):
    say(conversation, other, "See you in Łódź")
    answer = api(member).get("/api/chat/search?q=lodz").json()
    (row,) = answer["data"]
    assert row["snippet"][1] == {"text": "Łódź", "isMatch": True}
    assert (row["seq"], row["conversationId"], answer["isComplete"]) == (1, str(conversation.pk), True)
    assert api(member).get("/api/chat/search").json()["errors"][0]["field"] == "q"
    assert api(member).get(f"/api/chat/search?q=lodz&conversation={member.pk}").status_code == 404


@pytest.mark.parametrize("size", [1, 12])
def test_a_search_costs_the_same_for_one_or_many(size, member, api, django_assert_max_num_queries):
    for _ in range(size):
        person = UserFactory()
        say(conversation_between(member, person), person, "guitar")
    client = api(member)
    client.get("/api/chat/search?q=guitar")
    with django_assert_max_num_queries(7):
        assert len(client.get("/api/chat/search?q=guitar").json()["data"]) == size


def test_a_conversation_opens_around_a_message_or_a_time(conversation, member, other):
    start = dt.datetime(2026, 11, 1, 10, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False) as clock:
        for number in range(150):
            say(conversation, (member, other)[number % 2], str(number + 1))
            clock.shift(dt.timedelta(hours=1))
    page = lambda **place: [  # noqa: E731
        row["seq"] for row in messages_of(member.pk, conversation.pk, cursor=None, limit=5, **place).rows
    ]
    assert page(around_seq=50) == [52, 51, 50, 49, 48]
    assert page(before_seq=3) == [2, 1]
    assert page(at=start + dt.timedelta(hours=99, minutes=-1)) == [102, 101, 100, 99, 98]
    assert [seq_at(conversation.pk, start + dt.timedelta(hours=hours)) for hours in (-5, 0, 0.5, 149, 400)] == [
        1, 1, 2, 150, 150,
    ]  # fmt: skip


def test_an_edited_message_is_found_by_what_it_says_now(conversation, member, other):
    message_id = say(conversation, other, "see you at the harbour")["id"]
    assert numbers(member, "harbour") == [1]
    message_edit(message_id=message_id, by=other.pk, content="see you at the station")
    assert (numbers(member, "harbour"), numbers(member, "station")) == ([], [1])
    assert not MessageWord.objects.filter(key="harbou").exists()


@pytest.mark.django_db(transaction=True)
def test_of_an_edit_a_deletion_and_indexing_at_once_the_index_has_what_stays(member, other):
    conversation = conversation_between(member, other)
    for number in range(4):
        sent = say(conversation, other, f"harbour number {number}")
        side_by_side(
            lambda: conversations_index([conversation.pk]),
            lambda: message_edit(message_id=sent["id"], by=other.pk, content="station"),  # noqa: B023
            *[lambda: message_delete(message_id=sent["id"], by=other.pk)] * (number % 2),  # noqa: B023
        )
        assert conversations_index([conversation.pk])
        content = Message.objects.get(pk=sent["id"]).content
        keys = MessageWord.objects.filter(message_id=sent["id"]).values_list("key", flat=True)
        assert sorted(keys) == sorted(keys_of_text(content))
