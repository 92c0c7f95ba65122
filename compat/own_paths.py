"""The vocabularies' paths under /api, where we have none of that name ourselves (`own_paths` in their `urls.py`)."""

from typing import Any

from django.urls import path

from compat.barter.urls import own_paths as barter
from compat.platform.urls import own_paths as platform
from compat.shared_messages import SharedMessageViewSet
from compat.shop.urls import own_paths as shop

shared = SharedMessageViewSet.as_view({"get": "retrieve", "delete": "destroy"})
urlpatterns: list[Any] = [*platform, *barter, *shop, path("messages/<uuid:message_id>", shared)]
