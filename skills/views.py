"""REST of skills and topics."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from skills.examples import MINE, SEARCH, SKILL, SKILL_IN, TOPICS, TRENDING
from skills.models import Skill
from skills.search import SkillQuery, skills_found
from skills.selectors import categories, skill_shape, skills_of, topics_suggested, trending
from skills.serializers import (
    CategoryOut,
    MySkillsOut,
    SkillIn,
    SkillOut,
    SkillSearchQuery,
    SkillWithOwnerOut,
    TopicOut,
    TrendingTopicOut,
)
from skills.services import skill_create, skill_delete, skill_update
from skillswap.bodies import checked
from skillswap.errors import NotFound
from skillswap.openapi import PAGE_PARAMETERS, page_of
from skillswap.pagination import asked_cursor, asked_limit

TAGS = ["Skills"]


class SkillList(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Add a skill to what I offer or want to learn",
        description="The name finds its topic in any spelling; a new name makes a topic. At most 50 skills each; "
        "one of each type on a topic: 409 `skill_exists`, `too_many_skills`.",
        request=SkillIn,
        responses={201: SkillOut},
        examples=[SKILL_IN, SKILL],
    )
    def post(self, request: MemberRequest) -> Response:
        return Response(skill_shape(skill_create(user=request.user, **checked(SkillIn, request))), status=201)


class SkillDetail(APIView):
    @extend_schema(
        tags=TAGS,
        operation_id="skills_replace",
        summary="Replace a skill of mine",
        description="Fields left out get their defaults; without a category it keeps its own, or gets the new topic's.",
        request=SkillIn,
        responses=SkillOut,
        examples=[SKILL_IN, SKILL],
    )
    def put(self, request: MemberRequest, skill_id: UUID) -> Response:
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
    def patch(self, request: MemberRequest, skill_id: UUID) -> Response:
        return self._change(request, skill_id, partial=True)

    @extend_schema(
        tags=TAGS,
        operation_id="skills_remove",
        summary="Remove a skill of mine",
        description="Somebody else's skill is 404, as is one that is gone.",
        responses={204: None},
    )
    def delete(self, request: MemberRequest, skill_id: UUID) -> Response:
        skill_delete(skill=_mine(request, skill_id), by=request.user)
        return Response(status=204)

    def _change(self, request: MemberRequest, skill_id: UUID, *, partial: bool) -> Response:
        skill = _mine(request, skill_id)
        changes = checked(SkillIn, request, partial=partial)
        return Response(skill_shape(skill_update(skill=skill, by=request.user, **changes)))


def _mine(request: MemberRequest, skill_id: UUID) -> Skill:
    skill = Skill.objects.filter(pk=skill_id, user_id=request.user.pk).first()
    if skill is None:
        raise NotFound
    return skill


class MySkills(APIView):
    @extend_schema(
        tags=TAGS,
        summary="My skills",
        description="What I offer and what I want to learn, the highest priority first.",
        responses=MySkillsOut,
        examples=[MINE],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(skills_of(request.user.pk))


class Categories(APIView):
    @extend_schema(
        tags=TAGS,
        summary="The categories",
        description="With how many skills are offered and wanted in each.",
        responses=CategoryOut(many=True),
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(categories())


class Trending(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Topics that many people add now",
        description="At most 12, from recent activity and use; up to half a minute old.",
        responses=TrendingTopicOut(many=True),
        examples=[TRENDING],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(trending())


class Topics(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Topics that begin with what I typed",
        description="At most 10; other names of a topic find it too. Without a text, the most used.",
        parameters=[OpenApiParameter("q", str, description="What was typed so far.")],
        responses=TopicOut(many=True),
        examples=[TOPICS],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(topics_suggested(request.query_params.get("q", "")[:100]))


class SkillSearch(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Search other people's skills",
        description="Every word of `q` must begin a word in one of the skill's names; accents and case make no "
        "difference and no character is special. Skills of a topic called just so come first, then the newest. "
        "Words of scripts without spaces are found by their parts. Private and banned people are left out.",
        parameters=[SkillSearchQuery, *PAGE_PARAMETERS],
        responses=page_of(SkillWithOwnerOut),
        examples=[SEARCH],
    )
    def get(self, request: MemberRequest) -> Response:
        asked = SkillSearchQuery(data=request.query_params)
        asked.is_valid(raise_exception=True)
        page = skills_found(
            SkillQuery(**asked.validated_data),
            viewer_id=request.user.pk,
            cursor=asked_cursor(request),
            limit=asked_limit(request),
        )
        return Response(page.envelope(page.rows))
