from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    name = "realtime"

    def ready(self) -> None:
        from accounts.hooks import devices_ended
        from realtime.services import close_sockets

        devices_ended.register(close_sockets)
