from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "chat"

    def ready(self) -> None:
        from accounts.hooks import may_see_private
        from chat.commands import register_commands
        from chat.selectors import contacts_of_member, share_conversation
        from realtime.hooks import contacts_of

        contacts_of.register(contacts_of_member)
        may_see_private.register(share_conversation)
        register_commands()
