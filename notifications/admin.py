"""Notifications and mails in the admin: which kinds a member got and when, not whom they are about or what they say."""

from django.contrib import admin

from accounts.admin import OfMemberAdmin
from notifications.models import Mail, Notification


@admin.register(Notification)
class NotificationAdmin(OfMemberAdmin):
    list_display = ("type", "user", "is_read", "created_at")
    list_filter = ("type", "is_read")
    fields = ("type", "user", "is_read", "created_at")


@admin.register(Mail)
class MailAdmin(OfMemberAdmin):
    list_display = ("name", "user", "state", "due_at", "tries", "ended_at")
    list_filter = ("state", "kind")
    fields = ("name", "kind", "user", "state", "due_at", "tries", "ended_at", "created_at")
