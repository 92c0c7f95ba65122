"""Saved and dismissed people: whom one keeps and whom one does not want to see, which only oneself knows."""

import pytest

from accounts.services import account_delete
from matching import errors
from matching.models import PersonMark
from matching.privacy import marks_data
from matching.selectors import suggestions_for
from matching.services import matches_announce, person_mark, search_create
from moderation.services import member_block
from skillswap.errors import NotFound
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.skills import offers, wants

SAVED, DISMISSED = "/api/discover/{}/saved", "/api/discover/{}/dismissed"


@pytest.fixture
def pair(member, other):
    """Two who fit both ways."""
    offers(other, "Guitar")
    wants(other, "French")
    offers(member, "French")
    wants(member, "Guitar")
    return member, other


def listed(client, kind):
    return [person["id"] for person in client.get(f"/api/discover/{kind}").json()["data"]]


def test_people_are_saved_and_dismissed_again_and_again_and_never_both(pair, api):
    member, other = pair
    client = api(member)
    for path, kind in ((SAVED, "saved"), (SAVED, "saved"), (DISMISSED, "dismissed"), (SAVED, "saved")):
        assert client.put(path.format(other.pk)).status_code == 204
        assert {name: listed(client, name) for name in ("saved", "dismissed")} == {
            "saved": [], "dismissed": [], kind: [str(other.pk)],
        }  # fmt: skip
    page = client.get(f"/api/users/{other.pk}").json()
    (found,) = client.get("/api/discover").json()["data"]
    (skill, _) = client.get("/api/search/skills").json()["data"]
    assert (page["isSaved"], page["isDismissed"], found["isSaved"], skill["owner"]["isSaved"]) == (
        True,
        False,
        True,
        True,
    )
    for _ in range(2):
        assert client.delete(SAVED.format(other.pk)).status_code == 204
    assert listed(client, "saved") == []
    assert PersonMark.objects.count() == 0
    assert listed(api(other), "saved") == []


def test_who_was_dismissed_is_in_no_search_and_no_suggestion_until_it_is_undone(pair, api):
    member, other = pair
    client = api(member)

    def seen():
        answers = [client.get(path).json()["data"] for path in ("/api/discover", "/api/discover?q=guitar&sort=best")]
        return [
            len(found)
            for found in (*answers, client.get("/api/search/skills").json()["data"], suggestions_for(member, limit=9))
        ]

    assert seen() == [1, 1, 2, 1]
    client.put(DISMISSED.format(other.pk))
    assert seen() == [0, 0, 0, 0]
    assert len(suggestions_for(other, limit=9)) == 1  # who was dismissed does not notice
    client.delete(DISMISSED.format(other.pk))
    assert seen() == [1, 1, 2, 1]


@pytest.mark.parametrize("by", [0, 1])
def test_nobody_is_told_of_a_match_that_either_dismissed(pair, by):
    person_mark(by=pair[by], person_id=pair[1 - by].pk, kind="dismissed")
    assert matches_announce(user_id=pair[0].pk) == 0


def test_a_block_and_a_deleted_account_end_what_the_two_marked(pair, api):
    member, other = pair
    for kind in ("saved", "dismissed"):
        person_mark(by=member, person_id=other.pk, kind=kind)
        person_mark(by=other, person_id=member.pk, kind=kind)
        member_block(by=other, user_id=member.pk)
        assert not PersonMark.objects.exists()
        assert api(member).put(SAVED.format(other.pk)).status_code == 404
        api(other).delete(f"/api/blocks/{member.pk}")
    person_mark(by=member, person_id=other.pk, kind="saved")
    person_mark(by=other, person_id=member.pk, kind="saved")
    account_delete(user=other, password=PASSWORD)
    assert not PersonMark.objects.exists()


def test_whoever_left_meanwhile_keeps_nothing_in_a_tab_that_is_still_open(pair):
    member, other = pair
    type(member).objects.filter(pk=member.pk).update(is_active=False)  # `member` is as the tab's request read them
    with pytest.raises(NotFound):
        person_mark(by=member, person_id=other.pk, kind="saved")
    with pytest.raises(NotFound):
        search_create(user=member, name="Guitar", view="people", query={})


def test_a_hidden_person_is_not_listed_and_ones_own_export_says_the_names(pair, api):
    member, other = pair
    person_mark(by=member, person_id=other.pk, kind="saved")
    name, (row,) = marks_data(member.pk)
    assert (name, row["name"], row["as"], marks_data(other.pk)[1]) == ("people_marked", other.name, "saved", [])
    type(other).objects.filter(pk=other.pk).update(visibility="private")
    assert listed(api(member), "saved") == []


def test_oneself_and_too_many_people_are_refused(member, api, monkeypatch):
    client = api(member)
    assert client.put(SAVED.format(member.pk)).status_code == 400
    monkeypatch.setattr("matching.services.marks.MOST_MARKED", 1)
    first, second = UserFactory.create_batch(2)
    assert client.put(DISMISSED.format(first.pk)).status_code == 204
    answer = client.put(DISMISSED.format(second.pk))
    assert (answer.status_code, answer.json()["code"]) == (409, errors.TooManyMarked.code)
