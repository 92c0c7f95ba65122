"""REST side of the socket."""

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from realtime.serializers import SocketTicketOut
from realtime.tickets import LIFETIME, ticket_issue


class SocketTicketView(APIView):
    """Tickets for `/ws/`."""

    @extend_schema(
        tags=["Realtime"],
        summary="A ticket to open a socket with",
        description="Usable once, within 30 seconds, in the hello frame of `/ws/`.",
        request=None,
        responses=SocketTicketOut,
        examples=[OpenApiExample("Ticket", {"ticket": "pQ8vYk3…", "expiresIn": 30}, response_only=True)],
    )
    def post(self, request: MemberRequest) -> Response:
        ticket = ticket_issue(device=request.auth)
        return Response({"ticket": ticket, "expires_in": int(LIFETIME.total_seconds())})
