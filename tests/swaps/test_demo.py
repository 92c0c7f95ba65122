"""The demo community's swaps: some of everything, as members would have left them."""

from collections import Counter

import pytest
from django.core.management import call_command

from accounts.models import User
from chat.demo.people import DEMO_EMAIL
from chat.models import Participant
from notifications.models import Notification
from skills.models import Skill
from skillswap.fields import now_ms
from swaps.models import Swap, skills_key
from swaps.selectors import swaps_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def demo(db):
    call_command("seed_demo", people=40, messages=250)
    return User.objects.get(login_email=DEMO_EMAIL)


def described():
    columns = ("offered_skill_name", "wanted_skill_name", "offered_minutes", "wanted_minutes", "status", "message")
    return sorted(Swap.objects.values_list(*columns))


def test_the_demo_member_has_swaps_of_every_kind_and_some_that_wait(demo):
    page = swaps_of(demo.pk, box=None, status=None, with_user=None, cursor=None, limit=50)
    assert {row["status"] for row in page.rows} == set(Swap.Status.values)
    waiting = [row for row in page.rows if row["status"] == "pending" and row["to_user"]["id"] == demo.pk]
    told = [row for row in Notification.objects.filter(user=demo, type="request") if "swapId" in row.data]
    assert {row.data["swapId"] for row in told} == {str(row["id"]) for row in waiting}
    assert Counter(row.data["event"] for row in told) == {"swap_proposed": 2, "swap_countered": 1}


def test_every_swap_could_have_been_made_by_hand(demo):
    offers = {skill.pk: skill for skill in Skill.objects.offers()}
    joined = dict(User.objects.values_list("pk", "created_at"))
    talks = {(side.user_id, side.other_id): side.conversation_id for side in Participant.objects.all()}
    swaps = list(Swap.objects.all())
    assert len(swaps) > 14
    for swap in swaps:
        offered, wanted = offers[swap.offered_skill_id], offers[swap.wanted_skill_id]
        assert (offered.user_id, wanted.user_id) == swap.people
        assert (offered.name, wanted.name) == (swap.offered_skill_name, swap.wanted_skill_name)
        assert swap.skills_key == skills_key(offered.pk, wanted.pk)
        assert swap.is_open == (swap.status in ("pending", "accepted")) == (swap.closed_at is None)
        assert (swap.answered_at is None) == (swap.status in ("pending", "cancelled", "expired"))
        assert swap.conversation_id == (talks[swap.people] if swap.status in ("accepted", "completed") else None)
        assert max(joined[one] for one in swap.people) <= swap.created_at <= (swap.answered_at or now_ms())
        assert (swap.answered_at or swap.created_at) <= (swap.closed_at or now_ms())
        assert (swap.status == "countered") == (swap.countered_by is not None)
        assert swap.status != "pending" or swap.expires_at > now_ms()


@pytest.mark.only_on("sqlite")
def test_the_same_seed_makes_the_same_swaps(demo):
    before = described()
    User.objects.all().delete()
    call_command("seed_demo", people=40, messages=250)
    assert described() == before


def test_a_small_community_has_what_it_has_people_for(db):
    call_command("seed_demo", people=2, messages=4)
    assert len(Swap.objects.all()) == 2
