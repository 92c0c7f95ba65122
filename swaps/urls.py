from django.urls import path

from swaps import views

one = "swaps/<uuid:swap_id>"

urlpatterns = [
    path("swaps", views.SwapList.as_view()),
    path(one, views.SwapDetail.as_view()),
    path(f"{one}/accept", views.SwapAccept.as_view()),
    path(f"{one}/reject", views.SwapReject.as_view()),
    path(f"{one}/cancel", views.SwapCancel.as_view()),
    path(f"{one}/counter", views.SwapCounter.as_view()),
    path(f"{one}/complete", views.SwapComplete.as_view()),
]
