"""Calls of a client of system D, and what its answers hold."""

from rest_framework.test import APIClient

from accounts.models import User
from accounts.tokens import verify_link_token

D = "/compat/barter/api"
NEW = {
    "username": "Ada_O",
    "email": "ada@example.org",
    "password": "nine purple kettles",
    "firstName": "Ada Mary",
    "lastName": "Okafor",
}
USER = {
    "_id", "id", "username", "firstName", "lastName", "fullName", "profilePicture", "bio", "timezone", "languages",
    "country", "skillsOffered", "skillsWanted", "totalCreditsEarned", "totalCreditsSpent", "totalHoursTaught",
    "totalHoursLearned", "rating", "totalReviews", "availability", "isActive", "isVerified", "lastSeen", "isOnline",
}  # fmt: skip


def data(response, status=200):
    body = response.json()
    assert (response.status_code, body["success"]) == (status, True), body
    return body["data"]


def refused(response, status, *fields):
    body = response.json()
    assert (response.status_code, body["success"]) == (status, False), body
    assert {one["field"] for one in body.get("errors", [])} == set(fields)
    return body["message"]


def signed_up(**changes):
    """(a client that sends the token of a sign-up, its user as the answer has them)"""
    body = APIClient().post(f"{D}/auth/register", {**NEW, **changes}).json()
    return APIClient(headers={"authorization": f"Bearer {body['token']}"}), body["user"]


def confirm(user):
    """Follow the link of the mail, which brings the welcome: five hours."""
    token = verify_link_token(User.objects.get(pk=user["_id"]))
    assert APIClient().post(f"{D}/auth/verify-email", {"token": token}).json()["success"]
