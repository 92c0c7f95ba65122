"""What matching does for the apps below it: registered at their hooks when Django starts."""

from accounts.hooks import email_verified, member_changed, member_data, member_erase
from accounts.models import User
from matching.index import members_index
from matching.mails import DIGEST_MAIL, digest_follow_day
from matching.privacy import marks_data, marks_erase, searches_data
from matching.services import listing_refresh, listings_refresh, marks_follow_block
from matching.tasks import announce_later
from moderation.hooks import block_changed
from notifications.hooks import digest_day_changed
from notifications.mail import kinds as mail_kinds
from skills.hooks import skill_saved, skills_changed
from skillswap.hooks import serving


def list_verified(user: User) -> None:
    """Whoever proved their address is found by name from then on."""
    listing_refresh(user.pk)


block_changed.register(marks_follow_block)
digest_day_changed.register(digest_follow_day)
email_verified.register(list_verified)
member_changed.register(listing_refresh)
member_data.register(marks_data)
member_data.register(searches_data)
member_erase.register(marks_erase)
skills_changed.register(listings_refresh)
skill_saved.register(announce_later)
mail_kinds.register(DIGEST_MAIL)
serving.register(members_index.prepare)
