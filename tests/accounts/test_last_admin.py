"""Whatever admins do to themselves and each other at the same moment, one of them stays."""

import pytest

from accounts.errors import LastAdmin
from accounts.models import Role, User
from accounts.services import account_delete
from moderation.errors import OnlyAdmins
from moderation.services import member_set_role
from skillswap.errors import Conflict
from tests.factories.accounts import PASSWORD, UserFactory
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4


@pytest.fixture
def admins():
    """`admins()`: two, and no others."""

    def made():
        User.objects.filter(role=Role.ADMIN).update(role=Role.MEMBER)
        return UserFactory(admin=True), UserFactory(admin=True)

    return made


def leave(user):
    return lambda: account_delete(user=user, password=PASSWORD)


def demote(user, *, by):
    return lambda: member_set_role(user=user, role=Role.MODERATOR, by=by)


def left():
    return User.objects.active().filter(role=Role.ADMIN).count()


def test_the_last_admin_cannot_leave(admins, api):
    first, second = admins()
    leave(first)()
    answer = api(second).delete("/api/users/profile", {"password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (409, "last_admin")
    assert left() == 1


def test_of_two_who_leave_at_once_one_stays(admins):
    for _ in range(ROUNDS):
        one, two = admins()
        outcomes = side_by_side(leave(one), leave(two))
        assert sorted(map(str, outcomes)) == sorted(map(str, [None, LastAdmin()]))
        assert left() == 1


def test_of_two_who_take_the_role_from_each_other_one_keeps_it(admins):
    for _ in range(ROUNDS):
        one, two = admins()
        outcomes = side_by_side(demote(one, by=two), demote(two, by=one))
        assert {type(outcome) for outcome in outcomes} == {User, OnlyAdmins}
        assert left() == 1


def test_who_leaves_while_taking_the_role_from_the_other_does_one_of_the_two(admins):
    for _ in range(ROUNDS):
        one, two = admins()
        gone, taken = side_by_side(leave(one), demote(two, by=one))
        assert (type(gone), type(taken)) in {(type(None), OnlyAdmins), (LastAdmin, User)}
        assert left() == 1


def test_who_becomes_an_admin_while_leaving_does_not_leave_as_a_member(admins, member):
    admin, _ = admins()
    before = User.objects.get(pk=member.pk)
    member_set_role(user=member, role=Role.ADMIN, by=admin)
    with pytest.raises(Conflict):
        leave(before)()
