"""The teacher's own meeting link: which addresses it takes, who sets it, who sees it and hears of it."""

import pytest

from learning.calendar_feed import feed_url, ics_of
from learning.meeting_links import link_host, link_wrong
from learning.models import Session
from learning.privacy import sessions_data, words_erase
from learning.services.answering import session_accept
from learning.services.cancelling import session_cancel
from learning.services.running import session_end
from moderation.services import member_block
from notifications.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.sessions import agree, ahead, ask, begin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

LINK = "https://meet.example.org/noor?pwd=abc#join"


def put(client, session, link=LINK):
    return client.put(f"/api/sessions/{session.pk}/meeting-link", {"meetingLink": link})


def shown(client, session):
    return client.get(f"/api/sessions/{session.pk}").json()


def feed_of(user):
    return ics_of(feed_url(user.pk).rpartition("/")[2].removesuffix(".ics")).decode().replace("\r\n ", "")


def notices(user):
    return list(Notification.objects.filter(user=user, data__event="session_link_changed"))


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    "link",
    [
        LINK,
        "https://us02web.zoom.us/j/123?pwd=a.b-c",
        "https://meet.example.org:8443/r%C3%A4um",
        "https://xn--mller-kva.example/x",
    ],
)
def test_an_https_address_of_a_public_host_is_taken(link):
    assert link_wrong(link) == []


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    "link",
    [
        "http://meet.example.org/noor",
        "javascript:alert(1)",
        "JAVASCRIPT://meet.example.org/%0aalert(1)",
        "data:text/html,hello",
        "//meet.example.org/noor",
        "meet.example.org/noor",
        "https://",
        "https:///noor",
        "https://noor:secret@meet.example.org/",
        "https://meet.example.org@evil.example/",
        "https://meet.example.org\\@evil.example/",
        "https://meet.example.org/a b",
        "https://meet.example.org/\u202egro.elpmaxe",
        "https://m\u00fcller.example/",
        "https://\u0430pple.example/",
        'https://meet.example.org/"onclick="x',
        "https://meet.example.org/\nX",
        "https://localhost/x",
        "https://router.local/x",
        "https://127.0.0.1/x",
        "https://2130706433/x",
        "https://1.2.3.4./x",
        "https://[::1]/x",
        "https://meet.example.org:99999/x",
        "https://meet.example.org:0/x",
        "https://meet..example.org/x",
        "https://-meet.example.org/x",
        f"https://meet.example.org/{'x' * 500}",
    ],
)
def test_what_could_mislead_or_is_no_address_of_a_meeting_is_refused(link):
    assert [field for field, _ in link_wrong(link)] == ["meeting_link"]


@pytest.mark.only_on("sqlite")
def test_the_host_is_said_in_letters_that_cannot_be_mistaken():
    assert link_host("https://xn--pple-43d.example:8443/x") == "xn--pple-43d.example"


def test_the_teacher_sets_it_and_the_learner_sees_it_once_they_agree(api, student, guitar, teacher):
    session = ask(student, guitar)
    answer = put(api(teacher), session)
    assert (answer.status_code, answer.json()["meetingLink"]) == (200, LINK)
    assert shown(api(student), session)["meetingLink"] == ""
    assert notices(student) == []
    session_accept(session=Session.objects.get(pk=session.pk), by=teacher)
    assert shown(api(student), session)["meetingLink"] == LINK


def test_a_change_after_the_acceptance_is_notified_once_and_nobody_has_to_agree_anew(api, student, guitar, teacher):
    session = agree(student, guitar)
    assert put(api(teacher), session).status_code == 200
    before = Session.objects.get(pk=session.pk)
    assert put(api(teacher), session).status_code == 200
    after = Session.objects.get(pk=session.pk)
    assert (after.version, after.waits_for_id, after.status) == (before.version, None, "scheduled")
    assert len(notices(student)) == 1
    assert "https" not in str(notices(student)[0].data)
    assert put(api(teacher), session, "").json()["meetingLink"] == ""
    assert shown(api(student), session)["meetingLink"] == ""


def test_the_learner_and_strangers_cannot_set_it(api, student, guitar, teacher):
    session = agree(student, guitar)
    assert put(api(student), session).status_code == 403
    assert put(api(UserFactory()), session).status_code == 404
    assert "link" in shown(api(teacher), session)["actions"]
    assert "link" not in shown(api(student), session)["actions"]
    assert Session.objects.get().meeting_link == ""


def test_a_wrong_address_is_named_with_its_field(api, student, guitar, teacher):
    answer = put(api(teacher), agree(student, guitar), "javascript:alert(1)")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "meetingLink")


def test_it_can_be_set_while_it_goes_on_and_not_when_it_is_over(api, clock, student, guitar, teacher):
    session = agree(student, guitar, at=ahead(days=2))
    clock.move_to(session.scheduled_time)
    begin(session, teacher, student)
    assert put(api(teacher), session).status_code == 200
    assert shown(api(student), session)["meetingLink"] == LINK
    assert api(student).post(f"/api/sessions/{session.pk}/end", {}).status_code == 200
    assert put(api(teacher), session, "").json()["code"] == "session_closed"
    assert shown(api(student), session)["meetingLink"] == ""


def test_it_is_gone_for_the_learner_with_a_cancellation_and_for_both_with_a_block(api, student, guitar, teacher):
    cancelled, running = agree(student, guitar), agree(student, guitar, at=ahead(days=5))
    for session in (cancelled, running):
        put(api(teacher), session)
    session_cancel(session=Session.objects.get(pk=cancelled.pk), by=student)
    assert shown(api(student), cancelled)["meetingLink"] == ""
    member_block(by=student, user_id=teacher.pk)
    for who in (student, teacher):
        assert LINK not in api(who).get("/api/sessions?limit=100").content.decode()


def test_the_calendar_feed_leads_to_it(api, student, guitar, teacher):
    put(api(teacher), agree(student, guitar))
    assert f"LOCATION:{LINK}" in feed_of(student)


def test_the_calendar_feed_forgets_it_when_the_session_has_ended(api, clock, student, guitar, teacher):
    session = agree(student, guitar)
    put(api(teacher), session)
    clock.move_to(session.scheduled_time)
    session_end(session=begin(session, teacher, student), by=teacher)
    assert LINK not in feed_of(student)


def test_it_is_in_the_export_of_the_teacher_alone(api, student, guitar, teacher):
    put(api(teacher), agree(student, guitar))
    exported = [sessions_data(who.pk)[1][0]["meetingLink"] for who in (teacher, student)]
    assert exported == [LINK, ""]


def test_who_leaves_takes_it_along(api, student, guitar, teacher):
    put(api(teacher), agree(student, guitar))
    words_erase(teacher.pk)
    assert Session.objects.get().meeting_link == ""
