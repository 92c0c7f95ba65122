"""What tests of reviews look at."""

from accounts.models import User
from notifications.models import Notification
from realtime.models import UserEvent


def rating(user):
    return User.objects.values_list("rating", "total_reviews").get(pk=user.pk)


def notified(user, kind="review"):
    return [row.data["event"] for row in Notification.objects.filter(user=user, type=kind).order_by("id")]


def updates(user):
    return len(UserEvent.objects.filter(user=user, type="session:updated"))


def seen(client, person):
    return client.get(f"/api/users/{person.pk}/reviews").json()["data"]
