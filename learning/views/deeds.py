"""REST of a session's day: room, start, end, and what the two say of it."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from learning import examples
from learning import serializers as shapes
from learning.room import room_admission, room_of
from learning.selectors import session_of, session_out, session_owed_of
from learning.services.absence import absence_appeal, absence_excuse, no_show_report
from learning.services.notes import notes_write
from learning.services.running import session_confirm, session_dispute, session_end, session_join, session_start
from skillswap.bodies import checked

F = TypeVar("F", bound=Callable[..., Response])

TAGS = ["Sessions"]


def _deed(summary: str, description: str, request: Any = None) -> Callable[[F], F]:
    return extend_schema(
        tags=TAGS,
        summary=summary,
        description=description,
        request=request,
        responses=shapes.SessionOut,
        examples=[examples.SESSION],
    )


class SessionStart(APIView):
    @_deed(
        "Start, or join",
        "From 15 minutes before until its end. The first makes the room; each person's first time here or at `join` "
        "is when they came. Again is fine.",
    )
    def post(self, request: MemberRequest, session_id: UUID) -> Response:
        session_start(session=session_of(request.user.pk, session_id), by=request.user)
        return Response(session_out(session_id, request.user.pk))


class SessionJoin(APIView):
    @_deed(
        "Say that I came",
        "To a session that somebody started; `room` has the address then. Who came before may come back until half "
        "an hour after the planned end. Again is fine. 409 before the start and after the end.",
    )
    def post(self, request: MemberRequest, session_id: UUID) -> Response:
        session_join(session=session_of(request.user.pk, session_id), by=request.user)
        return Response(session_out(session_id, request.user.pk))


class SessionRoom(APIView):
    @extend_schema(
        tags=TAGS,
        summary="The address of the room",
        description="For the two people, once it has started; signed for you and until a little after the end. "
        "Asking changes nothing: `join` says that you came. 409 before the start and after the end.",
        responses=shapes.RoomOut,
    )
    def get(self, request: MemberRequest, session_id: UUID) -> Response:
        return Response(room_of(session=session_of(request.user.pk, session_id), user=request.user))


class RoomAdmission(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(
        tags=TAGS,
        summary="Whom a room pass lets in",
        description="What the built-in room asks before it opens: 404 for everyone but the person it was signed for, "
        "and outside its time.",
        responses=shapes.AdmissionOut,
    )
    def get(self, request: MemberRequest, room_pass: str) -> Response:
        return Response(room_admission(room_pass, by=request.user))


class SessionEnd(APIView):
    @_deed(
        "End it",
        "Without `actualMinutes` it says `passedMinutes`. The learner's end settles at once: it pays what passed, at "
        "least half of what was agreed, or what the teacher said before. A learner who names fewer minutes than that "
        "waits for the teacher's confirmation, as the teacher's end does for the learner's, 24 hours at most. Again "
        "is fine and pays nothing more.",
        shapes.SessionEnd,
    )
    def post(self, request: MemberRequest, session_id: UUID) -> Response:
        minutes = checked(shapes.SessionEnd, request).get("actual_minutes")
        session_end(session=session_owed_of(request.user.pk, session_id), by=request.user, actual_minutes=minutes)
        return Response(session_out(session_id, request.user.pk))


class SessionConfirm(APIView):
    @_deed("Confirm what the other said of its end", "Settles at once.")
    def post(self, request: MemberRequest, session_id: UUID) -> Response:
        session_confirm(session=session_owed_of(request.user.pk, session_id), by=request.user)
        return Response(session_out(session_id, request.user.pk))


class SessionDispute(APIView):
    @_deed("Dispute what the other said of its end", "A moderator decides; the minutes stay held.", shapes.Words)
    def post(self, request: MemberRequest, session_id: UUID) -> Response:
        text = checked(shapes.Words, request)["text"]
        session_dispute(session=session_owed_of(request.user.pk, session_id), by=request.user, text=text)
        return Response(session_out(session_id, request.user.pk))


class SessionNoShow(APIView):
    @_deed(
        "The other did not come",
        "For someone who came, from ten minutes after the beginning, about someone who did not. The other has "
        "24 hours to answer; then half of the time goes to the one who waited.",
    )
    def post(self, request: MemberRequest, session_id: UUID) -> Response:
        no_show_report(session=session_owed_of(request.user.pk, session_id), by=request.user)
        return Response(session_out(session_id, request.user.pk))


class SessionExcuse(APIView):
    @_deed(
        "It was a technical failure",
        "The answer to a no-show: nobody pays and nobody's reliability suffers, unless the other appeals.",
        shapes.ExcuseIn,
    )
    def post(self, request: MemberRequest, session_id: UUID) -> Response:
        text = checked(shapes.ExcuseIn, request)["text"]
        absence_excuse(session=session_owed_of(request.user.pk, session_id), by=request.user, text=text)
        return Response(session_out(session_id, request.user.pk))


class SessionAppeal(APIView):
    @_deed("Ask a moderator", "About a no-show or its excuse, until it settles; the minutes stay held.", shapes.Words)
    def post(self, request: MemberRequest, session_id: UUID) -> Response:
        text = checked(shapes.Words, request)["text"]
        absence_appeal(session=session_owed_of(request.user.pk, session_id), by=request.user, text=text)
        return Response(session_out(session_id, request.user.pk))


class SessionNotes(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Write my notes",
        description="Replaces them. Nobody else reads them.",
        request=shapes.NotesIn,
        responses={204: None},
    )
    def put(self, request: MemberRequest, session_id: UUID) -> Response:
        notes_write(session_id=session_id, by=request.user, text=checked(shapes.NotesIn, request)["text"])
        return Response(status=204)
