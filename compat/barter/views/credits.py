"""Credits, in hours."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.requests import MemberRequest
from compat.barter.envelope import BarterNumbersOut, answer, enveloped, numbered_answer
from compat.barter.serializers.credits import (
    BarterBalanceOut,
    BarterStatsOut,
    BarterTransactionOut,
    BarterTransferIn,
    BarterTransferOut,
)
from compat.barter.shapes.credits import balance_shape, stats_shape, transaction_shape, transfer_shape
from compat.barter.views.base import BarterViewSet
from credits.selectors import balance_of, stats_of, transactions_of, transfer_out
from credits.services import minutes_transfer, require_admin
from skillswap.http.idempotency import KEY_OPTIONAL, request_key
from skillswap.http.pagination import NumberedPage, query_limit, query_page
from skillswap.http.request_body import validated


class BarterCreditsViewSet(BarterViewSet):
    their_names = {"fromUserId": "fromUser", "toUserId": "toUser", "amountMinutes": "amount", "reason": "description"}

    @extend_schema(summary="What I have", responses=enveloped(BarterBalanceOut))
    @action(detail=False)
    def balance(self, request: MemberRequest) -> Response:
        return answer(balance_shape(balance_of(request.user.pk)))

    @extend_schema(
        summary="My history, newest first",
        parameters=[OpenApiParameter("page", int), OpenApiParameter("limit", int)],
        responses=enveloped(BarterTransactionOut, BarterNumbersOut),
    )
    @action(detail=False)
    def transactions(self, request: MemberRequest) -> Response:
        page = transactions_of(request.user.pk, kind=None, page=query_page(request), limit=query_limit(request))
        shown = [transaction_shape(row) for row in page.rows]
        return numbered_answer(NumberedPage(shown, page.page, page.limit, page.total))

    @extend_schema(summary="Earned and spent, month by month", responses=enveloped(BarterStatsOut))
    @action(detail=False)
    def stats(self, request: MemberRequest) -> Response:
        return answer(stats_shape(balance_of(request.user.pk), stats_of(request.user.pk)))

    @extend_schema(
        summary="Move credits, as an admin",
        parameters=[KEY_OPTIONAL],
        request=BarterTransferIn,
        responses={201: enveloped(BarterTransferOut)},
    )
    @action(detail=False, methods=["post"])
    def transfer(self, request: MemberRequest) -> Response:
        require_admin(request.user)  # before the body is read: nobody else learns what it may hold
        body = validated(BarterTransferIn, request)
        transfer = minutes_transfer(**body, by=request.user, key=request_key(request))
        return answer(transfer_shape(transfer_out(transfer)), status=201)
