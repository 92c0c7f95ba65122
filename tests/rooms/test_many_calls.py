"""Calls of many people at once over real sockets, each person at another server process than the other one."""

import asyncio
import json
import subprocess
import sys

import pytest

from bench import call_load
from tests.plugins import product
from tests.plugins.site import site

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

PAIRS = 12  # bench/call_load.py measures fifty


@pytest.fixture
def two_servers(redis_url, tmp_path):
    """Their ports, and the pairs whose sessions go on."""
    with site(redis=False, REDIS_URL=redis_url, RATE_LIMITS_ENABLED="false") as servers:
        file = tmp_path / "pairs.json"
        command = [sys.executable, "-m", "bench.calls", str(PAIRS), str(file)]
        subprocess.run(command, cwd=product.ROOT, env=servers.env, check=True)
        ports = [int(servers.serve().rsplit(":", 1)[1]) for _ in range(2)]
        yield ports, json.loads(file.read_bytes())


async def test_many_calls_are_set_up_at_once_between_two_processes(two_servers):
    """Every description and candidate arrives once, in order, at the tab it was meant for: `connected` says so."""
    counts = call_load.Counts()
    callers = await call_load.enter(*two_servers)
    try:
        await asyncio.gather(*(call_load.set_up(*pair, counts) for pair in callers))
    finally:
        for pair in callers:
            for caller in pair:
                caller.close()
    assert counts.errors == []
    assert len(counts.times) == PAIRS
