"""The server dies in the middle of things: nothing that was acknowledged is lost, doubled or out of order."""

import asyncio
from contextlib import suppress
from uuid import uuid4

import pytest
from websockets.exceptions import WebSocketException

from tests.faults.member import Member

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

PAIRS = 6
ACKNOWLEDGED_UNTIL_THE_CUT = 10  # messages in each conversation, at least
REPEATED = 5  # at most the last one has no answer: everybody writes one at a time
LOST = (WebSocketException, ConnectionError, TimeoutError, OSError)


class Pair:
    """Two people who both write as fast as they are acknowledged, and remember what they were told."""

    def __init__(self, url):
        self.people = [Member.sign_up(url, "Ada"), Member.sign_up(url, "Ben")]
        self.conversation = self.people[0].conversation_with(self.people[1])
        self.asked = {person.id: [] for person in self.people}  # (client id, content) in the order of writing
        self.acknowledged = {}  # client id → seq
        self.heard = {person.id: [] for person in self.people}  # events before the cut; who was too slow heard none

    async def talk(self):
        await asyncio.gather(*(self.write(person) for person in self.people))

    async def write(self, person):
        with suppress(*LOST):
            async with person.socket(cursor=0) as socket:
                self.heard[person.id] = socket.events
                for number in range(10_000):
                    client_id = str(uuid4())
                    self.asked[person.id].append((client_id, f"{person.id} {number}"))
                    await self.send(socket, client_id, f"{person.id} {number}")

    async def send(self, socket, client_id, content):
        answer = await socket.command("chat:message", id=client_id, conversationId=self.conversation, content=content)
        assert answer["type"] == "ack", answer
        self.acknowledged[client_id] = answer["data"]["seq"]

    async def come_back(self, person):
        """Resume, and send again what nobody acknowledged, as every client does; and the last few that somebody did."""
        async with person.socket(cursor=self.last_heard(person)) as socket:
            assert socket.welcome["resumed"] is True
            for client_id, content in self.asked[person.id][-REPEATED:]:
                await self.send(socket, client_id, content)

    def last_heard(self, person):
        events = self.heard[person.id]
        return events[-1]["cursor"] if events else 0


async def test_every_acknowledged_message_survives_a_kill_exactly_once(mortal):
    pairs = await asyncio.to_thread(lambda: [Pair(mortal.url) for _ in range(PAIRS)])
    talking = [asyncio.create_task(pair.talk()) for pair in pairs]
    while min(len(pair.acknowledged) for pair in pairs) < ACKNOWLEDGED_UNTIL_THE_CUT:
        assert not any(task.done() for task in talking), talking
        await asyncio.sleep(0.01)
    mortal.kill()
    await asyncio.gather(*talking)
    acknowledged_before = {pair: dict(pair.acknowledged) for pair in pairs}
    await asyncio.to_thread(mortal.start)
    for pair in pairs:
        await check(pair, acknowledged_before[pair])


async def check(pair, acknowledged_before):
    stored = await asyncio.to_thread(pair.people[0].messages, pair.conversation)
    assert {message["clientId"]: message["seq"] for message in stored}.items() >= acknowledged_before.items()

    for person in pair.people:
        await pair.come_back(person)
    views = [await asyncio.to_thread(person.messages, pair.conversation) for person in pair.people]
    orders = [[(message["seq"], message["clientId"], message["content"]) for message in view] for view in views]
    assert orders[0] == orders[1]
    assert [seq for seq, *_ in orders[0]] == list(range(1, len(orders[0]) + 1))
    asked = [client_id for writings in pair.asked.values() for client_id, _ in writings]
    assert sorted(client_id for _, client_id, _ in orders[0]) == sorted(asked)
    assert {client_id: seq for seq, client_id, _ in orders[0]}.items() >= acknowledged_before.items()

    for person in pair.people:
        async with person.socket(cursor=pair.last_heard(person)) as socket:
            await socket.caught_up()
            events = [*pair.heard[person.id], *socket.events]
        first, head = events[0]["cursor"], socket.welcome["cursor"]
        assert [event["cursor"] for event in events] == list(range(first, head + 1))
        heard = [event["data"]["clientId"] for event in events if event["type"] == "chat:message:new"]
        assert heard == [client_id for _, client_id, _ in orders[0]]


async def test_who_was_away_gets_exactly_what_was_missed(ada, ben):
    conversation = await asyncio.to_thread(ada.conversation_with, ben)
    async with ada.socket() as socket:
        await socket.command("chat:message", conversationId=conversation, content="seen")
    async with ben.socket(cursor=0) as socket:
        await socket.until(lambda: len(socket.events) == 2)  # the message and its notification
        cursor = socket.events[-1]["cursor"]
    async with ada.socket() as socket:
        for number in range(20):
            await socket.command("chat:message", conversationId=conversation, content=f"missed {number}")
    async with ben.socket(cursor=cursor) as socket:
        await socket.caught_up()
        missed = [event["data"]["content"] for event in socket.events if event["type"] == "chat:message:new"]
        assert missed == [f"missed {number}" for number in range(20)]
        assert [event["cursor"] for event in socket.events] == list(range(cursor + 1, socket.welcome["cursor"] + 1))
