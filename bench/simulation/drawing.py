"""Bars as SVG, by a few lines of ours: a plotting library would be one more package for four pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "matching"
_COLOURS = ("#8c96a6", "#3b82c4", "#0f7a6c", "#c26a1b", "#7a4fb5")  # readable on white and on black
_BAR, _GAP, _LEFT, _WIDTH, _LINE = 15, 14, 190, 420, 20


@dataclass(frozen=True)
class Bar:
    """`margin` is drawn as a line around the end: where the true value is with 95 % confidence."""

    value: float
    margin: float = 0.0
    text: str = ""


@dataclass(frozen=True)
class Chart:
    """`groups` are the rows: a name, and a bar for each of `series`."""

    title: str
    series: Sequence[str]
    groups: Sequence[tuple[str, Sequence[Bar]]]
    unit: str = "%"


def bars(chart: Chart) -> str:
    """A chart of bars that lie, as one SVG without outside parts."""
    most = max(bar.value + bar.margin for _, row in chart.groups for bar in row) or 1.0
    top = _LINE * (2 + len(chart.series))
    height = top + sum(len(row) * _BAR + _GAP for _, row in chart.groups) + 6
    parts = [_text(8, _LINE, chart.title, weight="bold")]
    for at, name in enumerate(chart.series):
        y = _LINE * (2 + at)
        parts += [f'<rect x="8" y="{y - 10}" width="12" height="12" fill="{_COLOURS[at]}"/>', _text(26, y, name)]
    y = top
    for name, row in chart.groups:
        parts.append(_text(_LEFT - 8, y + len(row) * _BAR / 2 + 4, name, anchor="end"))
        for at, bar in enumerate(row):
            parts += _bar(bar, y, _COLOURS[at], _WIDTH / most, chart.unit)
            y += _BAR
        y += _GAP
    width = _LEFT + _WIDTH + 110
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" font-family="system-ui, sans-serif" font-size="13">\n<title>{escape(chart.title)}</title>\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _bar(bar: Bar, y: float, colour: str, scale: float, unit: str) -> list[str]:
    length, margin, middle = bar.value * scale, bar.margin * scale, y + _BAR / 2
    first, last = max(0.0, length - margin), length + margin
    label = bar.text or f"{bar.value:.0f} {unit}"
    return [
        f'<rect x="{_LEFT}" y="{y + 1}" width="{length:.1f}" height="{_BAR - 2}" fill="{colour}"/>',
        f'<path d="M{_LEFT + first:.1f} {middle}H{_LEFT + last:.1f}" stroke="#111" stroke-width="1.5"/>',
        _text(_LEFT + last + 6, middle + 4.5, label),
    ]


def _text(x: float, y: float, text: str, *, anchor: str = "start", weight: str = "normal") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}" fill="#111">{escape(text)}</text>'
    )


def save(name: str, svg: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.svg").write_text(svg)
