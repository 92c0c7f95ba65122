"""What learning registers at the hooks of lower apps."""

from accounts.hooks import (
    acquainted,
    member_data,
    member_erase,
    member_files,
    member_leaving,
    member_removed,
    member_traces,
)
from credits.hooks import sessions_of_member
from learning.agreed_sessions import (
    ring_lessons_ahead,
    sessions_of_each_ring,
    sessions_of_each_swap,
    swap_sessions_ahead,
)
from learning.answer_times import request_answers
from learning.evidence import session_evidence
from learning.mail.kinds import SESSION_MAILS
from learning.materials import files_of_sessions
from learning.privacy import busy_calendar_data, material_files, members_with_sessions, sessions_data, words_erase
from learning.purposes import sessions_paid_for
from learning.reported_materials import reported_materials_keep, reported_materials_release
from learning.selectors import sessions_agreed_with
from learning.services.blocks import sessions_follow_block, sessions_lock_pair
from learning.services.leaving import sessions_lock_member, sessions_settle_member
from matching.hooks import answer_minutes
from moderation.evidence import Reportable, register
from moderation.hooks import block_changed, block_coming, report_decided, report_made
from moderation.models import Report
from notifications.mail import kinds as mail_kinds
from rings.hooks import ring_sessions_ahead, sessions_of_rings
from skillswap.files.hooks import stored_files
from swaps.hooks import open_sessions, sessions_of_swaps

acquainted.register(sessions_agreed_with)
member_leaving.register(sessions_lock_member)
member_removed.register(sessions_settle_member)
member_data.register(sessions_data)
member_files.register(material_files)
stored_files.register(files_of_sessions)
member_data.register(busy_calendar_data)
member_erase.register(words_erase)
member_traces.register(members_with_sessions)
answer_minutes.register(request_answers)
sessions_of_member.register(sessions_paid_for)
block_coming.register(sessions_lock_pair)
block_changed.register(sessions_follow_block)
report_made.register(reported_materials_keep)
report_decided.register(reported_materials_release)
sessions_of_swaps.register(sessions_of_each_swap)
open_sessions.register(swap_sessions_ahead)
sessions_of_rings.register(sessions_of_each_ring)
ring_sessions_ahead.register(ring_lessons_ahead)
mail_kinds.register(*SESSION_MAILS)
register(Report.Kind.SESSION, Reportable(session_evidence))
