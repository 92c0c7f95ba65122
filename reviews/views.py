"""REST of reviews and reliability."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from learning.examples import SESSION
from learning.selectors import session_of, session_out
from learning.serializers import ReviewOut, SessionOut
from reviews.examples import REVIEW
from reviews.selectors import reliability_of, reviews_about
from reviews.serializers import ReliabilityOut, ReviewIn
from reviews.services.writing import review_write
from skillswap.http.openapi import PAGE_PARAMETERS, page_of
from skillswap.http.pagination import query_cursor, query_limit
from skillswap.http.request_body import validated

TAGS = ["Reviews"]


class SessionReviewViewSet(ViewSet):
    """What one of the two people of a session does about its review."""

    lookup_url_kwarg = "session_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=TAGS,
        summary="Review the other person",
        description="After a session that took place, for 14 days. Shown when both have written, or after the 14 "
        "days; until then you may send it again to change it. 409 once it is shown.",
        request=ReviewIn,
        responses=SessionOut,
        examples=[REVIEW, SESSION],
    )
    @action(detail=True, methods=["post"])
    def review(self, request: MemberRequest, session_id: UUID) -> Response:
        body = validated(ReviewIn, request)
        review_write(session=session_of(request.user.pk, session_id), by=request.user, **body)
        return Response(session_out(session_id, request.user.pk))


class PersonReviewsViewSet(ViewSet):
    """What sessions and reviews say of a person."""

    lookup_url_kwarg = "person_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=TAGS,
        summary="Reviews of a person, newest first",
        description="Those that are shown. 404 for a person you may not see.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(ReviewOut),
    )
    @action(detail=True)
    def reviews(self, request: MemberRequest, person_id: UUID) -> Response:
        page = reviews_about(person_id, viewer=request.user, cursor=query_cursor(request), limit=query_limit(request))
        return Response(page.envelope(page.rows))

    @extend_schema(
        tags=TAGS,
        summary="How reliable a person is",
        description="From sessions alone, apart from the stars. 404 for a person you may not see.",
        responses=ReliabilityOut,
    )
    @action(detail=True)
    def reliability(self, request: MemberRequest, person_id: UUID) -> Response:
        return Response(reliability_of(person_id, viewer=request.user))
