"""What accounts changes of the admin's own routes, under /admin."""

from django.urls import path

from accounts.views.admin_log_in import admin_log_in

urlpatterns = [path("login/", admin_log_in)]
