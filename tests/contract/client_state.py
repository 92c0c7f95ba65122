"""What a browser keeps of a member's things, and how events change it: the rules of client/src, once more in Python.

Each rule reads the fields of an event that the client's handler reads, and none else:
`entities/conversation/{conversations,thread,queries}.ts`, `entities/credits/queries.ts`,
`features/notifications/notification-events.tsx`, `entities/session/session-events.tsx`,
`entities/swap/swap-events.tsx`, `features/accounts/data-queries.ts`.
"""

import copy
from collections.abc import Callable, Iterable
from typing import Any

State = dict[str, Any]
UNTOLD = {"seenBy", "participants", "personName", "senderName"}
Rule = Callable[["Browser", Any], None]

LISTS = {
    "notifications": "notifications",
    "sessions": "sessions",
    "swaps": "swaps",
    "rings": "rings",
    "entries": "credits/transactions",
}


def fetched(client: Any) -> State | None:
    """What the member's pages say now, read over REST; None when they are signed out."""
    talks = client.get("/api/chat/conversations?limit=100")
    if talks.status_code in (401, 403):
        return None
    state: State = {"talks": {talk["id"]: _shown(talk) for talk in talks.json()["data"]}}
    state["threads"] = {pk: _thread(client, pk) for pk in state["talks"]}
    state |= {key: _shown(client.get(f"/api/{path}?limit=100").json()) for key, path in LISTS.items()}
    for key in ("swaps", "rings"):
        state[key] = [state[key], client.get(f"/api/{key}/counts").json()]
    state["balance"] = client.get("/api/credits/balance").json()
    state["export"] = client.get("/api/users/export").json()
    return state


def _thread(client: Any, conversation_id: str) -> dict[int, Any]:
    """By seq."""
    page = client.get(f"/api/chat/conversations/{conversation_id}/messages?limit=100").json()
    return {message["seq"]: _shown(message) for message in page["data"]}


def _shown(value: Any) -> Any:
    """Without what no event keeps up to date: people's cards and names, and `seenBy`, which `readPositions` say too."""
    if isinstance(value, list):
        return [_shown(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    if "username" in value:
        return value["id"]
    return {key: _shown(entry) for key, entry in value.items() if key not in UNTOLD}


class Browser:
    """A member's open browser."""

    def __init__(self, me: str, state: State) -> None:
        self.me = me
        self.state = copy.deepcopy(state)
        self._refetched: set[str] = set()

    def hear(self, events: Iterable[dict[str, Any]], fresh: State) -> State:
        """Apply the events, then fetch what they made stale, which gives what `fresh` has; returns the state."""
        for event in events:
            RULES[event["type"]](self, event["data"])
        return self.state | {key: fresh[key] for key in self._refetched}

    def refetch(self, *keys: str) -> None:
        self._refetched |= {*keys}

    def message(self, message: Any) -> None:
        message = _shown(message)
        pk, seq = message["conversationId"], message["seq"]
        talk = self.state["talks"].get(pk)
        if talk is None:
            self.refetch("talks", "threads")
            return
        thread = self.state["threads"][pk]
        if seq > max(thread, default=0) + 1:
            self.refetch("threads")
        else:
            thread[seq] = message
        if seq > talk["lastSeq"]:
            talk |= {"lastMessage": message, "lastSeq": seq, "updatedAt": message["createdAt"]}
            talk["unreadCount"] += message["senderId"] != self.me

    def deleted(self, gone: Any) -> None:
        emptied = {"content": "", "subject": None, "attachments": [], "reactions": [], "reactionChanges": 0}
        tombstone = emptied | {"deletedAt": gone["deletedAt"]}
        for message in self._copies(gone):
            if message["id"] == gone["id"]:
                message |= tombstone
            elif message["replyPreview"] and message["replyPreview"]["id"] == gone["id"]:
                message["replyPreview"] |= {
                    "content": "",
                    "subject": None,
                    "attachments": [],
                    "deletedAt": gone["deletedAt"],
                }

    def edited(self, edit: Any) -> None:
        self.refetch("notifications")  # their previews are of messages
        for message in self._copies(edit):
            if message["id"] == edit["id"]:
                message |= {"content": edit["content"], "editedAt": edit["editedAt"]}
            elif message["replyPreview"] and message["replyPreview"]["id"] == edit["id"]:
                message["replyPreview"]["content"] = edit["content"]

    def reacted(self, now: Any) -> None:
        for message in self._copies(now):
            if message["id"] == now["id"] and message["reactionChanges"] < now["reactionChanges"]:
                message |= {name: now[name] for name in ("reactions", "reactionChanges")}

    def _copies(self, about: Any) -> list[Any]:
        """Where the browser keeps messages of that conversation; none, and a fetch, of one that it does not know."""
        talk = self.state["talks"].get(about["conversationId"])
        if talk is None:
            self.refetch("talks", "threads")
            return []
        last = [talk["lastMessage"]] if talk["lastMessage"] else []
        return [*self.state["threads"][about["conversationId"]].values(), *last]

    def read(self, read: Any) -> None:
        talk = self.state["talks"].get(read["conversationId"])
        if talk is None:
            self.refetch("talks")
            return
        position = next(one for one in talk["readPositions"] if one["userId"] == read["userId"])
        if position["seq"] >= read["seq"]:
            return
        position |= {"seq": read["seq"], "readAt": read["readAt"]}
        if read["userId"] == self.me:
            talk["isMarkedUnread"] = False
            talk["unreadCount"] = min(talk["unreadCount"], read["unreadCount"])

    def arranged(self, change: Any) -> None:
        talks, pk = self.state["talks"], change["id"]
        if pk not in talks:
            self.refetch("talks", "threads")
        elif change["isArchived"]:
            del talks[pk], self.state["threads"][pk]
        else:
            talks[pk] |= change
        self.refetch("export")

    def credits_changed(self, changed: Any) -> None:
        self.state["balance"] |= {name: changed[name] for name in ("availableMinutes", "heldMinutes")}
        self.refetch("entries")

    def notification(self, item: Any) -> None:
        self.refetch("notifications", *(["export"] if item["type"] == "account" else []))


def _refetches(*keys: str) -> Rule:
    return lambda browser, data: browser.refetch(*keys)


def _nothing(browser: Browser, data: Any) -> None:
    """Shown for a moment, or not at all."""


RULES: dict[str, Rule] = {
    "chat:message:new": Browser.message,
    "chat:message:deleted": Browser.deleted,
    "chat:message:edited": Browser.edited,
    "chat:reaction": Browser.reacted,
    "chat:read": Browser.read,
    "chat:conversation:updated": Browser.arranged,
    **dict.fromkeys(("chat:conversation:closed", "chat:conversation:members"), _refetches("talks", "threads")),
    "block:changed": _refetches("talks", "threads", "notifications", "sessions", "swaps", "rings"),
    "credits:changed": Browser.credits_changed,
    "notification:new": Browser.notification,
    "notification:updated": _refetches("notifications"),
    **dict.fromkeys(("swap:new", "swap:updated"), _refetches("swaps")),
    **dict.fromkeys(("ring:new", "ring:updated"), _refetches("rings")),
    **dict.fromkeys(
        [f"session:{what}" for what in ("request", "accepted", "declined", "updated", "started", "ended")],
        _refetches("sessions", "swaps", "rings"),
    ),
    **dict.fromkeys(("session:reminder", "skipped"), _nothing),
}
