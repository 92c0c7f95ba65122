"""What a report of a review keeps."""

from uuid import UUID

from accounts.models import User
from accounts.selectors import hidden_from, visible_person
from moderation.evidence import Evidence
from reviews.models import Review
from skillswap.errors import NotFound
from skillswap.http.json import iso


def review_evidence(reporter: User, review_id: UUID) -> Evidence:
    """A shown review, about its author. Raises NotFound for what the reporter cannot read."""
    review = Review.objects.filter(pk=review_id, is_shown=True, is_removed=False).first()
    if review is None or review.author_id in hidden_from(reporter.pk):
        raise NotFound
    about = visible_person(review.about_id, viewer=reporter)
    if about is None:
        raise NotFound
    data = {
        "skill": review.skill_name,
        "about": about.name,
        "stars": review.stars,
        "text": review.text,
        "written": iso(review.created_at),
    }
    return Evidence(review.author_id, {"review": data})
