"""Ids for rows that are older than now: in the order of their time, and the same for the same state of `rng`."""

import datetime as dt
from random import Random
from uuid import UUID


def id_at(moment: dt.datetime, rng: Random) -> UUID:
    """A UUIDv7 whose time is `moment`."""
    milliseconds = int(moment.timestamp() * 1000)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | rng.getrandbits(12) << 64 | 0b10 << 62 | rng.getrandbits(62))


def client_id(rng: Random) -> UUID:
    """A random (version 4) id as clients make them."""
    return UUID(int=rng.getrandbits(128), version=4)
