from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "moderation"

    def ready(self) -> None:
        from accounts.hooks import hidden_people
        from moderation.selectors import hidden_from

        hidden_people.register(hidden_from)
