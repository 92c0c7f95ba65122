"""How the moderators see the evidence of a report."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def evidence_as_html(evidence: Mapping[str, Any], report_id: UUID | None = None) -> SafeString:
    """The evidence as a list. All of it was written by members, so all of it is escaped.

    With the report's id the files of messages are links.
    """
    lines: list[tuple[str, object]] = [_message("Before", message, report_id) for message in evidence.get("before", ())]
    if "message" in evidence:
        lines.append(_message("Reported", evidence["message"], report_id))
    for part in ("session", "review", "skill", "profile"):
        fields = evidence.get(part, {})
        lines += [
            (name.replace("_", " ").capitalize(), _value(name, value, report_id)) for name, value in fields.items()
        ]
    return lines_as_html(lines)


def _value(field: str, value: Any, report_id: UUID | None) -> object:
    """What a member wrote, or links to the files of a session (`reported_material` of learning)."""
    if field != "files":
        return value or "(empty)"
    files = ((_file(file, report_id, "admin:learning_reported_material"),) for file in value)
    return format_html_join(" ", "{}", files) or "(none)"


def lines_as_html(lines: Iterable[tuple[str, object]]) -> SafeString:
    """A list of labels with their values, escaped."""
    rows = format_html_join("", '<dt class="font-semibold">{}</dt><dd class="whitespace-pre-wrap">{}</dd>', lines)
    return format_html('<dl class="grid gap-1">{}</dl>', rows)


def _message(label: str, message: Mapping[str, Any], report_id: UUID | None) -> tuple[str, SafeString]:
    text = message["text"] or ("(deleted before the report)" if message["deletedAt"] else "")
    head = f"{label} · {message['from']}, {message['at'][:16].replace('T', ' ')}"
    files = [file if isinstance(file, dict) else {"name": file} for file in message.get("files", ())]
    return head, format_html("{}{}", text, format_html_join("", " {}", ((_file(file, report_id),) for file in files)))


def _file(file: Mapping[str, Any], report_id: UUID | None, view: str = "admin:chat_reported_file") -> SafeString:
    """A link to the file (the chat's `reported_file`); of a report from before there were links, its name."""
    if report_id is None or "id" not in file:
        return format_html("[{}]", file["name"])
    address = reverse(view, args=[report_id, file["id"]])
    return format_html('<a class="underline" href="{}" target="_blank">[{}]</a>', address, file["name"])
