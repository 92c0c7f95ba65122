"""Reports: what may be reported, what they keep, and what moderators do with them."""

import pytest
from django.urls import reverse

from accounts.models import User
from chat.models import Message
from chat.services import message_delete
from moderation.errors import AlreadyDecided, NotToYourself, RankTooLow
from moderation.models import AuditEntry, Report
from moderation.services import member_block, report_ban, report_close, report_create, report_remove, report_warn
from notifications.models import OPTIONAL, Notification
from notifications.services import preferences_set
from skillswap.errors import InvalidInput, NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.factories.skills import offers

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> User:
    return UserFactory(moderator=True)


@pytest.fixture
def staff(client, moderator):
    client.force_login(moderator, "accounts.backends.EmailBackend")
    return client


@pytest.fixture
def message(member, other):
    """`other` wrote this to `member`, after a few lines of both."""
    talk = conversation_between(member, other)
    for line in range(8):
        say(talk, member if line % 2 else other, f"Line {line}")
    return say(talk, other, "Send me money")


def reported(by, kind, target, **more) -> Report:
    return report_create(by=by, kind=kind, target_id=target, reason="scam", **more)[0]


def test_a_report_of_a_message_keeps_it_with_the_ones_before(member, other, message, api):
    body = {"kind": "message", "id": message["id"], "reason": "scam", "details": "To everyone!"}
    answer = api(member).post("/api/reports", body)
    assert answer.status_code == 201
    assert {key: answer.json()[key] for key in ("kind", "targetId", "reason", "details", "status")} == {
        "kind": "message", "targetId": message["id"], "reason": "scam", "details": "To everyone!", "status": "open",
    }  # fmt: skip
    message_delete(message_id=Message.objects.get(pk=message["id"]).pk, by=other.pk)
    report = Report.objects.get()
    assert (report.about_id, report.reporter_id) == (other.pk, member.pk)
    assert report.evidence["message"]["text"] == "Send me money"
    assert [line["text"] for line in report.evidence["before"]] == [f"Line {line}" for line in range(3, 8)]


def test_a_report_of_a_person_or_a_skill_keeps_their_words(member, other):
    User.objects.filter(pk=other.pk).update(bio="Buy my pills")
    (skill,) = offers(other, "Alchemy", description="Gold in a week")
    assert reported(member, "user", other.pk).evidence["profile"]["bio"] == "Buy my pills"
    kept = reported(member, "skill", skill.pk)
    assert kept.evidence["skill"]["description"] == "Gold in a week"
    assert kept.about_id == other.pk


def test_the_same_report_again_is_the_same_one_until_it_is_decided(member, other, moderator, api):
    client, body = api(member), {"kind": "user", "id": str(other.pk), "reason": "spam"}
    first, again = client.post("/api/reports", body), client.post("/api/reports", {**body, "reason": "other"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    report_close(report=Report.objects.get(), by=moderator)
    assert client.post("/api/reports", body).status_code == 201


def test_what_one_may_not_see_cannot_be_reported(member, other, message, api):
    (skill,) = offers(other, "Alchemy")
    stranger = api(UserFactory())
    assert stranger.post("/api/reports", {"kind": "message", "id": message["id"], "reason": "spam"}).status_code == 404
    member_block(by=other, user_id=member.pk)
    for kind, target in (("user", other.pk), ("skill", skill.pk), ("message", message["id"])):
        answer = api(member).post("/api/reports", {"kind": kind, "id": str(target), "reason": "spam"})
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"kind": "weather"}, {"reason": "because"}, {"id": "x"}, {"details": "x" * 2001}, {"reason": None}]
)
def test_what_cannot_be_a_report_is_400(wrong, member, other, api):
    body = {"kind": "user", "id": str(other.pk), "reason": "spam", **wrong}
    answer = api(member).post("/api/reports", body)
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == list(wrong)


def test_nobody_reports_themselves(member, other, message):
    for by, kind, target in ((member, "user", member.pk), (other, "message", message["id"])):
        with pytest.raises(InvalidInput):
            reported(by, kind, target)


def test_reports_have_a_limit(member, api, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "report": "2 per hour"}
    client = api(member)
    bodies = [{"kind": "user", "id": str(UserFactory().pk), "reason": "spam"} for _ in range(3)]
    assert [client.post("/api/reports", body).status_code for body in bodies] == [201, 201, 429]


def test_a_warning_reaches_also_who_turned_everything_off_and_names_nobody(member, other, moderator, api):
    preferences_set(user_id=other.pk, changes={"message": {"in_app": False}, "match": {"in_app": False}})
    with pytest.raises(InvalidInput):
        preferences_set(user_id=other.pk, changes={"moderation": {"in_app": False}})
    report_warn(report=reported(member, "user", other.pk), by=moderator, text="No adverts, please.")
    (notification,) = api(other).get("/api/notifications").json()["data"]
    assert (notification["type"], notification["data"]) == ("moderation", {"text": "No adverts, please."})
    assert not Notification.objects.filter(user_id=member.pk).exists()
    shown = api(other).get("/api/notifications/preferences").json()
    assert shown.keys() == {*OPTIONAL, "quietHours", "digestDay", "updatedAt"}


def test_a_moderator_deletes_the_reported_message_for_both(member, message, moderator, api):
    report = reported(member, "message", message["id"])
    report_remove(report=report, by=moderator, reason="A scam")
    talk = f"/api/chat/conversations/{message['conversationId']}/messages"
    assert api(member).get(talk).json()["data"][0]["content"] == ""
    assert Report.objects.get().evidence["message"]["text"] == "Send me money"


def decisions():
    return [
        ("close_report", lambda report, by: report_close(report=report, by=by)),
        ("warn", lambda report, by: report_warn(report=report, by=by, text="Please stop.")),
        ("remove_content", lambda report, by: report_remove(report=report, by=by)),
        ("ban", lambda report, by: report_ban(report=report, by=by, reason="Fraud")),
    ]


@pytest.mark.parametrize(("action", "decide"), decisions())
def test_each_decision_closes_the_report_once_and_is_written_down(action, decide, member, other, message, moderator):
    report = reported(member, "message", message["id"])
    decide(report, moderator)
    after = Report.objects.get()
    assert (after.status, after.decision, after.decided_by_id) == ("closed", action, moderator.pk)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_id, entry.target_id) == (action, moderator.pk, other.pk)
    with pytest.raises(AlreadyDecided):
        decide(report, moderator)
    assert len(AuditEntry.objects.all()) == 1


@pytest.mark.parametrize(("action", "decide"), decisions())
@pytest.mark.parametrize(("by", "about"), [("self", "moderator"), ("moderator", "admin"), ("member", "member")])
def test_nobody_decides_about_themselves_or_those_above(action, decide, by, about, member):
    accused = UserFactory(role=about)
    decider = accused if by == "self" else UserFactory(role=by)
    talk = conversation_between(member, accused)
    report = reported(member, "message", say(talk, accused)["id"])
    with pytest.raises((NotToYourself, RankTooLow)):
        decide(report, decider)
    assert Report.objects.get().status == "open"
    assert not AuditEntry.objects.exists()


def page(name: str, *args: object) -> str:
    return reverse(f"admin:moderation_report_{name}", args=args)


def test_the_queue_shows_what_is_open_first_and_what_was_reported(staff, member, other, moderator, message):
    report = reported(member, "message", message["id"], details="<script>alert(1)</script>")
    Report.objects.filter(pk=report.pk).update(
        evidence={**report.evidence, "message": {**report.evidence["message"], "text": "<b>Send me money</b>"}}
    )
    closed = reported(member, "user", other.pk)  # newer
    report_close(report=closed, by=moderator)
    queue = staff.get(page("changelist")).content.decode()
    assert queue.index(page("change", report.pk)) < queue.index(page("change", closed.pk))
    shown = staff.get(page("change", report.pk)).content.decode()
    assert "&lt;b&gt;Send me money&lt;/b&gt;" in shown
    assert "<script>alert(1)" not in shown
    assert "Line 7" in shown
    assert "Line 2" not in shown  # only those right before it


def test_the_queue_is_searched_by_either_person(staff, member, other):
    third = UserFactory()
    one, two = reported(member, "user", other.pk), reported(third, "user", member.pk)
    for term, found in ((other.username, 1), (member.email, 2), ("nobody", 0)):
        rows = staff.get(page("changelist"), {"q": term}).content.decode()
        assert sum(page("change", report.pk) in rows for report in (one, two)) == found


def test_moderators_do_not_see_what_is_said_about_themselves(staff, member, moderator):
    report = reported(member, "user", moderator.pk)
    assert member.username not in staff.get(page("changelist")).content.decode()
    assert staff.get(page("close", report.pk)).status_code == 404


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("close", {"reason": ""}),
        ("warn", {"text": "Please stop."}),
        ("remove", {"reason": ""}),
        ("ban", {"reason": "x"}),
    ],
)
def test_a_moderator_decides_in_the_admin(name, form, staff, member, message):
    report = reported(member, "message", message["id"])
    assert staff.get(page(name, report.pk)).status_code == 200
    done = staff.post(page(name, report.pk), form, follow=True).content.decode()
    assert "done" in done
    assert Report.objects.get().status == "closed"
    assert "has decided this report" in staff.post(page(name, report.pk), form).content.decode()


def test_members_stay_outside(client, member, other):
    report = reported(other, "user", member.pk)
    client.force_login(member, "accounts.backends.EmailBackend")
    for path in (page("changelist"), page("close", report.pk)):
        assert client.post(path, {"reason": "x"})["Location"].startswith("/admin/login/")
    assert Report.objects.get().status == "open"


@pytest.mark.parametrize("rows", [2, 30])
def test_the_queue_costs_the_same_for_few_or_many(staff, rows, django_assert_max_num_queries):
    for _ in range(rows):
        reported(UserFactory(), "user", UserFactory().pk)
    with django_assert_max_num_queries(9) as queries:
        assert staff.get(page("changelist")).status_code == 200
    assert not any("COUNT(" in query["sql"] for query in queries.captured_queries)


def test_nobody_decides_a_report_that_they_made_themselves(moderator, other):
    report = reported(moderator, "user", other.pk)
    with pytest.raises(NotAllowed):
        report_warn(report=report, by=moderator, text="No adverts, please.")
    report.refresh_from_db()
    assert report.status == "open"
