"""System E's paths: all of them under /compat/shop/api, and under /api those whose name we do not have.

`GET /api/messages/{id}` is system D's as well: `compat/shared_messages.py` tells them apart.
"""

from rest_framework.routers import SimpleRouter

from compat.shop.views import (
    ShopConversationViewSet,
    ShopMessageViewSet,
    ShopNotificationViewSet,
    ShopSignInViewSet,
)

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("auth", ShopSignInViewSet, basename="shop-auth")
router.register("conversations", ShopConversationViewSet, basename="shop-conversation")
router.register("messages", ShopMessageViewSet, basename="shop-message")
router.register("notifications", ShopNotificationViewSet, basename="shop-notification")

urlpatterns = router.urls

OWN = {"conversations", "messages"}
own_paths = [pattern for pattern in urlpatterns if str(pattern.pattern) in OWN]
