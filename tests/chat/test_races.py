"""Two tabs of one member, or two members, at the same moment."""

import io
import threading
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from chat.errors import AttachmentsWaiting, EditedElsewhere, MessageIsDeleted, TooManyReactions
from chat.events import ReactionsChanged
from chat.models import Attachment, Conversation, Message, Participant, Reaction
from chat.selectors import message_shown
from chat.services import (
    Upload,
    attachment_upload,
    attachments_discard,
    conversation_read,
    message_delete,
    message_edit,
    message_index_again,
    reaction_put,
)
from chat.services.attachments import attachments_erase
from realtime.models import UserEvent
from skillswap.db import atomic, run
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say, uploaded
from tests.plugins.processes import eventually
from tests.racing import PATIENCE_SECONDS, at_once, side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
TRIES = 15


@pytest.mark.only_on("postgresql")
def test_of_two_tabs_that_read_at_the_same_moment_the_further_one_wins(member, other):
    conversation = conversation_between(member, other)
    for number in range(2 * TRIES):
        say(conversation, other, str(number))

    def read(seq: int) -> None:
        conversation_read(conversation_id=conversation.pk, by=member.pk, seq=seq)

    found = []
    for number in range(1, TRIES + 1):
        tabs = [lambda seq=seq: read(seq) for seq in (2 * number - 1, 2 * number)]
        assert side_by_side(*tabs) == [None, None]
        found.append(Participant.objects.get(conversation=conversation, user=member).read_seq)
    assert found == [2 * number for number in range(1, TRIES + 1)]


def test_two_who_open_a_conversation_at_once_have_one():
    for _ in range(3):
        one, two = UserFactory(), UserFactory()
        conversations = side_by_side(lambda: conversation_between(one, two), lambda: conversation_between(two, one))  # noqa: B023
        assert len({conversation.pk for conversation in conversations}) == 1
        assert Participant.objects.filter(conversation=conversations[0]).count() == 2
    assert Conversation.objects.count() == 3


def test_a_message_deleted_in_two_tabs_at_once_is_said_once_to_each(member, other):
    conversation = conversation_between(member, other)
    message_id = say(conversation, member)["id"]
    side_by_side(*[lambda: message_delete(message_id=message_id, by=member.pk)] * 3)
    deleted = UserEvent.objects.filter(type="chat:message:deleted")
    assert sorted(deleted.values_list("user_id", flat=True)) == sorted([member.pk, other.pk])


def waits_for_a_row() -> bool:
    """True while somebody waits for a lock of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def sent_while(act: Callable[[Attachment], Any], file: Attachment) -> None:
    """Send the file in a message, and let `act(file)` come in between its writing and its commit."""

    def send() -> None:
        with atomic():
            say(file.conversation, file.sender, "Look", attachments=(file.pk,))
            writing.set()
            eventually(waits_for_a_row, "the other waits for the file")

    def other() -> None:
        assert writing.wait(PATIENCE_SECONDS)
        act(file)

    writing = threading.Event()
    assert side_by_side(send, other) == [None, None]


@pytest.mark.only_on("postgresql")
def test_a_file_that_is_sent_at_the_moment_it_would_be_removed_as_unsent_stays(member, other):
    file = uploaded(conversation_between(member, other), member)
    sent_while(lambda file: attachments_discard(ids=[file.pk]), file)
    assert Attachment.objects.get().message_id == Message.objects.get().pk


@pytest.mark.only_on("postgresql")
def test_no_message_names_a_file_that_was_sent_at_the_moment_its_sender_left(member, other):
    file = uploaded(conversation_between(member, other), member)
    sent_while(lambda file: run(attachments_erase, user_id=file.sender_id), file)
    assert not Attachment.objects.exists()
    assert Message.objects.get().attachments == []


def edit_outcome(message_id: str, by: Any, text: str) -> str:
    try:
        message_edit(message_id=message_id, by=by.pk, content=text)
    except (EditedElsewhere, MessageIsDeleted) as refused:
        return type(refused).__name__
    return text


def test_of_edits_of_one_message_at_once_each_that_was_confirmed_was_seen_by_the_next(member, other):
    conversation = conversation_between(member, other)
    for _ in range(3):
        pk = say(conversation, member)["id"]
        texts = [f"Text {number}" for number in range(4)]
        outcomes = side_by_side(*[lambda text=text: edit_outcome(pk, member, text) for text in texts])  # noqa: B023
        won = [outcome for outcome in outcomes if outcome in texts]
        assert won
        assert set(outcomes) - set(texts) <= {"EditedElsewhere"}
        assert Message.objects.get(pk=pk).content in won
        assert UserEvent.objects.filter(type="chat:message:edited", data__contains=pk).count() == 2 * len(won)


def test_of_an_edit_and_a_deletion_at_once_no_text_is_left(member, other):
    conversation = conversation_between(member, other)
    for _ in range(5):
        pk = say(conversation, member)["id"]
        edit, deletion = side_by_side(
            lambda: edit_outcome(pk, member, "Changed"),  # noqa: B023
            lambda: message_delete(message_id=pk, by=member.pk),  # noqa: B023
        )
        assert edit in ("Changed", "MessageIsDeleted")
        assert deletion is None
        assert Message.objects.get(pk=pk).content == ""


def test_of_many_reactions_at_once_none_is_lost_or_doubled_and_none_is_beyond_the_bound(member, other):
    pk = say(conversation_between(member, other), member)["id"]
    emoji = ["👍", "❤️", "😂", "🎉", "👏", "🙏", "😮", "😢"]
    put = at_once(lambda number: reaction_put(message_id=pk, by=other.pk, emoji=emoji[number % 8]), 16)
    allowed = {reaction.emoji for reaction in Reaction.objects.all()}
    assert len(allowed) == Reaction.objects.count() == 6
    assert {type(one) if isinstance(one, ReactionsChanged) else one for one in put} == {
        ReactionsChanged,
        TooManyReactions,
    }
    shown = message_shown(member.pk, Message.objects.get().pk)["reactions"]
    assert {one["emoji"] for one in shown} == allowed


def test_of_a_reaction_and_a_deletion_at_once_nothing_is_left(member, other):
    conversation = conversation_between(member, other)
    for _ in range(5):
        pk = say(conversation, member)["id"]
        put, deletion = side_by_side(
            lambda: reaction_put(message_id=pk, by=other.pk, emoji="👍"),  # noqa: B023
            lambda: message_delete(message_id=pk, by=member.pk),  # noqa: B023
        )
        assert isinstance(put, (ReactionsChanged, MessageIsDeleted))
        assert deletion is None
        assert not Reaction.objects.exists()


@pytest.mark.only_on("postgresql")
def test_a_file_that_two_messages_want_at_the_same_moment_is_in_one_of_them(member, other):
    talk = conversation_between(member, other)
    for _ in range(TRIES):
        file = uploaded(talk, member)
        outcomes = side_by_side(*[lambda pk=file.pk: say(talk, member, "Mine", attachments=(pk,))] * 2)
        assert [isinstance(outcome, dict) for outcome in outcomes].count(True) == 1
        holders = [row.pk for row in Message.objects.all() if str(file.pk) in str(row.attachments)]
        assert holders == [Attachment.objects.get(pk=file.pk).message_id]


@pytest.mark.only_on("postgresql")
def test_an_upload_that_is_repeated_while_the_first_is_under_way_makes_one_file(member, other):
    talk = conversation_between(member, other)

    def upload(key: UUID) -> tuple[Attachment, bool]:
        file = Upload(io.BytesIO(b"Chords"), 6, "chords.txt", key)
        return attachment_upload(conversation_id=talk.pk, by=member.pk, upload=file)

    for _ in range(TRIES):
        outcomes = side_by_side(*[partial(upload, uuid4())] * 2)
        assert sorted(created for _, created in outcomes) == [False, True]
    assert Attachment.objects.count() == TRIES


@pytest.mark.only_on("postgresql")
def test_uploads_at_once_find_no_more_room_than_there_is(member, other, settings):
    settings.ATTACHMENTS_WAITING_MEGABYTES = 1
    talks = [conversation_between(member, person) for person in (other, UserFactory())]
    for _ in range(TRIES):
        outcomes = side_by_side(*[partial(uploaded, talk, member, bytes(400_000)) for talk in talks * 2])
        assert [type(one) for one in outcomes if not isinstance(one, Attachment)] == [AttachmentsWaiting] * 2
        Attachment.objects.all().delete()


def test_of_a_correction_and_the_deletion_of_what_it_corrects_at_once_no_word_stays(member, other):
    conversation = conversation_between(member, other)
    for _ in range(5):
        pk = UUID(say(conversation, member, "I am agree")["id"])
        side_by_side(
            lambda: say(conversation, other, "I agree", reply_to=pk, kind=Message.Kind.CORRECTION),  # noqa: B023
            lambda: message_delete(message_id=pk, by=member.pk),  # noqa: B023
        )
        assert not Message.objects.exclude(content="").exists()


@pytest.mark.only_on("postgresql")
def test_who_edits_a_correction_and_who_deletes_what_it_corrects_never_wait_for_each_other(member, other, monkeypatch):
    conversation = conversation_between(member, other)
    pk = UUID(say(conversation, member, "I am agree")["id"])
    correction = say(conversation, other, "I agree", reply_to=pk, kind=Message.Kind.CORRECTION)
    written, removals = threading.Event(), []

    def index_late(message_id: UUID) -> None:
        written.set()
        eventually(waits_for_a_row, "the deletion waits for the correction")
        message_index_again(message_id)

    def index_counted(message_id: UUID) -> None:
        removals.append(message_id)
        message_index_again(message_id)

    def delete() -> None:
        assert written.wait(PATIENCE_SECONDS)
        message_delete(message_id=pk, by=member.pk)

    monkeypatch.setattr("chat.services.editing.message_index_again", index_late)
    monkeypatch.setattr("chat.services.removing.message_index_again", index_counted)
    edit = partial(message_edit, message_id=UUID(correction["id"]), by=other.pk, content="I do agree")
    assert side_by_side(edit, delete) == [None, None]
    assert removals == [pk, UUID(correction["id"])]
