"""The ledger in the admin: balances and every movement. Admins adjust through the service."""

from functools import partial
from typing import cast
from uuid import UUID

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from unfold.decorators import action

from accounts.admin import OfMemberAdmin
from accounts.models import User
from credits.forms import GIVE, AdjustForm
from credits.models import Account, Hold, Transfer
from credits.services import minutes_transfer
from skillswap.admin import action_page


@admin.register(Account)
class AccountAdmin(OfMemberAdmin):
    member_fields = ("owner",)
    list_display = ("__str__", "kind", "balance", "entry_count", "created_at")
    list_filter = ("kind",)
    fields = ("owner", "kind", "balance", "entry_count", "created_at")
    actions_detail = ("adjust",)

    @action(description="Adjust", url_path="adjust")  # type: ignore[untyped-decorator]
    def adjust(self, request: HttpRequest, object_id: str) -> HttpResponse:
        account = _account(object_id)
        if account.owner_id is None:  # the fund, or a deleted member's
            raise Http404
        form = AdjustForm(request.POST or None)
        back = reverse("admin:credits_account_change", args=[account.pk])
        do = partial(_adjust, user_id=account.owner_id, by=cast(User, request.user))
        return action_page(self, request, form=form, title="Adjust", about=account.owner, back=back, do=do)


@admin.register(Transfer)
class TransferAdmin(OfMemberAdmin):
    member_fields = ("from_user", "to_user")
    list_display = ("created_at", "kind", "from_account", "to_account", "amount", "reason", "actor")
    list_filter = ("kind",)
    fields = (
        "created_at", "kind", "from_account", "to_account", "amount", "from_balance", "to_balance", "reason", "actor",
        "session_id",
    )  # fmt: skip

    def list_prefetch(self) -> tuple[str, ...]:
        return ("from_account__owner", "to_account__owner", "actor")


@admin.register(Hold)
class HoldAdmin(OfMemberAdmin):
    member_fields = ("user", "posted_to")
    list_display = ("created_at", "user", "minutes", "state", "posted_minutes", "posted_to", "settled_at")
    list_filter = ("state",)
    fields = ("created_at", "user", "minutes", "state", "posted_minutes", "posted_to", "session_id", "settled_at")


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
