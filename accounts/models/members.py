"""A member, the devices they are signed in on, and the file of their data."""

import datetime as dt
from typing import Any, ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_noop as N_

from accounts.addresses import clean_address
from accounts.password_text import password_hash, password_matches
from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms
from skillswap.db.locks import LockableModel
from skillswap.files import public_url

DELETED_NAME = "Deleted member"  # what others read where a member was who has deleted their account
HIDDEN_NAME = N_("Hidden member")  # of one with whom something is still owed after a block
NOBODY_ID = UUID(int=0)  # stands for their id
EXPORT_JOB_LIMIT = dt.timedelta(hours=1)  # a job that takes longer has died


class LearningStyle(models.TextChoices):
    TEXT = "text"
    CALL = "call"
    ASYNC = "async"


class Visibility(models.TextChoices):
    PUBLIC = "public"
    PRIVATE = "private"


class FirstRun(models.TextChoices):
    OPEN = "open"
    DONE = "done"  # gone through or skipped


class Role(models.TextChoices):
    MEMBER = "member"
    MODERATOR = "moderator"
    ADMIN = "admin"


class Locale(models.TextChoices):
    """The languages that we speak."""

    EN = "en", "English"
    ES = "es", "Español"
    DE = "de", "Deutsch"
    AR = "ar", "العربية"


class HourCycle(models.TextChoices):
    """How hours are counted, in the words of ECMA-402."""

    H12 = "h12"
    H23 = "h23"


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> Self:
        """Members who have not deleted their account and are not banned now."""
        return self.filter(is_active=True).filter(models.Q(is_banned=False) | models.Q(banned_until__lte=now_ms()))

    def public(self) -> Self:
        return self.active().filter(visibility=Visibility.PUBLIC)


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(login_email=clean_address(email or ""))


class User(LockableModel, KeyedModel, AbstractBaseUser):
    """A member with their profile in one row, so that showing a person needs no join.

    `email` is the address from sign-up (`accounts.addresses` writes every address one way); `login_email`
    is the same address for the one account that owns it. Signing up with a taken address gives an account
    without it, so nobody learns which addresses exist; who verifies the address owns it.
    """

    email = models.EmailField(max_length=254, db_index=True)
    login_email = models.CharField("e-mail address", max_length=254, unique=True, null=True, blank=True)
    is_verified = models.BooleanField(default=False)
    name = models.CharField(max_length=80)
    username = models.CharField(max_length=30, unique=True)
    avatar = models.ImageField(upload_to="avatars/", blank=True, max_length=200)
    bio = models.CharField(max_length=1000, blank=True)
    location = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=2, blank=True)
    timezone = models.CharField(max_length=64, default="UTC")
    languages = models.JSONField(default=list, blank=True)
    locale = models.CharField(max_length=2, choices=Locale, blank=True)  # we speak it to them; "": they chose none
    hour_cycle = models.CharField(max_length=3, choices=HourCycle, blank=True)  # "": as their language has it
    learning_style = models.CharField(max_length=5, choices=LearningStyle, default=LearningStyle.TEXT)
    show_last_seen = models.BooleanField(default=True)  # and see it of others: see `accounts.sharing`
    show_read_receipts = models.BooleanField(default=True)  # the same
    visibility = models.CharField(max_length=7, choices=Visibility, default=Visibility.PUBLIC)
    availability = models.JSONField(default=list, blank=True)  # [{weekday, start, end}] in `timezone`
    availability_note = models.CharField(max_length=300, blank=True)  # the same in words, as far as they say more
    has_second_factor = models.BooleanField(default=False)  # a password alone does not sign in
    second_factor_at = MsDateTimeField(null=True, blank=True)  # on since then; None: since before this was kept
    role = models.CharField(max_length=9, choices=Role, default=Role.MEMBER)
    is_active = models.BooleanField(default=True)
    is_banned = models.BooleanField(default=False)
    banned_until = MsDateTimeField(null=True, blank=True)  # None with is_banned: without end
    ban_reason = models.CharField(max_length=500, blank=True)
    rating = models.FloatField(null=True, blank=True)
    total_reviews = models.IntegerField(default=0)
    reliability = models.FloatField(null=True, blank=True)
    taught_minutes = models.IntegerField(default=0)  # of all sessions that took place, as they were paid
    learned_minutes = models.IntegerField(default=0)
    last_online_at = MsDateTimeField(null=True, blank=True)
    created_at = MsDateTimeField(default=now_ms)
    updated_at = MsDateTimeField(default=now_ms)  # the profile, by its member
    first_run_ended_at = MsDateTimeField(null=True, blank=True)  # None: the first run waits for them
    last_login = None  # a device's last use says more

    objects: ClassVar[Any] = UserManager()

    USERNAME_FIELD = "login_email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        indexes = [models.Index(fields=["-last_online_at", "-id"], name="user_recently_online")]

    def __str__(self) -> str:
        return f"{self.name} (@{self.username})"

    @property
    def is_staff(self) -> bool:
        """May enter the admin."""
        return self.role != Role.MEMBER

    @property
    def is_superuser(self) -> bool:
        return self.role == Role.ADMIN

    def has_perm(self, permission: str, obj: object = None) -> bool:
        """Moderators may view and change everything that the admin registers; what they do goes through services."""
        return self.is_active and self.is_staff

    def has_perms(self, permissions: list[str], obj: object = None) -> bool:
        return all(self.has_perm(permission, obj) for permission in permissions)

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_staff

    def set_password(self, raw_password: str | None) -> None:
        """As Django's, for a password in any Unicode form; None means that nobody can log in."""
        self.password = make_password(None) if raw_password is None else password_hash(raw_password)

    def check_password(self, raw_password: str | None) -> bool:
        return raw_password is not None and password_matches(raw_password, self.password)[0]

    def banned_now(self, at: dt.datetime | None = None) -> bool:
        """True while a ban runs; one whose end has come no longer counts."""
        return self.is_banned and (self.banned_until is None or self.banned_until > (at or timezone.now()))

    @property
    def first_run(self) -> str:
        """`FirstRun`: whether the steps for newcomers still wait for the member."""
        return FirstRun.OPEN if self.first_run_ended_at is None else FirstRun.DONE

    @property
    def avatar_url(self) -> str:
        return public_url(self.avatar.name or "")


class Device(KeyedModel):
    """One sign-in: a browser or a program. Its refresh tokens are a family with one living member."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="devices")
    name = models.CharField(max_length=120, blank=True)
    refresh_id = models.CharField(max_length=32)  # `jti` of the refresh token that may be used next
    previous_refresh_id = models.CharField(max_length=32, blank=True)  # still good for a lost answer's grace
    rotated_at = MsDateTimeField(default=now_ms)
    created_at = MsDateTimeField(default=now_ms)
    last_used_at = MsDateTimeField(default=now_ms)
    ended = models.BooleanField(default=False)
    ended_reason = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "ended"], name="device_of_user")]

    def __str__(self) -> str:
        return self.name or "A device"


class DataExport(KeyedModel):
    """A member's data as a file, made in the background. One each: a new one replaces it.

    The job knows its own by the id; when the row is gone meanwhile, so is what the job made.
    """

    class Status(models.TextChoices):
        PREPARING = "preparing"
        READY = "ready"
        FAILED = "failed"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=9, choices=Status, default=Status.PREPARING)
    file = models.CharField(max_length=200, blank=True)  # its name in the storage "private"
    size_bytes = models.BigIntegerField(default=0)
    created_at = MsDateTimeField(default=now_ms)
    ready_at = MsDateTimeField(null=True)

    def __str__(self) -> str:
        return f"Export {self.status}"

    @property
    def state(self) -> str:
        """Its status; one whose job died has failed."""
        died = self.status == self.Status.PREPARING and self.created_at < now_ms() - EXPORT_JOB_LIMIT
        return self.Status.FAILED if died else self.status

    @property
    def expires_at(self) -> dt.datetime:
        """When the file is deleted; for one that was never made, when the row is."""
        return (self.ready_at or self.created_at) + dt.timedelta(days=settings.EXPORT_KEPT_DAYS)
