"""Notifications in the admin: what a member was told, not whom it is about."""

from django.contrib import admin

from accounts.admin import OfMemberAdmin
from notifications.models import Notification


@admin.register(Notification)
class NotificationAdmin(OfMemberAdmin):
    list_display = ("type", "user", "is_read", "created_at")
    list_filter = ("type", "is_read")
    fields = ("type", "user", "is_read", "created_at")
