"""How long a person takes for a walk through the pages, from what the walk itself does and by no clock.

The keystroke-level model of Stuart K. Card, Thomas P. Moran and Allen Newell, "The Keystroke-Level Model for User
Performance Time with Interactive Systems", Communications of the ACM 23 (7), 1980: the time of somebody who knows what
they want is the sum of their keys, their pointing, the moves of their hand and their moments of thought.
"""

from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page

KEY_S = 0.28  # K: a key, by an average typist
POINT_S = 1.1  # P: to what is pressed
HAND_S = 0.4  # H: between the keys and what points
THINK_S = 1.35  # M: before a step

# Presses of a pointer, keys (a text that comes at once counts by its letters), and the fields that something came into.
_COUNT = """(() => {
  const add = (what, many) => {
    const done = JSON.parse(sessionStorage.effort ?? '{"taps": 0, "keys": 0, "fields": 0}');
    done[what] += many;
    sessionStorage.effort = JSON.stringify(done);
  };
  const filled = new WeakSet();
  addEventListener('click', event => { if (event.isTrusted && event.detail) add('taps', 1); }, true);
  addEventListener('keydown', event => { if (event.isTrusted && event.key === 'Enter') add('keys', 1); }, true);
  addEventListener('input', event => {
    const field = event.target;
    if (!field.matches('input:not([type=radio], [type=checkbox]), textarea')) return;
    add('keys', event.data?.length ?? field.value.length);
    if (!filled.has(field)) add('fields', 1);
    filled.add(field);
  }, true);
})()"""


@dataclass(frozen=True)
class Effort:
    """What a person did: presses, keys, fields that they wrote into, addresses that they came to."""

    taps: int
    keys: int
    fields: int
    pages: int

    @property
    def seconds(self) -> float:
        """Each field is pointed at and takes the hand to the keys and back; each press, field and page a thought."""
        pointed = self.taps + self.fields
        by_hand = KEY_S * self.keys + POINT_S * pointed + HAND_S * 2 * self.fields
        return by_hand + THINK_S * (pointed + self.pages)


class Walk:
    """Opens `page`, a new tab of `browser`, and counts what is done in it."""

    def __init__(self, browser: BrowserContext) -> None:
        browser.add_init_script(_COUNT)
        self.page: Page = browser.new_page()
        self._addresses: list[str] = []
        self.page.on("framenavigated", lambda frame: self._addresses.append(frame.url.split("?")[0]))

    def effort(self) -> Effort:
        done = self.page.evaluate("JSON.parse(sessionStorage.effort)")
        came = [url for before, url in zip([None, *self._addresses], self._addresses, strict=False) if url != before]
        return Effort(**done, pages=len(came))
