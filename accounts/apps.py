from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts import openapi  # noqa: F401  registers how the document names our log-in
        from accounts.hooks import member_data
        from accounts.own_data import devices_data, profile_data

        member_data.register(profile_data)
        member_data.register(devices_data)
