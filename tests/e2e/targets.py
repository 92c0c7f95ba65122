"""What a finger presses, and how large it is: 44 pixels each way (WCAG 2.5.5; 2.5.8 asks for 24)."""

from playwright.sync_api import Page

# A link inside a sentence is as high as its line (the exception of both criteria), and what nobody can press is none.
# What counts is where a press arrives, not what is painted: the reach of a target may be larger than its box, and of
# a radio button or checkbox it is that of its label.
TOO_SMALL = """() => {
  const LEAST = 43.5, HALF = 21.5;
  const what = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=switch], [role=tab]';
  const owner = at => document.elementFromPoint(...at.map(Math.floor))?.closest(`${what}, label`);
  return [...document.querySelectorAll(what)].flatMap(one => {
    const style = getComputedStyle(one);
    if (one.disabled || style.visibility === 'hidden' || one.closest('[inert]')) return [];
    if (one.matches('a') && style.display === 'inline') return [];
    const label = one.matches('input') && one.labels?.[0]?.contains(one) ? one.labels[0] : null;
    const shown = label ?? one;
    shown.scrollIntoView({block: 'center', inline: 'center'});
    const box = shown.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) return [];
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const isMine = (dx, dy) => {
      const hit = owner([x + dx, y + dy]);
      return hit && (hit === one || hit === label || hit.control === one || shown.contains(hit));
    };
    if (!isMine(0, 0)) return [];
    const wide = box.width >= LEAST || isMine(-HALF, 0) && isMine(HALF, 0);
    const high = box.height >= LEAST || isMine(0, -HALF) && isMine(0, HALF);
    const name = one.getAttribute('aria-label') || one.textContent || one.name || one.id;
    const size = `${box.width.toFixed()}x${box.height.toFixed()}`;
    return wide && high ? [] : [`${size} ${one.tagName} ${name.trim().slice(0, 40)}`];
  });
}"""


def too_small(page: Page) -> list[str]:
    """Each target of the page that a finger may miss: its size, its element and its name. Scrolls the page."""
    return [f"too small for a finger: {target}" for target in page.evaluate(TOO_SMALL)]
