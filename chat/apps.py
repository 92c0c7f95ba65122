from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "chat"

    def ready(self) -> None:
        from accounts.hooks import may_see_private
        from chat.blocking import conversation_follow_block
        from chat.commands import register_commands
        from chat.evidence import look_at_message
        from chat.selectors import contacts_of_member, share_conversation
        from chat.services import message_remove
        from moderation.evidence import Reportable, register
        from moderation.hooks import block_changed
        from moderation.models import Report
        from realtime.hooks import contacts_of

        contacts_of.register(contacts_of_member)
        may_see_private.register(share_conversation)
        block_changed.register(conversation_follow_block)
        register(Report.Kind.MESSAGE, Reportable(look_at_message, remove=message_remove))
        register_commands()
