"""A member's own profile, week and picture; deleting the account."""

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.cookies import clear_cookies, forget_account
from accounts.examples import ME, SLOTS, answers, asks, refuses
from accounts.forms import AvatarIn, DeleteAccountIn, ProfileIn
from accounts.requests import MemberRequest
from accounts.selectors import me
from accounts.serializers import AvatarOut, ErrorOut, MeOut, SlotOut
from accounts.services import account_delete, availability_replace, avatar_remove, avatar_set, profile_update
from accounts.views.sign_in import NOTHING
from skillswap.bodies import checked

TAGS = ["Profile"]
CHANGES = asks({"name": "Ada Okafor", "country": "DE", "languages": ["en", "de"], "learningStyle": "call"})


class ProfileView(APIView):
    @extend_schema(
        tags=TAGS,
        summary="My profile",
        description="The same as `/api/auth/me`.",
        responses=MeOut,
        examples=[answers(ME)],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(me(request.user))

    @extend_schema(
        tags=TAGS,
        summary="Change my profile",
        description="Fields that are left out stay as they are; fields that are not the member's to set are ignored.",
        request=ProfileIn,
        responses={200: MeOut, 400: ErrorOut},
        examples=[CHANGES, answers(ME)],
    )
    def patch(self, request: MemberRequest) -> Response:
        return Response(
            me(profile_update(user=request.user, **checked(ProfileIn, request, context={"user_id": request.user.pk})))
        )

    @extend_schema(
        tags=TAGS,
        summary="Change my profile (PUT)",
        description="As PATCH: fields that are left out stay as they are.",
        request=ProfileIn,
        responses={200: MeOut, 400: ErrorOut},
        examples=[CHANGES, answers(ME)],
    )
    def put(self, request: MemberRequest) -> Response:
        return self.patch(request)

    @extend_schema(
        tags=TAGS,
        summary="Delete my account",
        description="At once and for good: open sessions and swaps are cancelled and refunded, credits go to the "
        "community fund or to a member I can see, profile, skills, notifications and devices are deleted. "
        "What others share with me (messages, past sessions, reviews) stays under the name “Deleted member”.",
        request=DeleteAccountIn,
        responses={204: NOTHING, 400: ErrorOut, 404: ErrorOut, 409: ErrorOut, 429: ErrorOut},
        examples=[
            asks({"password": "nine purple kettles", "balanceToUserId": None}),
            refuses(409, "last_admin", "You are the only admin. Make somebody else an admin first."),
        ],
    )
    def delete(self, request: MemberRequest) -> Response:
        fields = checked(DeleteAccountIn, request)
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


class AvailabilityView(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Replace my week",
        description="When I am free, in my timezone. Slots may not overlap; `24:00` is the end of a day.",
        request=SlotOut(many=True),
        responses={200: SlotOut(many=True), 400: ErrorOut},
        examples=[asks(SLOTS[0]), answers(SLOTS[0])],
    )
    def put(self, request: MemberRequest) -> Response:
        slots = checked(SlotOut, request, many=True)
        return Response(availability_replace(user=request.user, slots=slots).availability)


class AvatarView(APIView):
    parser_classes = [MultiPartParser]

    @extend_schema(
        tags=TAGS,
        summary="Upload my picture",
        description="PNG, JPEG, WebP, GIF or HEIC, at most 8 MB and 24 million pixels. It is cut to a square and drawn "
        "anew, as WebP, or as JPEG from HEIC. Pictures are read one at a time: 503 with "
        "`Retry-After` while too many wait.",
        request={"multipart/form-data": AvatarIn},
        responses={200: AvatarOut, 400: ErrorOut, 429: ErrorOut, 503: ErrorOut},
        examples=[answers({"avatarUrl": "/media/avatars/5f2c9a.webp"})],
    )
    def post(self, request: MemberRequest) -> Response:
        file = checked(AvatarIn, request)["file"]
        return Response({"avatar_url": avatar_set(user=request.user, file=file, size=file.size).avatar_url})

    @extend_schema(tags=TAGS, summary="Remove my picture", description="Safe to call twice.", responses={204: NOTHING})
    def delete(self, request: MemberRequest) -> Response:
        avatar_remove(user=request.user)
        return Response(status=204)
