"""The figures and plots of docs/matching.md. `python -m bench.simulation` measures; `… plots` only draws them anew.

Takes up to an hour. What was measured is kept in `bench/simulation/figures.json`.
"""

import argparse
import json
import os
from pathlib import Path

import django

FIGURES = Path(__file__).with_name("figures.json")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.simulation", description=__doc__)
    known = ("feasible", "lives", "large", "variants", "solver", "plots")
    parser.add_argument("parts", nargs="*", default=known, choices=known, help="measure these alone")
    parser.add_argument("--seeds", type=int, default=5)
    options = parser.parse_args()
    django.setup()
    from bench.simulation import drawing, parts, plots, tables

    measures = {
        "feasible": lambda: parts.feasible_shares(options.seeds),
        "lives": lambda: parts.lives(options.seeds),
        "large": lambda: parts.large(options.seeds),
        "variants": lambda: parts.variants(options.seeds),
        "solver": parts.solver_times,
    }
    for name in options.parts:
        if name in measures:
            found = measures[name]()
            figures = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
            FIGURES.write_text(json.dumps({**figures, name: found}, indent=1) + "\n")
    figures = json.loads(FIGURES.read_text())
    for name, svg in plots.all_of(figures):
        drawing.save(name, svg)
    print(tables.all_of(figures))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillswap.settings")
    main()
