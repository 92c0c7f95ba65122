"""Three people of a ring write to each other in its conversation."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.test_every_page import SIZES, problems_of
from tests.e2e.test_rings import circle, propose  # noqa: F401  `circle` is a fixture


@pytest.fixture
def talk(circle, live):  # noqa: F811
    """The three of a ring that is agreed on, the path of the ring, and that of their conversation."""
    people, _ = circle
    path = propose(live, people)
    for person in people:
        ring = person.api("POST", f"/api{path}/accept")
    return people, path, f"/messages/{ring['conversationId']}"


def test_three_who_agreed_on_a_ring_talk_in_its_conversation(talk):
    (ada, ben, cleo), path, messages = talk
    ada.page.goto(path)
    ada.page.get_by_role("link", name="Talk").click()
    heading = ada.page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(ben.name)
    expect(heading).to_contain_text(cleo.name)
    expect(ada.presence).to_have_text("Your ring, 3 people")
    for person in (ben, cleo):
        person.page.goto(messages)
        expect(person.page.get_by_role("heading", level=1)).to_contain_text(ada.name)
    ada.writes("Hello, you two")
    for person in (ben, cleo):
        expect(person.bubble("Hello, you two")).to_contain_text(ada.name)
    expect(ada.status).to_have_text("Seen by 2")
    ben.writes("Hello from me")
    for person in (ada, cleo):
        expect(person.bubble("Hello from me")).to_contain_text(ben.name)
    row = cleo.page.get_by_role("list", name="Conversations").get_by_role("link")
    expect(row).to_contain_text(f"{ben.name}: Hello from me")
    for theme, size in (("dark", "phone"), ("light", "desk")):
        ada.page.set_viewport_size(SIZES[size])
        ada.page.emulate_media(color_scheme=theme)
        assert problems_of(ada.page, messages, f"ring-talk-{size}-{theme}") == []
        assert problems_of(ada.page, "/messages", f"ring-talk-list-{size}-{theme}") == []
    ada.page.goto(messages)
    ada.page.get_by_role("heading", level=1).get_by_role("link").click()
    expect(ada.page).to_have_url(re.compile(f"{path}$"))
