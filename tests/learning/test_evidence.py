"""Reports of sessions and reviews."""

from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import User
from learning.models import Review, Seat, Session
from learning.services.reviews import review_write
from moderation.blocking import member_block
from moderation.models import AuditEntry, Report
from moderation.reporting import report_remove
from tests.factories.accounts import UserFactory
from tests.learning.made import held_lesson, hide, reviewed

pytestmark = pytest.mark.django_db


def report(client, kind, target):
    return client.post("/api/reports", {"kind": kind, "id": str(target), "reason": "harassment"})


def test_a_report_of_a_session_keeps_its_words_and_is_about_the_other(member, other, api):
    session = held_lesson(
        member, other, status="cancelled", description="Come alone", cancel_reason="You smell", absence_answer="So?"
    )
    Seat.objects.update(notes="Private")
    assert report(api(member), "session", session.pk).status_code == 201
    kept = Report.objects.get()
    assert kept.about_id == other.pk
    words = kept.evidence["session"]
    assert [words[name] for name in ("description", "cancel_reason", "absence_answer", "status", "reporter")] == [
        "Come alone", "You smell", "So?", "cancelled", "teacher",
    ]  # fmt: skip
    assert "Private" not in str(kept.evidence)
    Session.objects.update(description="")
    assert Report.objects.get().evidence["session"]["description"] == "Come alone"


def test_a_session_is_reported_by_its_two_people_only(member, other, api):
    session = held_lesson(member, other)
    assert report(api(UserFactory()), "session", session.pk).status_code == 404
    hide(session)
    assert report(api(member), "session", session.pk).status_code == 404
    assert report(api(member), "session", uuid4()).status_code == 404


def test_a_review_is_reported_by_anyone_who_can_read_it(member, other, api):
    reviewed(other, member, 1, "You idiot")
    review = Review.objects.get(about=member)
    assert report(api(UserFactory()), "review", review.pk).status_code == 201
    kept = Report.objects.get()
    assert kept.about_id == other.pk
    assert (kept.evidence["review"]["text"], kept.evidence["review"]["stars"]) == ("You idiot", 1)
    assert report(api(member), "review", review.pk).status_code == 201
    assert report(api(other), "review", review.pk).status_code == 400  # their own


def test_what_one_cannot_read_cannot_be_reported(member, other, api):
    session, reader = held_lesson(member, other), UserFactory()
    review_write(session=session, by=other, stars=1)
    hidden = Review.objects.get().pk
    for who in (member, reader):
        assert report(api(who), "review", hidden).status_code == 404
    review_write(session=session, by=member, stars=1)
    User.objects.filter(pk=member.pk).update(visibility="private")
    assert report(api(reader), "review", hidden).status_code == 404
    User.objects.filter(pk=member.pk).update(visibility="public")
    member_block(by=other, user_id=reader.pk)
    assert report(api(reader), "review", hidden).status_code == 404


def test_a_moderator_removes_a_reported_review_and_keeps_its_words(client, member, other, api):
    moderator = UserFactory(moderator=True)
    reviewed(other, member, 1, "<i>You idiot</i>")
    review = Review.objects.get(about=member)
    report(api(member), "review", review.pk)
    report_remove(report=Report.objects.get(), by=moderator, reason="Insults")
    assert User.objects.get(pk=member.pk).total_reviews == 0
    assert api(member).get(f"/api/users/{member.pk}/reviews").json()["data"] == []
    assert AuditEntry.objects.get().action == "remove_content"
    client.force_login(moderator, "accounts.backends.EmailBackend")
    shown = client.get(reverse("admin:moderation_report_change", args=[Report.objects.get().pk])).content.decode()
    assert "&lt;i&gt;You idiot&lt;/i&gt;" in shown
