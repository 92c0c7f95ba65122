"""People by name and topic in one text, by every filter together, in three orders; and pages without double or gap."""

import datetime as dt

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from rest_framework.test import APIClient

from accounts.hooks import member_changed
from accounts.models import User
from accounts.services import availability_replace
from moderation.services import member_block
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers, wants

MONDAY = dt.datetime(2026, 11, 23, 6, tzinfo=dt.UTC)
MORNING = [{"weekday": 0, "start": "09:00", "end": "11:00"}]
FRIDAY = [{"weekday": 4, "start": "09:00", "end": "11:00"}]


@pytest.fixture
def discover(member):
    client = APIClient()
    client.force_authenticate(member)

    def found(**filters):
        answer = client.get("/api/discover", filters)
        assert answer.status_code == 200, answer.content
        return answer.json()

    return found


def names(page):
    return [person["name"] for person in page["data"]]


def person(name, *skills, **fields):
    user = UserFactory(name=name, **{"bio": "Hello.", **fields})
    offers(user, *skills)
    member_changed(user.pk)
    return user


def test_the_topic_comes_first_then_who_is_called_so_then_other_topics_and_everybody_once(discover):
    person("Kite Kitson", "Kite flying")
    person("Ada", "Kite building", "Kites")
    person("Ben", "Kite building")
    person("Kite Only")
    assert names(discover(q="kites")) == ["Ada"]
    assert names(discover(q="kite")) == ["Kite Only", "Kite Kitson", "Ben", "Ada"]
    for sort in ("best", "newest", "soonest"):
        assert sorted(names(discover(q="kite", sort=sort))) == ["Ada", "Ben", "Kite Kitson", "Kite Only"]


NAMES = {
    "noor": "Noor Haddad", "had": "Noor Haddad", "haddad noor": "Noor Haddad", "hadad": "Noor Haddad",
    "LODZ": "Łódź Ørsted", "orsted": "Łódź Ørsted", "محمد": "مُحَمَّد علي", "田中": "田中太郎", "太郎": "田中太郎",
    "user_of_noor": "Noor Haddad",
}  # fmt: skip


def test_names_are_found_in_any_script_by_their_beginnings_and_with_typing_errors(discover):
    for name in dict.fromkeys(NAMES.values()):
        person(name, username="user_of_noor") if name == "Noor Haddad" else person(name)
    assert {q: names(discover(q=q)) for q in NAMES} == {q: [name] for q, name in NAMES.items()}
    page = discover(q="hadad")
    assert (page["searchedFor"], page["didYouMean"]) == ("Haddad", [])
    assert discover(q="noor")["searchedFor"] is None
    assert names(discover(q="noor tanaka")) == []


@pytest.mark.parametrize("hidden", ["private", "banned", "blocked"])
def test_nobody_learns_the_name_of_a_hidden_person_from_a_typing_error(discover, member, hidden):
    zyxwv = person("Zyxwvut Qrst")
    if hidden == "blocked":
        member_block(by=zyxwv, user_id=member.pk)
    else:
        User.objects.filter(pk=zyxwv.pk).update(
            **{"private": {"visibility": "private"}, "banned": {"is_banned": True}}[hidden]
        )
        member_changed(zyxwv.pk)
    page = discover(q="zyxwvutt")
    assert (page["data"], page["searchedFor"], page["didYouMean"]) == ([], None, [])


def test_filters_combine(discover):
    ana = person("Ana", "Guitar", languages=["pt"], timezone="Europe/Lisbon", rating=4.8, reliability=0.9)
    wants(ana, "Yoga", level="expert", mode="call")
    ben = person("Ben", languages=["en"], reliability=0.5)
    offers(ben, "Guitar", level="expert", mode="text")
    assert names(discover(level="expert")) == ["Ben"]
    assert names(discover(mode="call")) == ["Ana"]
    assert names(discover(type="learn")) == names(discover(type="learn", q="yoga", level="expert")) == ["Ana"]
    assert names(discover(type="learn", language="en")) == names(discover(type="learn", mode="text")) == []
    assert names(discover(timezone="Europe/Lisbon", q="guitar", category="music", minRating=4, minReliability=0.8)) == [
        "Ana"
    ]
    assert names(discover(minReliability=0.6)) == ["Ana"]
    assert names(discover(q="ben", language="en")) == ["Ben"]
    assert names(discover(q="ben", language="pt")) == names(discover(q="ben", category="cooking")) == []


@time_machine.travel(MONDAY, tick=False)
def test_free_when_i_am_and_the_soonest_count_in_real_hours(discover, member):
    for name, week, zone in (("Late", FRIDAY, "UTC"), ("Early", MORNING, "UTC"), ("Far", MORNING, "Asia/Tokyo")):
        availability_replace(user=person(name, "Guitar", timezone=zone), slots=week)
    person("Nobody knows", "Guitar")
    soonest = discover(sort="soonest")
    assert names(soonest) == ["Early", "Late", "Far", "Nobody knows"]
    assert [found["nextFreeAt"] for found in soonest["data"]] == [
        "2026-11-23T09:00:00.000Z", "2026-11-27T09:00:00.000Z", "2026-11-30T00:00:00.000Z", None,
    ]  # fmt: skip
    availability_replace(user=member, slots=FRIDAY)
    assert names(discover(freeWhenIAm="true")) == ["Late"]
    assert names(discover(freeWhenIAm="true", sort="best")) == ["Late"]
    assert discover(freeWhenIAm="true")["data"][0]["nextFreeAt"] == "2026-11-27T09:00:00.000Z"


def test_the_best_come_first_with_two_reasons_and_empty_profiles_last(discover, member):
    wants(member, "French")
    offers(member, "Guitar")
    both = person("Both", "French")
    wants(both, "Guitar")
    person("Teacher", "French")
    person("Other", "Yoga")
    person("Empty", "French", bio="")
    page = discover(sort="best")
    assert names(page) == ["Both", "Teacher", "Other", "Empty"]
    assert [reason["code"] for reason in page["data"][0]["reasons"]] == ["mutual", "level_fit"]
    assert [found["isEmpty"] for found in page["data"]] == [False, False, False, True]
    assert names(discover(sort="newest")) == ["Other", "Teacher", "Both", "Empty"]
    assert discover()["data"][0]["reasons"] == []


@pytest.mark.parametrize("sort", ["best", "soonest"])
@pytest.mark.parametrize("cursor", ["x", "WzFd", "n", "nx", "0.x", "WyJhIiwiIiwiIixbMV0sIiJd"])
def test_a_cursor_that_no_page_gave_is_400(member, api, sort, cursor):
    assert api(member).get("/api/discover", {"sort": sort, "cursor": cursor}).status_code == 400


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(["kite", "kites", "kiet", "guest", "music"]),
        "category": st.sampled_from(["music", "other"]),
        "language": st.sampled_from(["pt", "en"]),
        "level": st.sampled_from(["beginner", "expert"]),
        "type": st.sampled_from(["offer", "learn"]),
        "minRating": st.sampled_from([3, 5]),
        "freeWhenIAm": st.sampled_from(["true", "false"]),
        "sort": st.sampled_from(["best", "newest", "soonest"]),
    },
)


@pytest.mark.only_on("sqlite")
class TestPages(TestCase):
    """Whatever the filters and the order: all pages together are one page of all, in whatever steps."""

    @classmethod
    def setUpTestData(cls):
        cls.me = UserFactory(availability=MORNING)
        wants(cls.me, "Kites")
        for number in range(14):
            user = UserFactory(
                name=f"Guest {number}", bio="Hello." * (number % 3), languages=["pt", "en"][: 1 + number % 2],
                rating=[None, 3.0, 5.0][number % 3], availability=[MORNING, FRIDAY, []][number % 3],
            )  # fmt: skip
            offers(user, *(["Kites", "Kite flying"][: 1 + number % 2]), level=["beginner", "expert"][number % 2])
            wants(user, "Music boxes")
            member_changed(user.pk)

    @settings(max_examples=25)
    @given(FILTERS, st.sampled_from([1, 2, 3, 5]), st.sampled_from(["/api/discover", "/api/search/skills"]))
    def test_pages_have_no_double_and_no_gap(self, filters, limit, path):
        client = APIClient()
        client.force_authenticate(self.me)
        with pytest.MonkeyPatch.context() as patch, time_machine.travel(MONDAY, tick=False):
            patch.setattr("skillswap.http.ranked_pages.POOL", 4)
            whole = client.get(path, filters | {"limit": 100}).json()["data"]
            seen, cursor = [], ""
            while cursor is not None:
                page = client.get(path, filters | {"limit": limit, "cursor": cursor}).json()
                seen += page["data"]
                cursor = page["pagination"]["nextCursor"]
        assert [row["id"] for row in seen] == [row["id"] for row in whole]
        assert len({row["id"] for row in seen}) == len(seen)
