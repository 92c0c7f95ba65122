"""What staff may do to whom, and that it is written down."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from accounts.hooks import devices_ended
from accounts.models import Role, User
from accounts.services import device_sign_in, log_in
from moderation.errors import NotToYourself, OnlyAdmins, RankTooLow
from moderation.models import AuditEntry
from moderation.services import admin_create, member_ban, member_set_role, member_unban
from skillswap.db.fields import now_ms
from skillswap.errors import Conflict, InvalidInput
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> User:
    return UserFactory(moderator=True)


@pytest.fixture
def admin() -> User:
    return UserFactory(admin=True)


def test_a_ban_signs_out_everywhere_and_is_written_down(member, moderator, monkeypatch) -> None:
    ended = []
    monkeypatch.setattr(devices_ended, "_handlers", [lambda *call: ended.append(call)])
    device = device_sign_in(user=member).device
    until = now_ms() + dt.timedelta(days=7)
    member_ban(user=member, by=moderator, reason=" Advertising ", until=until)
    assert ended == [(member.pk, [device.pk], "banned")]
    after = User.objects.get(pk=member.pk)
    assert (after.is_banned, after.ban_reason, after.banned_until) == (True, "Advertising", until)
    entry = AuditEntry.objects.get()
    assert (entry.actor_id, entry.target_id, entry.action, entry.reason) == (
        moderator.pk, member.pk, "ban", "Advertising",
    )  # fmt: skip


def test_lifting_a_ban_lets_the_member_in_and_is_written_down(member, moderator) -> None:
    member_ban(user=member, by=moderator, reason="Advertising")
    member_unban(user=member, by=moderator)
    member_unban(user=member, by=moderator)
    assert User.objects.active().filter(pk=member.pk).exists()
    assert sorted(AuditEntry.objects.values_list("action", flat=True)) == ["ban", "unban"]


@pytest.mark.parametrize(("by", "of"), [("member", "member"), ("moderator", "moderator"), ("moderator", "admin")])
def test_nobody_bans_their_equals_or_those_above(by, of) -> None:
    with pytest.raises(RankTooLow):
        member_ban(user=UserFactory(role=of), by=UserFactory(role=by), reason="Because")
    assert not AuditEntry.objects.exists()


def test_nobody_bans_themselves(admin) -> None:
    with pytest.raises(NotToYourself):
        member_ban(user=admin, by=admin, reason="Because")


def test_a_banned_moderator_bans_nobody(member, moderator, admin) -> None:
    member_ban(user=moderator, by=admin, reason="Because")
    with pytest.raises(RankTooLow):
        member_ban(user=member, by=moderator, reason="Revenge")


def test_a_ban_needs_a_reason_and_an_end_that_lies_ahead(member, moderator) -> None:
    with pytest.raises(InvalidInput):
        member_ban(user=member, by=moderator, reason="  ")
    with pytest.raises(InvalidInput):
        member_ban(user=member, by=moderator, reason="Because", until=now_ms())


def test_a_ban_of_somebody_who_rose_meanwhile_does_not_happen(member, moderator) -> None:
    User.objects.filter(pk=member.pk).update(role=Role.ADMIN)
    with pytest.raises(Conflict):
        member_ban(user=member, by=moderator, reason="Because")
    assert not AuditEntry.objects.exists()


def test_only_admins_change_roles(member, moderator, admin) -> None:
    with pytest.raises(OnlyAdmins):
        member_set_role(user=member, role=Role.MODERATOR, by=moderator)
    with pytest.raises(NotToYourself):
        member_set_role(user=admin, role=Role.MEMBER, by=admin)
    member_set_role(user=member, role=Role.MODERATOR, by=admin)
    member_set_role(user=member, role=Role.MODERATOR, by=admin)
    assert User.objects.get(pk=member.pk).is_staff
    assert AuditEntry.objects.get().data == {"before": "member", "after": "moderator"}


def test_the_audit_trail_is_never_changed(member, moderator) -> None:
    member_ban(user=member, by=moderator, reason="Because")
    entry = AuditEntry.objects.get()
    with pytest.raises(TypeError):
        entry.delete()
    with pytest.raises(TypeError):
        entry.save()


def test_an_operator_makes_an_admin_who_can_log_in(capsys) -> None:
    call_command("create_admin", email="Root@Example.org", password="nine purple kettles")
    user = log_in(email="root@example.org", password="nine purple kettles").device.user
    assert (user.role, user.is_verified, user.login_email) == ("admin", True, "root@example.org")
    assert AuditEntry.objects.get().actor_id is None


def test_without_a_terminal_the_command_makes_a_password_and_says_it(capsys, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    call_command("create_admin", email="root@example.org")
    password = capsys.readouterr().out.split("Password: ")[1].strip()
    assert log_in(email="root@example.org", password=password)


@pytest.mark.parametrize(("email", "password"), [("no address", "nine purple kettles"), ("a@example.org", "short")])
def test_the_command_refuses_what_the_product_refuses(email, password) -> None:
    with pytest.raises(CommandError):
        call_command("create_admin", email=email, password=password)


def test_an_address_with_an_account_does_not_become_a_second_one(member) -> None:
    with pytest.raises(InvalidInput):
        admin_create(email=member.email, name="Root", password="nine purple kettles")
