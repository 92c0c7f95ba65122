"""Reports of sessions."""

from uuid import uuid4

import pytest

from learning.models import Session, SessionParticipant
from moderation.models import Report
from skillswap.db.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.factories.learning import held_session, hide

pytestmark = pytest.mark.django_db
LINK = "https://meet.example.org/noor"


def report(client, kind, target):
    return client.post("/api/reports", {"kind": kind, "id": str(target), "reason": "harassment"})


def test_a_report_of_a_session_keeps_its_words_and_is_about_the_other(member, other, api):
    session = held_session(
        member, other, status="cancelled", description="Come alone", cancel_reason="You smell", absence_answer="So?"
    )
    SessionParticipant.objects.update(notes="Private")
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


@pytest.mark.parametrize(("accepted", "kept"), [(True, LINK), (False, "")])
def test_a_report_after_the_session_keeps_the_meeting_link_that_the_learner_was_led_to(
    accepted, kept, member, other, api
):
    session = held_session(member, other, meeting_link=LINK, accepted_at=now_ms() if accepted else None)
    assert report(api(other), "session", session.pk).status_code == 201
    assert Report.objects.get().evidence["session"]["meeting_link"] == kept


def test_a_session_is_reported_by_its_two_people_only(member, other, api):
    session = held_session(member, other)
    assert report(api(UserFactory()), "session", session.pk).status_code == 404
    hide(session)
    assert report(api(member), "session", session.pk).status_code == 404
    assert report(api(member), "session", uuid4()).status_code == 404
