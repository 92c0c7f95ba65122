"""Routes of skills, under /api."""

from rest_framework.routers import SimpleRouter

from skills.views import SkillViewSet, TopicViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("skills/topics", TopicViewSet, basename="topic")
router.register("skills", SkillViewSet, basename="skill")

urlpatterns = router.urls
