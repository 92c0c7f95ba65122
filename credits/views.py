"""REST of the ledger."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
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
from skillswap.idempotency import KEY_REQUIRED, asked_key
from skillswap.pagination import asked_limit, asked_page

TAGS = ["Credits"]


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
        page = transactions_of(request.user.pk, kind=kind, page=asked_page(request), limit=asked_limit(request))
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
        parameters=[KEY_REQUIRED],
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
            key=asked_key(request, required=True),
        )
        return Response(transfer_out(transfer), status=201)
