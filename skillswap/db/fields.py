"""Model fields that mean the same on SQLite, PostgreSQL and MongoDB."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models

from skillswap import clock
from skillswap.db.ids import uuid7


def cut_to_ms(value: dt.datetime) -> dt.datetime:
    """BSON keeps milliseconds, so no engine may keep more: equal times must stay equal."""
    return value.replace(microsecond=value.microsecond // 1000 * 1000)


def now_ms() -> dt.datetime:
    """The current instant (UTC, aware) in whole milliseconds; use it as a `default=`."""
    return cut_to_ms(clock.now())


class MsDateTimeField(models.DateTimeField):
    """A DateTimeField that never holds more than millisecond precision."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        if isinstance(value, dt.datetime):
            value = cut_to_ms(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(cut_to_ms(value) if isinstance(value, dt.datetime) else value)


class _MongoIdColumn(models.Field):
    """Stores a primary key as MongoDB's own `_id`; any other column would get a second, unusable index."""

    def get_attname_column(self) -> Any:
        attname, column = super().get_attname_column()
        return attname, "_id" if self.primary_key and settings.DATABASE_IS_MONGO else column


class UUIDKeyField(_MongoIdColumn, models.UUIDField):
    """The primary key of every model of ours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("primary_key", True)
        kwargs.setdefault("default", uuid7)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)


class KeyOneToOneField(_MongoIdColumn, models.OneToOneField):
    """A one-to-one link that is also the row's primary key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["primary_key"] = True
        super().__init__(*args, **kwargs)


class KeyedModel(models.Model):
    """Base of every model: a UUIDv7 primary key, so that ordering by `id` is ordering by creation."""

    id = UUIDKeyField()

    class Meta:
        abstract = True
