"""The plots of docs/matching.md are SVG that a browser can read."""

import xml.etree.ElementTree as ET

import pytest

from bench.simulation.drawing import Bar, Chart, bars

pytestmark = pytest.mark.only_on("sqlite")


def test_a_chart_has_a_bar_and_its_figure_for_each_value_and_stays_inside():
    chart = Chart("Shares <of all>", ["one", "two"], [("100", [Bar(40, 5), Bar(80, 0)])])
    svg = ET.fromstring(bars(chart))
    name = "{http://www.w3.org/2000/svg}"
    widths = sorted(float(one.get("width")) for one in svg.iter(f"{name}rect") if one.get("height") == "13")
    assert widths == [210.0, 420.0]
    assert {"40 %", "80 %", "Shares <of all>"} <= {text.text for text in svg.iter(f"{name}text")}
    assert max(float(one.get("x")) for one in svg.iter(f"{name}text")) < float(svg.get("width"))
