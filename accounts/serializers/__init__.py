"""Shapes of accounts in requests (`…In`) and answers (`…Out`)."""

from accounts.serializers.mailed import AddressChangeIn, EmailCodeIn, OwnAddressOut, ResetTokenOut
from accounts.serializers.passkeys import (
    FirstFactorIn,
    OwnProofIn,
    PasskeyIn,
    PasskeyLogInIn,
    PasskeyNameIn,
    PasskeyOptionsOut,
    PasskeyOut,
    RecoveryCodesOut,
    SecondFactorIn,
    SecondFactorLogInIn,
    SecondFactorOut,
)
from accounts.serializers.people import AgreeingPersonOut, MeOut, PersonCardOut, SlotOut
from accounts.serializers.privacy import DeleteAccountIn, ExportOut
from accounts.serializers.profile import AvatarIn, AvatarOut, ProfileIn
from accounts.serializers.sign_in import (
    ChangePasswordIn,
    DeviceOut,
    EmailIn,
    LinkIn,
    LogInIn,
    RefreshIn,
    ResetIn,
    SignedInOut,
    SignUpIn,
    TokensOut,
)
from accounts.serializers.ways_in import GoToOut, IdentityOut, OAuthOutcomeOut, WaysInOut

__all__ = [
    "AddressChangeIn",
    "AgreeingPersonOut",
    "AvatarIn",
    "AvatarOut",
    "ChangePasswordIn",
    "DeleteAccountIn",
    "DeviceOut",
    "EmailCodeIn",
    "EmailIn",
    "ExportOut",
    "FirstFactorIn",
    "GoToOut",
    "IdentityOut",
    "LinkIn",
    "LogInIn",
    "MeOut",
    "OAuthOutcomeOut",
    "OwnAddressOut",
    "OwnProofIn",
    "PasskeyIn",
    "PasskeyLogInIn",
    "PasskeyNameIn",
    "PasskeyOptionsOut",
    "PasskeyOut",
    "PersonCardOut",
    "ProfileIn",
    "RecoveryCodesOut",
    "RefreshIn",
    "ResetIn",
    "ResetTokenOut",
    "SecondFactorIn",
    "SecondFactorLogInIn",
    "SecondFactorOut",
    "SignUpIn",
    "SignedInOut",
    "SlotOut",
    "TokensOut",
    "WaysInOut",
]
