"""What people write, as it is stored: what cannot be seen and could mislead is gone, the rest is theirs.

Two texts that look alike must be alike, and nothing may hide in one: no control or format characters, no
overrides of direction, no fillers that look like nothing. Kept are the few unseen characters that change what
is seen: joiners inside words of scripts that join, and what makes one emoji of several characters.
"""

import re
import unicodedata

# Characters without a look of their own: Unicode's default ignorables, controls, what is no character at all.
_UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_EMOJI = (
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_TONED = f"{_EMOJI}[\U0001f3fb-\U0001f3ff]?[\ufe0e\ufe0f]?"
_JOINED = (
    "\u0620-\u109f\u1700-\u17b3\u17b6-\u180a\u1810-\u1cff\ua800-\uabff\ufb50-\ufdcf\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_FLAGS = "|".join("".join(chr(0xE0000 + ord(letter)) for letter in place) for place in ("gbeng", "gbsct", "gbwls"))
_KEPT = "|".join(
    (
        f"\U0001f3f4(?:{_FLAGS})\U000e007f",  # England, Scotland, Wales
        "[0-9#*]\ufe0f\u20e3",  # keycaps
        f"{_TONED}(?:\u200d{_TONED})*",
        f"(?<=[{_JOINED}])(?<!\\d)[\u200c\u200d](?=[{_JOINED}])(?!\\d)",  # Persian and Hindi words need them
        "(?<=[\u1820-\u18aa])[\u180b-\u180f]",  # forms of Mongolian letters
        f"(?<=[{_HAN}])[\U000e0100-\U000e01ef]",  # which of a name's written forms: 葛󠄀城
    )
)
_PARTS = re.compile(f"({_KEPT})|[{_UNSEEN}]+")
_ALL_UNSEEN = re.compile(f"[{_UNSEEN}]+")
_ROUNDS = 3  # taking one away may bring two accents together, which then change places
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK = "\u2800"  # Braille without a dot: a sign that shows nothing


def clean_lines(text: str) -> str:
    """`text` of several lines as it is stored: seen characters, spaces, tabs and line ends, in NFC.

    Nothing is cut off at the ends. Cleaning again changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    for _ in range(_ROUNDS):
        seen = unicodedata.normalize("NFC", _PARTS.sub(_kept, text))
        if seen == text:
            return text
        text = seen
    return unicodedata.normalize("NFC", _ALL_UNSEEN.sub("", text))  # built to be unclear


def clean_line(text: str) -> str:
    """`text` of one line as it is stored: as `clean_lines`, with single spaces and none around."""
    return " ".join(clean_lines(text).split())


def is_readable(text: str) -> bool:
    """True when a cleaned text shows something: a letter, digit, sign or picture, not only spaces and accents."""
    return any(character != _BLANK and unicodedata.category(character)[0] not in "ZMC" for character in text) or any(
        unicodedata.category(character) in ("Co", "Cn")
        for character in text  # younger than our tables
    )


def has_half_characters(text: str) -> bool:
    """True when `text` holds half of a character (a lone surrogate), which no encoding can carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def without_unseen(text: str) -> str:
    """`text` as it is compared: without any of what cannot be seen, joiners too; line ends are spaces."""
    return _ALL_UNSEEN.sub("", _LINE_ENDS.sub(" ", text))


def _kept(found: re.Match[str]) -> str:
    return found[1] or ""
