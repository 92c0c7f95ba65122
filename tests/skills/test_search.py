"""Search: literal, blind to case and accents, filtered, paged without a skip or a repeat, and discreet."""

import pytest

from accounts.hooks import member_changed
from accounts.models import User
from moderation.services import member_block
from skills.services import skill_delete
from tests.factories.accounts import UserFactory
from tests.factories.skills import SkillFactory, offers, wants


@pytest.fixture
def search(member, api):
    client = api(member)

    def names(**filters: object) -> list[str]:
        answer = client.get("/api/search/skills", filters)
        assert answer.status_code == 200, answer.content
        return [skill["name"] for skill in answer.json()["data"]]

    return names


def all_pages(client, **filters):
    """The ids of all that is found, page by page."""
    cursor = ""
    while cursor is not None:
        page = client.get("/api/search/skills", {**filters, "cursor": cursor}).json()
        yield from (skill["id"] for skill in page["data"])
        cursor = page["pagination"]["nextCursor"]


@pytest.mark.parametrize("q", ["java", "JAVASC", "js", "JavaScript", "java script", "ECMA", "\uff4a\uff53"])
def test_any_name_of_a_topic_in_any_case_finds_the_skill(search, other, q):
    offers(other, "javascript")
    assert search(q=q) == ["JavaScript"]


def test_accents_make_no_difference_either_way(search, other):
    offers(other, "Pâtisserie", "Cafe au lait")
    assert search(q="patiss") == ["Pastry"]
    assert search(q="café") == ["Cafe au lait"]


@pytest.mark.parametrize(
    "q", ["%", "_", "*", ".", ".*", "g%", "^g", "(", "[", "\\", "$", "' OR 1=1", "tar", "itar", "guitarist"]
)
def test_no_character_is_a_pattern_and_the_middle_of_a_word_finds_nothing(search, other, q):
    offers(other, "Guitar")
    assert search(q=q) == []


@pytest.mark.parametrize("q", ["C", "R"])
def test_a_topic_called_just_so_comes_first_whatever_is_newest_on_every_page(member, api, q):
    exact = SkillFactory.create_batch(3, name=q)
    longer = [SkillFactory(name=f"{q}{word}") for word in ("limbing", "unning", "eading", "anoeing")]
    wanted = [str(skill.pk) for skill in (*reversed(exact), *reversed(longer))]
    for limit in (1, 2, 3, 7):
        assert list(all_pages(api(member), q=q, limit=limit)) == wanted


FOUND = {
    "Łódź walks": "lodz",
    "Orsted tour": "ørsted",
    "日本語会話": "本語",
    "中文上海话": "上海",
    "ภาษาไทย": "ไทย",
    "العَرَبِيَّة": "العربية",
    "Hebrew שָׁלוֹם": "שלום",
}


@pytest.mark.parametrize(("name", "q"), FOUND.items())
def test_a_name_is_found_however_it_is_marked_and_inside_words_without_spaces(search, other, name, q):
    (skill,) = offers(other, name)
    assert search(q=q) == [skill.name]


def test_a_page_is_full_although_blocked_and_just_hidden_people_are_left_out(member, api):
    shown, blocked, gone = [], [], []
    for _ in range(4):
        shown.append(SkillFactory(name="Kites"))
        blocked += SkillFactory.create_batch(2, name="Kites")
        gone.append(SkillFactory(name="Kite flying"))
    for skill in blocked:
        member_block(by=member, user_id=skill.user_id)
    User.objects.filter(pk__in=[skill.user_id for skill in gone]).update(is_banned=True)  # the skills do not know yet
    wanted = [str(skill.pk) for skill in reversed(shown)]
    for filters in ({}, {"q": "kite"}, {"q": "kites"}):
        page = api(member).get("/api/search/skills", {**filters, "limit": 3}).json()
        assert [skill["id"] for skill in page["data"]] == wanted[:3]
        assert list(all_pages(api(member), **filters, limit=3)) == wanted


def test_every_word_must_fit_and_when_none_does_the_answer_says_which_were_searched(search, member, other, api):
    offers(other, "Kite building", "Kite flying")
    assert search(q="kite bui") == ["Kite building"]
    assert search(q="build kite") == ["Kite building"]
    answer = api(member).get("/api/search/skills", {"q": "kite zebra"}).json()
    assert (len(answer["data"]), answer["searchedFor"]) == (2, "kite")


def test_a_word_that_begins_very_many_topics_hides_none_that_a_longer_word_finds(search, other, monkeypatch):
    monkeypatch.setattr("skills.selectors.topics._PREFIX_ROWS", 2)
    offers(other, "C amera", "C ello", "C hoir", "C kayaks")
    assert search(q="c kayak") == ["C kayaks"]
    assert search(q="C") != []


def test_an_empty_text_filters_nothing(search, other):
    offers(other, "Guitar")
    assert search(q="  ") == ["Guitar"]


def test_filters_narrow_and_combine(search, other):
    far = UserFactory(timezone="Asia/Tokyo")
    offers(other, "Guitar", level="expert", mode="call")
    wants(other, "Guitar")
    offers(far, "Piano", category="music")
    offers(far, "Yoga", mode="text")
    assert search(type="learn") == ["Guitar"]
    assert search(level="expert", q="gui") == ["Guitar"]
    assert search(category="music", type="offer") == ["Piano", "Guitar"]
    assert search(timezone="Asia/Tokyo") == ["Yoga", "Piano"]
    assert search(timezone="Asia/Tokyo", category="sports") == ["Yoga"]
    assert search(category="cooking") == []


def test_filters_take_levels_and_categories_in_any_case_and_by_their_names(search, other):
    offers(other, "Guitar", category="music", level="expert")
    offers(other, "js", category="technology", level="beginner")
    assert search(category="Music") == search(level="Expert") == ["Guitar"]
    assert search(category="Programming") == search(level="BEGINNER") == ["JavaScript"]


def test_a_mode_finds_skills_for_that_mode_and_for_any(search, other):
    offers(other, "Guitar", mode="call")
    offers(other, "Piano", mode="text")
    offers(other, "Violin")
    assert search(mode="call") == ["Violin", "Guitar"]


@pytest.mark.parametrize(
    "wrong", [{"category": "magic"}, {"level": "x"}, {"limit": 0}, {"cursor": "?"}, {"q": "x" * 101}]
)
def test_a_wrong_filter_is_400(member, api, wrong):
    assert api(member).get("/api/search/skills", wrong).status_code == 400


def test_my_own_skills_are_not_found(search, member):
    offers(member, "Guitar")
    assert search(q="guitar") == []


@pytest.mark.parametrize("change", [{"visibility": "private"}, {"is_banned": True}, {"is_active": False}])
@pytest.mark.parametrize("are_copied", [True, False])
def test_hidden_people_are_not_found_even_before_their_skills_know(search, other, change, are_copied):
    offers(other, "Guitar")
    for field, value in change.items():
        setattr(other, field, value)
    other.save()
    if are_copied:
        member_changed(other.pk)
    assert search(q="guitar") == []


def test_a_result_carries_its_owners_card_and_no_address(member, other, api):
    offers(other, "Guitar")
    answer = api(member).get("/api/search/skills")
    (skill,) = answer.json()["data"]
    assert skill["owner"]["username"] == other.username
    assert "email" not in answer.content.decode()
    assert other.email not in answer.content.decode()


def test_pages_neither_skip_nor_repeat_while_skills_come_and_go(member, api):
    client = api(member)
    skills = SkillFactory.create_batch(11)
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        answer = client.get("/api/search/skills", {"limit": 3, "cursor": cursor}).json()
        seen += [skill["id"] for skill in answer["data"]]
        cursor = answer["pagination"]["nextCursor"]
        SkillFactory()  # newer than all: not part of what is being read
        shown = next(skill for skill in skills if str(skill.pk) == seen[-1])
        skill_delete(skill=shown, by=shown.user)
    assert seen == [str(skill.pk) for skill in reversed(skills)]
