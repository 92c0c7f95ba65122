"""Sessions."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from compat.barter.shapes import Shape, hours, with_id
from compat.values import name_out


def session_shape(session: Mapping[str, Any], people: Mapping[UUID, Shape], room: Mapping[str, Any] | None) -> Shape:
    """A session (`learning.serializers.SessionOut`) for who reads it; `room` while it runs (`learning.room.rooms_of`).

    Durations are whole minutes; `review` is the reader's own, else the other's once that is shown.
    """
    return with_id(
        session["id"],
        {
            "teacher": people[session["teacher"]["id"]],
            "student": people[session["student"]["id"]],
            "skill": session["skill"]["name"],
            "category": name_out(session["skill"]["category"]),
            "description": session["description"],
            "scheduledTime": session["scheduled_time"],
            "duration": session["duration_minutes"],
            "actualDuration": session["actual_minutes"],
            "status": session["status"],
            "roomId": room and room["room"],
            "meetingUrl": room and room["url"],
            "startedAt": session["started_at"],
            "endedAt": session["ended_at"],
            "creditsExchanged": hours(session["actual_minutes"] or 0),
            "review": _review(session["my_review"] or session["their_review"]),
            "createdAt": session["created_at"],
        },
    )


def _review(review: Mapping[str, Any] | None) -> Shape | None:
    if review is None:
        return None
    return with_id(
        review["id"],
        {
            "reviewer": str(review["author"]["id"]),
            "rating": review["stars"],
            "feedback": review["text"],
            "wouldRecommend": review["would_recommend"],
            "createdAt": review["created_at"],
        },
    )
