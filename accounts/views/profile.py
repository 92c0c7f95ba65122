"""A member's own profile, week and picture; deleting the account."""

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts import pictures
from accounts.cookies import clear_cookies, forget_account
from accounts.examples import ME, SLOTS
from accounts.requests import MemberRequest
from accounts.selectors import me
from accounts.serializers import AvatarIn, AvatarOut, DeleteAccountIn, MeOut, ProfileIn, SlotOut
from accounts.services import (
    account_delete,
    availability_replace,
    avatar_remove,
    avatar_set,
    first_run_end,
    profile_update,
)
from accounts.views.base import NOTHING
from skillswap.db.pool import SIGN_IN, UPLOADS
from skillswap.http.openapi import error_example, request_example, response_example
from skillswap.http.request_body import validated
from skillswap.http.serializers import ErrorOut
from skillswap.http.view_pools import runs_in

TAGS = ["Profile"]
CHANGES = request_example({"name": "Ada Okafor", "country": "DE", "languages": ["en", "de"], "learningStyle": "call"})


class ProfileViewSet(ViewSet):
    """A member has one profile, one week and one picture: there is nothing to choose by id."""

    @extend_schema(
        tags=TAGS,
        summary="My profile",
        description="The same as `/api/auth/me`.",
        responses=MeOut,
        examples=[response_example(ME)],
    )
    @action(detail=False)
    def profile(self, request: MemberRequest) -> Response:
        return Response(me(request.user))

    @extend_schema(
        tags=TAGS,
        summary="Change my profile",
        description="Fields that are left out stay as they are; fields that are not the member's to set are ignored.",
        request=ProfileIn,
        responses={200: MeOut, 400: ErrorOut},
        examples=[CHANGES, response_example(ME)],
    )
    @profile.mapping.patch
    def profile_update(self, request: MemberRequest) -> Response:
        return Response(
            me(profile_update(user=request.user, **validated(ProfileIn, request, context={"user_id": request.user.pk})))
        )

    @extend_schema(
        tags=TAGS,
        summary="Change my profile (PUT)",
        description="As PATCH: fields that are left out stay as they are.",
        request=ProfileIn,
        responses={200: MeOut, 400: ErrorOut},
        examples=[CHANGES, response_example(ME)],
    )
    @profile.mapping.put
    def profile_put(self, request: MemberRequest) -> Response:
        return self.profile_update(request)

    @extend_schema(
        tags=TAGS,
        summary="Delete my account",
        description="At once and for good: open sessions and swaps are cancelled and refunded, credits go to the "
        "community fund or to a member I can see, profile, skills, notifications and devices are deleted. "
        "What others share with me (messages, past sessions, reviews) stays under the name “Deleted member”.",
        request=DeleteAccountIn,
        responses={204: NOTHING, 400: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 429: ErrorOut},
        examples=[
            request_example({"password": "nine purple kettles", "balanceToUserId": None}),
            error_example(409, "last_admin", "You are the only admin. Make somebody else an admin first."),
        ],
    )
    @profile.mapping.delete
    @runs_in(SIGN_IN)
    def account_delete(self, request: MemberRequest) -> Response:
        fields = validated(DeleteAccountIn, request)
        account_delete(
            user=request.user,
            password=fields["password"],
            balance_to=fields["balance_to_user_id"],
            device=request.auth.pk,
        )
        response = Response(status=204)
        clear_cookies(response)
        forget_account(request, response, request.user.pk)
        return response

    @extend_schema(
        tags=TAGS,
        summary="Replace my week",
        description="When I am free, in my timezone. Slots may not overlap; `24:00` is the end of a day.",
        request=SlotOut(many=True),
        responses={200: SlotOut(many=True), 400: ErrorOut},
        examples=[request_example(SLOTS[0]), response_example(SLOTS[0])],
    )
    @action(detail=False, methods=["put"])
    def availability(self, request: MemberRequest) -> Response:
        slots = validated(SlotOut, request, many=True)
        return Response(availability_replace(user=request.user, slots=slots).availability)

    @extend_schema(
        tags=TAGS,
        summary="End my first run",
        description="`firstRun` is done from then on. Again is fine.",
        request=None,
        responses=MeOut,
        examples=[response_example(ME)],
    )
    @action(detail=False, methods=["post"], url_path="first-run/end")
    def first_run_end(self, request: MemberRequest) -> Response:
        return Response(me(first_run_end(user=request.user)))

    @extend_schema(
        tags=TAGS,
        summary="Upload my picture",
        description=f"{pictures.RULES} It is cut to a square and drawn anew, as WebP, or as JPEG from HEIC. Pictures "
        "are read one at a time: 503 with `Retry-After` while too many wait.",
        request={"multipart/form-data": AvatarIn},
        responses={200: AvatarOut, 400: ErrorOut, 429: ErrorOut, 503: ErrorOut},
        examples=[response_example({"avatarUrl": "/media/avatars/5f2c9a.webp"})],
    )
    @action(detail=False, methods=["post"], parser_classes=[MultiPartParser])
    @runs_in(UPLOADS)
    def avatar(self, request: MemberRequest) -> Response:
        file = validated(AvatarIn, request)["file"]
        return Response({"avatar_url": avatar_set(user=request.user, file=file, size=file.size).avatar_url})

    @extend_schema(tags=TAGS, summary="Remove my picture", description="Safe to call twice.", responses={204: NOTHING})
    @avatar.mapping.delete
    def avatar_remove(self, request: MemberRequest) -> Response:
        avatar_remove(user=request.user)
        return Response(status=204)
