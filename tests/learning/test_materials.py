"""Links and files of a session: the two add, read and remove them, and nobody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from chat.models import Attachment
from learning.models import Material
from learning.privacy import material_files, sessions_data
from moderation.models import Report
from moderation.services import member_block
from moderation.services.reports import report_close
from realtime.models import UserEvent
from skillswap.files import private_files
from tests.factories.accounts import UserFactory, account_deleted
from tests.factories.chat import conversation_between, sent_file, uploaded
from tests.factories.learning import held_session
from tests.factories.sessions import ask

pytestmark = pytest.mark.django_db
LINK = "https://example.org/chords"


@pytest.fixture
def talk(teacher, student):
    return conversation_between(teacher, student)


@pytest.fixture
def session(teacher, student, talk):
    return held_session(teacher, student, conversation=talk)


def path(session, *more):
    return "/".join([f"/api/sessions/{session.pk}/materials", *map(str, more)])


def add(client, session, **body):
    return client.post(path(session), body)


def listed(client, session):
    return client.get(path(session)).json()["data"]


def status(client, where):
    answer = client.get(where)
    answer.getvalue()
    return answer.status_code


def test_a_link_and_a_file_are_added_listed_and_downloaded_by_the_other(session, teacher, student, talk, api):
    one, two = api(teacher), api(student)
    link = add(one, session, link=LINK, name="Chords")
    assert (link.status_code, link.json()["kind"], link.json()["url"]) == (201, "link", LINK)
    assert add(one, session, link=LINK).status_code == 200
    upload = {"conversationId": str(talk.pk), "file": SimpleUploadedFile("a/notes.html", b"<script>1</script>")}
    attachment = two.post("/api/chat/attachments", upload, format="multipart").json()
    made = add(two, session, attachmentId=attachment["id"])
    again = add(two, session, attachmentId=attachment["id"])
    assert (made.status_code, again.status_code, again.json()) == (201, 200, made.json())
    assert [(row["name"], row["byId"]) for row in listed(two, session)] == [
        ("Chords", str(teacher.pk)), ("notes.html", str(student.pk)),
    ]  # fmt: skip
    answer = one.get(made.json()["url"])
    assert answer.getvalue() == b"<script>1</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert UserEvent.objects.filter(user=student, type="session:updated").count() == 2


def test_a_file_is_ones_own_of_this_conversation_and_not_sent(session, teacher, student, talk, api):
    elsewhere = uploaded(conversation_between(student, UserFactory()), student)
    for file in (sent_file(talk, student), elsewhere, uploaded(talk, teacher)):
        assert add(api(student), session, attachmentId=str(file.pk)).status_code == 404
    assert Attachment.objects.count() == 3


@pytest.mark.parametrize("link", ["http://example.org/x", "javascript:alert(1)", "https://me:secret@example.org/", "x"])
def test_what_leads_nowhere_safe_is_refused(link, session, student, api):
    assert add(api(student), session, link=link).status_code == 400
    assert add(api(student), session).status_code == 400
    assert add(api(student), session, link=LINK, attachmentId=str(session.pk)).status_code == 400


def test_only_the_two_have_them_from_the_agreement_until_a_block(session, student, guitar, teacher, talk, api):
    assert add(api(student), ask(student, guitar), link=LINK).json()["code"] == "session_closed"
    file = add(api(student), session, attachmentId=str(uploaded(talk, student).pk)).json()
    stranger = api(UserFactory())
    assert [stranger.get(path(session)).status_code, status(stranger, file["url"])] == [404, 404]
    assert add(stranger, session, link=LINK).status_code == 404
    member_block(by=student, user_id=teacher.pk)
    for person in (teacher, student):
        client = api(person)
        assert [client.get(path(session)).status_code, status(client, file["url"])] == [404, 404]
        assert add(client, session, link=LINK).status_code == 404
        assert client.delete(path(session, file["id"])).status_code == 404


def test_who_added_it_removes_it_and_the_file_is_gone(
    session, teacher, student, talk, api, django_capture_on_commit_callbacks
):
    made = add(api(student), session, attachmentId=str(uploaded(talk, student).pk)).json()
    name = Material.objects.get().file
    assert api(teacher).delete(path(session, made["id"])).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        assert api(student).delete(path(session, made["id"])).status_code == 204
    assert (listed(api(teacher), session), status(api(teacher), made["url"])) == ([], 404)
    assert not private_files().exists(name)
    assert api(student).delete(path(session, made["id"])).status_code == 404


def test_a_session_takes_so_many_and_a_member_so_many_megabytes(session, teacher, student, talk, api, settings):
    settings.MATERIALS_PER_SESSION = 2
    for number in range(2):
        assert add(api(teacher), session, link=f"{LINK}/{number}").status_code == 201
    assert add(api(student), session, link=LINK).json()["code"] == "materials_full"
    settings.MATERIALS_PER_SESSION, settings.MATERIALS_MEGABYTES = 9, 0
    file = uploaded(talk, student)
    assert add(api(student), session, attachmentId=str(file.pk)).json()["code"] == "materials_too_large"
    assert Attachment.objects.filter(pk=file.pk).exists()


def test_a_report_keeps_what_there_was_and_moderators_open_the_files(session, teacher, student, talk, api, client):
    add(api(teacher), session, link=LINK, name="Chords")
    made = add(api(teacher), session, attachmentId=str(uploaded(talk, teacher).pk)).json()
    api(student).post("/api/reports", {"kind": "session", "id": str(session.pk), "reason": "harassment"})
    report = Report.objects.get()
    assert report.evidence["session"]["links"] == f"Chords: {LINK}"
    client.force_login(UserFactory(moderator=True))
    page = client.get(f"/admin/moderation/report/{report.pk}/change/").content.decode()
    address = f"/admin/learning/session/reported/{report.pk}/{made['id']}"
    assert address in page
    assert (status(client, address), status(client, address.replace(made["id"], str(report.pk)))) == (200, 404)


@pytest.mark.parametrize("taken_away_by", ["removing it", "deleting the account"])
def test_a_reported_file_outlives_its_removal_for_moderators_alone_until_they_decide(
    session, teacher, student, talk, api, client, django_capture_on_commit_callbacks, taken_away_by
):
    bad, kept = (add(api(teacher), session, attachmentId=str(uploaded(talk, teacher).pk)).json() for _ in range(2))
    stored = {str(pk): file for pk, file in Material.objects.values_list("pk", "file")}
    api(student).post("/api/reports", {"kind": "session", "id": str(session.pk), "reason": "harassment"})
    report, staff = Report.objects.get(), UserFactory(moderator=True)
    client.force_login(staff)
    address = f"/admin/learning/session/reported/{report.pk}/{bad['id']}"
    with django_capture_on_commit_callbacks(execute=True):
        if taken_away_by == "removing it":
            assert api(teacher).delete(path(session, bad["id"])).status_code == 204
        else:
            account_deleted(User.objects.get(pk=teacher.pk))
    assert (status(client, address), status(api(student), bad["url"])) == (200, 404)
    assert private_files().exists(stored[bad["id"]])
    with django_capture_on_commit_callbacks(execute=True):
        report_close(report=report, by=staff)
    assert (status(client, address), private_files().exists(stored[bad["id"]])) == (404, False)
    assert private_files().exists(stored[kept["id"]]) == (taken_away_by == "removing it")  # what is there stays


def test_the_export_has_ones_own_and_leaving_takes_them_away(session, teacher, student, talk, api):
    add(api(teacher), session, link=LINK, name="Chords")
    made = add(api(student), session, attachmentId=str(uploaded(talk, student).pk)).json()
    assert sessions_data(teacher.pk)[1][0]["materials"][0]["link"] == LINK
    assert list(material_files(student.pk)) == [(f"materials/{made['id']}.txt", Material.objects.get(link="").file)]
    account_deleted(User.objects.get(pk=student.pk))
    assert [row["name"] for row in listed(api(teacher), session)] == ["Chords"]
