"""Blocks and reports in a member's export, and what becomes of them when they leave."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from accounts.selectors import names_of
from moderation.models import Block, Report
from skillswap.db.batches import delete_in_batches, each, in_batches


def blocks_data(user_id: UUID) -> tuple[str, Any]:
    """Whom the member blocked. Handler of `member_data`."""
    return "blocked_people", _blocks(user_id)


def _blocks(user_id: UUID) -> Iterator[dict[str, Any]]:
    rows = Block.objects.filter(user_id=user_id, made=True).values("id", "other_id", "created_at")
    for batch in in_batches(rows):
        names = names_of(row["other_id"] for row in batch)
        for row in batch:
            yield {"name": names.get(row["other_id"], ""), "created_at": row["created_at"]}


def reports_data(user_id: UUID) -> tuple[str, Any]:
    """What the member reported, without the evidence, which is somebody else's. Handler of `member_data`."""
    rows = Report.objects.filter(reporter_id=user_id)
    return "reports", each(rows.values("id", "kind", "reason", "details", "status", "created_at"))


def blocks_erase(user_id: UUID) -> None:
    """Delete all blocks of and by the member. Reports stay: who made them has no name by now.

    Conversations that a block hid stay hidden. Handler of `member_erase`.
    """
    delete_in_batches(Block.objects.filter(user_id=user_id))
    delete_in_batches(Block.objects.filter(other_id=user_id))


def members_with_reports(user_ids: list[UUID]) -> set[UUID]:
    """Those who blocked or reported somebody. Handler of `member_traces`."""
    blocked = Block.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True)
    return {*blocked, *Report.objects.filter(reporter_id__in=user_ids).values_list("reporter_id", flat=True)}
