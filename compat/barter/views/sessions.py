"""Sessions: asking, answering, changing, running and reviewing them."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.requests import MemberRequest
from compat.barter.actions import session_ask, session_change, session_stop
from compat.barter.envelope import BarterNumbersOut, answer, enveloped, numbered_answer
from compat.barter.filters import BarterSessionFilter
from compat.barter.selectors.sessions import session_page, sessions_page
from compat.barter.serializers.sessions import (
    BarterEndIn,
    BarterReviewIn,
    BarterRoomOut,
    BarterSessionEditIn,
    BarterSessionIn,
    BarterSessionOut,
)
from compat.barter.views.base import BarterViewSet
from compat.barter.views.messages import NUMBERED
from learning.room import room_of
from learning.selectors import session_of, session_owed_of
from learning.services.running import session_end, session_start
from reviews.services.writing import review_write
from skillswap.http.idempotency import KEY_OPTIONAL, request_key
from skillswap.http.pagination import query_limit, query_page
from skillswap.http.request_body import validated

SESSION = enveloped(BarterSessionOut)
OURS = {"scheduledTime": "scheduled_time", "duration": "duration_minutes"}


class BarterSessionViewSet(BarterViewSet):
    lookup_url_kwarg = "session_id"
    filterset_class = BarterSessionFilter
    their_names = {
        "teacherId": "teacher",
        "skillId": "skill",
        "durationMinutes": "duration",
        "actualMinutes": "actualDuration",
        "stars": "rating",
        "text": "feedback",
    }

    @extend_schema(
        summary="My sessions, the latest time first",
        parameters=NUMBERED,
        responses=enveloped(BarterSessionOut, BarterNumbersOut),
    )
    def list(self, request: MemberRequest) -> Response:
        wanted = BarterSessionFilter.read(request)
        page = sessions_page(request.user, **wanted, page=query_page(request), limit=query_limit(request))
        return numbered_answer(page)

    @extend_schema(
        summary="Ask for a session", parameters=[KEY_OPTIONAL], request=BarterSessionIn, responses={201: SESSION}
    )
    @action(detail=False, methods=["post"], url_path="create")
    def ask(self, request: MemberRequest) -> Response:
        body = validated(BarterSessionIn, request)
        session = session_ask(
            by=request.user,
            teacher_id=body["teacher"],
            skill=body["skill"],
            scheduled_time=body["scheduledTime"],
            minutes=body["duration"],
            description=body["description"],
            key=request_key(request),
        )
        return answer(session_page(session.pk, request.user), status=201)

    @extend_schema(
        summary="Change a session, or answer a request",
        description="With `status`: `scheduled` or `accepted` accepts, `cancelled` and `declined` decline or cancel.",
        request=BarterSessionEditIn,
        responses=SESSION,
    )
    def update(self, request: MemberRequest, session_id: UUID) -> Response:
        sent = validated(BarterSessionEditIn, request)
        changes = {OURS.get(name, name): value for name, value in sent.items()}
        session_change(session_id=session_id, by=request.user, **changes)
        return self._session(request, session_id)

    @extend_schema(summary="Decline a request that waits for me, or cancel", request=None, responses=SESSION)
    def destroy(self, request: MemberRequest, session_id: UUID) -> Response:
        session_stop(session_id=session_id, by=request.user)
        return self._session(request, session_id, message=_("The session is cancelled."))

    @extend_schema(summary="Start, or join", request=None, responses=SESSION)
    @action(detail=True, methods=["post"])
    def start(self, request: MemberRequest, session_id: UUID) -> Response:
        session_start(session=session_of(request.user.pk, session_id), by=request.user)
        return self._session(request, session_id)

    @extend_schema(summary="End it: the student's end pays at once", request=BarterEndIn, responses=SESSION)
    @action(detail=True, methods=["post"])
    def end(self, request: MemberRequest, session_id: UUID) -> Response:
        minutes = validated(BarterEndIn, request).get("actualDuration")
        session_end(session=session_owed_of(request.user.pk, session_id), by=request.user, actual_minutes=minutes)
        return self._session(request, session_id)

    @extend_schema(summary="Review the other person", request=BarterReviewIn, responses=SESSION)
    @action(detail=True, methods=["post"])
    def review(self, request: MemberRequest, session_id: UUID) -> Response:
        body = validated(BarterReviewIn, request)
        review_write(session=session_of(request.user.pk, session_id), by=request.user, **body)
        return self._session(request, session_id)

    @extend_schema(summary="The address of the room", responses=enveloped(BarterRoomOut))
    @action(detail=True)
    def room(self, request: MemberRequest, session_id: UUID) -> Response:
        session = session_of(request.user.pk, session_id)
        room = room_of(session=session, user=request.user)
        return answer({"roomId": session.room_key, "meetingUrl": room["url"], "expiresAt": room["expires_at"]})

    def _session(self, request: MemberRequest, session_id: UUID, **more: Any) -> Response:
        return answer(session_page(session_id, request.user), **more)
