"""Every file that any app's rows name is known: what is not would stay behind when files are moved."""

import pytest

from accounts.models import User
from skillswap.files import PRIVATE, PUBLIC
from skillswap.files.moving import files_in_use
from tests.factories.accounts import data_export
from tests.factories.chat import conversation_between, uploaded

pytestmark = pytest.mark.django_db


def test_pictures_exports_and_attachments_are_known(member, other):
    User.objects.filter(pk=member.pk).update(avatar="avatars/a.webp")
    export = data_export(other)
    attachment = uploaded(conversation_between(member, other), member)
    assert list(files_in_use()) == [
        (PUBLIC, "avatars/a.webp"),
        (PRIVATE, export.file),
        (PRIVATE, attachment.file),
    ]
