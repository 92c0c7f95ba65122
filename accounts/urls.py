"""Routes of accounts, under /api."""

from django.urls import path

from accounts.views import devices, export, passwords, profile, sign_in, tokens

urlpatterns = [
    path("auth/signup", sign_in.SignUpView.as_view()),
    path("auth/login", sign_in.LogInView.as_view()),
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
    path("auth/devices", devices.DevicesView.as_view()),
    path("auth/devices/<uuid:id>", devices.DeviceView.as_view()),
    path("users/export", export.ExportView.as_view()),
    path("users/export/file", export.ExportFileView.as_view()),
    path("users/profile", profile.ProfileView.as_view()),
    path("users/availability", profile.AvailabilityView.as_view()),
    path("users/avatar", profile.AvatarView.as_view()),
]
