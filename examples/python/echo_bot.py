"""A member who answers every message with what it said: BOT_EMAIL and BOT_PASSWORD say who, SKILLSWAP_URL where."""

import asyncio
import json
import os
import uuid

import requests
import websockets

URL = os.environ.get("SKILLSWAP_URL", "http://127.0.0.1:8000")


async def echo() -> None:
    rest = requests.Session()
    log_in = {"email": os.environ["BOT_EMAIL"], "password": os.environ["BOT_PASSWORD"]}
    rest.headers["Authorization"] = "Bearer " + rest.post(f"{URL}/api/auth/token", json=log_in).json()["access"]
    me = rest.get(f"{URL}/api/auth/me").json()["id"]
    ticket = rest.post(f"{URL}/api/auth/socket").json()["ticket"]
    async with websockets.connect(f"{URL.replace('http', 'ws', 1)}/ws/") as socket:
        await socket.send(json.dumps({"type": "hello", "ticket": ticket}))
        async for text in socket:
            frame = json.loads(text)
            if frame["type"] == "welcome":
                print("Listening", flush=True)
            if frame["type"] == "chat:message:new" and frame["data"]["senderId"] != me:
                heard = frame["data"]
                answer = {"conversationId": heard["conversationId"], "content": f"You wrote: {heard['content']}"}
                await socket.send(json.dumps({"type": "chat:message", "id": str(uuid.uuid4()), "data": answer}))


asyncio.run(echo())
