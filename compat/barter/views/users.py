"""One's own profile, skills, week and picture; other members' pages."""

from typing import Any, cast
from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from accounts.requests import MemberRequest
from accounts.services import availability_replace, avatar_set, profile_update
from compat.barter.envelope import answer, enveloped
from compat.barter.selectors.people import own_user, user_page
from compat.barter.serializers.people import (
    BarterDayIn,
    BarterOfferedIn,
    BarterPictureIn,
    BarterProfileIn,
    BarterUserOut,
    BarterWantedIn,
)
from compat.barter.shapes.people import first_and_last
from compat.barter.views.base import BarterViewSet, read_list
from compat.barter.week import slots_in
from skills.models import SkillType
from skills.services import SkillFields, skills_replace
from skillswap.db.pool import UPLOADS
from skillswap.errors import InvalidInput
from skillswap.http.request_body import validated
from skillswap.http.view_pools import runs_in

USER = enveloped(BarterUserOut)
OURS = {"skill": "name", "experience": "level"}


class BarterUserViewSet(BarterViewSet):
    lookup_url_kwarg = "person_id"
    their_names = {"name": "firstName"}

    @extend_schema(summary="My profile", responses=USER)
    @action(detail=False)
    def profile(self, request: MemberRequest) -> Response:
        return answer(own_user(request.user))

    @extend_schema(summary="Change my profile: what is left out stays", request=BarterProfileIn, responses=USER)
    @profile.mapping.put
    def profile_update(self, request: MemberRequest) -> Response:
        context = {"user": request.user, "names": first_and_last(request.user.name)}
        changes = validated(BarterProfileIn, request, context=context)
        return answer(own_user(profile_update(user=request.user, **changes)))

    @extend_schema(summary="A member's page", responses=USER)
    def retrieve(self, request: MemberRequest, person_id: UUID) -> Response:
        return answer(user_page(person_id, viewer=request.user))

    @extend_schema(
        summary="Replace my week, in my timezone",
        description="Bare, or under `availability`.",
        request=BarterDayIn(many=True),
        responses=USER,
    )
    @action(detail=False, methods=["put"])
    def availability(self, request: MemberRequest) -> Response:
        slots, place_of = slots_in(read_list(BarterDayIn, request, "availability"))
        try:
            return answer(own_user(availability_replace(user=request.user, slots=slots)))
        except InvalidInput as error:
            error.fields = [(place_of(field), message) for field, message in error.fields]
            raise

    @extend_schema(
        summary="Upload my picture",
        description="In the field `avatar` or `file`.",
        request={"multipart/form-data": BarterPictureIn},
        responses=USER,
    )
    @action(detail=False, methods=["post"], url_path="upload-avatar", parser_classes=[MultiPartParser])
    @runs_in(UPLOADS)
    def upload_avatar(self, request: MemberRequest) -> Response:
        sent = validated(BarterPictureIn, request)
        file = sent.get("avatar") or sent.get("file")
        InvalidInput.require((file is not None, "avatar", _("Send a picture.")))
        return answer(own_user(avatar_set(user=request.user, file=file, size=file.size)))


class BarterSkillListViewSet(BarterViewSet):
    """What one teaches and wants to learn: lists that are replaced as a whole."""

    their_names = {"name": "skill"}

    @extend_schema(
        summary="Replace what I teach",
        description="Bare, or under `skillsOffered` or `skills`. Of a skill that stays, fields left out stay too.",
        request=BarterOfferedIn(many=True),
        responses=USER,
    )
    @action(detail=False, methods=["put"])
    def offered(self, request: MemberRequest) -> Response:
        sent = read_list(BarterOfferedIn, request, "skillsOffered", "skills")
        return self._replace(request, sent, SkillType.OFFER)

    @extend_schema(
        summary="Replace what I want to learn",
        description="Bare, or under `skillsWanted` or `skills`. Of a skill that stays, fields left out stay too.",
        request=BarterWantedIn(many=True),
        responses=USER,
    )
    @action(detail=False, methods=["put"])
    def wanted(self, request: MemberRequest) -> Response:
        sent = read_list(BarterWantedIn, request, "skillsWanted", "skills")
        return self._replace(request, sent, SkillType.LEARN)

    def _replace(self, request: MemberRequest, sent: list[dict[str, Any]], type: str) -> Response:
        skills = [{OURS.get(name, name): value for name, value in skill.items()} for skill in sent]
        skills_replace(user=request.user, type=type, skills=cast(list[SkillFields], skills))
        return answer(own_user(request.user))
