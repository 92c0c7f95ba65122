"""REST of reviews."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from learning import examples
from learning import serializers as shapes
from learning.reliability import reliability_of
from learning.reviews import reviews_about
from learning.selectors import session_of, session_out
from learning.services.reviews import review_write
from skillswap.bodies import checked
from skillswap.openapi import PAGE_PARAMETERS, page_of
from skillswap.pagination import asked_cursor, asked_limit

TAGS = ["Reviews"]


class SessionReview(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Review the other person",
        description="After a session that took place, for 14 days. Shown when both have written, or after the 14 "
        "days; until then you may send it again to change it. 409 once it is shown.",
        request=shapes.ReviewIn,
        responses=shapes.SessionOut,
        examples=[examples.REVIEW, examples.SESSION],
    )
    def post(self, request: MemberRequest, session_id: UUID) -> Response:
        body = checked(shapes.ReviewIn, request)
        review_write(session=session_of(request.user.pk, session_id), by=request.user, **body)
        return Response(session_out(session_id, request.user.pk))


class ReviewsAbout(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Reviews of a person, newest first",
        description="Those that are shown. 404 for a person you may not see.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(shapes.ReviewOut),
    )
    def get(self, request: MemberRequest, person_id: UUID) -> Response:
        page = reviews_about(person_id, viewer=request.user, cursor=asked_cursor(request), limit=asked_limit(request))
        return Response(page.envelope(page.rows))


class Reliability(APIView):
    @extend_schema(
        tags=TAGS,
        summary="How reliable a person is",
        description="From sessions alone, apart from the stars. 404 for a person you may not see.",
        responses=shapes.ReliabilityOut,
    )
    def get(self, request: MemberRequest, person_id: UUID) -> Response:
        return Response(reliability_of(person_id, viewer=request.user))
