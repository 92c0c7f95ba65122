"""REST of blocks and reports."""

from uuid import UUID

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from moderation import examples
from moderation.selectors import block_made, blocks_of
from moderation.serializers import BlockedPersonOut, ReportIn, ReportOut
from moderation.services import member_block, member_unblock, report_create
from skillswap.http.openapi import PAGE_PARAMETERS, page_of
from skillswap.http.pagination import query_cursor, query_limit
from skillswap.http.request_body import validated

TAGS = ["Safety"]


class BlockViewSet(ViewSet):
    """Whom a member blocked, by the id of the person."""

    lookup_url_kwarg = "user_id"

    @extend_schema(
        tags=TAGS,
        summary="Whom I blocked, the last one first",
        description="Only those whom I blocked, never who blocked me. Nobody's last visit is shown.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(BlockedPersonOut),
    )
    def list(self, request: MemberRequest) -> Response:
        page = blocks_of(request.user.pk, cursor=query_cursor(request), limit=query_limit(request))
        return Response(page.envelope(page.rows))

    @extend_schema(
        tags=TAGS,
        summary="Block a person",
        description="Neither finds, sees online, writes to or hears of the other any more, and our conversation is "
        "gone from both lists until I unblock them. They are not notified: for them I am 404. "
        "200 when it was so already.",
        request=None,
        responses={201: BlockedPersonOut, 200: OpenApiResponse(BlockedPersonOut, "I had blocked them already.")},
        examples=[examples.BLOCK],
    )
    def create(self, request: MemberRequest, user_id: UUID) -> Response:
        created = member_block(by=request.user, user_id=user_id)
        return Response(block_made(request.user.pk, user_id), status=201 if created else 200)

    @extend_schema(
        tags=TAGS,
        summary="Unblock a person",
        description="Everything is as it was before, unless they blocked me too. Again is fine.",
        responses={204: None},
    )
    def destroy(self, request: MemberRequest, user_id: UUID) -> Response:
        member_unblock(by=request.user.pk, user_id=user_id)
        return Response(status=204)


class ReportViewSet(ViewSet):
    @extend_schema(
        tags=TAGS,
        summary="Report a person, a message, a skill, a session or a review",
        description="Moderators see it with what it looks like now, a message with the few before it; deleting it "
        "later does not take that away. While my report is open, the same again is 200 with that one. 404 for what "
        "I may not see, 400 for what is my own. 20 in an hour.",
        request=ReportIn,
        responses={201: ReportOut, 200: OpenApiResponse(ReportOut, "I had reported it already.")},
        examples=[examples.REPORT_IN, examples.REPORT],
    )
    def create(self, request: MemberRequest) -> Response:
        body = validated(ReportIn, request)
        report, created = report_create(by=request.user, target_id=body.pop("id"), **body)
        return Response(ReportOut(report).data, status=201 if created else 200)
