from django.apps import AppConfig


class CreditsConfig(AppConfig):
    name = "credits"

    def ready(self) -> None:
        from accounts.hooks import email_verified
        from credits.services import welcome_grant

        email_verified.register(welcome_grant)
