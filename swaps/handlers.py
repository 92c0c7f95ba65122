"""What swaps do for the apps below them: registered at their hooks when Django starts."""

import swaps.events  # noqa: F401  events register themselves
from accounts.hooks import acquainted, may_see_private, member_data, member_erase, member_removed, member_traces
from matching.hooks import answer_minutes
from moderation.hooks import block_changed
from notifications.mail import kinds as mail_kinds
from swaps.answer_times import proposal_answers
from swaps.mails import SWAP_MAILS
from swaps.privacy import members_with_swaps, swaps_data, swaps_erase
from swaps.selectors import proposed_to, swappers_with
from swaps.services import swaps_cancel_all, swaps_follow_block

acquainted.register(swappers_with)
may_see_private.register(proposed_to)
block_changed.register(swaps_follow_block)
member_removed.register(swaps_cancel_all)
member_erase.register(swaps_erase)
member_data.register(swaps_data)
member_traces.register(members_with_swaps)
answer_minutes.register(proposal_answers)
mail_kinds.register(*SWAP_MAILS)
