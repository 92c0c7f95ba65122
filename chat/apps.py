from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "chat"

    def ready(self) -> None:
        from accounts.hooks import acquainted, may_see_private, member_data, member_erase, member_traces
        from chat.blocking import conversation_follow_block
        from chat.commands import register_commands
        from chat.events import MessageNew
        from chat.evidence import look_at_message
        from chat.notices import previews_of
        from chat.own_data import chat_data, conversations_close, talkers_among
        from chat.selectors import correspondents, has_written_to, messages_now
        from chat.services import message_remove
        from moderation.evidence import Reportable, register
        from moderation.hooks import block_changed
        from moderation.models import Report
        from notifications.hooks import message_previews
        from realtime.hooks import CURRENT

        acquainted.register(correspondents)
        may_see_private.register(has_written_to)
        member_data.register(chat_data)
        member_erase.register(conversations_close)
        member_traces.register(talkers_among)
        message_previews.register(previews_of)
        CURRENT[MessageNew.type] = messages_now
        block_changed.register(conversation_follow_block)
        register(Report.Kind.MESSAGE, Reportable(look_at_message, remove=message_remove))
        register_commands()
