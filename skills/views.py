"""REST of skills and topics."""

from uuid import UUID

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet, ViewSet

from accounts.requests import MemberRequest
from skills.examples import MINE, SKILL, SKILL_IN, TOPICS, TRENDING
from skills.filters import TopicFilter
from skills.selectors import (
    categories,
    skill_of,
    skill_shape,
    skills_of,
    topics_suggested,
    trending,
)
from skills.serializers import (
    CategoryOut,
    MySkillsOut,
    SkillIn,
    SkillOut,
    TopicOut,
    TrendingTopicOut,
)
from skills.services import skill_create, skill_delete, skill_update
from skillswap.http.request_body import validated

TAGS = ["Skills"]


class SkillViewSet(ViewSet):
    """What a member offers and wants to learn: their own skills, and the topics of everybody's."""

    lookup_url_kwarg = "skill_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=TAGS,
        summary="Add a skill to what I offer or want to learn",
        description="The name finds its topic in any spelling; a new name makes a topic. At most "
        f"{settings.SKILLS_PER_MEMBER} skills each; "
        "one of each type on a topic: 409 `skill_exists`, `too_many_skills`.",
        request=SkillIn,
        responses={201: SkillOut},
        examples=[SKILL_IN, SKILL],
    )
    def create(self, request: MemberRequest) -> Response:
        return Response(skill_shape(skill_create(user=request.user, **validated(SkillIn, request))), status=201)

    @extend_schema(
        tags=TAGS,
        operation_id="skills_replace",
        summary="Replace a skill of mine",
        description="Fields left out get their defaults; without a category it keeps its own, or gets the new topic's.",
        request=SkillIn,
        responses=SkillOut,
        examples=[SKILL_IN, SKILL],
    )
    def update(self, request: MemberRequest, skill_id: UUID) -> Response:
        return self._change(request, skill_id, partial=False)

    @extend_schema(
        tags=TAGS,
        operation_id="skills_change",
        summary="Change a skill of mine",
        description="Fields left out stay. Another topic, type or level ends a moderator's verification.",
        request=SkillIn(partial=True),
        responses=SkillOut,
        examples=[SKILL],
    )
    def partial_update(self, request: MemberRequest, skill_id: UUID) -> Response:
        return self._change(request, skill_id, partial=True)

    @extend_schema(
        tags=TAGS,
        operation_id="skills_remove",
        summary="Remove a skill of mine",
        description="Somebody else's skill is 404, as is one that is gone.",
        responses={204: None},
    )
    def destroy(self, request: MemberRequest, skill_id: UUID) -> Response:
        skill_delete(skill=skill_of(request.user.pk, skill_id), by=request.user)
        return Response(status=204)

    def _change(self, request: MemberRequest, skill_id: UUID, *, partial: bool) -> Response:
        skill = skill_of(request.user.pk, skill_id)
        changes = validated(SkillIn, request, partial=partial)
        return Response(skill_shape(skill_update(skill=skill, by=request.user, **changes)))

    @extend_schema(
        tags=TAGS,
        summary="My skills",
        description="What I offer and what I want to learn, the highest priority first.",
        responses=MySkillsOut,
        examples=[MINE],
    )
    @action(detail=False)
    def mine(self, request: MemberRequest) -> Response:
        return Response(skills_of(request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="The categories",
        description="With how many skills are offered and wanted in each.",
        responses=CategoryOut(many=True),
    )
    @action(detail=False)
    def categories(self, request: MemberRequest) -> Response:
        return Response(categories())

    @extend_schema(
        tags=TAGS,
        summary="Topics that many people add now",
        description="At most 12, from recent activity and use; up to half a minute old.",
        responses=TrendingTopicOut(many=True),
        examples=[TRENDING],
    )
    @action(detail=False)
    def trending(self, request: MemberRequest) -> Response:
        return Response(trending())


class TopicViewSet(GenericViewSet):
    filterset_class = TopicFilter

    @extend_schema(
        tags=TAGS,
        summary="Topics that begin with what I typed",
        description="At most 10; other names of a topic find it too. Without a text, the most used.",
        responses=TopicOut(many=True),
        examples=[TOPICS],
    )
    def list(self, request: MemberRequest) -> Response:
        q = TopicFilter.read(request)["q"] or ""
        return Response(topics_suggested(q[:100]))
