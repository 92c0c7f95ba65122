"""Two tabs of one member save at the same moment: nothing is lost, and copies of the profile follow what stands."""

import itertools

import pytest

from accounts.models import User
from accounts.services import availability_replace, avatar_set, profile, profile_update
from matching.models import Listing
from skills.models import Skill
from skillswap.errors import InvalidInput
from tests.factories.accounts import UserFactory, png_file
from tests.factories.skills import offers
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 6
WEEK = [{"weekday": 1, "start": "18:00", "end": "20:00"}]
CHANGES = {
    "name": "Ada",
    "bio": "Plays the lute",
    "timezone": "Asia/Tokyo",
    "languages": ["ja"],
    "visibility": "private",
}


def save(user, **changes):
    """As a tab does: with the row as it was when its request came."""
    mine = User.objects.get(pk=user.pk)
    return lambda: profile_update(user=mine, **changes)


def test_two_tabs_that_save_different_fields_are_both_kept_and_each_is_answered_what_stands():
    for one, two in itertools.combinations(CHANGES.items(), 2):
        member = UserFactory()
        answers = side_by_side(save(member, **dict([one])), save(member, **dict([two])))
        kept = User.objects.get(pk=member.pk)
        for field, value in (one, two):
            assert getattr(kept, field) == value
            assert any(getattr(answer, field) == value for answer in answers)
        assert any((getattr(answer, one[0]), getattr(answer, two[0])) == (one[1], two[1]) for answer in answers)


def test_of_two_tabs_that_save_the_same_field_one_is_kept_whole_and_its_copies_agree():
    member = UserFactory()
    offers(member, "Guitar")
    for _ in range(ROUNDS):
        zones = ("Asia/Tokyo", ["ja", "de"]), ("Europe/Oslo", ["nb"])
        side_by_side(*[save(member, timezone=zone, languages=languages) for zone, languages in zones])
        kept = User.objects.get(pk=member.pk)
        assert (kept.timezone, kept.languages) in zones
        assert Skill.objects.get(user=member).owner_timezone == kept.timezone
        listed = {row.partition("|")[2] for row in Listing.objects.filter(user=member).values_list("key", flat=True)}
        assert listed == {"", *kept.languages}


def test_hiding_and_another_change_at_once_leave_nothing_visible():
    for _ in range(ROUNDS):
        member = UserFactory()
        offers(member, "Guitar")
        side_by_side(save(member, visibility="private"), save(member, languages=["fr"]))
        assert not Listing.objects.filter(user=member).exists()
        assert not Skill.objects.get(user=member).owner_visible


def test_of_two_tabs_that_show_and_hide_when_one_is_online_contacts_are_told_what_stands(monkeypatch):
    told = []
    monkeypatch.setattr(profile, "last_seen_switched", lambda user_id, is_shown: told.append(is_shown))
    for _ in range(4 * ROUNDS):
        for before in (False, True):
            told[:] = [before]
            member = UserFactory(show_last_seen=before)
            side_by_side(save(member, show_last_seen=True), save(member, show_last_seen=False))
            assert told[-1] == User.objects.get(pk=member.pk).show_last_seen


def test_profile_week_and_picture_saved_at_once_are_all_kept(member):
    drawn = png_file()
    week = User.objects.get(pk=member.pk)
    draw = User.objects.get(pk=member.pk)
    side_by_side(
        save(member, name="Ada"),
        lambda: availability_replace(user=week, slots=WEEK),
        lambda: avatar_set(user=draw, file=drawn, size=len(drawn.getvalue())),
    )
    kept = User.objects.get(pk=member.pk)
    assert (kept.name, kept.availability, bool(kept.avatar)) == ("Ada", WEEK, True)


@pytest.mark.only_on("sqlite", "postgresql")  # the test server does not see a unique key in another's transaction
def test_of_two_who_take_one_username_at_once_one_has_it_and_the_other_hears_why():
    for number in range(ROUNDS):
        one, two = UserFactory(), UserFactory()
        answers = side_by_side(*[save(person, username=f"ada_{number}") for person in (one, two)])
        refused = [answer for answer in answers if isinstance(answer, InvalidInput)]
        assert [error.field for error in refused] == ["username"]
        assert User.objects.filter(username=f"ada_{number}").count() == 1
