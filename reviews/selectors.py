"""Reads of reviews and of reliability, each in a constant number of queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count

from accounts.models import User
from accounts.selectors import cards_of, hidden_from, visible_person
from learning.models import Outcome, Session, SessionParticipant
from matching.selectors.answers import response_minutes
from reviews.models import Review
from skillswap.errors import NotFound
from skillswap.http.pagination import Page, keyset_page

REVIEW_COLUMNS = (
    "id", "session_id", "author_id", "about_id", "author_role", "skill_name", "stars", "text", "would_recommend",
    "is_shown", "shows_at", "created_at", "edited_at",
)  # fmt: skip

Card = dict[str, Any]


def reviews_about(person_id: UUID, *, viewer: User, cursor: str | None, limit: int) -> Page:
    """A page of the shown reviews of a person, newest first, without those by people hidden from the viewer.

    Raises NotFound. Five queries, and those that a private profile needs.
    """
    _require_visible(person_id, viewer)
    shown = Review.objects.filter(about_id=person_id, is_shown=True, is_removed=False)
    if hidden := hidden_from(viewer.pk):
        shown = shown.exclude(author_id__in=list(hidden))
    page = keyset_page(shown.values(*REVIEW_COLUMNS), order=["-id"], cursor=cursor, limit=limit)
    cards = cards_of(row["author_id"] for row in page.rows)
    return Page([_review_out(row, cards) for row in page.rows], page.next_cursor, page.limit)


def session_reviews(session_ids: Sequence[UUID], cards: Mapping[UUID, Card]) -> dict[UUID, dict[UUID, Card | None]]:
    """Of each session its reviews by author, None for a removed one. Handler of `reviews_of_sessions`. One query."""
    found: dict[UUID, dict[UUID, Card | None]] = defaultdict(dict)
    for row in Review.objects.filter(session_id__in=list(session_ids)).values(*REVIEW_COLUMNS, "is_removed"):
        found[row["session_id"]][row["author_id"]] = None if row["is_removed"] else _review_out(row, cards)
    return found


def review_authors(session: Session) -> list[tuple[str, object]]:
    """Who has reviewed a session, for moderators. Handler of `session_details`. One query."""
    authors = set(Review.objects.filter(session_id=session.pk).values_list("author_id", flat=True))
    names = sorted(str(person) for person in (session.teacher, session.student) if person.pk in authors)
    return [("Reviewed by", ", ".join(names) or "nobody")]


def _review_out(row: Mapping[str, Any], cards: Mapping[UUID, Card]) -> Card:
    """A ReviewOut from a row of `.values(*REVIEW_COLUMNS)` and the card of its author. No query."""
    author = {name: value for name, value in cards[row["author_id"]].items() if name != "is_verified"}
    shown = {name: row[name] for name in REVIEW_COLUMNS if name != "author_id"}
    return {**shown, "updated_at": row["edited_at"] or row["created_at"], "author": author}


def reliability_of(person_id: UUID, *, viewer: User) -> dict[str, Any]:
    """A ReliabilityOut: how often a person came, and how quickly they answer requests. Raises NotFound.

    Three queries, and those that `visible_person` needs.
    """
    _require_visible(person_id, viewer)
    counts = outcome_counts([person_id]).get(person_id, {})
    return {
        "figure": share_kept(counts),
        "came_count": counts.get(Outcome.CAME, 0),
        "missed_count": counts.get(Outcome.MISSED, 0),
        "late_cancel_count": counts.get(Outcome.LATE_CANCEL, 0),
        "reply_minutes": response_minutes(person_id),
    }


def outcome_counts(user_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """How often each outcome stands in each member's sessions: one query."""
    known = SessionParticipant.objects.filter(user_id__in=list(user_ids), outcome__in=Outcome.values)
    counts: dict[UUID, dict[str, int]] = defaultdict(dict)
    for row in known.values("user_id", "outcome").annotate(count=Count("id")):
        counts[row["user_id"]][row["outcome"]] = row["count"]
    return counts


def share_kept(counts: Mapping[str, int]) -> float | None:
    """The share of sessions that somebody came to, 0 to 1 in thousandths; None before the first."""
    total = sum(counts.values())
    return round(counts.get(Outcome.CAME, 0) / total, 3) if total else None


def _require_visible(person_id: UUID, viewer: User) -> None:
    if visible_person(person_id, viewer=viewer) is None:
        raise NotFound
