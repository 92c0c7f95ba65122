from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    name = "realtime"

    def ready(self) -> None:
        from accounts.hooks import devices_ended, member_erase
        from realtime.own_data import log_erase
        from realtime.services import close_sockets

        devices_ended.register(close_sockets)
        member_erase.register(log_erase)
