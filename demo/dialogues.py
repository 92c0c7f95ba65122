"""What two people who swap write to each other, in scenes that follow one another.

`{a}` began the conversation and wants to learn `{x}`; `{b}` teaches it and would like `{y}`. Each line
starts with who says it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

_OPENINGS = (
    (
        "a Hi {b}! I saw that you teach {x}. I am stuck at the very beginning, would you have time for me?",
        "b Hello {a}! Gladly. What have you tried so far?",
        "a Mostly videos, and I forget everything by the next day.",
        "b That is normal. Half an hour with a bit of homework does more than three hours of videos.",
        "a Sounds good. I could show you some {y} in return, if you like.",
        "b That would be perfect, it has been on my list for ages.",
    ),
    (
        "a Hello {b}, SkillSwap says we fit both ways: {x} for {y}. Shall we try?",
        "b I was about to write you the same thing!",
        "a Ha. What is your level in {y}?",
        "b Zero, with enthusiasm. And yours in {x}?",
        "a I have read a lot and done little.",
        "b Then we start by doing, and the reading will make sense later.",
    ),
    (
        "a Good evening {b}. Do you also take people who have never done {x} before?",
        "b Those are my favourite people. Nothing to unlearn.",
        "a Great. Do I need to buy anything?",
        "b Not for the first two lessons. After that we will see what you enjoy.",
        "b By the way, {y} is really what you do? How did you come to it?",
        "a By accident, and then I stayed. I will tell you when we talk.",
    ),
    (
        "a Hi! Your description of {x} made me laugh, so I had to write.",
        "b Then it did its work :) What would you like to be able to do?",
        "a Impress my sister at her birthday.",
        "b A clear goal, I like that. It can be done.",
    ),
)

_PLANS = (
    (
        "b When are you free? My evenings are mostly open.",
        "a Tuesday or Thursday after seven my time would work.",
        "b Thursday then. I put it in my calendar.",
        "a Me too. See you on Thursday!",
    ),
    (
        "a Would Saturday morning suit you?",
        "b Before eleven is fine, then I have to leave.",
        "a Nine thirty?",
        "b Nine thirty it is.",
    ),
    (
        "b How about Sunday? I think we are a few hours apart.",
        "a I looked it up: your afternoon is my morning, that works well.",
        "b Good. An hour each, first {x} and then {y}?",
        "a Agreed.",
    ),
    (
        "a This week is full, could we say Monday next week?",
        "b No hurry. Monday is good.",
        "a Thank you. I will practise until then, so that you do not get bored.",
    ),
)

_AFTER = (
    (
        "a That was fun, thank you! I understood more in an hour than in the last month.",
        "b You were quick. Do the small exercise twice this week, not once for long.",
        "a Will do. I wrote down the three things you said.",
    ),
    (
        "b Your explanation of {y} keeps going around in my head, in a good way.",
        "a Then try it on something small before you forget it.",
        "b Done yesterday. It half worked!",
        "a Half is the usual result. Show me next time.",
    ),
    (
        "a Quick question about {x}: is it a bad sign when it takes me so long?",
        "b Not at all. Slow and right first, fast comes by itself.",
        "a That calms me down.",
    ),
    (
        "b I found a page that explains exactly what we talked about. I will bring it along.",
        "a Lovely. I made a list of questions, it is a long one.",
        "b Long lists are the best lists.",
    ),
    (
        "a I am ten minutes late, sorry!",
        "b No problem, I am making tea.",
        "a Here now.",
    ),
    (
        "b Same time next week?",
        "a Same time. And this time I start with {y}, so that you get your full hour.",
        "b Deal.",
    ),
    (
        "a I told a friend about us and now he wants to learn {x} too.",
        "b Tell him to write to me, I have a free evening from next month on.",
    ),
    (
        "b Did you get to practise?",
        "a Three times. The third time I did not look at my notes.",
        "b That is the moment it begins to stick.",
    ),
)


@dataclass(frozen=True)
class Line:
    """`first` when the one who began the conversation says it; `later` when days have passed since the last."""

    first: bool
    text: str
    later: bool


def lines(rng: Random, count: int, *, a: str, b: str, x: str, y: str) -> list[Line]:
    """`count` lines of one conversation."""
    said: list[Line] = []
    for scene in _scenes(rng):
        for index, line in enumerate(scene):
            if len(said) == count:
                return said
            later = index == 0 and bool(said) and scene not in _PLANS
            said.append(Line(line[0] == "a", line[2:].format(a=a, b=b, x=x, y=y), later))
    return said


def _scenes(rng: Random) -> Iterator[tuple[str, ...]]:
    """An opening, then plans and what comes after them in turn; nothing again before all was said once."""
    yield rng.choice(_OPENINGS)
    while True:
        plans, after = list(_PLANS), list(_AFTER)
        rng.shuffle(plans)
        rng.shuffle(after)
        for plan in plans:
            yield plan
            for _ in range(min(len(after), rng.choice((1, 2, 3)))):
                yield after.pop()
