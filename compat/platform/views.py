"""REST of system B. Lists are bare arrays."""

from pathlib import PurePath
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.requests import MemberRequest
from accounts.services import avatar_set
from compat.auth_views import BaseSignInViewSet, sign_in_schema
from compat.errors import NotOneself
from compat.http import OPEN, BaseCompatViewSet
from compat.platform.chats import MOST_LISTED, chat_of, chat_send, swap_propose_by_names
from compat.platform.profile import account_change, account_of
from compat.platform.serializers import (
    PlatformMessageIn,
    PlatformMessageOut,
    PlatformSignedInOut,
    PlatformSocketOut,
    PlatformSwapAnswerIn,
    PlatformSwapIn,
    PlatformSwapOut,
    PlatformUploadIn,
    PlatformUploadOut,
    PlatformUserIn,
    PlatformUserOut,
)
from compat.platform.shapes import snake_case, swap_out
from compat.sign_in import SignedInProgram
from compat.sign_up_form import ProgramSignUpIn
from skillswap.db.pool import UPLOADS
from skillswap.files import absolute_url
from skillswap.http.idempotency import KEY_OPTIONAL, request_key
from skillswap.http.request_body import validated
from skillswap.http.view_pools import runs_in
from swaps.models import Swap
from swaps.selectors import swap_of, swaps_of
from swaps.selectors import swap_out as our_swap
from swaps.services import swap_accept, swap_cancel, swap_complete, swap_reject

SOCKET = {"path": "/socket.io/", "namespace": "/compat/platform"}


class PlatformViewSet(BaseCompatViewSet):
    vocabulary = "platform"

    def error_out(self, body: dict[str, Any]) -> dict[str, Any]:
        """As ours; fields by their names here."""
        fields = [{**error, "field": snake_case(error["field"])} for error in body.get("errors", ())]
        return {**body, "errors": fields} if "errors" in body else body


@sign_in_schema(PlatformSignedInOut)
class PlatformSignInViewSet(PlatformViewSet, BaseSignInViewSet):
    sign_up_form = ProgramSignUpIn

    def signed_in_out(self, signed_in: SignedInProgram) -> dict[str, Any]:
        return {"token": signed_in.token, "user": account_of(signed_in.user)}


class PlatformUserViewSet(PlatformViewSet):
    """One's own account: there is nothing to choose by id."""

    @extend_schema(summary="My account", responses=PlatformUserOut)
    def mine(self, request: MemberRequest) -> Response:
        return Response(account_of(request.user))

    @extend_schema(
        summary="Change my account",
        description="What is left out stays. The lists of skills are replaced: names become skills on topics.",
        request=PlatformUserIn,
        responses=PlatformUserOut,
    )
    def change(self, request: MemberRequest) -> Response:
        return Response(account_change(user=request.user, body=validated(PlatformUserIn, request)))

    @extend_schema(
        summary="Upload my picture",
        request={"multipart/form-data": PlatformUploadIn},
        responses={201: PlatformUploadOut},
    )
    @runs_in(UPLOADS)
    def upload(self, request: MemberRequest) -> Response:
        file = validated(PlatformUploadIn, request)["file"]
        user = avatar_set(user=request.user, file=file, size=file.size)
        public_id = str(PurePath(user.avatar.name or "").with_suffix(""))
        return Response({"secure_url": absolute_url(user.avatar_url), "public_id": public_id}, status=201)


class PlatformSwapViewSet(PlatformViewSet):
    """A member's swaps, sent and received: whoever is not one of the two gets 404."""

    lookup_url_kwarg = "swap_id"

    @extend_schema(
        summary="My swaps, newest first",
        description=f"Sent and received, the newest {MOST_LISTED}.",
        responses=PlatformSwapOut(many=True),
    )
    def list(self, request: MemberRequest) -> Response:
        page = swaps_of(request.user.pk, box=None, status=None, with_user=None, cursor=None, limit=MOST_LISTED)
        return Response([swap_out(swap) for swap in page.rows])

    @extend_schema(
        summary="Propose a swap",
        description="An hour for an hour; opens the conversation of the two.",
        parameters=[KEY_OPTIONAL],
        request=PlatformSwapIn,
        responses={201: PlatformSwapOut, 200: PlatformSwapOut},
    )
    def create(self, request: MemberRequest) -> Response:
        body = validated(PlatformSwapIn, request)
        if body.pop("from_user_id", None) not in (None, request.user.pk):
            raise NotOneself
        swap, created = swap_propose_by_names(by=request.user, key=request_key(request), **body)
        return Response(swap_out(our_swap(swap.pk, request.user.pk)), status=201 if created else 200)

    @extend_schema(
        summary="Answer or end a swap",
        description="`accepted` and `rejected` are for the person it was sent to; `cancelled` and `completed` end it.",
        request=PlatformSwapAnswerIn,
        responses=PlatformSwapOut,
    )
    def update(self, request: MemberRequest, swap_id: UUID) -> Response:
        swap, body = swap_of(request.user.pk, swap_id), validated(PlatformSwapAnswerIn, request)
        if body["status"] == Swap.Status.ACCEPTED:
            swap_accept(swap=swap, by=request.user, unequal_agreed=body["unequal_agreed"])
        else:
            _ENDINGS[body["status"]](swap=swap, by=request.user)
        return Response(swap_out(our_swap(swap_id, request.user.pk)))


_ENDINGS = {
    Swap.Status.REJECTED: swap_reject,
    Swap.Status.CANCELLED: swap_cancel,
    Swap.Status.COMPLETED: swap_complete,
}


class PlatformChatViewSet(PlatformViewSet):
    """The conversation of a swap's two people, by the id of the swap."""

    lookup_url_kwarg = "swap_id"

    @extend_schema(
        summary="The messages of a swap's two people",
        description=f"The newest {MOST_LISTED}, oldest first.",
        responses=PlatformMessageOut(many=True),
    )
    def retrieve(self, request: MemberRequest, swap_id: UUID) -> Response:
        return Response(chat_of(request.user, swap_id))

    @extend_schema(summary="Send a message", request=PlatformMessageIn, responses={201: PlatformMessageOut})
    def create(self, request: MemberRequest) -> Response:
        body = validated(PlatformMessageIn, request)
        return Response(chat_send(by=request.user, swap_id=body["swap_id"], content=body["message"]), status=201)


class PlatformSocketViewSet(PlatformViewSet):
    """Where the socket is: their clients ask for it before they open one."""

    authentication_classes = OPEN["authentication_classes"]
    permission_classes = OPEN["permission_classes"]

    @extend_schema(summary="Where the Socket.IO server is", responses=PlatformSocketOut, auth=[])
    def where(self, request: Request) -> Response:
        return Response(SOCKET)


class PlatformUploadViewSet(PlatformUserViewSet):
    parser_classes = [MultiPartParser]
