from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"

    def ready(self) -> None:
        from accounts.hooks import export_ended, member_data, member_erase
        from notifications.events import NotificationNew
        from notifications.own_data import export_tell, inbox_data, inbox_erase
        from notifications.selectors import notifications_now
        from realtime.hooks import CURRENT

        CURRENT[NotificationNew.type] = notifications_now
        export_ended.register(export_tell)
        member_data.register(inbox_data)
        member_erase.register(inbox_erase)
