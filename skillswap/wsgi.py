"""The WSGI application, for deployments that serve `/api` from WSGI workers beside Daphne."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillswap.settings")
application = get_wsgi_application()
