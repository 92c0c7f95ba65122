from rest_framework.routers import SimpleRouter

from chat.views.attachments import AttachmentViewSet
from chat.views.conversations import ConversationViewSet
from chat.views.messages import MessageViewSet
from chat.views.search import SearchViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("chat/conversations", ConversationViewSet, basename="conversation")
router.register("chat/messages", MessageViewSet, basename="message")
router.register("chat/search", SearchViewSet, basename="message-search")
router.register("chat/attachments", AttachmentViewSet, basename="attachment")

urlpatterns = router.urls
