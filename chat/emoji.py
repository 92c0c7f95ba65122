"""What counts as one emoji: a rule after Unicode's UTS 51, in place of a list that grows old.

The ranges are Unicode 17's Emoji property; the block of new pictures (1FA70 and on) is taken whole, so that next year's
are accepted too.
"""

import re

LONGEST = 40  # characters, with room: of today's the longest has ten
# Code points in hexadecimal.
_AS_TEXT = """
    a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 2328 23cf 23ed-23ef 23f1-23f2 23f8-23fa 24c2 25aa-25ab 25b6
    25c0 25fb-25fc 2600-2604 260e 2611 2618 261d 2620 2622-2623 2626 262a 262e-262f 2638-263a 2640 2642
    265f-2660 2663 2665-2666 2668 267b 267e 2692 2694-2697 2699 269b-269c 26a0 26a7 26b0-26b1 26c8 26cf 26d1
    26d3 26e9 26f0-26f1 26f4 26f7-26f9 2702 2708-2709 270c-270d 270f 2712 2714 2716 271d 2721 2733-2734 2744
    2747 2763-2764 27a1 2934-2935 2b05-2b07 3030 303d 3297 3299 1f170-1f171 1f17e-1f17f 1f202 1f237 1f321
    1f324-1f32c 1f336 1f37d 1f396-1f397 1f399-1f39b 1f39e-1f39f 1f3cb-1f3ce 1f3d4-1f3df 1f3f3 1f3f5 1f3f7 1f43f
    1f441 1f4fd 1f549-1f54a 1f56f-1f570 1f573-1f579 1f587 1f58a-1f58d 1f590 1f5a5 1f5a8 1f5b1-1f5b2 1f5bc
    1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa 1f6cb 1f6cd-1f6cf 1f6e0-1f6e5 1f6e9
    1f6f0 1f6f3
"""  # shown as a sign unless U+FE0F follows: ❤ and ❤️
_AS_PICTURE = """
    231a-231b 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2648-2653 267f 2693 26a1 26aa-26ab 26bd-26be 26c4-26c5
    26ce 26d4 26ea 26f2-26f3 26f5 26fa 26fd 2705 270a-270b 2728 274c 274e 2753-2755 2757 2795-2797 27b0 27bf
    2b1b-2b1c 2b50 2b55 1f004 1f0cf 1f18e 1f191-1f19a 1f201 1f21a 1f22f 1f232-1f236 1f238-1f23a 1f250-1f251
    1f300-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4 1f3f8-1f3fa
    1f400-1f43e 1f440 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e 1f550-1f567 1f57a 1f595-1f596 1f5a4 1f5fb-1f64f
    1f680-1f6c5 1f6cc 1f6d0-1f6d2 1f6d5-1f6d8 1f6dc-1f6df 1f6eb-1f6ec 1f6f4-1f6fc 1f7e0-1f7eb 1f7f0 1f90c-1f93a
    1f93c-1f945 1f947-1f9ff 1fa70-1faff
"""  # shown as a picture by themselves


def _characters(ranges: str) -> str:
    """As the inside of a regular expression's character class."""
    spans = [span.partition("-") for span in ranges.split()]
    return "".join(chr(int(first, 16)) + (f"-{chr(int(last, 16))}" if last else "") for first, _, last in spans)


_TONE, _FLAG_LETTER, _TAG = "[\U0001f3fb-\U0001f3ff]", "[\U0001f1e6-\U0001f1ff]", "[\U000e0061-\U000e007a]"
_SIGN = f"[{_characters(_AS_TEXT)}]"
_PICTURE = f"(?:{_SIGN}|[{_characters(_AS_PICTURE)}]){_TONE}?"
_EMOJI = re.compile(
    "|".join(
        (
            f"{_FLAG_LETTER}{{2}}",
            "[0-9#*]\u20e3",  # keycaps
            f"\U0001f3f4{_TAG}{{5}}\U000e007f",  # England, Scotland, Wales
            f"{_PICTURE}(?:\u200d{_PICTURE}){{0,3}}",  # families, professions
        )
    )
)
_NEEDS_PICTURE = re.compile(f"({_SIGN})(?!{_TONE})|([0-9#*])(?=\u20e3)")
_SELECTORS = re.compile("[\ufe0e\ufe0f]")


def emoji_of(text: str) -> str | None:
    """`text` in its one spelling (with the U+FE0F that belong in it) when it is exactly one emoji, else None."""
    plain = _SELECTORS.sub("", text) if len(text) <= LONGEST else ""
    if not _EMOJI.fullmatch(plain):
        return None
    return _NEEDS_PICTURE.sub(lambda found: f"{found[0]}\ufe0f", plain)
