"""A person's browser with pushes.

Browsers get their subscriptions and pushes from the push service of their maker, which cannot be reached here. It is
stood in for at both of its ends: `PushManager` in the page gives out a subscription of our push service on the loopback
(`tests/plugins/push_service.py`), which takes, checks and decrypts what our server sends; what it decrypted is handed
to the real service worker through the browser's debugging protocol (`ServiceWorker.deliverPushMessage`). Nothing else
is played: subscribing, the server, the worker, the encryption, the service worker and the shown notifications are real.
"""

import json
import time
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, Locator, Worker, expect

from tests.e2e.people import PATIENCE_SECONDS, Person
from tests.plugins.push_service import Browser, PushService

SUBSCRIBES = """(made) => {
  const KEY = "test.push";
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const subscription = (key) => ({
    ...made,
    options: { userVisibleOnly: true, applicationServerKey: bytes(key).buffer },
    toJSON: () => made,
    unsubscribe: async () => { localStorage.removeItem(KEY); return true; },
  });
  PushManager.prototype.getSubscription = async () => {
    const key = localStorage.getItem(KEY);
    return key && subscription(key);
  };
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    localStorage.setItem(KEY, applicationServerKey);
    return subscription(applicationServerKey);
  };
}"""
TOLD = "/api/notifications/push-subscriptions"
# As the client lists them: not while one is being shown (client/src/lib/push/shown.ts).
LISTED = 'await navigator.locks.request("skillswap.shown", () => self.registration.getNotifications())'
SHOWN = f"async () => ({LISTED}).map(({{ title }}) => title)"
PRESSES = f"""async () => {{
  const [notification] = {LISTED};
  const event = new NotificationEvent("notificationclick", {{ notification }});
  Object.defineProperty(event, "waitUntil", {{ value: (done) => done.catch(() => undefined) }}); // not by a real finger
  self.dispatchEvent(event);
}}"""
MOVES = """async (made) => {
  const event = new ExtendableEvent("pushsubscriptionchange");
  const told = new Promise((done) => Object.defineProperty(event, "waitUntil", { value: done }));
  self.dispatchEvent(Object.assign(event, { oldSubscription: null, newSubscription: { toJSON: () => made } }));
  await told;
}"""


@dataclass
class Pushed:
    """A person whose browser can get pushes from `service`."""

    person: Person
    service: PushService
    subscription: Browser
    devtools: CDPSession
    origin: str
    registrations: list[str] = field(default_factory=list)  # ids of the browser's service workers, as they are told
    seen: int = 0

    @classmethod
    def on(cls, person: Person, service: PushService, origin: str, name: str) -> "Pushed":
        """Before the next page is opened. The member lets SkillSwap show notifications, when it asks, at any hour."""
        person.api("PUT", "/api/notifications/preferences", {"quietHours": None})
        subscription = service.browser(name)
        person.browser.grant_permissions(["notifications"], origin=origin)
        person.browser.add_init_script(f"({SUBSCRIBES})({json.dumps(subscription.subscription)})")
        pushed = cls(person, service, subscription, person.browser.new_cdp_session(person.page), origin)
        pushed.devtools.on("ServiceWorker.workerRegistrationUpdated", pushed._note)
        pushed.devtools.send("ServiceWorker.enable")
        return pushed

    def _note(self, event: dict[str, Any]) -> None:
        self.registrations += [one["registrationId"] for one in event["registrations"]]

    def next(self) -> dict[str, Any]:
        """Wait for the next push to this browser and hand it over."""
        mine = self.subscription.endpoint.removeprefix(self.service.url)
        content: dict[str, Any] = self.subscription.read(self.service.wait_for(self.seen + 1, path=mine)[-1].body)
        self.seen += 1
        self.deliver(content)
        return content

    def deliver(self, content: dict[str, Any]) -> None:
        self.worker.evaluate("() => true")  # it is there
        registration = self.registrations[-1]
        push = {"origin": self.origin, "registrationId": registration, "data": json.dumps(content)}
        self.devtools.send("ServiceWorker.deliverPushMessage", push)

    def shows(self, *titles: str) -> None:
        """Wait until exactly these are shown by the system."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while sorted(shown := self.worker.evaluate(SHOWN)) != sorted(titles):
            assert time.monotonic() < deadline, shown
            self.person.page.wait_for_timeout(50)

    def presses(self) -> None:
        """Press the shown notification: its event is dispatched in the service worker."""
        self.worker.evaluate(PRESSES)

    @property
    def worker(self) -> Worker:
        (worker,) = self.person.browser.service_workers
        return worker

    def moves(self, name: str) -> None:
        """The browser's push service gives it another subscription; the client is told by the event for that."""
        self.subscription, self.seen = self.service.browser(name), 0
        self.worker.evaluate(MOVES, self.subscription.subscription)

    def closes(self) -> None:
        """The client is no longer open: another page is before the member."""
        self.person.page.goto("about:blank")

    def turn_on(self) -> None:
        """In the settings, as a member does; ends when the server knows of it. The switch moves before that."""
        page = self.person.page
        page.goto("/settings")
        with page.expect_response(lambda answer: answer.request.method == "POST" and TOLD in answer.url) as told:
            self.switch.click()
        assert told.value.ok
        expect(self.switch).to_be_checked()

    @property
    def switch(self) -> Locator:
        return self.person.page.get_by_role("switch", name="Show notifications in this browser")
