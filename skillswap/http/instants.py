"""Points in time that a caller sends: with an offset, and such as exist in UTC."""

import datetime as dt
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy
from rest_framework import serializers

HOW = gettext_lazy("Use a time with an offset, such as 2026-11-21T09:30:00Z.")


class InstantField(serializers.DateTimeField):
    """A time in a request. Without an offset nobody knows which one is meant, so that is refused."""

    default_error_messages = {"naive": HOW}

    def enforce_timezone(self, value: dt.datetime) -> dt.datetime:
        if value.tzinfo is None:
            self.fail("naive")
        return super().enforce_timezone(value)

    def to_internal_value(self, value: Any) -> dt.datetime:
        moment: dt.datetime = super().to_internal_value(value)
        try:
            return in_utc(moment)
        except OverflowError:
            self.fail("overflow")


def in_utc(moment: dt.datetime) -> dt.datetime:
    """The same moment in UTC. Raises ValueError without an offset, OverflowError outside the years 1 to 9999."""
    if moment.tzinfo is None:
        raise ValueError(HOW)
    return moment.astimezone(dt.UTC)


def read_instant(text: str) -> dt.datetime:
    """ISO 8601 with an offset, in UTC. Raises ValueError. A plus sign that was not escaped in a query is a space."""
    moment = parse_datetime(text.replace(" ", "+"))
    if moment is None:
        raise ValueError(HOW)
    try:
        return in_utc(moment)
    except OverflowError as error:
        raise ValueError(HOW) from error
