"""REST of the ledger."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet, ViewSet

from accounts.requests import MemberRequest
from credits import examples
from credits.filters import TransactionFilter
from credits.holds import holds_of
from credits.selectors import balance_of, stats_of, transactions_of, transfer_out
from credits.serializers import BalanceOut, HoldPage, StatsOut, TransactionPage, TransferIn, TransferOut
from credits.services import minutes_transfer, require_admin
from skillswap.http.idempotency import KEY_REQUIRED, request_key
from skillswap.http.pagination import query_limit, query_page
from skillswap.http.request_body import validated

TAGS = ["Credits"]


class CreditsViewSet(ViewSet):
    """What a member has: one balance each, so nothing is chosen by id."""

    @extend_schema(
        tags=TAGS,
        summary="What I have",
        description="In minutes; 60 are one credit. What is held is not available, and comes back or is paid.",
        responses=BalanceOut,
        examples=[examples.BALANCE],
    )
    @action(detail=False)
    def balance(self, request: MemberRequest) -> Response:
        return Response(balance_of(request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="Earned and spent, month by month",
        description="The last twelve months, and the totals of every kind.",
        responses=StatsOut,
        examples=[examples.STATS],
    )
    @action(detail=False)
    def stats(self, request: MemberRequest) -> Response:
        return Response(stats_of(request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="What is held, and for what",
        description="The last held first. All pages together make `heldMinutes` of the balance.",
        parameters=[
            OpenApiParameter("page", int, description="From 1."),
            OpenApiParameter("limit", int, description="1 to 100; 20 when left out."),
        ],
        responses=HoldPage,
        examples=[examples.HOLDS],
    )
    @action(detail=False)
    def holds(self, request: MemberRequest) -> Response:
        page = holds_of(request.user.pk, page=query_page(request), limit=query_limit(request))
        return Response(page.envelope())


class TransactionViewSet(GenericViewSet):
    filterset_class = TransactionFilter

    @extend_schema(
        tags=TAGS,
        summary="My history, newest first",
        description="Everything that changes what I have in all. Holds and releases do not, and are listed "
        "with `kind=hold` alone (or `kind=release`, which is the same list).",
        parameters=[
            OpenApiParameter("page", int, description="From 1."),
            OpenApiParameter("limit", int, description="1 to 100; 20 when left out."),
        ],
        responses=TransactionPage,
        examples=[examples.TRANSACTIONS],
    )
    def list(self, request: MemberRequest) -> Response:
        filters = TransactionFilter.read(request)
        page = transactions_of(request.user.pk, **filters, page=query_page(request), limit=query_limit(request))
        return Response(page.envelope())


class TransferViewSet(ViewSet):
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
    def create(self, request: MemberRequest) -> Response:
        require_admin(request.user)  # before the body is read: nobody else learns what it may hold
        body = validated(TransferIn, request)
        transfer = minutes_transfer(
            from_user_id=body["from_user_id"],
            to_user_id=body["to_user_id"],
            minutes=body["amount_minutes"],
            reason=body["reason"],
            by=request.user,
            key=request_key(request, required=True),
        )
        return Response(transfer_out(transfer), status=201)
