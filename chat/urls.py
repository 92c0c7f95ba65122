from django.urls import path

from chat import views

urlpatterns = [
    path("chat/conversations", views.ConversationList.as_view()),
    path("chat/conversations/<uuid:conversation_id>", views.ConversationDetail.as_view()),
    path("chat/conversations/<uuid:conversation_id>/messages", views.MessageList.as_view()),
    path("chat/conversations/<uuid:conversation_id>/read", views.ReadPosition.as_view()),
    path("chat/messages/<uuid:message_id>", views.MessageDetail.as_view()),
]
