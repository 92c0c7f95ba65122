"""The product's settings for server processes that stand on the test server in place of MongoDB."""

from skillswap.settings import *  # noqa: F403
from skillswap.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.deploy.apps.TestServer"]
