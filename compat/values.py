"""Values by the names that earlier systems gave them: any case in (`skills.spellings`), their spelling out."""

from skills.models import Category, Level
from skills.spellings import category_spelled, level_spelled, priority_spelled


def level_in(text: str) -> str | None:
    """`Expert` → `expert`; None for what is no level."""
    level = level_spelled(text)
    return level if level in Level.values else None


def category_in(text: str) -> str | None:
    """`Music` → `music`, `Programming` → `technology`; None for what is no category."""
    category = category_spelled(text)
    return category if category in Category.values else None


def priority_in(value: str | int) -> int | None:
    """`High` → 5; a number from 1 to 5 stays; None for anything else."""
    text = str(priority_spelled(str(value))).strip()
    return int(text) if text in ("1", "2", "3", "4", "5") else None


def name_out(value: str) -> str:
    """`music` → `Music`, `expert` → `Expert`."""
    return value.capitalize()


def priority_out(value: int) -> str:
    """5 → `High`."""
    return "Low" if value < 3 else "Medium" if value == 3 else "High"
