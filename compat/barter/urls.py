"""System D's paths: all of them under /compat/barter/api, and under /api those whose name we do not have.

`/api/messages/{id}` is system E's as well: `compat/shared_messages.py` tells them apart.
"""

from rest_framework.routers import SimpleRouter

from compat.barter.views import auth, credits, discover, messages, sessions, users

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("auth", auth.BarterAuthViewSet, basename="barter-auth")
router.register("users/skills", users.BarterSkillListViewSet, basename="barter-skills")
router.register("users", users.BarterUserViewSet, basename="barter-user")
router.register("discover", discover.BarterDiscoverViewSet, basename="barter-discover")
router.register("discover", discover.BarterTopicViewSet, basename="barter-topics")
router.register("discover", discover.BarterPageViewSet, basename="barter-page")
router.register("messages", messages.BarterMessageViewSet, basename="barter-message")
router.register("sessions", sessions.BarterSessionViewSet, basename="barter-session")
router.register("credits", credits.BarterCreditsViewSet, basename="barter-credits")

urlpatterns = router.urls

OWN = {
    "auth/register",
    "users/skills/offered",
    "users/skills/wanted",
    "users/upload-avatar",
    "discover/search",
    "discover/categories",
    "discover/trending",
    "messages/conversations",
    "messages/send",
    "messages/session-request",
    "messages/<uuid:message_id>/read",
    "sessions/create",
}
own_paths = [pattern for pattern in urlpatterns if str(pattern.pattern) in OWN]
