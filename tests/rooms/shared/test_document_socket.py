"""The board and the text over the socket and over REST, as a program uses them."""

from base64 import b64decode, b64encode

import pytest

from rooms.services.documents import LARGEST_IN_FRAME
from skillswap.db.pool import in_thread
from tests.factories.accounts import UserFactory
from tests.rooms.shared.conftest import running_session
from tests.rooms.shared.pages import Page, update_of

BYTES = "application/octet-stream"


@pytest.fixture
async def place(people):
    """Which document the commands are about."""
    session = await in_thread(running_session, *people)
    return {"sessionId": str(session.pk), "document": "text"}


@pytest.mark.django_db(transaction=True)
async def test_what_one_writes_reaches_every_tab_of_both_with_its_number(people, place, open_tab):
    mine, my_other_tab, theirs = await open_tab(people[0]), await open_tab(people[0]), await open_tab(people[1])
    page, reader = Page(), Page()
    for number, word in enumerate(("Hello", " there"), 1):
        update = b64encode(page.writes(word)).decode()
        ack = await mine.command("document:update", **place, update=update)
        assert (ack["type"], ack["data"]) == ("ack", {"seq": number})
        for tab in (mine, my_other_tab, theirs):
            event = (await tab.next("document:updated"))["data"]
            assert event == {**place, "seq": number, "userId": str(people[0].pk), "update": update}
        reader.hears(b64decode(update))
    assert reader.text == "Hello there"


@pytest.mark.django_db(transaction=True)
async def test_pointers_reach_both_and_are_stored_nowhere(people, place, open_tab):
    mine, theirs = await open_tab(people[0]), await open_tab(people[1])
    ack = await mine.command("document:awareness", **place, state="AQID")
    assert (ack["type"], ack["data"]) == ("ack", {})
    event = (await theirs.next("document:awareness"))["data"]
    assert event == {**place, "userId": str(people[0].pk), "state": "AQID"}
    late = await open_tab(people[1], cursor=0)
    await late.command("ping")
    assert [frame["type"] for frame in late.heard if frame["type"].startswith("document")] == []


@pytest.mark.django_db(transaction=True)
async def test_a_refusal_is_an_error_frame_and_the_socket_lives_on(people, place, open_tab):
    mine, stranger = await open_tab(people[0]), await open_tab(await in_thread(UserFactory))
    update = b64encode(update_of("Hello")).decode()
    large = b64encode(update_of("x" * LARGEST_IN_FRAME)).decode()
    for tab, command, data, code in (
        (stranger, "document:update", {"update": update}, "not_found"),
        (stranger, "document:awareness", {"state": ""}, "not_found"),
        (mine, "document:update", {"update": "AAAA"}, "invalid"),
        (mine, "document:update", {"update": "no base64"}, "invalid"),
        (mine, "document:update", {"update": update, "document": "video"}, "bad_frame"),
        (mine, "document:update", {"update": large}, "bad_frame"),
        (mine, "document:awareness", {"state": "AAAA" * 1001}, "bad_frame"),
    ):
        refusal = await tab.command(command, **{**place, **data})
        assert (refusal["type"], refusal["code"]) == ("error", code)
    assert (await mine.command("document:update", **place, update=update))["data"] == {"seq": 1}
    assert await stranger.silence("document:updated")


@pytest.mark.django_db(transaction=True)
async def test_the_largest_update_that_goes_by_socket_fits_a_frame(people, place, open_tab):
    mine = await open_tab(people[0])
    update = update_of("x" * (LARGEST_IN_FRAME - 40))
    ack = await mine.command("document:update", **place, update=b64encode(update).decode())
    assert ack["data"] == {"seq": 1}


@pytest.mark.django_db
def test_an_update_too_large_for_a_frame_goes_over_rest(session, teacher, student, api):
    address = f"/api/sessions/{session.pk}/documents/board"
    page = Page()
    page.draws(points=b"\1" * 50_000)
    answer = api(teacher).generic("POST", f"{address}/updates", page.made[0], BYTES)
    assert (answer.status_code, answer.json()) == (201, {"seq": 1})
    found = api(student).get(address).json()
    assert found == {"seq": 1, "updates": [b64encode(page.made[0]).decode()]}
    assert api(student).get(address, {"afterSeq": 1}).json() == {"seq": 1, "updates": []}
    (listed,) = api(student).get(f"/api/sessions/{session.pk}/documents").json()
    assert listed == {"document": "board", "seq": 1, "size": len(page.made[0])}


@pytest.mark.django_db
@pytest.mark.only_on("sqlite")
def test_rest_refuses_what_is_no_update_too_large_or_of_another_kind(session, teacher, api):
    client, address = api(teacher), f"/api/sessions/{session.pk}/documents/text"
    for body, kind, status, code in (
        (b"Hello", BYTES, 400, "invalid"),
        (b"", BYTES, 400, "invalid"),
        (b"\0" * (1024 * 1024 + 1), BYTES, 413, "too_large"),
        (b"{}", "application/json", 415, "unsupported_media_type"),
    ):
        answer = client.generic("POST", f"{address}/updates", body, kind)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert client.get(address, {"afterSeq": "x"}).json()["errors"][0]["field"] == "afterSeq"
    assert client.get(f"/api/sessions/{session.pk}/documents/video").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("updates", [1, 12])
def test_reading_costs_the_same_for_one_update_or_many(updates, session, teacher, django_assert_num_queries):
    from rooms.documents.selectors import updates_after
    from rooms.services.documents import document_append

    page = Page()
    for _ in range(updates):
        document_append(session_id=session.pk, name="text", by=teacher.pk, update=page.writes("la "))
    with django_assert_num_queries(3):
        assert len(updates_after(session.pk, "text", teacher.pk, 0)["updates"]) == updates
