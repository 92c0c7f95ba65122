"""What rooms registers at the hooks of lower apps."""

from accounts.hooks import devices_ended, member_data, member_erase
from learning.hooks import session_words
from moderation.hooks import block_changed
from rooms.commands import register_commands
from rooms.documents.commands import register_commands as register_document_commands
from rooms.documents.evidence import documents_evidence
from rooms.documents.privacy import documents_data, documents_erase
from rooms.services.ending import calls_follow_block, calls_leave_devices

devices_ended.register(calls_leave_devices)
block_changed.register(calls_follow_block)
member_data.register(documents_data)
member_erase.register(documents_erase)
session_words.register(documents_evidence)
register_commands()
register_document_commands()
