"""A member, what they sign in with, the devices they are signed in on, and the file of their data."""

from accounts.models.identities import ExternalIdentity
from accounts.models.mailed import AddressChange, EmailSignIn
from accounts.models.members import (
    DELETED_NAME,
    HIDDEN_NAME,
    NOBODY_ID,
    DataExport,
    Device,
    FirstRun,
    HourCycle,
    LearningStyle,
    Locale,
    Role,
    User,
    UserManager,
    UserQuerySet,
    Visibility,
)
from accounts.models.passkeys import Passkey, PasskeyChallenge, RecoveryCode

__all__ = [
    "DELETED_NAME",
    "HIDDEN_NAME",
    "NOBODY_ID",
    "AddressChange",
    "DataExport",
    "Device",
    "EmailSignIn",
    "ExternalIdentity",
    "FirstRun",
    "HourCycle",
    "LearningStyle",
    "Locale",
    "Passkey",
    "PasskeyChallenge",
    "RecoveryCode",
    "Role",
    "User",
    "UserManager",
    "UserQuerySet",
    "Visibility",
]
