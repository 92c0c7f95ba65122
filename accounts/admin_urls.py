"""What accounts changes of the admin's own routes, under /admin."""

from django.urls import path
from django.views.generic import RedirectView

from accounts.views.admin_log_in import admin_log_in, admin_second_factor

urlpatterns = [
    path("login/", admin_log_in),
    path("login/second-factor/", admin_second_factor),
    path("password_change/", RedirectView.as_view(url="/settings")),  # Django's own would end no device
]
