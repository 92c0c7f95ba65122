"""The board of supply and demand: counts of people who may be seen, without a name."""

import datetime as dt

import pytest

from accounts.services import profile_update
from matching.index import members_index
from matching.models import Unlisted
from moderation.services import member_ban
from skills.models import Skill
from skills.services import skill_delete
from skillswap.db.fields import now_ms
from skillswap.db.ids import first_id_at
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(member, api):
    """`board(view="wanted")`: (name, offers, wants) of each topic in order."""
    client = api(member)

    def shown(**query):
        found = client.get("/api/matches/board", query).json()["data"]
        return [(row["name"], row["offers"], row["wants"]) for row in found]

    return shown


def people(count, **fields):
    return [UserFactory(**fields) for _ in range(count)]


def test_what_is_wanted_and_hardly_taught_comes_first_where_most_wait(board):
    for person in people(3):
        wants(person, "Chess", "Piano")
    for person in people(4):
        wants(person, "Guitar")
    for name in ("Piano", "Guitar", "Guitar"):
        offers(UserFactory(), name)
    assert board() == board(view="wanted") == [("Chess", 0, 3), ("Piano", 1, 3)]  # one teacher for two is enough


def test_offers_that_nobody_asks_for(board):
    for person in people(2):
        offers(person, "Baking")
    offers(UserFactory(), "Yoga", "Piano")
    wants(UserFactory(), "Piano")
    assert board(view="offered") == [("Baking", 2, 0), ("Yoga", 1, 0)]


def test_what_grows_is_what_was_added_more_often_than_before(member, api):
    def added(kind, name, days):
        for age in days:
            (skill,) = kind(UserFactory(), name)
            Skill.objects.filter(pk=skill.pk).update(created_at=now_ms() - dt.timedelta(days=age))

    added(wants, "Chess", [1, 5, 40])
    added(offers, "Chess", [2])
    added(wants, "Piano", [1, 50, 50])
    added(wants, "Yoga", [70])
    members_index.forget()  # a job may have read the skills before their age was set
    (row,) = api(member).get("/api/matches/board?view=growing").json()["data"]
    assert (row["name"], row["wantsAdded"], row["wantsAddedBefore"]) == ("Chess", 2, 1)
    assert (row["offersAdded"], row["offersAddedBefore"]) == (1, 0)


def test_language_clock_and_category_choose_who_counts(member, board):
    profile_update(user=member, timezone="Europe/Berlin")
    wants(UserFactory(languages=["de"], timezone="Europe/Lisbon"), "Chess")
    wants(UserFactory(languages=["pt", "de"], timezone="Asia/Tokyo"), "Piano", category="music")
    assert board(language="de") == [("Chess", 0, 1), ("Piano", 0, 1)]
    assert board(language="PT") == [("Piano", 0, 1)]
    assert board(language="ja") == []
    assert board(hours=0) == []
    assert board(hours=1) == [("Chess", 0, 1)]
    assert board(category="music") == [("Piano", 0, 1)]


def test_only_visible_people_count_and_never_oneself(member, board):
    wants(member, "Chess")
    hidden, banned, leaving, kept = people(4)
    for person in (hidden, banned, leaving, kept):
        wants(person, "Chess")
    assert board() == [("Chess", 0, 4)]
    profile_update(user=hidden, visibility="private")
    assert board() == [("Chess", 0, 3)]
    member_ban(user=banned, by=UserFactory(moderator=True), reason="Spam")
    assert board() == [("Chess", 0, 2)]
    skill_delete(skill=Skill.objects.get(user=leaving), by=leaving)
    assert board() == [("Chess", 0, 1)]
    profile_update(user=hidden, visibility="public")
    assert board() == [("Chess", 0, 2)]


def test_a_row_says_what_is_mine_and_names_nobody(member, api):
    offers(member, "Chess")
    wants(UserFactory(name="Noor"), "Chess", "Piano")
    answer = api(member).get("/api/matches/board")
    assert [(row["name"], row["iOffer"], row["iWant"]) for row in answer.json()["data"]] == [
        ("Chess", True, False),
        ("Piano", False, False),
    ]
    assert "Noor" not in answer.content.decode()


def test_pages_show_every_topic_once(member, api):
    person = UserFactory()
    wants(person, *(f"Craft {number}" for number in range(7)))
    client, cursor, seen = api(member), "", []
    for _ in range(4):
        page = client.get("/api/matches/board", {"limit": 2, "cursor": cursor}).json()
        seen += [row["name"] for row in page["data"]]
        cursor = page["pagination"]["nextCursor"]
    assert cursor is None
    assert sorted(seen) == [f"Craft {number}" for number in range(7)]


@pytest.mark.parametrize("cursor", ["x", "WzEsMl0", "WyJhIiwiYiIsImMiXQ"])
def test_a_cursor_that_no_page_gave_is_refused(cursor, member, api):
    answer = api(member).get("/api/matches/board", {"cursor": cursor})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "cursor")


@pytest.mark.parametrize("topics", [1, 12])
def test_a_page_costs_the_same_for_one_topic_or_many(topics, member, api, django_assert_num_queries):
    wants(UserFactory(), *(f"Craft {number}" for number in range(topics)))
    client = api(member)
    client.get("/api/matches/board")
    with django_assert_num_queries(6):
        assert len(client.get("/api/matches/board").json()["data"]) == topics


def test_who_lost_their_listing_more_than_a_day_ago_is_forgotten_with_the_next_one(member, other):
    Unlisted.objects.create(pk=first_id_at(now_ms() - dt.timedelta(days=1, minutes=1)), user_id=other.pk)
    wants(member, "Chess")
    profile_update(user=member, visibility="private")
    assert list(Unlisted.objects.values_list("user_id", flat=True)) == [member.pk]
