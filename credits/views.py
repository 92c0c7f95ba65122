"""REST of the ledger."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from credits import examples
from credits.models import Kind
from credits.selectors import balance_of, stats_of, transactions_of, transfer_out
from credits.serializers import BalanceOut, StatsOut, TransactionPage, TransferIn, TransferOut
from credits.services import minutes_transfer, require_admin
from skillswap.bodies import checked
from skillswap.errors import InvalidInput
from skillswap.pagination import asked_limit

TAGS = ["Credits"]
LAST_PAGE = 100_000
KEY_HEADER = "Idempotency-Key"
KEY_LENGTH = 80


class Balance(APIView):
    @extend_schema(
        tags=TAGS,
        summary="What I have",
        description="In minutes; 60 are one credit. What is held is not available, and comes back or is paid.",
        responses=BalanceOut,
        examples=[examples.BALANCE],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(balance_of(request.user.pk))


class Transactions(APIView):
    @extend_schema(
        tags=TAGS,
        summary="My history, newest first",
        description="Everything that changes what I have in all. Holds and releases do not, and are listed "
        "with `kind=hold` alone (or `kind=release`, which is the same list).",
        parameters=[
            OpenApiParameter("kind", str, enum=Kind.values, description="Only this kind."),
            OpenApiParameter("page", int, description="From 1."),
            OpenApiParameter("limit", int, description="1 to 100; 20 when left out."),
        ],
        responses=TransactionPage,
        examples=[examples.TRANSACTIONS],
    )
    def get(self, request: MemberRequest) -> Response:
        kind = request.query_params.get("kind") or None
        if kind is not None and kind not in Kind.values:
            raise InvalidInput("kind", f"Use one of {', '.join(Kind.values)}.")
        page = transactions_of(request.user.pk, kind=kind, page=_asked_page(request), limit=asked_limit(request))
        return Response(page.envelope())


class Stats(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Earned and spent, month by month",
        description="The last twelve months, and the totals of every kind.",
        responses=StatsOut,
        examples=[examples.STATS],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(stats_of(request.user.pk))


class TransferView(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Move minutes, as an admin",
        description="From one member to another; a side that is left out or null is the community fund. Admins only, "
        "and never their own. 409 `insufficient_credits` when the member has not got them. "
        "The same key again gives the same answer; with another body it is 409 `idempotency_conflict`.",
        parameters=[
            OpenApiParameter(
                KEY_HEADER, str, OpenApiParameter.HEADER, required=True, description="Made by the client, once a deed."
            )
        ],
        request=TransferIn,
        responses={201: TransferOut},
        examples=[examples.TRANSFER_IN, examples.TRANSFER],
    )
    def post(self, request: MemberRequest) -> Response:
        require_admin(request.user)
        body = checked(TransferIn, request)
        transfer = minutes_transfer(
            from_user_id=body["from_user_id"],
            to_user_id=body["to_user_id"],
            minutes=body["amount_minutes"],
            reason=body["reason"],
            by=request.user,
            key=_asked_key(request),
        )
        return Response(transfer_out(transfer), status=201)


def _asked_page(request: Request) -> int:
    text = request.query_params.get("page", "1")
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= LAST_PAGE:
        raise InvalidInput("page", f"Use a whole number from 1 to {LAST_PAGE}.")
    return int(text)


def _asked_key(request: Request) -> str:
    key = request.headers.get(KEY_HEADER, "").strip()
    if not 0 < len(key) <= KEY_LENGTH or not key.isprintable():
        raise InvalidInput(KEY_HEADER, f"Send the header {KEY_HEADER} with up to {KEY_LENGTH} characters.")
    return key
