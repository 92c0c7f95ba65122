"""The ledger in the admin: balances and every movement. Admins adjust through the service."""

from functools import partial
from typing import Any, cast
from uuid import UUID

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from unfold.decorators import action

from accounts.models import User
from credits.forms import GIVE, AdjustForm
from credits.models import Account, Hold, Transfer
from credits.services import minutes_transfer
from skillswap.admin import ReadOnlyAdmin, deed_page


class LedgerAdmin(ReadOnlyAdmin):
    """Rows that concern members, found by a member's whole username or e-mail address."""

    member_fields: tuple[str, ...] = ()
    search_help_text = "A member's whole username or e-mail address"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related(*self.list_prefetch())

    def list_prefetch(self) -> tuple[str, ...]:
        return self.member_fields

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if text := search_term.strip().lower():
            field = "email" if "@" in text else "username"
            members = list(User.objects.filter(**{field: text}).values_list("pk", flat=True))
            concerned = Q()
            for name in self.member_fields:
                concerned |= Q(**{f"{name}_id__in": members})
            queryset = queryset.filter(concerned) if members else queryset.none()
        return queryset, False


@admin.register(Account)
class AccountAdmin(LedgerAdmin):
    member_fields = ("owner",)
    search_fields = ("owner",)
    list_display = ("__str__", "kind", "balance", "lines", "created_at")
    list_filter = ("kind",)
    fields = ("owner", "kind", "balance", "lines", "created_at")
    actions_detail = ("adjust",)

    @action(description="Adjust", url_path="adjust")  # type: ignore[untyped-decorator]
    def adjust(self, request: HttpRequest, object_id: str) -> HttpResponse:
        account = _account(object_id)
        if account.owner_id is None:  # the fund, or a deleted member's
            raise Http404
        form = AdjustForm(request.POST or None)
        back = reverse("admin:credits_account_change", args=[account.pk])
        do = partial(_adjust, user_id=account.owner_id, by=cast(User, request.user))
        return deed_page(self, request, form=form, title="Adjust", about=account.owner, back=back, do=do)


@admin.register(Transfer)
class TransferAdmin(LedgerAdmin):
    member_fields = ("from_user", "to_user")
    search_fields = ("from_user",)
    list_display = ("created_at", "kind", "from_account", "to_account", "amount", "reason", "actor")
    list_filter = ("kind",)

    def list_prefetch(self) -> tuple[str, ...]:
        return ("from_account__owner", "to_account__owner", "actor")


@admin.register(Hold)
class HoldAdmin(LedgerAdmin):
    member_fields = ("user", "posted_to")
    search_fields = ("user",)
    list_display = ("created_at", "user", "minutes", "state", "posted_minutes", "posted_to", "settled_at")
    list_filter = ("state",)


def _account(object_id: str) -> Account:
    try:
        return Account.objects.get(pk=UUID(object_id))
    except (ValueError, Account.DoesNotExist) as error:
        raise Http404 from error


def _adjust(*, user_id: UUID, by: User, direction: str, minutes: int, reason: str, key: str) -> Transfer:
    giving = direction == GIVE
    return minutes_transfer(
        from_user_id=None if giving else user_id,
        to_user_id=user_id if giving else None,
        minutes=minutes,
        reason=reason,
        by=by,
        key=key,
    )
