"""The admin: a moderator's work, and nobody else's."""

import pytest
from django.urls import reverse

from accounts.models import Device, User
from moderation.models import AuditEntry
from moderation.services import member_ban
from tests.factories.accounts import DeviceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> User:
    return UserFactory(moderator=True)


@pytest.fixture
def staff(client, moderator):
    client.force_login(moderator, "accounts.backends.EmailBackend")
    return client


def action_url(name: str, user: User) -> str:
    return reverse(f"admin:accounts_user_{name}", args=[user.pk])


def test_a_moderator_bans_and_lifts_in_the_admin(staff, member) -> None:
    assert staff.get(action_url("ban", member)).status_code == 200
    done = staff.post(action_url("ban", member), {"reason": "Advertising", "until": "2099-01-01T12:00"}, follow=True)
    assert "done" in done.content.decode()
    assert User.objects.get(pk=member.pk).banned_until.year == 2099
    staff.post(action_url("lift", member), {"reason": ""})
    assert not User.objects.get(pk=member.pk).is_banned
    assert len(AuditEntry.objects.all()) == 2


def test_what_the_service_refuses_is_shown_on_the_form(staff, member) -> None:
    page = staff.post(action_url("ban", UserFactory(admin=True)), {"reason": "Because"})
    assert "below your own role" in page.content.decode()
    page = staff.post(action_url("ban", member), {"reason": "Because", "until": "2001-01-01T12:00"})
    assert "must lie ahead" in page.content.decode()
    page = staff.post(action_url("set_role", member), {"role": "admin"})
    assert "Only admins" in page.content.decode()
    assert User.objects.get(pk=member.pk).role == "member"


@pytest.mark.parametrize("signed_in", [True, False])
def test_members_and_strangers_stay_outside(client, member, other, signed_in) -> None:
    if signed_in:
        client.force_login(member, "accounts.backends.EmailBackend")
    for path in (action_url("ban", other), reverse("admin:accounts_user_changelist")):
        assert client.post(path, {"reason": "Because"})["Location"].startswith("/admin/login/")
    assert not User.objects.get(pk=other.pk).is_banned


def test_a_banned_moderator_is_out_at_once(staff, moderator) -> None:
    member_ban(user=moderator, by=UserFactory(admin=True), reason="Because")
    assert staff.get(reverse("admin:accounts_user_changelist")).status_code == 302


@pytest.mark.parametrize("term", ["findme", "FINDME@", "Needle"])
def test_members_are_found_by_username_address_or_name(staff, term) -> None:
    UserFactory(username="findme", email="findme@example.net", name="Ned Needle")
    UserFactory.create_batch(3, name="Hay Stack")
    page = staff.get(reverse("admin:accounts_user_changelist"), {"q": term}).content.decode()
    assert "Ned Needle" in page
    assert "Hay Stack" not in page


@pytest.mark.parametrize("rows", [2, 30])
@pytest.mark.parametrize("name", ["accounts_user", "accounts_device", "moderation_auditentry"])
def test_lists_cost_the_same_for_few_or_many_and_never_count(
    staff, moderator, rows, name, django_assert_max_num_queries
) -> None:
    for device in DeviceFactory.create_batch(rows):
        member_ban(user=device.user, by=moderator, reason="Because")
    with django_assert_max_num_queries(8) as queries:
        assert staff.get(reverse(f"admin:{name}_changelist")).status_code == 200
    assert not any("COUNT(" in query["sql"] for query in queries.captured_queries)


def test_a_member_is_shown_and_not_edited(staff, member) -> None:
    path = reverse("admin:accounts_user_change", args=[member.pk])
    page = staff.get(path).content.decode()
    assert action_url("ban", member) in page
    assert member.password not in page
    assert staff.post(path, {"role": "admin"}).status_code == 403


def test_staff_sign_devices_out(staff, member) -> None:
    theirs, of_admin = DeviceFactory(user=member), DeviceFactory(user=UserFactory(admin=True))
    staff.post(
        reverse("admin:accounts_device_changelist"),
        {"action": "sign_out", "_selected_action": [str(theirs.pk), str(of_admin.pk)]},
    )
    assert Device.objects.get(pk=theirs.pk).ended
    assert not Device.objects.get(pk=of_admin.pk).ended
