"""State before + events = fresh fetch, in the manner of Zulip: whoever listens need never ask again.

After every write of the API, every job and what staff do, everybody concerned looks on a device that did nothing.
"""

import datetime as dt
import json
from typing import Any
from uuid import UUID

import pytest
import time_machine

from accounts.models import DataExport
from accounts.services import export_start
from accounts.services.export_files import export_make
from chat.models import Message
from chat.services import message_delete, message_edit, reaction_put, reaction_take
from credits.services import minutes_transfer, welcome_grant
from learning.models import Dispute, Session
from learning.services.disputes import dispute_decide
from learning.services.due import sessions_run_due
from learning.services.running import session_dispute
from learning.times import due_at
from matching.services.announcements import matches_announce
from moderation.services import member_ban, report_create, report_remove, report_warn
from realtime.events import REGISTRY
from realtime.selectors import events_after, heads_of
from reviews.models import Review
from reviews.services.removal import review_take_down
from reviews.services.showing import reviews_show_due
from reviews.services.writing import review_write
from rings.services import rings_expire
from swaps.services.expiring import swaps_expire
from tests.contract.calls import ask
from tests.contract.client_state import RULES, Browser, fetched
from tests.contract.conftest import SESSIONS
from tests.contract.who_may import EXPECTED, Who
from tests.factories.chat import conversation_between, say

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.django_db]

WRITES = [name for name, who in EXPECTED.items() if not name.startswith("GET ") and 200 <= Who.of(who).owner < 300]
# What no event says, by design.
NOT_PUBLISHED = {
    "POST api/users/export": {"export"},  # the old one is shown until the notification that the new one is ready
    "POST api/blocks/<uuid:user_id>": {
        "talks",
        "threads",
        "notifications",
        "sessions",
        "swaps",
        "rings",
    },  # of the blocked one: it looks like absence
    f"PUT {SESSIONS}/notes": {"sessions"},  # one's own words, read when the page is opened
}


@pytest.fixture(autouse=True)
def clock(world):
    """It stands still, so that two fetches differ by what was done between them alone."""
    with time_machine.travel(world.made_at, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="module")
def as_made():
    """What each one's pages say in the world as it was made, where nearly all tests begin: fetched by the first."""
    return {}


@pytest.fixture
def require_replay(world, api, as_made):
    """Have everybody look, call `do`, and compare what their browsers made of the events with what REST says then.

    `prepared`: the test has changed something before that.
    """

    def require(do, besides=(), *, prepared=False):
        clients = {person.pk: api(person) for person in (world.owner, world.partner, world.other)}
        before = {} if prepared else as_made
        if not before:
            before |= {pk: fetched(client) for pk, client in clients.items()}
        heads = heads_of(clients)
        do()
        wrong, heard = {}, 0
        for number, (pk, client) in enumerate(clients.items()):
            if (fresh := fetched(client)) is None:  # signed out: whoever comes back fetches everything
                continue
            events = [json.loads(frame.text) for frame in events_after(pk, heads.get(pk, 0))]
            heard += len(events)
            made = Browser(str(pk), before[pk]).hear(events, fresh)
            differ = [key for key in made if made[key] != fresh[key] and key not in besides]
            wrong |= {(number, key): differences(made[key], fresh[key]) for key in differ}
        assert wrong == {}
        return heard

    return require


def differences(made: Any, fresh: Any) -> Any:
    """Only what differs, as (by events, by REST)."""
    if isinstance(made, dict) and isinstance(fresh, dict):
        keys = [key for key in {**made, **fresh} if made.get(key) != fresh.get(key)]
        return {key: differences(made.get(key), fresh.get(key)) for key in keys}
    if isinstance(made, list) and isinstance(fresh, list) and len(made) == len(fresh):
        return [differences(one, two) for one, two in zip(made, fresh, strict=True) if one != two]
    return made, fresh


def test_of_every_event_it_is_said_what_the_client_does():
    assert {name for name, event in REGISTRY.items() if event.persistent} == set(RULES)


@pytest.mark.parametrize("operation", WRITES)
def test_after_a_write_the_events_lead_to_what_a_fresh_fetch_says(operation, world, api, require_replay):
    def write():
        assert ask(api(world.owner), operation, world, world.owner).status_code < 300

    require_replay(write, besides=NOT_PUBLISHED.get(operation, ()))


def a_stranger_writes(world):
    say(conversation_between(world.other, world.owner), world.other, "Hello")


def a_card_is_deleted(world):
    card = Message.objects.get(kind=Message.Kind.SWAP)
    message_delete(message_id=card.pk, by=card.sender_id)


def a_quoted_message_is_deleted(world):
    talk = conversation_between(world.owner, world.partner)
    said = say(talk, world.owner, "Forget that")
    say(talk, world.partner, "Why?", reply_to=UUID(said["id"]))
    message_delete(message_id=said["id"], by=world.owner.pk)


def a_quoted_message_is_edited_twice(world):
    talk = conversation_between(world.owner, world.partner)
    said = say(talk, world.owner, "See you at the staton")
    say(talk, world.partner, "Where?", reply_to=UUID(said["id"]))
    for text in ("See you at the station", "See you at the main station"):
        message_edit(message_id=said["id"], by=world.owner.pk, content=text)


def people_react(world):
    pk = world.places["message_id"]
    for person, emoji in ((world.partner, "👍"), (world.owner, "👍"), (world.partner, "❤️")):
        reaction_put(message_id=pk, by=person.pk, emoji=emoji)
    reaction_take(message_id=pk, by=world.partner.pk, emoji="👍")


def a_message_with_reactions_is_deleted(world):
    people_react(world)
    message_delete(message_id=world.places["message_id"], by=world.owner.pk)


def a_corrected_message_is_deleted(world):
    talk = conversation_between(world.owner, world.partner)
    said = say(talk, world.owner, "I am agree")
    better = say(talk, world.partner, "I agree", reply_to=UUID(said["id"]), kind=Message.Kind.CORRECTION)
    say(talk, world.owner, "Thanks", reply_to=UUID(better["id"]))
    message_delete(message_id=said["id"], by=world.owner.pk)


def a_message_is_removed(world):
    of = Message.objects.filter(sender=world.owner, kind=Message.Kind.TEXT).latest("seq").pk
    report, _ = report_create(by=world.partner, kind="message", target_id=of, reason="scam")
    report_remove(report=report, by=world.moderator)


def a_member_is_warned(world):
    report, _ = report_create(by=world.partner, kind="user", target_id=world.owner.pk, reason="scam")
    report_warn(report=report, by=world.moderator, text="Please do not.")


def a_member_is_banned(world):
    member_ban(user=world.partner, by=world.moderator, reason="Scam")


def a_dispute_is_decided(world):
    session = Session.objects.get(pk=world.places["claimed"])
    session_dispute(session=session, by=world.owner, text="It was shorter.")
    opened = Dispute.objects.get(session=session)
    dispute_decide(dispute=opened, by=world.moderator, decision="took_place", minutes=30, reason="So it seems")


def both_review_and_one_is_taken_down(world):
    session = Session.objects.get(pk=world.places["session_id"])
    for by in (world.owner, world.partner):
        review_write(session=session, by=by, stars=4, text="Patient.")
    shown = Review.objects.get(session_id=session.pk, author=world.partner)
    review_take_down(review=shown, by=world.moderator)


def an_admin_moves_minutes(world):
    sides = {"from_user_id": world.owner.pk, "to_user_id": world.other.pk}
    minutes_transfer(**sides, minutes=30, reason="A mistake", by=world.admin, key="k")


def a_member_is_welcomed(world):
    welcome_grant(world.other)


def an_export_is_ready(world):
    export_start(user=world.owner)
    export_make(export_id=DataExport.objects.get(user=world.owner).pk)


def matches_are_announced(world):
    assert matches_announce(user_id=world.owner.pk) > 0


ACTIONS = [
    a_stranger_writes,
    a_card_is_deleted,
    a_quoted_message_is_deleted,
    a_quoted_message_is_edited_twice,
    people_react,
    a_message_with_reactions_is_deleted,
    a_corrected_message_is_deleted,
    a_message_is_removed,
    a_member_is_warned,
    a_member_is_banned,
    a_dispute_is_decided,
    both_review_and_one_is_taken_down,
    an_admin_moves_minutes,
    a_member_is_welcomed,
    an_export_is_ready,
    matches_are_announced,
]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
def test_after_anything_else_they_do_too(action, world, require_replay):
    assert require_replay(lambda: action(world)) > 0


@pytest.mark.parametrize(
    "job", [sessions_run_due, swaps_expire, rings_expire, reviews_show_due], ids=lambda job: job.__name__
)
def test_after_what_time_does_they_do_too(job, world, clock, require_replay):
    review_write(session=Session.objects.get(pk=world.places["session_id"]), by=world.owner, stars=4, text="Patient.")
    for session in Session.objects.all():
        Session.objects.filter(pk=session.pk).update(due_at=due_at(session))
    clock.shift(dt.timedelta(days=15))
    assert require_replay(job, prepared=True) > 0
