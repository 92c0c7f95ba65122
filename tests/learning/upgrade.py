"""Run as a program, on an empty database named by DATABASE_URL: the migrations as of commit a24f425, rows of that
time, then the migrations since. Prints as JSON what became of the rows."""

import datetime as dt
import json
from typing import Any

import django

AT = dt.datetime(2026, 11, 21, 15, 0, tzinfo=dt.UTC)
PAST = {"skill_id": "0199e1c0-4411-7d10-8a21-3c8b4a5d7f11", "skill_name": "Guitar", "skill_category": "music"}


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", "contenttypes", verbosity=0)
    call_command("migrate", "learning", "0001_initial", verbosity=0)
    before = {"types": content_types(), **fill()}
    call_command("migrate", "learning", verbosity=0)
    call_command("migrate", "reviews", verbosity=0)
    print(json.dumps({"before": before, "after": {"types": content_types(), **rows()}}, default=str))


def content_types() -> dict[str, str]:
    """The ids of the content types that moved or got another name, by app and model."""
    from django.contrib.contenttypes.models import ContentType

    types = ContentType.objects.filter(app_label__in=["learning", "reviews"])
    return {f"{kind.app_label}.{kind.model}": str(kind.pk) for kind in types}


def fill() -> dict[str, str]:
    """Rows of the models as they were: a held session of two people, reviewed once, with an open case."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    models = MigrationLoader(connection).project_state([("learning", "0001_initial")]).apps
    user, session = models.get_model("accounts", "User"), models.get_model("learning", "Session")
    seat, review, case = (models.get_model("learning", name) for name in ("Seat", "Review", "Case"))
    teacher, student = (
        user.objects.create(name=name, username=name, email=f"{name}@example.org", login_email=f"{name}@example.org")
        for name in ("teacher", "student")
    )
    held = session.objects.create(
        teacher=teacher, student=student, skill_level="expert", conversation_id=PAST["skill_id"], status="in_progress",
        scheduled_time=AT, duration_minutes=60, ends_at=AT + dt.timedelta(hours=1), expires_at=AT, room_key="room",
        request_key="key", request_digest="digest", case_open=True, review_writes=1, **PAST,
    )  # fmt: skip
    for person, other, role in ((teacher, student, "teacher"), (student, teacher, "student")):
        seat.objects.create(
            session=held, user=person, other_id=other.pk, role=role, status="in_progress", starts_at=AT,
            ends_at=held.ends_at, is_hidden=True, notes=f"Of the {role}",
        )  # fmt: skip
    written = review.objects.create(
        session=held, author=student, about=teacher, author_role="student", skill_name="Guitar", stars=4,
        text="Patient.", shows_at=AT, would_recommend=True,
    )  # fmt: skip
    opened = case.objects.create(session=held, kind="dispute", by=student, text="It was shorter.")
    models.get_model("learning", "Calendar").objects.create(user=teacher, bookings=3, feed_version=2)
    return {"session": str(held.pk), "review": str(written.pk), "case": str(opened.pk)}


def rows() -> dict[str, Any]:
    """The same rows as today's models read them."""
    from learning.models import Calendar, Dispute, Session, SessionParticipant
    from reviews.models import Review

    return {
        "session": list(Session.objects.values("pk", "skill_name", "has_open_dispute", "status")),
        "participants": list(
            SessionParticipant.objects.order_by("role").values("role", "notes", "is_listed", "session_id")
        ),
        "reviews": list(Review.objects.values("pk", "stars", "text", "would_recommend", "session_id")),
        "disputes": list(Dispute.objects.values("pk", "kind", "text", "is_open", "session_id")),
        "calendars": list(Calendar.objects.values("feed_version")),
    }


if __name__ == "__main__":
    main()
