"""The ledger in the admin: to look at, and to adjust for admins."""

import pytest
from django.urls import reverse

from credits.models import Account, Transfer
from tests.factories.accounts import UserFactory
from tests.factories.credits import give, minutes_of

pytestmark = pytest.mark.django_db


def adjust_page(user) -> str:
    return reverse("admin:credits_account_adjust", args=[Account.objects.get(owner=user, kind="available").pk])


def signed_in(client, **role):
    staff = UserFactory(**role)
    client.force_login(staff, "accounts.backends.EmailBackend")
    return staff


def form(**change) -> dict[str, object]:
    return {"direction": "give", "minutes": 30, "reason": "The call failed", "key": "one"} | change


def test_an_admin_adjusts_and_a_form_sent_twice_counts_once(client, member):
    admin = signed_in(client, admin=True)
    give(member, 60)
    page = adjust_page(member)
    assert 'name="key"' in client.get(page).content.decode()
    for _ in range(2):
        assert "done" in client.post(page, form(), follow=True).content.decode()
    assert minutes_of(member) == (90, 0)
    client.post(page, form(direction="take", minutes=80, key="two"))
    assert minutes_of(member) == (10, 0)
    assert {row.actor_id for row in Transfer.objects.filter(kind="adjustment")} == {admin.pk}
    assert "not enough" in client.post(page, form(direction="take", key="three")).content.decode()


def test_a_moderator_may_look_and_not_adjust(client, member):
    signed_in(client, moderator=True)
    give(member, 60)
    assert "Only admins" in client.post(adjust_page(member), form()).content.decode()
    assert minutes_of(member) == (60, 0)


def test_nobody_adjusts_their_own_or_the_fund(client):
    admin = signed_in(client, admin=True)
    give(admin, 60)
    assert "their own" in client.post(adjust_page(admin), form()).content.decode()
    fund = reverse("admin:credits_account_adjust", args=[Account.objects.get(key="fund").pk])
    assert client.get(fund).status_code == 404
    assert minutes_of(admin) == (60, 0)


@pytest.mark.parametrize("rows", [2, 30])
@pytest.mark.parametrize("name", ["account", "transfer", "hold"])
def test_lists_cost_the_same_for_few_or_many_and_never_count(client, name, rows, django_assert_max_num_queries):
    signed_in(client, moderator=True)
    for _ in range(rows):
        give(UserFactory(), 10)
    with django_assert_max_num_queries(10) as queries:
        assert client.get(reverse(f"admin:credits_{name}_changelist")).status_code == 200
    assert not any("COUNT(" in query["sql"] for query in queries.captured_queries)


@pytest.mark.parametrize("name", ["account", "transfer"])
def test_rows_are_found_by_member(client, name, member, other):
    signed_in(client, moderator=True)
    give(member, 77)
    give(other, 55)
    for term in (member.username, member.email.upper()):
        page = client.get(reverse(f"admin:credits_{name}_changelist"), {"q": term}).content.decode()
        assert member.name in page
        assert other.name not in page
    page = client.get(reverse(f"admin:credits_{name}_changelist"), {"q": "nobody_at_all"}).content.decode()
    assert member.name not in page
