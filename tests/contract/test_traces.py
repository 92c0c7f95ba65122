"""What was taken away is nowhere: planted words, names and ids are looked for in every GET, in the whole replay and in
what an export made now would hold.
"""

import datetime as dt
import json
from dataclasses import replace
from types import SimpleNamespace
from uuid import UUID

import pytest

from accounts.archive import json_pieces
from accounts.hooks import member_data
from accounts.models import User
from accounts.services import account_delete
from chat.models import Conversation, Message, MessageWord
from chat.search_text import key_for, tokens_of
from chat.services import message_delete, message_edit, message_remove
from learning.models import Session
from learning.services.absence import absence_excuse
from learning.services.answering import session_decline
from learning.services.materials import link_add
from learning.services.series_answering import series_cancel, series_decline
from learning.services.summary import summary_write
from matching.services import person_mark
from moderation.services import member_block, member_unblock
from notifications.models import Mail, Notification
from realtime.models import UserEvent
from realtime.selectors import events_after, heads_of
from rings.models import RingMember
from rooms.models import DocumentName
from rooms.services.documents import document_append
from skills.models import Skill
from skillswap.db.fields import now_ms
from swaps.models import Swap
from tests.contract.routes import operations
from tests.factories.accounts import PASSWORD
from tests.factories.chat import conversation_between, say
from tests.factories.learning import session_between
from tests.factories.series import ask_weekly
from tests.factories.sessions import ahead, ask
from tests.rooms.shared.pages import update_of

GETS = [f"{method} {route}" for method, route in operations() if method == "GET"]
NOT_JSON = (
    "api/users/export/file",
    "api/chat/attachments/<uuid:attachment_id>",
    "api/chat/attachments/<uuid:attachment_id>/thumbnail",
    "api/sessions/<uuid:session_id>/materials/<uuid:material_id>/file",
    "api/schema",
    "api/docs",
)
NAME, BIO, MESSAGE, QUOTED, SWAP, LESSON, SKILL, SUMMARY, LINK, REASON, EXCUSE, BOARD, RING = (
    f"Zyx{word}qv"
    for word in (
        *("name", "bio", "message", "quoted", "swap", "lesson", "skill"),
        *("summary", "link", "reason", "excuse", "board", "ring"),
    )
)
FIRST = "Zyxfirstqv"  # what a message said before it was edited


@pytest.fixture
def planted(world):
    """The world, with words of its owner in everything that others may see of them."""
    owner = world.owner
    User.objects.filter(pk=owner.pk).update(name=NAME, username="zyxuserqv", bio=BIO)
    Swap.objects.filter(from_user=owner).update(message=SWAP)
    session_between(world.partner, owner, at=now_ms() + dt.timedelta(days=9), description=LESSON)
    held = Session.objects.get(pk=world.places["session_id"])
    summary_write(session=held, by=owner, text=SUMMARY, version=0)
    link_add(session=held, by=owner, link=f"https://example.org/{LINK}", name=LINK)
    Skill.objects.filter(user=owner).update(description=SKILL)
    owner.refresh_from_db()
    give_reasons(world, owner)
    running = world.places["running"]
    document_append(session_id=UUID(running), name=DocumentName.TEXT, by=owner.pk, update=update_of(BOARD))
    person_mark(by=world.partner, person_id=owner.pk, kind="saved")
    talk = conversation_between(owner, world.partner)
    question = say(talk, owner, QUOTED)
    say(talk, world.partner, "Yes.", reply_to=UUID(question["id"]))
    better = say(
        talk, world.partner, f"{QUOTED}, corrected", reply_to=UUID(question["id"]), kind=Message.Kind.CORRECTION
    )
    last = say(talk, owner, FIRST)
    message_edit(message_id=last["id"], by=owner.pk, content=MESSAGE)
    ids = {"quoted": question["id"], "corrected": better["id"], "last": last["id"]}
    return SimpleNamespace(world=world, owner=owner, partner=world.partner, **ids, **said_in_the_ring(world, owner))


def said_in_the_ring(world, owner):
    """The third one of the ring, who answers what the owner wrote there, and the id of that."""
    parts = RingMember.objects.filter(ring_id=world.places["agreed ring"])
    talk = Conversation.objects.get(pk=parts.get(user=owner).conversation_id)
    third = User.objects.get(pk=parts.exclude(user__in=[owner, world.partner]).values_list("user_id", flat=True).get())
    words = say(talk, owner, RING)
    say(talk, third, "Fine.", reply_to=UUID(words["id"]))
    return {"third": third, "in_ring": words["id"]}


def give_reasons(world, owner):
    """The owner says why not, of one session and of several at once, and why they did not come."""
    skill = Skill.objects.get(pk=world.places["skill_id"])
    asked = ask(world.partner, skill, at=ahead(days=20))
    session_decline(session=asked, by=owner, reason=REASON)
    for day, answer in ((21, series_decline), (22, series_cancel)):
        answer(series_id=ask_weekly(world.partner, skill, weeks=2, at=ahead(days=day)), by=owner, reason=REASON)
    absence_excuse(session=Session.objects.get(pk=world.places["missed"]), by=owner, text=EXCUSE)


def seen_by(person, world, api):
    """What each GET answers the person, by operation; paths name the owner where they name anybody."""
    owner = dict.fromkeys(("person_id", "user_id"), str(world.owner.pk))
    world, client = replace(world, places=world.places | owner), api(person)
    answers = {operation: client.get(world.path(operation)) for operation in GETS if not operation.endswith(NOT_JSON)}
    return {operation: answer.content.decode(errors="replace") for operation, answer in answers.items()}


def exported(person):
    """What each part of an export of the person holds now."""
    return {f"export: {name}": b"".join(json_pieces(data)).decode() for name, data in member_data(person.pk)}


def replayed(person):
    """The person's whole log as a socket that was away gets it, and that no cursor is missing."""
    frames = [json.loads(frame.text) for frame in events_after(person.pk, 0)]
    assert [frame["cursor"] for frame in frames] == list(range(1, heads_of([person.pk])[person.pk] + 1))
    return frames


def where(words, person, world, api):
    """Where any of `words` is still to be read: operations, parts of an export, and types of replayed events."""
    places = seen_by(person, world, api) | exported(person)
    found = [at for at, text in places.items() if any(word in text for word in words)]
    return found + [frame["type"] for frame in replayed(person) if any(word in json.dumps(frame) for word in words)]


def stored(word):
    """Rows beside the message itself that hold the word."""
    notices = [row for row in Notification.objects.values_list("data", flat=True) if word in json.dumps(row)]
    mails = [row for row in Mail.objects.values_list("data", flat=True) if word in json.dumps(row)]
    words = MessageWord.objects.filter(key=key_for(tokens_of(word))).values_list("key", flat=True)
    return notices + mails + list(words) + list(UserEvent.objects.filter(data__contains=word))


def test_the_planted_words_are_there_before(planted, api):
    found = seen_by(planted.partner, planted.world, api)
    for word in (NAME, BIO, MESSAGE, QUOTED, SWAP, LESSON, SKILL, SUMMARY, LINK, REASON, EXCUSE, RING):
        assert any(word in text for text in found.values()), word
    frames = json.dumps(replayed(planted.partner))
    assert all(word in frames for word in (NAME, MESSAGE, QUOTED))


def test_what_an_edited_message_said_before_is_read_nowhere(planted, api):
    for person in (planted.owner, planted.partner):
        assert where([FIRST], person, planted.world, api) == []
    assert stored(FIRST) == []


@pytest.mark.parametrize("by", ["author", "moderator"])
def test_a_removed_message_is_read_nowhere_and_who_was_away_hears_that_it_is_gone(by, planted, api):
    for pk in (planted.quoted, planted.last, planted.in_ring):
        message_remove(pk) if by == "moderator" else message_delete(message_id=pk, by=planted.owner.pk)
    for person in (planted.owner, planted.partner, planted.third):
        assert where([MESSAGE, QUOTED, RING], person, planted.world, api) == []
        gone = [frame["data"]["id"] for frame in replayed(person) if frame["type"] == "chat:message:deleted"]
        of_two = [] if person == planted.third else [planted.quoted, planted.corrected, planted.last]
        assert gone == [*of_two, planted.in_ring]
    assert [row for word in (MESSAGE, QUOTED, RING) for row in stored(word)] == []


def test_who_is_blocked_finds_nothing_of_the_other(planted, api):
    member_block(by=planted.owner, user_id=planted.partner.pk)
    trace = [str(planted.owner.pk), NAME, BIO, MESSAGE, QUOTED, SWAP, LESSON, SKILL, SUMMARY, LINK, REASON, BOARD, RING]
    assert where(trace, planted.partner, planted.world, api) == []
    skipped = [frame for frame in replayed(planted.partner) if frame["type"] == "skipped"]
    assert skipped
    assert all(frame["data"] == {} for frame in skipped)
    member_unblock(by=planted.owner.pk, user_id=planted.partner.pk)
    assert MESSAGE in json.dumps(replayed(planted.partner))


def test_whoever_deleted_their_account_is_named_nowhere(planted, api):
    account_delete(user=planted.owner, password=PASSWORD)
    trace = [NAME, "zyxuserqv", BIO, SWAP, LESSON, SKILL, SUMMARY, LINK, REASON, EXCUSE, BOARD]
    trace.append(planted.owner.email)
    assert where(trace, planted.partner, planted.world, api) == []
    assert [row for word in trace for row in stored(word)] == []


def test_a_new_name_is_told_everywhere_and_the_old_one_nowhere(planted, api):
    User.objects.filter(pk=planted.owner.pk).update(name="Renamed since")
    assert where([NAME], planted.partner, planted.world, api) == []
