"""What credits does for the apps below it: registered at their hooks when Django starts."""

from uuid import UUID

from accounts.hooks import credits_handover, email_verified, member_data, member_erase, member_traces
from credits.privacy import credits_data, history_erase, members_with_accounts
from credits.services import account_close, welcome_grant


@credits_handover.register
def credits_leave(user_id: UUID, to_user_id: UUID | None) -> None:
    """Close the accounts of a member who leaves; None gives what they have to the community."""
    account_close(user_id=user_id, to_user_id=to_user_id)


email_verified.register(welcome_grant)
member_data.register(credits_data)
member_erase.register(history_erase)
member_traces.register(members_with_accounts)
