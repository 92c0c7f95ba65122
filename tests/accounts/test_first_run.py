"""The steps for newcomers: open for who signs up, done for who ended them or was here before."""

import pytest

from accounts.models import User
from tests.migrating import migrated_back

SIGN_UP = {"name": "Ada", "email": "ada.first@example.org", "password": "nine purple kettles"}


@pytest.mark.django_db
def test_the_first_run_is_open_after_sign_up_and_done_once_it_is_ended(client):
    client.post("/api/auth/signup", SIGN_UP, content_type="application/json")
    ada = User.objects.get(email=SIGN_UP["email"])
    assert client.get("/api/auth/me").json()["firstRun"] == "open"

    token = {"X-CSRFToken": client.cookies["csrftoken"].value}
    ended = client.post("/api/users/first-run/end", headers=token)
    assert (ended.status_code, ended.json()["firstRun"], ended.json()["id"]) == (200, "done", str(ada.pk))
    first = User.objects.get(pk=ada.pk).first_run_ended_at
    assert client.post("/api/users/first-run/end", headers=token).json()["firstRun"] == "done"
    assert User.objects.get(pk=ada.pk).first_run_ended_at == first


@pytest.mark.django_db(transaction=True)
def test_for_members_of_earlier_versions_the_first_run_is_done():
    with migrated_back("accounts", "0014_figures") as before:
        before.get_model("accounts", "User").objects.create(
            name="Old", username="old", email="old@example.org", password="!"
        )
    old = User.objects.get(username="old")
    assert (old.first_run, old.first_run_ended_at) == ("done", old.created_at)
