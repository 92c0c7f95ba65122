"""Routes of accounts, under /api."""

from django.urls import URLPattern, path
from rest_framework.routers import SimpleRouter

from accounts.oauth.providers import PROVIDERS
from accounts.views import (
    address,
    devices,
    email_sign_in,
    export,
    factors,
    oauth,
    passkeys,
    passwords,
    profile,
    sign_in,
    tokens,
    ways_in,
)

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("auth/devices", devices.DeviceViewSet, basename="device")
router.register("auth/identities", ways_in.IdentityViewSet, basename="identity")
router.register("auth/passkeys", passkeys.PasskeyViewSet, basename="passkey")
router.register("users", export.ExportViewSet, basename="export")
router.register("users", profile.ProfileViewSet, basename="profile")


def _of_provider(name: str) -> list[URLPattern]:
    """Without a parameter, so that `runs_in` knows the threads by the path."""
    return [
        path(f"auth/oauth/{name}/start", oauth.StartView.as_view(provider=name)),
        path(f"auth/oauth/{name}/callback", oauth.CallbackView.as_view(provider=name)),
        path(f"auth/oauth/{name}/link", oauth.LinkView.as_view(provider=name)),
    ]


urlpatterns = [
    path("auth/signup", sign_in.SignUpView.as_view()),
    path("auth/login", sign_in.LogInView.as_view()),
    path("auth/login/passkey", factors.PasskeyLogInView.as_view()),
    path("auth/login/passkey/options", factors.PasskeyLogInOptionsView.as_view()),
    path("auth/login/second-factor", factors.SecondFactorLogInView.as_view()),
    path("auth/login/second-factor/options", factors.SecondFactorOptionsView.as_view()),
    path("auth/second-factor", passkeys.SecondFactorView.as_view()),
    path("auth/recovery-codes", passkeys.RecoveryCodesView.as_view()),
    path("auth/logout", sign_in.LogOutView.as_view()),
    path("auth/me", sign_in.MeView.as_view()),
    path("auth/refresh", sign_in.RefreshView.as_view()),
    path("auth/token", tokens.TokenView.as_view()),
    path("auth/token/refresh", tokens.TokenRefreshView.as_view()),
    path("auth/forgot-password", passwords.ForgotPasswordView.as_view()),
    path("auth/reset-password", passwords.ResetPasswordView.as_view()),
    path("auth/verify-email", passwords.VerifyEmailView.as_view()),
    path("auth/resend-verification", passwords.ResendVerificationView.as_view()),
    path("auth/change-password", passwords.ChangePasswordView.as_view()),
    path("auth/email-link", email_sign_in.EmailLinkView.as_view()),
    path("auth/email-link/open", email_sign_in.EmailLinkOpenView.as_view()),
    path("auth/email-link/code", email_sign_in.EmailCodeView.as_view()),
    path("auth/address", address.AddressView.as_view()),
    path("auth/address/confirm", address.AddressConfirmView.as_view()),
    path("auth/address/undo", address.AddressUndoView.as_view()),
    path("auth/ways-in", ways_in.WaysInView.as_view()),
    path("auth/oauth/outcome", oauth.OutcomeView.as_view()),
    *(route for name in PROVIDERS for route in _of_provider(name)),
    *router.urls,
]
