"""In the admin rows are found by what it names, and no secret is shown or found out."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.db.models import Model
from django.urls import reverse

from skillswap.admin import SECRET, NamedLookups
from tests.factories.accounts import UserFactory

ADMINS = {model._meta.label: one for model, one in admin.site._registry.items()}
KINDS = ("", "__exact", "__iexact", "__startswith", "__regex", "__iregex", "__contains", "__in", "__gt", "__lt",
         "__range", "__isnull")  # fmt: skip
DEEP = 3  # relations followed from each model
KEPT_FROM_EVERYBODY = {"password", "refresh_id", "previous_refresh_id", "room_key", "request_key", "request_digest"}


def paths(model: type[Model], deep: int = DEEP) -> Iterator[tuple[str, Any]]:
    """Every field that a lookup can reach from `model`, forwards and backwards: (path, field)."""
    for field in model._meta.get_fields():
        yield field.name, field
        if hasattr(field, "attname") and field.attname != field.name:
            yield field.attname, field
        if field.is_relation and field.related_model and deep > 1:
            for path, last in paths(field.related_model, deep - 1):
                yield f"{field.name}__{path}", last


def named(model_admin: Any) -> set[str]:
    return {f"{name}{kind}" for name in model_admin.list_filter for kind in ("__exact", "__isnull")}


def test_every_registered_model_uses_the_class_that_refuses():
    assert [label for label, one in ADMINS.items() if not isinstance(one, NamedLookups)] == []


@pytest.mark.parametrize("label", ADMINS)
def test_no_field_can_be_looked_up_but_those_that_are_named(label):
    model_admin = ADMINS[label]
    open_to_all = {
        f"{path}{kind}"
        for path, _ in paths(model_admin.model)
        for kind in KINDS
        if model_admin.lookup_allowed(f"{path}{kind}", "a", None)
    }
    assert open_to_all == named(model_admin)


@pytest.mark.parametrize("label", ADMINS)
def test_no_secret_is_named_anywhere(label):
    one = ADMINS[label]
    sources = (one.list_display, one.list_filter, one.search_fields, one.ordering, one.readonly_fields, one.fields)
    inlines = [inline.fields for inline in one.inlines]
    assert one.fields, "say which fields are shown"
    assert one.date_hierarchy is None
    assert [name for name in flatten([*sources, *inlines]) if SECRET.search(name)] == []


def test_the_secrets_that_there_are_count_as_secrets():
    found = {path for one in ADMINS.values() for path, _ in paths(one.model, 1) if SECRET.search(path)}
    assert found >= KEPT_FROM_EVERYBODY


@pytest.mark.only_on("sqlite")
@pytest.mark.django_db
@pytest.mark.parametrize("label", ADMINS)
def test_an_address_that_looks_a_secret_up_is_refused(label, client):
    client.force_login(UserFactory(moderator=True), "accounts.backends.EmailBackend")
    model = ADMINS[label].model
    page = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    secrets = [path for path, _ in paths(model, 2) if SECRET.search(path.rpartition("__")[2])]
    assert client.get(page).status_code == 200
    for path in secrets:
        for kind in ("__regex", "__startswith", ""):
            assert client.get(page, {f"{path}{kind}": "a"}).status_code == 400, path
        assert client.get(page, {"_to_field": path}).status_code == 400


@pytest.mark.parametrize("role", ["moderator", "admin"])
def test_no_page_of_the_admin_shows_a_secret(world, client, role):
    client.force_login(getattr(world, role), "accounts.backends.EmailBackend")
    for one in ADMINS.values():
        names = [field.attname for field in one.model._meta.concrete_fields if SECRET.search(field.name)]
        row = one.get_queryset(_asked_by(world.admin)).first()
        base = f"admin:{one.model._meta.app_label}_{one.model._meta.model_name}"
        pages = [reverse(f"{base}_changelist")]
        pages += [reverse(f"{base}_{page}", args=[row.pk]) for page in ("change", "history")] if row else []
        shown = "".join(client.get(page).content.decode() for page in pages)
        rows = one.model._default_manager.values(*names) if names else []
        secrets = {text for values in rows for value in values.values() if len(text := str(value)) >= 20}
        assert [secret for secret in secrets if secret in shown] == [], one.model


def _asked_by(user: Any) -> Any:
    from django.test import RequestFactory

    request = RequestFactory().get("/admin/")
    request.user = user
    return request
