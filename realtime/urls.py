from django.urls import path

from realtime.views import SocketTicketView

urlpatterns = [path("auth/socket", SocketTicketView.as_view())]
