"""Measures one community, in a process with Django: `python -m bench.matching.measure OUT --members N`."""

import argparse
import gc
import json
import os
from pathlib import Path
from typing import Any

import django

SEED = 11


def measured(members: int) -> dict[str, Any]:
    """All figures of the community that the settings name."""
    from bench.matching import changes, recall, times

    gc.freeze()
    index = times.index_builds()
    asking = recall.who_ask(members, SEED)
    return {
        "members": len(asking),
        "index": index,
        "recall": recall.recall_of(asking),
        "times": times.times_of(asking),
        "changes": changes.seen_at_once(asking),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--members", type=int, required=True)
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "skillswap.settings"
    django.setup()
    options.out.write_text(json.dumps(measured(options.members)))


if __name__ == "__main__":
    main()
