"""Asking for a session, answering, changing it."""

import datetime as dt

import pytest

from chat.models import Message
from chat.selectors import conversations_of
from chat.services import message_delete
from credits.errors import InsufficientCredits
from learning import errors
from learning.models import Session, SessionParticipant, Status
from learning.services.answering import session_accept, session_decline
from learning.services.cancelling import session_cancel
from learning.services.editing import session_edit
from moderation.services import member_block
from notifications.models import Notification
from realtime.models import UserEvent
from skillswap.errors import InvalidInput, NotFound, TooFast
from skillswap.http.json import iso
from tests.factories.accounts import UserFactory
from tests.factories.credits import give, minutes_of
from tests.factories.sessions import agree, ahead, ask
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db


def events_of(user):
    return [event.type for event in UserEvent.objects.filter(user=user).order_by("cursor") if "session" in event.type]


def test_a_request_waits_for_its_teacher_and_holds_nothing(student, guitar, teacher):
    session = ask(student, guitar)
    assert (session.status, session.waits_for_id) == (Status.REQUESTED, teacher.pk)
    assert minutes_of(student) == (300, 0)
    assert events_of(teacher) == events_of(student) == ["session:request"]
    notice = Notification.objects.get(user=teacher, type="request")
    assert (notice.data["event"], notice.data["sessionId"]) == ("session_requested", str(session.pk))


def test_a_request_puts_a_card_into_the_conversation(student, guitar):
    session = ask(student, guitar)
    card = Message.objects.get(conversation_id=session.conversation_id)
    assert (card.kind, card.subject_id, card.sender_id) == ("session", session.pk, student.pk)
    assert "Guitar" in card.content


def test_a_card_says_what_it_is_about_in_parts_until_it_is_deleted(student, guitar):
    session = ask(student, guitar)
    card = Message.objects.get(conversation_id=session.conversation_id)
    about = {"skillName": "Guitar", "scheduledTime": iso(session.scheduled_time), "durationMinutes": 60}
    assert card.subject == about
    (row,) = conversations_of(student.pk, cursor=None, limit=1).rows
    assert row["last_message"]["subject"] == about
    message_delete(message_id=card.pk, by=student.pk)
    assert Message.objects.get(pk=card.pk).subject is None


def test_who_accepted_is_known_whichever_of_the_two_it_was(student, guitar, teacher):
    asked, moved = ask(student, guitar), ask(student, guitar, at=ahead(days=9))
    session_accept(session=asked, by=teacher)
    moved = session_edit(session=moved, by=teacher, scheduled_time=ahead(days=8))
    session_accept(session=moved, by=student)
    accepted = dict(Session.objects.values_list("pk", "accepted_by_id"))
    assert accepted == {asked.pk: teacher.pk, moved.pk: student.pk}


def test_a_request_without_a_card_leaves_the_conversation_quiet(student, guitar):
    session = ask(student, guitar, send_card=False)
    assert not Message.objects.filter(conversation_id=session.conversation_id).exists()


def test_the_same_key_gives_the_same_request_and_another_body_is_refused(student, guitar):
    at = ahead(days=2)
    first = ask(student, guitar, key="k", at=at)
    assert ask(student, guitar, key="k", at=at).pk == first.pk
    assert Session.objects.count() == 1
    with pytest.raises(errors.KeyTaken):
        ask(student, guitar, key="k", at=at, minutes=90)


@pytest.mark.parametrize(("span", "minutes"), [({"minutes": -5}, 60), ({"days": 400}, 60), ({"days": 2}, 14)])
def test_a_time_that_has_passed_is_too_far_or_too_short_is_refused(student, guitar, span, minutes):
    with pytest.raises(InvalidInput):
        ask(student, guitar, at=ahead(**span), minutes=minutes)
    assert not Session.objects.exists()


def test_only_a_skill_that_the_teacher_offers_can_be_asked_for(student, teacher, guitar):
    (wish,) = wants(teacher, "Cooking")
    wish.user = teacher
    with pytest.raises(InvalidInput) as refused:
        ask(student, wish)
    assert refused.value.field == "skill_id"


def test_nobody_teaches_themselves(student):
    (own,) = offers(student, "Chess")
    with pytest.raises(InvalidInput):
        ask(student, own)


def test_who_blocked_me_is_not_there_to_be_asked(student, guitar, teacher):
    member_block(by=teacher, user_id=student.pk)
    with pytest.raises(NotFound):
        ask(student, guitar)
    assert not Session.objects.exists()


def test_accepting_holds_the_minutes_and_books_both(student, guitar, teacher):
    session = agree(student, guitar, minutes=90)
    assert (session.status, session.waits_for_id) == (Status.SCHEDULED, None)
    assert minutes_of(student) == (210, 90)
    assert SessionParticipant.objects.filter(session=session, is_booked=True).count() == 2
    assert events_of(student)[-1] == "session:accepted"
    assert Notification.objects.filter(user=student, data__event="session_accepted").count() <= 1


def test_accepting_twice_holds_once(student, guitar, teacher):
    session = agree(student, guitar)
    session_accept(session=session, by=teacher)
    assert minutes_of(student) == (240, 60)
    assert events_of(student).count("session:accepted") == 1


def test_too_few_credits_book_nothing(guitar, teacher):
    poor = UserFactory()
    give(poor, 59)
    session = ask(poor, guitar)
    with pytest.raises(InsufficientCredits):
        session_accept(session=session, by=teacher)
    session.refresh_from_db()
    assert session.status == Status.REQUESTED
    assert not SessionParticipant.objects.filter(is_booked=True).exists()
    assert minutes_of(poor) == (59, 0)


def test_the_learner_cannot_accept_their_own_request(student, guitar):
    with pytest.raises(errors.NotYourTurn):
        session_accept(session=ask(student, guitar), by=student)


def test_a_time_that_overlaps_another_session_of_either_is_refused(student, guitar, teacher):
    at = ahead(days=2)
    agree(student, guitar, at=at)
    third = UserFactory()
    give(third, 300)
    (chess,) = offers(student, "Chess")  # the learner teaches at that time, too
    for skill in (guitar, chess):
        with pytest.raises(errors.TimeTaken):
            ask(third, skill, at=at + dt.timedelta(minutes=59))
    assert ask(third, guitar, at=at + dt.timedelta(minutes=60)).status == Status.REQUESTED


def test_two_requests_for_one_time_and_only_one_is_accepted(student, guitar, teacher):
    third = UserFactory()
    give(third, 300)
    at = ahead(days=2)
    one, two = ask(student, guitar, at=at), ask(third, guitar, at=at + dt.timedelta(minutes=30))
    session_accept(session=one, by=teacher)
    with pytest.raises(errors.TimeTaken):
        session_accept(session=two, by=teacher)
    assert minutes_of(third) == (300, 0)


def test_declining_ends_a_request_and_keeps_the_reason(student, guitar, teacher):
    session = session_decline(session=ask(student, guitar), by=teacher, reason="On holiday")
    assert (session.status, session.cancel_reason) == (Status.DECLINED, "On holiday")
    assert events_of(student)[-1] == "session:declined"
    with pytest.raises(errors.SessionClosed):
        session_accept(session=session, by=teacher)


def test_a_request_runs_out_after_three_days_and_cannot_be_accepted(clock, student, guitar, teacher):
    session = ask(student, guitar, at=ahead(days=10))
    clock.shift(dt.timedelta(hours=72))
    with pytest.raises(errors.SessionExpired):
        session_accept(session=session, by=teacher)


def test_a_request_runs_out_when_its_time_has_come(clock, student, guitar):
    session = ask(student, guitar, at=ahead(hours=5))
    assert session.expires_at == session.scheduled_time


def test_editing_a_request_makes_the_other_answer(student, guitar, teacher):
    session = ask(student, guitar)
    at = ahead(days=3)
    session = session_edit(session=session, by=teacher, scheduled_time=at, duration_minutes=30)
    assert (session.scheduled_time, session.duration_minutes, session.waits_for_id) == (at, 30, student.pk)
    session_accept(session=session, by=student)
    assert minutes_of(student) == (270, 30)


def test_only_the_learner_says_what_they_want_to_learn(student, guitar, teacher):
    session = session_edit(session=ask(student, guitar), by=student, description=" Barre chords ")
    assert (session.description, session.waits_for_id) == ("Barre chords", teacher.pk)
    with pytest.raises(errors.NotTheLearner):
        session_edit(session=session, by=teacher, description="Scales")


def test_an_agreed_session_moves_only_when_the_other_consents(student, guitar, teacher):
    session = agree(student, guitar)
    before, at = session.scheduled_time, ahead(days=4)
    session = session_edit(session=session, by=teacher, scheduled_time=at)
    assert (session.scheduled_time, session.proposed_time, session.waits_for_id) == (before, at, student.pk)
    with pytest.raises(errors.NotYourTurn):
        session_accept(session=session, by=teacher)
    session = session_accept(session=session, by=student)
    assert (session.scheduled_time, session.proposed_time, session.waits_for_id) == (at, None, None)
    assert set(SessionParticipant.objects.filter(session=session).values_list("starts_at", flat=True)) == {at}
    assert minutes_of(student) == (240, 60)


def test_a_declined_proposal_leaves_the_session_as_it_was(student, guitar, teacher):
    session = agree(student, guitar)
    before = session.scheduled_time
    session = session_edit(session=session, by=student, scheduled_time=ahead(days=4))
    session = session_decline(session=session, by=teacher)
    assert (session.status, session.scheduled_time, session.proposed_time) == (Status.SCHEDULED, before, None)


def test_another_length_holds_as_much_more_or_less(student, guitar, teacher):
    session = session_edit(session=agree(student, guitar), by=teacher, duration_minutes=120)
    session_accept(session=session, by=student)
    assert minutes_of(student) == (180, 120)


def test_a_longer_time_that_cannot_be_paid_changes_nothing(student, guitar, teacher):
    session = agree(student, guitar, minutes=200)
    session = session_edit(session=session, by=teacher, duration_minutes=240)
    agree(student, guitar, at=ahead(days=9), minutes=90)
    with pytest.raises(InsufficientCredits):
        session_accept(session=session, by=student)
    session.refresh_from_db()
    assert session.duration_minutes == 200
    assert minutes_of(student) == (10, 290)


def test_one_person_is_asked_only_so_often_whatever_was_cancelled(student, guitar, settings):
    """Each request and each cancellation would be a mail to them."""
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "session_pair": "2 per day"}
    for _ in range(2):
        session_cancel(session=ask(student, guitar), by=student)
    with pytest.raises(TooFast):
        ask(student, guitar)
    (drums,) = offers(UserFactory(), "Drums")
    assert ask(student, drums).status == "requested"
