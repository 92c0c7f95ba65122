"""Django's own apps, with the automatic key that the chosen database can make."""

from django.conf import settings
from django.contrib.admin.apps import AdminConfig as DjangoAdmin
from django.contrib.auth.apps import AuthConfig as DjangoAuth
from django.contrib.contenttypes.apps import ContentTypesConfig as DjangoContentTypes


class AdminConfig(DjangoAdmin):
    default_auto_field = settings.DEFAULT_AUTO_FIELD


class AuthConfig(DjangoAuth):
    default_auto_field = settings.DEFAULT_AUTO_FIELD


class ContentTypesConfig(DjangoContentTypes):
    default_auto_field = settings.DEFAULT_AUTO_FIELD
