"""REST side of the socket."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from realtime.serializers import SocketTicketOut
from realtime.services import socket_token, ticket_issue
from realtime.services.tickets import LIFETIME

_SCHEMA: dict[str, Any] = {
    "tags": ["Realtime"],
    "description": "`ticket` opens one socket within 30 seconds: in the hello frame of `/ws/`, or as `auth.token` of "
    "Socket.IO. `token` opens sockets of Socket.IO for a minute, again after a broken line too, and nothing else.",
    "request": None,
    "responses": SocketTicketOut,
    "examples": [
        OpenApiExample(
            "Ticket", {"ticket": "pQ8vYk3…", "token": "IjAxOTNm…:1vQ…:k7…", "expiresIn": 30}, response_only=True
        )
    ],
}


class SocketTicketView(APIView):
    """Tickets for sockets. No viewset: a ticket is handed out once and cannot be listed, read or changed."""

    @extend_schema(summary="A ticket to open a socket with", **_SCHEMA)
    def post(self, request: MemberRequest) -> Response:
        device = request.auth
        body = {
            "ticket": ticket_issue(device=device),
            "token": socket_token(device),
            "expires_in": int(LIFETIME.total_seconds()),
        }
        return Response(body, headers={"Cache-Control": "no-store"})

    @extend_schema(summary="A ticket to open a socket with, for clients that ask with GET", **_SCHEMA)
    def get(self, request: MemberRequest) -> Response:
        return self.post(request)

    def head(self, request: MemberRequest) -> Response:
        """Without a body nobody could read a ticket, so none is made."""
        return Response(headers={"Cache-Control": "no-store"})
