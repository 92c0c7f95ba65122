"""What the chat does for the apps below it: registered at their hooks when Django starts."""

from accounts.hooks import acquainted, may_see_private, member_data, member_erase, member_files, member_traces
from chat.commands import register_commands
from chat.events import ConversationRead, MessageEdited, MessageNew, ReactionsChanged
from chat.evidence import message_evidence
from chat.mails import UNREAD_MAIL
from chat.privacy import chat_data, chat_files, conversations_close, members_with_conversations
from chat.receipts import readings_shown
from chat.selectors import (
    correspondents,
    edits_now,
    files_of_messages,
    has_written_to,
    messages_now,
    previews_of,
    reactions_now,
)
from chat.services import conversation_follow_block, message_remove
from chat.services.reported_files import reported_files_keep, reported_files_release
from moderation.evidence import Reportable, register
from moderation.hooks import block_changed, report_decided, report_made
from moderation.models import Report
from notifications.hooks import message_previews
from notifications.mail import kinds as mail_kinds
from realtime.hooks import CURRENT, MAY_SEE
from skillswap.files.hooks import stored_files

acquainted.register(correspondents)
may_see_private.register(has_written_to)
member_data.register(chat_data)
member_files.register(chat_files)
member_erase.register(conversations_close)
member_traces.register(members_with_conversations)
message_previews.register(previews_of)
CURRENT[MessageNew.type] = messages_now
CURRENT[MessageEdited.type] = edits_now
CURRENT[ReactionsChanged.type] = reactions_now
MAY_SEE[ConversationRead.type] = readings_shown
stored_files.register(files_of_messages)
block_changed.register(conversation_follow_block)
report_made.register(reported_files_keep)
report_decided.register(reported_files_release)
register(Report.Kind.MESSAGE, Reportable(message_evidence, remove=message_remove))
mail_kinds.register(UNREAD_MAIL)
register_commands()
