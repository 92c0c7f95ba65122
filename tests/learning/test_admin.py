"""Disputes and sessions in the admin."""

import pytest
from django.urls import reverse

from accounts.models import User
from learning.models import Dispute, Session, SessionParticipant
from moderation.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.factories.learning import disputed, held_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> User:
    return UserFactory(moderator=True)


@pytest.fixture
def staff(client, moderator):
    client.force_login(moderator, "accounts.backends.EmailBackend")
    return client


def page(model: str, name: str, *args: object) -> str:
    return reverse(f"admin:learning_{model}_{name}", args=args)


def text_of(client, path, **query) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_queue_shows_what_is_open_first_and_what_waited_longest(staff, member, other):
    disputes = [disputed(member, other)[1] for _ in range(3)]
    Dispute.objects.filter(pk=disputes[0].pk).update(is_open=False)
    queue = text_of(staff, page("dispute", "changelist"))
    places = [queue.index(page("dispute", "change", dispute.pk)) for dispute in disputes]
    assert places[1] < places[2] < places[0]


def test_a_dispute_shows_what_is_known_and_what_both_said_and_nothing_that_is_private(staff, member, other):
    session, dispute = disputed(member, other, absence_answer="<b>My line was dead.</b>", absent_id=other.pk)
    Session.objects.update(description="Chords & scales")
    SessionParticipant.objects.update(notes="My own note")
    shown = text_of(staff, page("dispute", "change", dispute.pk))
    for line in (
        "We stopped after 20 minutes.",
        "&lt;b&gt;My line was dead.&lt;/b&gt;",
        "Chords &amp; scales",
        "60 minutes",
        "it took 45 minutes",
        "60, held",
        f"{session.started_at:%Y-%m-%d %H:%M} UTC",
    ):
        assert line in shown
    assert "My own note" not in shown
    assert session.room_key not in shown


def test_a_moderator_decides_a_dispute_once(staff, member, other, moderator):
    _, dispute = disputed(member, other)
    form = {"decision": "took_place", "minutes": "20", "reason": "The room says so."}
    assert "It took place" in text_of(staff, page("dispute", "decide", dispute.pk))
    refused = staff.post(page("dispute", "decide", dispute.pk), {**form, "minutes": ""}).content.decode()
    assert "how many minutes" in refused
    assert "done" in staff.post(page("dispute", "decide", dispute.pk), form, follow=True).content.decode()
    assert AuditEntry.objects.get().actor_id == moderator.pk
    again = staff.post(page("dispute", "decide", dispute.pk), form).content.decode()
    assert "decided this dispute already" in again


def test_who_is_one_of_the_two_sees_the_dispute_and_cannot_decide_it(staff, member, moderator):
    _, dispute = disputed(moderator, member)
    assert "We stopped after" in text_of(staff, page("dispute", "change", dispute.pk))
    form = {"decision": "took_place", "minutes": "60", "reason": "I know best."}
    refused = staff.post(page("dispute", "decide", dispute.pk), form).content.decode()
    assert "somebody else decides" in refused
    assert Dispute.objects.get().is_open


@pytest.mark.parametrize("model", ["dispute", "session"])
def test_rows_are_found_by_either_person(model, staff, member, other):
    disputed(member, other)
    for person in (member, other):
        assert member.name in text_of(staff, page(model, "changelist"), q=person.username)
    assert member.name in text_of(staff, page(model, "changelist"), q=member.email.upper())
    for nobody in ("nobody_at_all", UserFactory().username):
        assert member.name not in text_of(staff, page(model, "changelist"), q=nobody)


def test_a_session_shows_facts_and_no_words(staff, member, other):
    session = held_session(member, other, description="Secret wish", cancel_reason="Secret cause")
    SessionParticipant.objects.update(notes="Secret note")
    shown = text_of(staff, page("session", "change", session.pk))
    assert "Guitar" in shown
    assert "Secret" not in shown
    assert session.room_key not in shown
    assert session.request_key not in shown


@pytest.mark.parametrize("model", ["dispute", "session"])
def test_members_stay_outside(model, client, member, other):
    client.force_login(member, "accounts.backends.EmailBackend")
    disputed(member, other)
    row = {"dispute": Dispute, "session": Session}[model].objects.first()
    for path in (page(model, "changelist"), page(model, "change", row.pk)):
        assert client.get(path)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("rows", [2, 12])
@pytest.mark.parametrize("model", ["dispute", "session"])
def test_lists_cost_the_same_for_few_or_many_and_never_count(model, rows, staff, django_assert_max_num_queries):
    for _ in range(rows):
        one, two = UserFactory(), UserFactory()
        disputed(one, two)
    with django_assert_max_num_queries(11) as queries:
        assert staff.get(page(model, "changelist")).status_code == 200
    assert not any("COUNT(" in query["sql"] for query in queries.captured_queries)
