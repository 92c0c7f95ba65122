from django.apps import AppConfig


class CreditsConfig(AppConfig):
    name = "credits"

    def ready(self) -> None:
        from accounts.hooks import email_verified, member_data, member_erase, member_traces, minutes_left
        from credits.own_data import credits_data, credits_leave, history_erase, owners_among
        from credits.services import welcome_grant

        email_verified.register(welcome_grant)
        minutes_left.register(credits_leave)
        member_data.register(credits_data)
        member_erase.register(history_erase)
        member_traces.register(owners_among)
