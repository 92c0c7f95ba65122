"""Reviews in the admin."""

import pytest
from django.urls import reverse

from accounts.models import User
from reviews.models import Review
from reviews.services.writing import review_write
from tests.factories.accounts import UserFactory
from tests.factories.learning import held_session
from tests.factories.reviews import reviewed

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(moderator=True), "accounts.backends.EmailBackend")
    return client


def page(name: str, *args: object) -> str:
    return reverse(f"admin:reviews_review_{name}", args=args)


def text_of(client, path, **query) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_review_that_is_not_shown_yet_is_nobodys_business(staff, member, other):
    session = held_session(member, other)
    review_write(session=session, by=other, stars=1, text="Boring")
    assert other.name not in text_of(staff, page("changelist"))
    assert staff.get(page("remove", Review.objects.get().pk)).status_code == 404


def test_a_moderator_removes_a_review(staff, member, other):
    reviewed(other, member, 1, "You idiot")
    path = page("remove", Review.objects.get(about=member).pk)
    assert staff.get(path).status_code == 200
    assert "done" in staff.post(path, {"reason": "Insults"}, follow=True).content.decode()
    assert User.objects.get(pk=member.pk).total_reviews == 0
    assert "nothing here that can be removed" in staff.post(path, {"reason": ""}).content.decode()


def test_reviews_are_found_by_either_person(staff, member, other):
    reviewed(other, member)
    for person in (member, other):
        assert member.name in text_of(staff, page("changelist"), q=person.username)
    assert member.name in text_of(staff, page("changelist"), q=member.email.upper())
    for nobody in ("nobody_at_all", UserFactory().username):
        assert member.name not in text_of(staff, page("changelist"), q=nobody)


def test_members_stay_outside(client, member, other):
    client.force_login(member, "accounts.backends.EmailBackend")
    reviewed(other, member)
    for path in (page("changelist"), page("change", Review.objects.first().pk)):
        assert client.get(path)["Location"].startswith("/admin/login/")


def test_a_session_says_to_moderators_who_has_reviewed_it(staff, member, other):
    session = held_session(member, other)
    path = reverse("admin:learning_session_change", args=[session.pk])
    assert "nobody" in text_of(staff, path)
    review_write(session=session, by=other, stars=1, text="Boring")
    shown = text_of(staff, path)
    assert f'Reviewed by</dt><dd class="whitespace-pre-wrap">{other}' in shown
    assert "Boring" not in shown


@pytest.mark.parametrize("rows", [2, 12])
def test_the_list_costs_the_same_for_few_or_many_and_never_counts(rows, staff, django_assert_max_num_queries):
    for _ in range(rows):
        reviewed(UserFactory(), UserFactory())
    with django_assert_max_num_queries(11) as queries:
        assert staff.get(page("changelist")).status_code == 200
    assert not any("COUNT(" in query["sql"] for query in queries.captured_queries)
