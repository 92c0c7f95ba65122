"""Reports of reviews."""

import pytest
from django.urls import reverse

from accounts.models import User
from moderation.models import AuditEntry, Report
from moderation.services import member_block, report_remove
from reviews.models import Review
from reviews.services.writing import review_write
from tests.factories.accounts import UserFactory
from tests.factories.learning import held_session
from tests.factories.reviews import reviewed

pytestmark = pytest.mark.django_db


def report(client, kind, target):
    return client.post("/api/reports", {"kind": kind, "id": str(target), "reason": "harassment"})


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
    session, reader = held_session(member, other), UserFactory()
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
