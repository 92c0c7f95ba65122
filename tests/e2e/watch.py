"""What a page must not do behind people's backs: errors in the console, exceptions nobody caught."""

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, WebError

# Asking who is here is how a stranger is recognised; the browser prints the 401 whatever the page does.
ALWAYS_EXPECTED = [r"401 .*/api/auth/(me|refresh)$", r"^Service Worker registration blocked by Playwright"]
WHILE_OFFLINE = [r"ERR_INTERNET_DISCONNECTED", r"WebSocket connection .* failed"]


class Watch:
    """`complaints` is what the watched browsers' consoles said and no one expected."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.expected = list(ALWAYS_EXPECTED)

    def expect(self, *patterns: str) -> None:
        """These complaints belong to what the test does."""
        self.expected += patterns

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            text = re.sub(r"^Failed to load resource: the server responded with a status of ", "", message.text)
            self._note(f"{text} {message.location.get('url', '')}")

    def _on_error(self, error: WebError) -> None:
        self._note(f"uncaught: {error.error}")

    def _note(self, text: str) -> None:
        if not any(re.search(pattern, text) for pattern in self.expected):
            self.complaints.append(text)
