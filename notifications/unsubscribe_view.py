"""REST of the links in mails."""

from django.http import HttpResponseBase, HttpResponseRedirect
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from notifications.selectors import mails_wanted
from notifications.serializers import OneClick, UnsubscribeOut
from notifications.services import unsubscribe, unsubscribe_all, unsubscribe_undo
from skillswap.http.openapi import response_example
from skillswap.http.serializers import ErrorOut

TOKEN = OpenApiParameter("token", OpenApiTypes.STR, required=True, description="From the link of the mail.")
OFF = response_example({"kind": "message", "email": False, "anyEmail": True, "undoUntil": "2026-11-21T09:45:00.000Z"})
ALL_OFF = response_example(
    {"kind": "message", "email": False, "anyEmail": False, "undoUntil": "2026-11-21T09:45:00.000Z"}
)
ON = response_example({"kind": "message", "email": True, "anyEmail": True, "undoUntil": None})
ONE_CLICK = {"application/x-www-form-urlencoded": OneClick}


class ByLinkView(APIView):
    """Whose mails it is about follows from the token of a mail alone, and cookies mean nothing.

    Mail programs and their servers post a form (RFC 8058); its content is the same for all, so it is not read.
    """

    authentication_classes = []
    permission_classes = [AllowAny]
    parser_classes = [FormParser, MultiPartParser]


class UnsubscribeView(ByLinkView):
    """An APIView: the resource is what a token says, and has no list and no id."""

    @extend_schema(
        tags=["Notifications"],
        summary="What a mail's link would turn off",
        description="Changes nothing: programs that look for harm open every link. A browser is sent on to the page "
        "`/unsubscribe` of the client.",
        parameters=[TOKEN],
        responses={200: UnsubscribeOut, 302: None, 400: ErrorOut},
        auth=[],
        examples=[OFF],
    )
    def get(self, request: Request) -> HttpResponseBase:
        if "text/html" in request.headers.get("accept", ""):
            return HttpResponseRedirect(f"/unsubscribe?{request.META['QUERY_STRING']}")
        return _shown(request)

    @extend_schema(
        tags=["Notifications"],
        summary="Get no more mails of this kind",
        description="One click (RFC 8058), without a log-in. Safe to call twice.",
        parameters=[TOKEN],
        request=ONE_CLICK,
        responses={200: UnsubscribeOut, 400: ErrorOut},
        auth=[],
        examples=[OFF],
    )
    def post(self, request: Request) -> Response:
        unsubscribe(token=_token(request))
        return _shown(request)

    @extend_schema(
        tags=["Notifications"],
        summary="Undo what the link turned off",
        description="Turns on again what this link turned off last, one kind or all, until `undoUntil`. After that 403 "
        "`undo_is_over`: the member chooses in the settings. Safe to call twice.",
        parameters=[TOKEN],
        responses={200: UnsubscribeOut, 400: ErrorOut, 403: ErrorOut, 429: ErrorOut},
        auth=[],
        examples=[ON],
    )
    def delete(self, request: Request) -> Response:
        unsubscribe_undo(token=_token(request))
        return _shown(request)


class UnsubscribeAllView(ByLinkView):
    """An APIView, as the one for one kind."""

    @extend_schema(
        tags=["Notifications"],
        summary="Get no more mails at all",
        description="By the link of any mail, without a log-in and without a limit. What moderators decide and what "
        "concerns the safety of the account still comes. DELETE of the other path undoes it. Safe to call twice.",
        parameters=[TOKEN],
        request=ONE_CLICK,
        responses={200: UnsubscribeOut, 400: ErrorOut},
        auth=[],
        examples=[ALL_OFF],
    )
    def post(self, request: Request) -> Response:
        unsubscribe_all(token=_token(request))
        return _shown(request)


def _shown(request: Request) -> Response:
    return Response(mails_wanted(_token(request)))


def _token(request: Request) -> str:
    return request.query_params.get("token", "")
