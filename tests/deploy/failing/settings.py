"""The product's settings for processes in which a request, a command and a job can fail."""

from skillswap.settings import *  # noqa: F403
from skillswap.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.deploy.failing.apps.Failing"]
ROOT_URLCONF = "tests.deploy.failing.urls"
