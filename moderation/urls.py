from django.urls import path

from moderation.views import BlockDetail, BlockList, ReportList

urlpatterns = [
    path("reports", ReportList.as_view()),
    path("blocks", BlockList.as_view()),
    path("blocks/<uuid:user_id>", BlockDetail.as_view()),
]
