"""Topics and skills in the admin. What changes them goes through the services, and is in the topic's history."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from unfold.admin import TabularInline
from unfold.decorators import action

from accounts.admin import OfMemberAdmin
from accounts.models import User
from skills.forms import AliasForm, AliasRemoveForm, MergeForm
from skills.models import Skill, Topic, TopicAlias
from skills.selectors import topic_ids_found
from skills.services import skill_verify, topic_alias_add, topic_alias_remove, topic_merge
from skillswap.admin import ReadOnlyAdmin, action_page
from skillswap.errors import DomainError


class AliasInline(TabularInline):
    model = TopicAlias
    fields = ("name", "folded")
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Topic)
class TopicAdmin(ReadOnlyAdmin):
    list_display = ("name", "category", "offers", "wants", "merged_into", "created_at")
    list_filter = ("category",)
    fields = ("name", "category", "offers", "wants", "merged_into", "created_at")
    search_fields = ("name",)
    search_help_text = "Beginnings of words in any of a topic's names"
    inlines = (AliasInline,)
    actions_detail = ("merge", "add_name", "remove_name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return super().get_queryset(request).prefetch_related("merged_into")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Topic], search_term: str
    ) -> tuple[QuerySet[Topic], bool]:
        if search_term.strip():
            queryset = queryset.filter(pk__in=topic_ids_found(search_term))
        return queryset, False

    @action(description="Merge", url_path="merge")  # type: ignore[untyped-decorator]
    def merge(self, request: HttpRequest, object_id: str) -> HttpResponse:
        topic, by = _topic(object_id), cast(User, request.user)

        def do(into: Topic) -> None:
            topic_merge(source=topic, into=into, by=by)
            self.log_change(request, topic, f"Merged into {into}.")
            self.log_change(request, into, f"Took in {topic}.")

        return self._action_page(request, topic, MergeForm(request.POST or None), "Merge", do)

    @action(description="Add a name", url_path="add-name")  # type: ignore[untyped-decorator]
    def add_name(self, request: HttpRequest, object_id: str) -> HttpResponse:
        topic, by = _topic(object_id), cast(User, request.user)

        def do(name: str) -> None:
            alias = topic_alias_add(topic=topic, name=name, by=by)
            self.log_change(request, topic, f"Also called {alias}.")

        return self._action_page(request, topic, AliasForm(request.POST or None), "Add a name", do)

    @action(description="Remove a name", url_path="remove-name")  # type: ignore[untyped-decorator]
    def remove_name(self, request: HttpRequest, object_id: str) -> HttpResponse:
        topic, by = _topic(object_id), cast(User, request.user)

        def do(name: TopicAlias) -> None:
            topic_alias_remove(alias=name, by=by)
            self.log_change(request, topic, f"No longer called {name}.")

        return self._action_page(request, topic, AliasRemoveForm(topic, request.POST or None), "Remove a name", do)

    def _action_page(
        self, request: HttpRequest, topic: Topic, form: forms.Form, title: str, do: Callable[..., None]
    ) -> HttpResponse:
        back = reverse("admin:skills_topic_change", args=[topic.pk])
        return action_page(self, request, form=form, title=title, about=topic, back=back, do=do)


@admin.register(Skill)
class SkillAdmin(OfMemberAdmin):
    list_display = ("name", "user", "type", "level", "category", "is_verified", "created_at")
    list_filter = ("type", "category", "level", "is_verified")
    fields = (
        "name", "user", "topic", "type", "category", "level", "description", "priority", "mode", "is_verified",
        "created_at",
    )  # fmt: skip
    search_help_text = "@ and a whole username, an e-mail address, or beginnings of words of the skill"
    actions = ("verify", "unverify")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Skill], search_term: str
    ) -> tuple[QuerySet[Skill], bool]:
        if "@" in search_term:
            return super().get_search_results(request, queryset, search_term.strip().removeprefix("@"))
        if search_term.strip():
            queryset = queryset.filter(topic_id__in=topic_ids_found(search_term))
        return queryset, False

    @admin.action(description="Mark as verified")
    def verify(self, request: HttpRequest, queryset: QuerySet[Skill]) -> None:
        self._mark(request, queryset, verified=True)

    @admin.action(description="No longer verified")
    def unverify(self, request: HttpRequest, queryset: QuerySet[Skill]) -> None:
        self._mark(request, queryset, verified=False)

    def _mark(self, request: HttpRequest, queryset: QuerySet[Skill], *, verified: bool) -> None:
        done = 0
        for skill in queryset:
            try:
                skill_verify(skill=skill, by=cast(User, request.user), verified=verified)
            except DomainError as error:
                messages.error(request, f"{skill}: {error.message}")
                continue
            done += 1
            self.log_change(request, skill, "Marked as verified." if verified else "No longer verified.")
        messages.success(request, f"{done} {'verified' if verified else 'no longer verified'}.")


def _topic(object_id: str) -> Topic:
    try:
        return Topic.objects.get(pk=UUID(object_id))
    except (ValueError, Topic.DoesNotExist) as error:
        raise Http404 from error
