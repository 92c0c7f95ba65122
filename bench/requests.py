"""The requests that are measured, by the name they have in the tables."""

from typing import Any
from urllib.parse import quote

from bench.http_client import request

MESSAGES = "/api/chat/conversations/{}/messages?limit=20"


def hello() -> list[bytes]:
    """What the baseline answers."""
    return [request("GET", "/hello")]


def pages(people: dict[str, Any]) -> dict[str, list[bytes]]:
    """Pages of messages: of chats as people have them, of a short and of a very long one."""
    return {
        "page of 20 messages": [_messages(person) for person in people["readers"]],
        "… compressed": [_messages(person, accept_encoding="gzip") for person in people["readers"]],
        "… of a chat with 50": [_messages(people["short"])],
        "… of a chat with 100,000": [_messages(people["deep"])],
    }


def others(people: dict[str, Any]) -> dict[str, list[bytes]]:
    """What else people do most."""
    readers, topics = people["readers"], people["topics"]
    return {
        "list of conversations": conversations(people),
        "suggestions": [request("GET", "/api/matches/suggestions", token=person["token"]) for person in readers],
        "search": [
            request("GET", f"/api/search/skills?q={quote(topic)}", token=readers[at % len(readers)]["token"])
            for at, topic in enumerate(topics)
        ],
        "slots of two full weeks": slots(people),
        "log-in": log_ins(people),
    }


def conversations(people: dict[str, Any]) -> list[bytes]:
    return [request("GET", "/api/chat/conversations", token=person["token"]) for person in people["readers"]]


def slots(people: dict[str, Any]) -> list[bytes]:
    """Each of two members asks when both are free."""
    one, other = people["planners"]
    return [
        request("GET", f"/api/sessions/slots?userId={them['id']}&durationMinutes=60", token=me["token"])
        for me, them in ((one, other), (other, one))
    ]


def log_ins(people: dict[str, Any]) -> list[bytes]:
    return [request("POST", "/api/auth/login", body=body) for body in people["log_ins"]]


def _messages(person: dict[str, Any], accept_encoding: str | None = None) -> bytes:
    path = MESSAGES.format(person["conversation"])
    return request("GET", path, token=person["token"], accept_encoding=accept_encoding)
