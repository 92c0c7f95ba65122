from django.urls import path

from skills.views import Categories, MySkills, SkillDetail, SkillList, SkillSearch, Topics, Trending

urlpatterns = [
    path("skills", SkillList.as_view()),
    path("skills/mine", MySkills.as_view()),
    path("skills/categories", Categories.as_view()),
    path("skills/trending", Trending.as_view()),
    path("skills/topics", Topics.as_view()),
    path("skills/<uuid:skill_id>", SkillDetail.as_view()),
    path("search/skills", SkillSearch.as_view()),
]
