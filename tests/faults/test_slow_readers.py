"""Daphne itself between us and a client that reads nothing, writes too much or comes from elsewhere."""

import asyncio
import json
import socket
from contextlib import suppress
from uuid import uuid4

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.faults.member import PATIENCE_SECONDS

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

LONGEST = "\N{GRINNING FACE}" * 4000  # 16,000 bytes on the wire
AT_ONCE = 50  # the server closes for more unanswered frames than MOST_UNANSWERED


def small_window(url: str) -> socket.socket:
    """A TCP connection whose system takes little on behalf of a program that does not read."""
    plain = socket.socket()
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * 1024)
    host, port = url.removeprefix("http://").split(":")
    plain.connect((host, int(port)))
    plain.setblocking(False)
    return plain


async def test_a_slow_reader_is_closed_with_4408_and_others_see_them_go(mortal, ada, ben):
    conversation = await asyncio.to_thread(ada.contact_of, ben)
    ticket = (await asyncio.to_thread(ada.call, "POST", "/api/auth/socket", {}))["ticket"]
    address = f"{mortal.url.replace('http', 'ws', 1)}/ws/"
    slow = await connect(
        address,
        sock=small_window(mortal.url),
        max_size=None,
        max_queue=1,
        ping_interval=None,
        close_timeout=1,
        open_timeout=PATIENCE_SECONDS,
    )
    async with ben.socket() as his:
        await slow.send(json.dumps({"type": "hello", "ticket": ticket}))  # and from here on reads nothing
        await his.until(lambda: his.heard("user:online", userId=ada.id))
        while not his.heard("user:offline", userId=ada.id):
            await asyncio.gather(
                *(his.command("chat:message", conversationId=conversation, content=LONGEST) for _ in range(AT_ONCE))
            )
    try:
        with suppress(ConnectionClosed):
            async for _ in slow:
                pass
        assert slow.close_code == 4408
    finally:
        slow.transport.abort()


@pytest.mark.parametrize("size", [16 * 1024 + 1, 100_000, 2_000_000])
async def test_a_frame_over_16_kib_is_closed_with_1009(mortal, ada, size):
    async with ada.socket() as hers:
        with suppress(ConnectionClosed):
            await hers.wire.send("x" * size)
        await asyncio.wait_for(hers.wire.wait_closed(), PATIENCE_SECONDS)
        assert hers.wire.close_code == 1009


async def test_a_frame_of_16_kib_is_answered(mortal, ada):
    frame = json.dumps({"type": "ping", "id": "1", "data": {}})
    async with ada.socket() as hers:
        await hers.wire.send(frame + " " * (16 * 1024 - len(frame)))
        await hers.until(lambda: "1" in hers.answers)


async def test_a_burst_of_forty_frames_that_are_no_hello_is_closed_once_with_4400(mortal):
    before = mortal.log()
    async with connect(f"{mortal.url.replace('http', 'ws', 1)}/ws/", open_timeout=PATIENCE_SECONDS) as wire:
        with suppress(ConnectionClosed):
            for _ in range(40):
                await wire.send("{}")
        await asyncio.wait_for(wire.wait_closed(), PATIENCE_SECONDS)
        assert wire.close_code == 4400
    assert "Traceback" not in mortal.log().removeprefix(before)


async def test_a_flood_is_closed_with_4429(mortal, ada):
    async with ada.socket() as hers:
        with suppress(ConnectionClosed):
            for number in range(2000):
                await hers.wire.send(json.dumps({"type": "ping", "id": str(number)}))
        await asyncio.wait_for(hers.wire.wait_closed(), PATIENCE_SECONDS)
        assert hers.wire.close_code == 4429


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://127.0.0.1:1"])
async def test_a_page_from_elsewhere_is_told_so_and_closed_with_4421(mortal, origin):
    async with connect(
        f"{mortal.url.replace('http', 'ws', 1)}/ws/", origin=origin, open_timeout=PATIENCE_SECONDS
    ) as wire:
        assert json.loads(await wire.recv())["code"] == "wrong_origin"
        await asyncio.wait_for(wire.wait_closed(), PATIENCE_SECONDS)
        assert wire.close_code == 4421


async def test_our_own_page_and_programs_are_welcomed(mortal, ada):
    for options in ({"origin": mortal.url}, {}):
        async with ada.socket(**options) as hers:
            assert hers.welcome["userId"] == ada.id


async def test_a_path_that_is_no_socket_is_refused_and_nothing_is_in_the_log(mortal):
    before = mortal.log()
    with pytest.raises(Exception, match="403"):
        await connect(f"{mortal.url.replace('http', 'ws', 1)}/elsewhere/{uuid4()}", open_timeout=PATIENCE_SECONDS)
    assert "Traceback" not in mortal.log().removeprefix(before)
