"""Moderators see the files of reported messages, and no other files of a conversation."""

import pytest
from django.test import Client
from django.urls import reverse

from chat.models import Attachment
from chat.selectors import files_of_messages
from chat.services import message_delete
from moderation.services.reports import report_close, report_create
from skillswap.files import PRIVATE, private_files
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, sent_file

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


def test_a_reported_file_opens_for_a_moderator_and_no_other_does(member, other):
    talk = conversation_between(member, other)
    bad = sent_file(talk, other, b"Pills", "pills.txt")
    later = sent_file(talk, other)
    message_id = Attachment.objects.get(pk=bad.pk).message_id
    report, _ = report_create(by=member, kind="message", target_id=message_id, reason="spam")
    moderator, outsider = Client(), Client()
    moderator.force_login(UserFactory(moderator=True), "accounts.backends.EmailBackend")
    outsider.force_login(member, "accounts.backends.EmailBackend")

    def address(file):
        return reverse("admin:chat_reported_file", args=[report.pk, file.pk])

    page = moderator.get(reverse("admin:moderation_report_change", args=[report.pk])).content.decode()
    assert address(bad) in page
    assert moderator.get(address(bad)).getvalue() == b"Pills"
    assert moderator.get(address(later)).status_code == 404
    assert outsider.get(address(bad)).status_code == 302


def test_a_reported_file_outlives_its_message_for_moderators_alone_until_the_last_report_is_decided(
    member, other, api, django_capture_on_commit_callbacks
):
    talk = conversation_between(member, other)
    bad = sent_file(talk, other, b"Pills", "pills.txt")
    message_id = Attachment.objects.get(pk=bad.pk).message_id
    after = sent_file(talk, other)
    after_id = Attachment.objects.get(pk=after.pk).message_id
    first, _ = report_create(by=member, kind="message", target_id=message_id, reason="spam")
    second, _ = report_create(by=member, kind="message", target_id=after_id, reason="spam")  # `bad` stands before it
    with django_capture_on_commit_callbacks(execute=True):
        message_delete(message_id=message_id, by=other.pk)
    staff = UserFactory(moderator=True)
    moderator = Client()
    moderator.force_login(staff, "accounts.backends.EmailBackend")

    def seen(report):
        answer = moderator.get(reverse("admin:chat_reported_file", args=[report.pk, bad.pk]))
        return answer.getvalue() if answer.status_code == 200 else answer.status_code

    for person in (member, other):
        assert api(person).get(f"/api/chat/attachments/{bad.pk}").status_code == 404
    assert (seen(first), seen(second)) == (b"Pills", b"Pills")
    assert (PRIVATE, bad.file) in set(files_of_messages())
    with django_capture_on_commit_callbacks(execute=True):
        report_close(report=first, by=staff)
    assert (seen(first), seen(second)) == (404, b"Pills")
    with django_capture_on_commit_callbacks(execute=True):
        report_close(report=second, by=staff)
    assert seen(second) == 404
    assert not private_files().exists(bad.file)
    assert private_files().exists(after.file)  # its message is still there


def test_deciding_a_report_takes_nothing_from_a_message_that_is_still_there(
    member, other, api, django_capture_on_commit_callbacks
):
    talk = conversation_between(member, other)
    sent = sent_file(talk, other, b"Notes", "notes.txt")
    message_id = Attachment.objects.get(pk=sent.pk).message_id
    report, _ = report_create(by=member, kind="message", target_id=message_id, reason="other")
    with django_capture_on_commit_callbacks(execute=True):
        report_close(report=report, by=UserFactory(moderator=True))
    assert api(member).get(f"/api/chat/attachments/{sent.pk}").getvalue() == b"Notes"
