"""REST of sessions: asking, changing, cancelling, and when two people are both free."""

from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.requests import MemberRequest
from learning import examples
from learning.filters import SessionFilter, SlotFilter
from learning.mail.invitations import publication
from learning.mail.reading import session_view
from learning.models import Role
from learning.selectors import session_of, session_out, sessions_of
from learning.serializers import (
    MeetingLinkIn,
    NotesIn,
    SessionAsk,
    SessionCancel,
    SessionEdit,
    SessionOut,
    SessionPage,
    SlotsOut,
    SummaryIn,
)
from learning.services.asking import session_request
from learning.services.cancelling import session_cancel
from learning.services.editing import session_edit
from learning.services.meeting_link import meeting_link_set
from learning.services.notes import notes_write
from learning.services.summary import summary_write
from learning.slots import shared_slots
from learning.views.actions import TAGS, SessionActions
from learning.views.calendar import calendar_answer
from skillswap.http.idempotency import KEY_OPTIONAL, request_key
from skillswap.http.pagination import query_limit, query_page
from skillswap.http.request_body import validated, validated_query

ROLES = {"taught": Role.TEACHER, "learned": Role.STUDENT}
USUAL_MINUTES = 60


class SessionViewSet(SessionActions):
    """A member's sessions: the selectors find those that they may see, the services decide what they may do."""

    filterset_class = SessionFilter

    @extend_schema(
        tags=TAGS,
        operation_id="sessions_list",
        summary="My sessions",
        description="`when=upcoming` is what is still open, the next first; otherwise the latest time comes first.",
        parameters=[
            OpenApiParameter("page", int, description="From 1."),
            OpenApiParameter("limit", int, description="1 to 100; 20 when left out."),
        ],
        responses=SessionPage,
    )
    def list(self, request: MemberRequest) -> Response:
        wanted = SessionFilter.read(request)
        page = sessions_of(
            request.user.pk,
            status=wanted["status"],
            role=ROLES.get(wanted["type"]),
            when=wanted["when"],
            with_user=wanted["with_user"],
            page=query_page(request),
            limit=query_limit(request),
        )
        return Response(page.envelope())

    @extend_schema(
        tags=TAGS,
        summary="Ask for a session",
        description="The teacher has 72 hours to answer, and not longer than until it would begin. Nothing is held "
        "before they accept. A card goes into your conversation.",
        parameters=[KEY_OPTIONAL],
        request=SessionAsk,
        responses={201: SessionOut, 200: OpenApiResponse(SessionOut, "This key was sent before.")},
        examples=[examples.ASK, examples.SESSION],
    )
    def create(self, request: MemberRequest) -> Response:
        body = validated(SessionAsk, request)
        session, created = session_request(by=request.user, key=request_key(request), **body)
        return Response(session_out(session.pk, request.user.pk), status=201 if created else 200)

    @extend_schema(
        tags=TAGS,
        summary="One of my sessions",
        description="`actions` says what you may do with it now. 404 for everyone but the two people.",
        responses=SessionOut,
        examples=[examples.SESSION],
    )
    def retrieve(self, request: MemberRequest, session_id: UUID) -> Response:
        return Response(session_out(session_id, request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="Change a session",
        description="A request changes at once, and then the other person has to answer. For an agreed session this "
        "proposes another time: it moves when the other accepts, and stays when they decline.",
        request=SessionEdit,
        responses=SessionOut,
        examples=[examples.EDIT, examples.SESSION],
    )
    def partial_update(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_of, session_edit, **validated(SessionEdit, request))

    @extend_schema(
        tags=TAGS,
        summary="Cancel a session",
        description="Later than `cancelFreeUntil`, half of the time goes to the one who waited. Again is fine.",
        parameters=[OpenApiParameter("reason", str, description="The other person reads it.")],
        request=None,
        responses={204: None},
    )
    def destroy(self, request: MemberRequest, session_id: UUID) -> Response:
        reason = validated_query(SessionCancel, request)["reason"]
        session_cancel(session=session_of(request.user.pk, session_id), by=request.user, reason=reason)
        return Response(status=204)

    @extend_schema(
        tags=TAGS,
        summary="Write my notes",
        description="Replaces them. Nobody else reads them.",
        request=NotesIn,
        responses={204: None},
    )
    @action(detail=True, methods=["put"])
    def notes(self, request: MemberRequest, session_id: UUID) -> Response:
        notes_write(session_id=session_id, by=request.user, text=validated(NotesIn, request)["text"])
        return Response(status=204)

    @extend_schema(
        tags=TAGS,
        summary="Write the summary of us two",
        description="Replaces it. `version` is that of the text you changed. 409 `summary_changed` with the `summary` "
        "that is there, when the other wrote meanwhile. From the agreement on, after the end too.",
        request=SummaryIn,
        responses=SessionOut,
        examples=[examples.SESSION],
    )
    @action(detail=True, methods=["put"])
    def summary(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_of, summary_write, **validated(SummaryIn, request))

    @extend_schema(
        tags=TAGS,
        summary="A session as a calendar file (.ics)",
        description="RFC 5545, for the two people: the event that the mails about it carry, as it is now. Taken up "
        "again after a change, it moves the entry that is there.",
        responses={(200, "text/calendar"): OpenApiResponse(str)},
    )
    @action(detail=True, url_path="calendar.ics")
    def calendar_file(self, request: MemberRequest, session_id: UUID) -> HttpResponse:
        view = session_view(session_of(request.user.pk, session_id), request.user)
        return calendar_answer(publication(view), "attachment", f"skillswap-{session_id}.ics")

    @extend_schema(
        tags=TAGS,
        summary="Set the teacher's own meeting link",
        description="For the teacher, until it has ended; an empty one takes it away. Only https, without a password "
        "in it. What is agreed stays agreed: the learner is notified when they had accepted before.",
        request=MeetingLinkIn,
        responses=SessionOut,
        examples=[examples.SESSION],
    )
    @action(detail=True, methods=["put"], url_path="meeting-link")
    def meeting_link(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_of, meeting_link_set, **validated(MeetingLinkIn, request))

    @extend_schema(
        tags=TAGS,
        summary="Times when both are free",
        description="From both weeks of availability, in instants, minus what either has booked. Two weeks from now "
        "when `from` and `to` are left out; 31 days at most.",
        responses=SlotsOut,
    )
    @action(detail=False, filterset_class=SlotFilter)
    def slots(self, request: MemberRequest) -> Response:
        wanted = SlotFilter.read(request)
        return Response(
            shared_slots(
                me=request.user,
                user_id=wanted["user_id"],
                minutes=wanted["duration_minutes"] or USUAL_MINUTES,
                start=wanted["from"],
                end=wanted["to"],
                besides=wanted["besides"],
            )
        )
