"""The summary that two people write together: nothing of it gets lost, and nobody else reads it."""

import pytest

from learning.models import Session
from learning.privacy import sessions_data, words_erase
from moderation.models import Report
from moderation.services import member_block
from notifications.models import Notification
from realtime.models import UserEvent
from tests.factories.accounts import UserFactory
from tests.factories.learning import held_session, session_between
from tests.factories.sessions import ahead, ask
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(teacher, student):
    return held_session(teacher, student)


def put(client, session, text, version):
    return client.put(f"/api/sessions/{session.pk}/summary", {"text": text, "version": version})


def shown(client, session):
    return client.get(f"/api/sessions/{session.pk}").json()["summary"]


def test_both_write_one_after_the_other_and_both_hear_of_it(session, teacher, student, api):
    one, two = api(teacher), api(student)
    assert shown(one, session) is None
    first = put(one, session, "We played G.\n", 0).json()["summary"]
    assert (first["text"], first["version"], first["updatedById"]) == ("We played G.\n", 1, str(teacher.pk))
    second = put(two, session, "We played G and C.", 1).json()
    assert second["summary"] == shown(one, session)
    assert (second["summary"]["version"], second["summary"]["updatedById"]) == (2, str(student.pk))
    assert second["updatedAt"] == second["summary"]["updatedAt"]
    for person in (teacher, student):
        assert UserEvent.objects.filter(user=person, type="session:updated").count() == 2
    assert put(one, session, "", 2).json()["summary"]["text"] == ""


def test_who_was_second_gets_what_the_first_one_wrote_and_the_same_again_is_fine(session, teacher, student, api):
    put(api(teacher), session, "Mine", 0)
    refused = put(api(student), session, "Theirs", 0)
    assert (refused.status_code, refused.json()["code"]) == (409, "summary_changed")
    assert refused.json()["summary"] == shown(api(student), session)
    assert put(api(teacher), session, "Mine", 0).json()["summary"]["version"] == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_at_once_one_wins_and_the_other_is_told(teacher, student, api):
    session = held_session(teacher, student)
    answers = side_by_side(
        lambda: put(api(teacher), session, "Mine", 0).status_code,
        lambda: put(api(student), session, "Theirs", 0).status_code,
    )
    assert sorted(answers) == [200, 409]
    assert Session.objects.get(pk=session.pk).summary_version == 1


def test_a_request_has_no_summary_yet_and_what_waits_in_the_inbox_stays(student, guitar, teacher, api):
    asked = ask(student, guitar)
    assert put(api(student), asked, "Early", 0).json()["code"] == "session_closed"
    agreed = session_between(teacher, student, at=ahead(days=2))
    unread = Notification.objects.filter(user=teacher, is_read=False).count()
    assert put(api(student), agreed, "To bring: a capo", 0).status_code == 200
    assert Notification.objects.filter(user=teacher, is_read=False).count() == unread > 0


def test_it_is_theirs_alone_and_a_block_takes_it_away(session, teacher, student, api):
    put(api(teacher), session, "Ours", 0)
    assert put(api(UserFactory()), session, "Strange", 1).status_code == 404
    member_block(by=student, user_id=teacher.pk)
    for person in (teacher, student):
        assert put(api(person), session, "Still here", 1).status_code == 404
        assert "Ours" not in api(person).get("/api/sessions").content.decode()


def test_an_open_session_that_a_block_reduced_shows_no_summary(teacher, student, api):
    session = held_session(teacher, student, status="in_progress")
    put(api(teacher), session, "Ours", 0)
    member_block(by=student, user_id=teacher.pk)
    (row,) = api(student).get("/api/sessions").json()["data"] or [{"summary": None}]
    assert row["summary"] is None


def test_a_report_and_the_export_have_it_and_erasing_leaves_what_the_other_wrote(session, teacher, student, api):
    put(api(teacher), session, "By both", 0)
    api(student).post("/api/reports", {"kind": "session", "id": str(session.pk), "reason": "harassment"})
    assert Report.objects.get().evidence["session"]["summary"] == "By both"
    assert sessions_data(student.pk)[1][0]["summary"] == "By both"
    other = held_session(teacher, student)
    put(api(teacher), other, "Mine alone", 0)
    put(api(student), session, "By both of us", 1)
    words_erase(teacher.pk)
    texts = dict(Session.objects.values_list("pk", "summary_text"))
    assert texts == {session.pk: "By both of us", other.pk: ""}
