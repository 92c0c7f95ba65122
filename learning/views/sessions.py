"""REST of sessions: asking, answering, changing, cancelling."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from learning import examples
from learning import serializers as shapes
from learning.models import Role, Status
from learning.selectors import session_of, session_out, sessions_of
from learning.services.answering import session_accept, session_decline
from learning.services.asking import session_edit, session_request
from learning.services.cancelling import session_cancel
from skillswap.bodies import checked
from skillswap.idempotency import KEY_OPTIONAL, asked_key
from skillswap.pagination import asked_limit, asked_page
from skillswap.queries import asked_choice, asked_id

TAGS = ["Sessions"]
TYPES = {"taught": Role.TEACHER, "learned": Role.STUDENT}
WHENS = ("upcoming", "past")


class SessionList(APIView):
    @extend_schema(
        tags=TAGS,
        operation_id="sessions_list",
        summary="My sessions",
        description="`when=upcoming` is what is still open, the next first; otherwise the latest time comes first.",
        parameters=[
            OpenApiParameter("status", str, enum=Status.values),
            OpenApiParameter("type", str, enum=list(TYPES), description="What I taught, or what I learned."),
            OpenApiParameter("when", str, enum=WHENS),
            OpenApiParameter("withUser", UUID, description="Only those with this person."),
            OpenApiParameter("page", int, description="From 1."),
            OpenApiParameter("limit", int, description="1 to 100; 20 when left out."),
        ],
        responses=shapes.SessionPage,
    )
    def get(self, request: MemberRequest) -> Response:
        page = sessions_of(
            request.user.pk,
            status=asked_choice(request, "status", Status.values),
            role=TYPES.get(asked_choice(request, "type", list(TYPES)) or ""),
            when=asked_choice(request, "when", WHENS),
            with_user=asked_id(request, "withUser"),
            page=asked_page(request),
            limit=asked_limit(request),
        )
        return Response(page.envelope())

    @extend_schema(
        tags=TAGS,
        summary="Ask for a session",
        description="The teacher has 72 hours to answer, and not longer than until it would begin. Nothing is held "
        "before they accept. A card goes into your conversation.",
        parameters=[KEY_OPTIONAL],
        request=shapes.SessionAsk,
        responses={201: shapes.SessionOut, 200: OpenApiResponse(shapes.SessionOut, "This key was sent before.")},
        examples=[examples.ASK, examples.SESSION],
    )
    def post(self, request: MemberRequest) -> Response:
        body = checked(shapes.SessionAsk, request)
        session, created = session_request(by=request.user, key=asked_key(request), **body)
        return Response(session_out(session.pk, request.user.pk), status=201 if created else 200)


class SessionDetail(APIView):
    @extend_schema(
        tags=TAGS,
        summary="One of my sessions",
        description="`actions` says what you may do with it now. 404 for everyone but the two people.",
        responses=shapes.SessionOut,
        examples=[examples.SESSION],
    )
    def get(self, request: MemberRequest, session_id: UUID) -> Response:
        return Response(session_out(session_id, request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="Change a session",
        description="A request changes at once, and then the other person has to answer. For an agreed session this "
        "proposes another time: it moves when the other accepts, and stays when they decline.",
        request=shapes.SessionEdit,
        responses=shapes.SessionOut,
        examples=[examples.EDIT, examples.SESSION],
    )
    def patch(self, request: MemberRequest, session_id: UUID) -> Response:
        changes = checked(shapes.SessionEdit, request)
        session_edit(session=session_of(request.user.pk, session_id), by=request.user, **changes)
        return Response(session_out(session_id, request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="Cancel a session",
        description="Later than `cancelFreeUntil`, half of the time goes to the one who waited. Again is fine.",
        parameters=[OpenApiParameter("reason", str, description="The other person reads it.")],
        request=None,
        responses={204: None},
    )
    def delete(self, request: MemberRequest, session_id: UUID) -> Response:
        reason = request.query_params.get("reason", "")
        session_cancel(session=session_of(request.user.pk, session_id), by=request.user, reason=reason)
        return Response(status=204)


class SessionAccept(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Accept a request, or the other time that was proposed",
        description="Holds the learner's minutes and takes the time of both. 409 `insufficient_credits` or "
        "`time_taken`, 403 `email_not_verified` until both have proved their addresses (`whose`: `you` or `them`), and "
        "then nothing is booked.",
        request=None,
        responses=shapes.SessionOut,
        examples=[examples.SESSION],
    )
    def post(self, request: MemberRequest, session_id: UUID) -> Response:
        session_accept(session=session_of(request.user.pk, session_id), by=request.user)
        return Response(session_out(session_id, request.user.pk))


class SessionDecline(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Decline a request, or the other time that was proposed",
        description="A declined request is over; an agreed session stays as it was.",
        request=shapes.SessionCancel,
        responses=shapes.SessionOut,
        examples=[examples.SESSION],
    )
    def post(self, request: MemberRequest, session_id: UUID) -> Response:
        reason = checked(shapes.SessionCancel, request)["reason"]
        session_decline(session=session_of(request.user.pk, session_id), by=request.user, reason=reason)
        return Response(session_out(session_id, request.user.pk))
