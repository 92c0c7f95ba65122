"""Conversations in the admin: who writes to whom and how much, never the content, but files that were reported."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path

from accounts.admin import OfMemberAdmin
from chat.models import Participant
from chat.reported_files import reported_file


@admin.register(Participant)
class ConversationAdmin(OfMemberAdmin):
    """One row is one person's side of a conversation: searching a member lists all of theirs."""

    list_display = ("user", "messages_exchanged", "unread", "has_written", "last_message_at")
    list_filter = ("has_written",)
    fields = ("user", "messages_exchanged", "unread", "has_written", "read_seq", "read_at", "last_message_at")
    readonly_fields = ("messages_exchanged",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Participant]:
        return super().get_queryset(request).prefetch_related("conversation")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(reported_file)
        ours = path("reported/<uuid:report_id>/<uuid:attachment_id>", view, name="chat_reported_file")
        return [ours, *super().get_urls()]

    @admin.display(description="Messages")
    def messages_exchanged(self, side: Any) -> int:
        """How many messages the conversation has."""
        return int(side.conversation.last_seq)
