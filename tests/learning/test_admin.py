"""Cases, sessions and reviews in the admin."""

import pytest
from django.urls import reverse

from accounts.models import User
from learning.models import Case, Review, Seat, Session
from learning.services.reviews import review_write
from moderation.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.learning.made import disputed, held_lesson, reviewed

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
    cases = [disputed(member, other)[1] for _ in range(3)]
    Case.objects.filter(pk=cases[0].pk).update(is_open=False)
    queue = text_of(staff, page("case", "changelist"))
    places = [queue.index(page("case", "change", case.pk)) for case in cases]
    assert places[1] < places[2] < places[0]


def test_a_case_shows_what_is_known_and_what_both_said_and_nothing_that_is_private(staff, member, other):
    session, case = disputed(member, other, absence_answer="<b>My line was dead.</b>", absent_id=other.pk)
    Session.objects.update(description="Chords & scales")
    Seat.objects.update(notes="My own note")
    shown = text_of(staff, page("case", "change", case.pk))
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


def test_a_moderator_decides_a_case_once(staff, member, other, moderator):
    _, case = disputed(member, other)
    form = {"decision": "took_place", "minutes": "20", "reason": "The room says so."}
    assert "It took place" in text_of(staff, page("case", "decide", case.pk))
    refused = staff.post(page("case", "decide", case.pk), {**form, "minutes": ""}).content.decode()
    assert "how many minutes" in refused
    assert "done" in staff.post(page("case", "decide", case.pk), form, follow=True).content.decode()
    assert AuditEntry.objects.get().actor_id == moderator.pk
    again = staff.post(page("case", "decide", case.pk), form).content.decode()
    assert "decided this case already" in again


def test_who_is_one_of_the_two_sees_the_case_and_cannot_decide_it(staff, member, moderator):
    _, case = disputed(moderator, member)
    assert "We stopped after" in text_of(staff, page("case", "change", case.pk))
    form = {"decision": "took_place", "minutes": "60", "reason": "I know best."}
    refused = staff.post(page("case", "decide", case.pk), form).content.decode()
    assert "somebody else decides" in refused
    assert Case.objects.get().is_open


@pytest.mark.parametrize("model", ["case", "session", "review"])
def test_rows_are_found_by_either_person(model, staff, member, other):
    disputed(member, other)
    reviewed(other, member)
    for person in (member, other):
        assert member.name in text_of(staff, page(model, "changelist"), q=person.username)
    assert member.name in text_of(staff, page(model, "changelist"), q=member.email.upper())
    for nobody in ("nobody_at_all", UserFactory().username):
        assert member.name not in text_of(staff, page(model, "changelist"), q=nobody)


def test_a_session_shows_facts_and_no_words(staff, member, other):
    session = held_lesson(member, other, description="Secret wish", cancel_reason="Secret cause")
    Seat.objects.update(notes="Secret note")
    shown = text_of(staff, page("session", "change", session.pk))
    assert "Guitar" in shown
    assert "Secret" not in shown
    assert session.room_key not in shown
    assert session.request_key not in shown


def test_a_review_that_is_not_shown_yet_is_nobodys_business(staff, member, other):
    session = held_lesson(member, other)
    review_write(session=session, by=other, stars=1, text="Boring")
    assert other.name not in text_of(staff, page("review", "changelist"))
    assert staff.get(page("review", "remove", Review.objects.get().pk)).status_code == 404


def test_a_moderator_removes_a_review(staff, member, other):
    reviewed(other, member, 1, "You idiot")
    path = page("review", "remove", Review.objects.get(about=member).pk)
    assert staff.get(path).status_code == 200
    assert "done" in staff.post(path, {"reason": "Insults"}, follow=True).content.decode()
    assert User.objects.get(pk=member.pk).total_reviews == 0
    assert "nothing here that can be removed" in staff.post(path, {"reason": ""}).content.decode()


@pytest.mark.parametrize("model", ["case", "session", "review"])
def test_members_stay_outside(model, client, member, other):
    client.force_login(member, "accounts.backends.EmailBackend")
    disputed(member, other)
    reviewed(other, member)
    row = {"case": Case, "session": Session, "review": Review}[model].objects.first()
    for path in (page(model, "changelist"), page(model, "change", row.pk)):
        assert client.get(path)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("rows", [2, 12])
@pytest.mark.parametrize("model", ["case", "session", "review"])
def test_lists_cost_the_same_for_few_or_many_and_never_count(model, rows, staff, django_assert_max_num_queries):
    for _ in range(rows):
        one, two = UserFactory(), UserFactory()
        disputed(one, two) if model == "case" else reviewed(one, two)
    with django_assert_max_num_queries(11) as queries:
        assert staff.get(page(model, "changelist")).status_code == 200
    assert not any("COUNT(" in query["sql"] for query in queries.captured_queries)
