"""How SkillSwap's rows are shown in the admin: to look at; what changes them is an action that calls a service."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from unfold.admin import ModelAdmin
from unfold.paginator import InfinitePaginator

from skillswap.errors import DomainError

# Fields that nobody reads, not even in part: passwords, tokens, keys and what is made from them.
SECRET = re.compile(r"password|secret|token|hash|digest|refresh_id|(^|_)key$|(^|_)pass$")


class NamedLookups(ModelAdmin):
    """Looks rows up by what the class names, and shows no secrets.

    Django lets every column into the address of a list: with `?password__regex=…` somebody who may only look at
    members could find out a password's hash letter by letter. Here only the filters in `list_filter` may stand there.
    """

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Whether `lookup` is what a link of one of our filters says."""
        names = [item if isinstance(item, str) else item[0] for item in self.list_filter]
        return lookup in {f"{name}__{kind}" for name in names for kind in ("exact", "isnull")}

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """A row goes by its key and by nothing else."""
        return to_field == self.opts.pk.name

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [name for name in super().get_fields(request, obj) if not SECRET.search(name)]


class ReadOnlyAdmin(NamedLookups):
    """Shows rows and changes none; pages without counting."""

    paginator = InfinitePaginator
    show_full_result_count = False
    list_per_page = 50
    list_select_related = ()  # not False, which joins by itself: joins are slow on MongoDB
    ordering: tuple[str, ...] = ("-id",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def action_page(
    model_admin: ModelAdmin,
    request: HttpRequest,
    *,
    form: Form,
    title: str,
    about: object,
    back: str,
    do: Callable[..., object],
) -> HttpResponse:
    """A page that asks for what an action needs: shows the bound or empty `form`, then calls `do` with its data.

    What the service refuses is shown on the form; after success the browser goes to `back`.
    """
    if request.method == "POST" and form.is_valid():
        try:
            do(**form.cleaned_data)
        except DomainError as error:
            for field, message in error.fields or [("", error.message)]:
                form.add_error(field if field in form.fields else None, message)
        else:
            messages.success(request, f"{title}: done.")
            return HttpResponseRedirect(back)
    page = {**model_admin.admin_site.each_context(request), "title": f"{title}: {about}", "form": form, "button": title}
    return TemplateResponse(request, "skillswap/action.html", {**page, "back": back, "opts": model_admin.opts})
