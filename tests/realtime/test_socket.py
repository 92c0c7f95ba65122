"""The socket with real frames: hello, commands, events, resume, close codes."""

import asyncio
from uuid import uuid4

import pytest

from accounts.services import device_end
from realtime import consumer, heartbeat, intake
from realtime.models import SocketTicket, UserEvent
from realtime.services import events_purge
from skillswap.db.pool import in_thread
from tests.factories.accounts import UserFactory
from tests.factories.chat import say
from tests.realtime.tab import Tab, new_ticket

pytestmark = pytest.mark.django_db(transaction=True)


async def test_a_ticket_opens_one_socket_and_no_second(people, open_tab):
    ticket = await in_thread(new_ticket, people[0])
    tab = await open_tab(people[0], ticket=ticket)
    assert tab.welcome["userId"] == str(people[0].pk)
    assert tab.welcome["heartbeatSeconds"] == 25
    again = Tab()
    await again.wire.connect()
    await again.send({"type": "hello", "ticket": ticket})
    assert await again.closed_with() == 4401


async def test_a_ticket_is_good_for_thirty_seconds(people):
    ticket = await in_thread(new_ticket, people[0])
    await in_thread(SocketTicket.objects.update, expires_at="2026-01-01T00:00:00Z")
    tab = Tab()
    await tab.wire.connect()
    await tab.send({"type": "hello", "ticket": ticket})
    assert await tab.closed_with() == 4401


@pytest.mark.parametrize(
    "first",
    ["no json", "[]", '{"type":"ping","id":"x"}', '{"type":"hello"}', '{"type":"hello","ticket":"a","cursor":-1}'],
)
async def test_a_first_frame_that_is_no_hello_is_answered_and_closed_with_4400(people, first):
    tab = Tab()
    await tab.wire.connect()
    await tab.send(first)
    assert (await tab.next("error"))["code"] == "bad_frame"
    assert await tab.closed_with() == 4400


async def test_who_says_nothing_is_closed_with_4408(people, monkeypatch):
    monkeypatch.setattr(consumer, "HELLO_SECONDS", 0.1)
    tab = Tab()
    await tab.wire.connect()
    assert await tab.closed_with() == 4408


async def test_a_message_is_acknowledged_and_reaches_every_tab_of_both(people, talk, open_tab):
    mine, my_other_tab, theirs = await open_tab(people[0]), await open_tab(people[0]), await open_tab(people[1])
    client_id = str(uuid4())
    ack = await mine.command("chat:message", id=client_id, conversationId=str(talk.pk), content="Salut")
    assert ack["type"] == "ack"
    assert ack["data"]["clientId"] == client_id
    for tab in (mine, my_other_tab, theirs):
        event = await tab.next("chat:message:new")
        assert event["data"] == ack["data"]
        assert event["cursor"] == 1


async def test_a_repeated_id_gets_the_same_ack_and_makes_nothing(people, talk, open_tab):
    mine = await open_tab(people[0])
    client_id = str(uuid4())
    first = await mine.command("chat:message", id=client_id, conversationId=str(talk.pk), content="Once")
    second = await mine.command("chat:message", id=client_id, conversationId=str(talk.pk), content="Once")
    assert first == second
    assert await in_thread(UserEvent.objects.filter(type="chat:message:new").count) == 2


async def test_the_sender_is_the_sockets_user_and_a_field_that_says_otherwise_is_an_error(people, talk, open_tab):
    mine = await open_tab(people[0])
    said = await mine.command(
        "chat:message", conversationId=str(talk.pk), content="I am you", senderId=str(people[1].pk)
    )
    assert (said["type"], said["code"]) == ("error", "bad_frame")


async def test_strangers_cannot_write_read_or_type_in_a_conversation(people, talk, open_tab):
    stranger = await open_tab(await in_thread(UserFactory))
    for command, data in (
        ("chat:message", {"content": "hi"}),
        ("chat:read", {"seq": 0}),
        ("chat:typing", {}),
        ("chat:typing:stop", {}),
    ):
        answer = await stranger.command(command, conversationId=str(talk.pk), **data)
        assert (answer["type"], answer["code"]) == ("error", "not_found"), command


async def test_bad_frames_are_answered_and_the_socket_lives_on(people, talk, open_tab):
    mine = await open_tab(people[0])
    for bad in ("{", '{"type":"nonsense","id":"1"}', '{"type":"chat:message"}', '"text"'):
        await mine.send(bad)
        assert (await mine.next("error"))["code"] == "bad_frame"
    assert (await mine.command("ping"))["data"] == {"cursor": 0}


async def test_a_message_in_which_nothing_can_be_seen_is_answered_with_an_error_and_the_socket_lives_on(
    people, talk, open_tab
):
    tab = await open_tab(people[0])
    for content in ("\u200b\u3164", "\u202e", "\u2800 "):
        answer = await tab.command("chat:message", conversationId=str(talk.pk), content=content)
        assert (answer["type"], answer["code"]) == ("error", "invalid")
    answer = await tab.command("chat:message", conversationId=str(talk.pk), content="A\u202ed\u200ba")
    assert answer["data"]["content"] == "Ada"


async def test_half_of_a_character_is_answered_with_the_id_of_its_command(people, talk, open_tab):
    tab = await open_tab(people[0])
    data = f'{{"conversationId":"{talk.pk}","content":"\\ud83c"}}'
    await tab.send(f'{{"type":"chat:message","id":"{(command_id := uuid4())}","data":{data}}}')
    error = await tab.next("error")
    assert (error["code"], error["id"]) == ("bad_frame", str(command_id))


async def test_who_sends_only_rubbish_is_closed_with_4400(people, open_tab):
    mine = await open_tab(people[0])
    for _ in range(21):
        await mine.send("rubbish")
    assert await mine.closed_with() == 4400


async def test_a_frame_over_16_kib_closes_with_1009(people, open_tab):
    mine = await open_tab(people[0])
    await mine.send('{"type":"ping","id":"' + "x" * 16400 + '"}')
    assert await mine.closed_with() == 1009


async def test_a_flood_of_frames_closes_with_4429(people, open_tab, settings, monkeypatch):
    settings.RATE_LIMITS_ENABLED = True
    monkeypatch.setattr(intake, "MOST_FRAMES", 5)
    monkeypatch.setattr(intake, "IN_SECONDS", 600)  # however slow the machine is
    mine = await open_tab(people[0])
    for number in range(6):
        await mine.send({"type": "ping", "id": str(number)})
    assert await mine.closed_with() == 4429


async def test_the_message_limit_answers_with_when_to_come_back(people, talk, open_tab, settings):
    settings.RATE_LIMITS_ENABLED = True
    mine = await open_tab(people[0])
    for _ in range(10):
        await mine.command("chat:message", conversationId=str(talk.pk), content="are you there?")
    refused = await mine.command("chat:message", conversationId=str(talk.pk), content="are you there?")
    assert refused["code"] == "too_fast"
    assert 0 < refused["retryAfter"] <= 60


async def test_too_many_tabs_close_with_4409(people, open_tab, settings):
    settings.SOCKETS_PER_MEMBER = 1
    await open_tab(people[0])
    late = Tab()
    await late.wire.connect()
    await late.send({"type": "hello", "ticket": await in_thread(new_ticket, people[0])})
    assert await late.closed_with() == 4409


async def test_who_was_away_gets_what_was_missed_in_order(people, talk, open_tab):
    for number in range(5):
        await in_thread(say, talk, people[0], str(number))
    theirs = await open_tab(people[1], cursor=3)
    assert theirs.welcome["resumed"] is True
    missed = [await theirs.next("chat:message:new") for _ in range(3)]
    assert [event["data"]["content"] for event in missed] == ["2", "3", "4"]
    seen = [event["cursor"] for event in sorted(missed + theirs.heard, key=lambda f: f["cursor"])]
    assert seen == sorted(set(seen))


async def test_what_is_said_while_a_socket_resumes_arrives_once(people, talk, open_tab):
    for number in range(50):
        await in_thread(say, talk, people[0], str(number))
    writing = asyncio.gather(*[in_thread(say, talk, people[0], f"late {number}") for number in range(20)])
    theirs = await open_tab(people[1], cursor=0)
    await writing
    cursors = []
    while len(cursors) < 71:  # 70 messages and the one notification
        frame = theirs.heard.pop(0) if theirs.heard else None
        if frame is None:
            frame = await theirs._until(lambda frame: "cursor" in frame)
        cursors.append(frame["cursor"])
    assert cursors == list(range(1, 72))


@pytest.mark.parametrize("cursor", [99, 0])
async def test_what_can_no_longer_be_replayed_is_said_so(people, talk, open_tab, settings, cursor):
    settings.EVENTS_REPLAYED = 3
    for number in range(5):
        await in_thread(say, talk, people[0], str(number))
    theirs = await open_tab(people[1], cursor=cursor)
    assert theirs.welcome["resumed"] is False
    assert theirs.welcome["cursor"] == 6
    assert await theirs.silence("chat:message:new")


async def test_purged_events_are_not_silently_skipped(people, talk, open_tab):
    import datetime as dt

    await in_thread(say, talk, people[0])
    await in_thread(lambda: events_purge(older_than=dt.timedelta(days=-1)))
    assert (await open_tab(people[1], cursor=0)).welcome["resumed"] is False


async def test_a_ring_that_is_lost_is_made_good_by_the_heartbeat(people, talk, open_tab, monkeypatch):
    monkeypatch.setattr(heartbeat, "CHECK_SECONDS", 1)
    theirs = await open_tab(people[1])
    with monkeypatch.context() as patch:
        patch.setattr("realtime.notifier.live_hubs", list)
        await in_thread(say, talk, people[0], "unheard")
    assert (await theirs.next("chat:message:new"))["data"]["content"] == "unheard"


async def test_heartbeats_carry_the_head(people, open_tab, settings):
    settings.HEARTBEAT_SECONDS = 1
    mine = await open_tab(people[0])
    assert (await mine.next("heartbeat"))["data"] == {"cursor": 0}


@pytest.fixture
def only_notifications(monkeypatch):
    """No heartbeat comes to help: what closes a socket is what was published at once."""
    monkeypatch.setattr(heartbeat, "CHECK_SECONDS", 10**6)


async def test_signing_out_closes_the_devices_sockets_at_once(people, open_tab, only_notifications):
    from accounts.models import Device

    mine = await open_tab(people[0])
    device = await in_thread(Device.objects.get)
    await in_thread(lambda: device_end(device_id=device.pk, by=people[0]))
    assert await mine.closed_with() == 4401


async def test_a_ban_closes_with_4403_at_once(people, open_tab, only_notifications):
    from moderation.services import member_ban

    mine = await open_tab(people[0])
    admin = await in_thread(lambda: UserFactory(admin=True))
    await in_thread(lambda: member_ban(user=people[0], by=admin, reason="Spam"))
    assert await mine.closed_with() == 4403
    late = Tab()
    await late.wire.connect()
    await late.send({"type": "hello", "ticket": "anything"})
    assert await late.closed_with() == 4401


async def test_typing_reaches_the_other_and_is_not_kept(people, talk, open_tab):
    mine, theirs = await open_tab(people[0]), await open_tab(people[1])
    await mine.command("chat:typing", conversationId=str(talk.pk))
    event = await theirs.next("chat:typing")
    assert event["data"] == {"conversationId": str(talk.pk), "userId": str(people[0].pk)}
    assert "cursor" not in event
    assert await mine.silence("chat:typing")
    assert not await in_thread(UserEvent.objects.exists)


async def test_reading_over_the_socket_tells_the_sender(people, talk, open_tab):
    mine, theirs = await open_tab(people[0]), await open_tab(people[1])
    await in_thread(say, talk, people[0])
    await theirs.command("chat:read", conversationId=str(talk.pk), seq=1)
    event = await mine.next("chat:read")
    assert event["data"]["userId"] == str(people[1].pk)
    assert event["data"]["seq"] == 1
