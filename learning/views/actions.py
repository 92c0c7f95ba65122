"""What the two people do with a session, from the answer to its end, and what they say of it."""

from collections.abc import Callable
from typing import Any, TypeVar, cast
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.requests import MemberRequest
from learning import examples
from learning.extensions import extension_choices
from learning.models import Session
from learning.room import room_of
from learning.selectors import session_of, session_out, session_owed_of
from learning.serializers import (
    ExcuseIn,
    ExtensionChoicesOut,
    RoomOut,
    SessionCancel,
    SessionEnd,
    SessionExtend,
    SessionOut,
    TextIn,
)
from learning.services.absence import absence_appeal, absence_excuse, no_show_report
from learning.services.answering import session_accept, session_decline
from learning.services.extending import extension_decline, session_extend
from learning.services.running import session_confirm, session_dispute, session_end, session_join, session_start
from skillswap.http.request_body import validated

F = TypeVar("F", bound=Callable[..., Response])

TAGS = ["Sessions"]


def session_action(summary: str, description: str, request: Any = None, **options: Any) -> Callable[[F], F]:
    """A POST on one session that answers with the session as it is then."""
    document = extend_schema(
        tags=TAGS,
        summary=summary,
        description=description,
        request=request,
        responses=SessionOut,
        examples=[examples.SESSION],
    )

    def decorate(method: F) -> F:
        return cast(F, document(action(detail=True, methods=["post"], **options)(method)))

    return decorate


class SessionActions(GenericViewSet):
    """The actions of `SessionViewSet`.

    `session_of` finds a session of two who may meet; `session_owed_of` also one of which something is owed after a
    block. Everything else is 404.
    """

    queryset = Session.objects.none()
    serializer_class = SessionOut
    lookup_url_kwarg = "session_id"
    lookup_value_converter = "uuid"

    def act(self, find: Callable[[UUID, UUID], Session], service: Callable[..., Session], **arguments: Any) -> Response:
        """Have `service` act on the session of the address that `find` finds for the caller."""
        user, session_id = cast(MemberRequest, self.request).user, self.kwargs["session_id"]
        service(session=find(user.pk, session_id), by=user, **arguments)
        return Response(session_out(session_id, user.pk))

    @session_action(
        "Accept a request, or the other time that was proposed",
        "Holds the learner's minutes and takes the time of both. 409 `insufficient_credits` or "
        "`time_taken`, 403 `email_not_verified` until both have proved their addresses (`whose`: `you` or `them`), and "
        "then nothing is booked.",
    )
    def accept(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_of, session_accept)

    @session_action(
        "Decline a request, or the other time that was proposed",
        "A declined request is over; an agreed session stays as it was.",
        SessionCancel,
    )
    def decline(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_of, session_decline, reason=validated(SessionCancel, request)["reason"])

    @session_action(
        "Start, or join",
        "From 15 minutes before until its end. The first makes the room; each person's first time here or at `join` "
        "is when they came. Again is fine.",
    )
    def start(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_of, session_start)

    @session_action(
        "Say that I came",
        "To a session that somebody started; `room` has the address then. Who came before may come back until half "
        "an hour after the planned end. Again is fine. 409 before the start and after the end.",
    )
    def join(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_of, session_join)

    @extend_schema(
        tags=TAGS,
        summary="The address of the room",
        description="For the two people, once it has started; signed for you and until a little after the end. "
        "Asking changes nothing: `join` says that you came. 409 before the start and after the end.",
        responses=RoomOut,
    )
    @action(detail=True)
    def room(self, request: MemberRequest, session_id: UUID) -> Response:
        return Response(room_of(session=session_of(request.user.pk, session_id), user=request.user))

    @session_action(
        "End it",
        "Without `actualMinutes` it says `togetherMinutes`, or `passedMinutes` when nobody used the call. The "
        "learner's end settles at once: it pays what passed, at least half of what was agreed, or what the teacher "
        "said before; not when one left the other alone in the call. A learner who names fewer minutes than that "
        "waits for the teacher's confirmation, as the teacher's end does for the learner's, 24 hours at most. Again "
        "is fine and pays nothing more.",
        SessionEnd,
    )
    def end(self, request: MemberRequest, session_id: UUID) -> Response:
        minutes = validated(SessionEnd, request).get("actual_minutes")
        return self.act(session_owed_of, session_end, actual_minutes=minutes)

    @session_action(
        "Go on for longer",
        "From `extendFrom` to the end. The first proposes `minutes`; when the other sends the same, both have agreed: "
        "the session lasts longer and the learner's minutes are held at once. Another number is a proposal in place of "
        "theirs. Again is fine. 409 `time_taken` when either is booked right after, `insufficient_credits`, `too_long` "
        "beyond four hours, `not_there` until both came.",
        SessionExtend,
    )
    def extend(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_of, session_extend, minutes=validated(SessionExtend, request)["minutes"])

    @extend_schema(
        tags=TAGS,
        summary="For how long it could go on",
        description="Of each length what stands in its way now. It changes nothing.",
        responses=ExtensionChoicesOut,
    )
    @action(detail=True, url_path="extend/choices")
    def extension_choices(self, request: MemberRequest, session_id: UUID) -> Response:
        session = session_of(request.user.pk, session_id)
        return Response({"data": extension_choices(session, request.user.pk)})

    @session_action(
        "Do not go on for longer",
        "Declines what the other proposes, or takes one's own proposal back. The session stays as it is.",
        url_path="extend/decline",
    )
    def extend_decline(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_of, extension_decline)

    @session_action("Confirm what the other said of its end", "Settles at once.")
    def confirm(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_owed_of, session_confirm)

    @session_action("Dispute what the other said of its end", "A moderator decides; the minutes stay held.", TextIn)
    def dispute(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_owed_of, session_dispute, text=validated(TextIn, request)["text"])

    @session_action(
        "The other did not come",
        "For someone who came, from ten minutes after the beginning, about someone who did not. The other has "
        "24 hours to answer; then half of the time goes to the one who waited.",
        url_path="no-show",
    )
    def no_show(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_owed_of, no_show_report)

    @session_action(
        "It was a technical failure",
        "The answer to a no-show: nobody pays and nobody's reliability suffers, unless the other appeals.",
        ExcuseIn,
    )
    def excuse(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_owed_of, absence_excuse, text=validated(ExcuseIn, request)["text"])

    @session_action(
        "Ask a moderator", "About a no-show or its excuse, until it settles; the minutes stay held.", TextIn
    )
    def appeal(self, request: MemberRequest, session_id: UUID) -> Response:
        return self.act(session_owed_of, absence_appeal, text=validated(TextIn, request)["text"])
