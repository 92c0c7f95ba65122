"""How the moderators see the evidence of a report."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def evidence_as_html(evidence: Mapping[str, Any]) -> SafeString:
    """A table of what was kept. Everything in it was written by members, so everything is escaped."""
    lines = [_message("Before", said) for said in evidence.get("before", ())]
    if "message" in evidence:
        lines.append(_message("Reported", evidence["message"]))
    for part in ("session", "review", "skill", "profile"):
        words = evidence.get(part, {})
        lines += [(field.replace("_", " ").capitalize(), value or "(empty)") for field, value in words.items()]
    return lines_as_html(lines)


def lines_as_html(lines: Iterable[tuple[str, object]]) -> SafeString:
    """Labels with what stands behind them, escaped."""
    rows = format_html_join("", '<dt class="font-semibold">{}</dt><dd class="whitespace-pre-wrap">{}</dd>', lines)
    return format_html('<dl class="grid gap-1">{}</dl>', rows)


def _message(label: str, said: Mapping[str, Any]) -> tuple[str, str]:
    text = said["text"] or ("(deleted before the report)" if said["deletedAt"] else "")
    return f"{label} · {said['from']}, {said['at'][:16].replace('T', ' ')}", text
