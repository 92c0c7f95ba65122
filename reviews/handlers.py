"""What reviews registers at the hooks of lower apps."""

from accounts.hooks import member_data
from learning.hooks import outcomes_changed, reviews_of_sessions, session_details
from moderation.evidence import Reportable, register
from moderation.models import Report
from notifications.mail import kinds as mail_kinds
from reviews.evidence import review_evidence
from reviews.mails import REVIEW_MAILS
from reviews.privacy import reviews_data
from reviews.selectors import review_authors, session_reviews
from reviews.services.reliability import reliability_refresh
from reviews.services.removal import review_remove

member_data.register(reviews_data)
reviews_of_sessions.register(session_reviews)
session_details.register(review_authors)
outcomes_changed.register(reliability_refresh)
mail_kinds.register(*REVIEW_MAILS)
register(Report.Kind.REVIEW, Reportable(review_evidence, remove=review_remove))
