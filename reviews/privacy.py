"""What the export of a member has of reviews. When they delete their account, reviews stay, without a name."""

from typing import Any
from uuid import UUID

from accounts.selectors import cards_of
from learning.models import SessionParticipant
from reviews.models import Review
from skillswap.http.json import iso


def reviews_data(user_id: UUID) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    """Reviews that the member wrote, and those about them that are shown. Handler of `member_data`."""
    sessions = list(SessionParticipant.objects.filter(user_id=user_id).values_list("session_id", flat=True))
    written = list(Review.objects.filter(session_id__in=sessions, author_id=user_id).order_by("-id"))
    received = list(Review.objects.filter(about_id=user_id, is_shown=True, is_removed=False).order_by("-id"))
    hidden = set(SessionParticipant.objects.filter(user_id=user_id, is_hidden=True).values_list("other_id", flat=True))
    met = {review.about_id for review in written} | {review.author_id for review in received}
    names = {person: card["name"] for person, card in cards_of(met - hidden).items()}
    return "reviews", {
        "written": [
            {**_review(review), "about": names.get(review.about_id), "isShown": review.is_shown} for review in written
        ],
        "received": [
            {**_review(review), "author": names.get(review.author_id)}
            for review in received
            if review.author_id not in hidden
        ],
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "sessionId": str(review.session_id),
        "skill": review.skill_name,
        "stars": review.stars,
        "text": review.text,
        "wouldRecommend": review.would_recommend,
        "createdAt": iso(review.created_at),
        "editedAt": iso(review.edited_at),
    }
