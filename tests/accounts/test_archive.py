"""What is in the archive with a member's data, and how it is written."""

import io
import json
import zipfile
from collections.abc import Iterator
from itertools import islice

import pytest
from PIL import Image

from accounts.archive import json_pieces
from accounts.services import avatar_set, device_sign_in
from chat.models import Message
from credits.services import hold_post, minutes_hold
from moderation.services import member_block, report_create
from skillswap.db.batches import each
from tests.factories.accounts import UserFactory, data_export, png_file
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db
FILE = "/api/users/export/file"


def downloaded(client) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(client.get(FILE).getvalue()))


def data_of(client) -> dict:
    return json.loads(downloaded(client).read("data.json"))


class TestWhatIsInIt:
    def test_everything_that_apps_store_and_other_people_by_name_only(self, api, member, other) -> None:
        device = device_sign_in(user=member, name="Phone")
        offers(member, "Guitar", description="Chords")
        wants(member, "Baking")
        talk = conversation_between(member, other)
        for number in range(3):
            say(talk, other if number % 2 else member, f"Word {number}")
        give(member, 300)
        hold = minutes_hold(user_id=member.pk, minutes=60, session_id=None, key="k")
        hold_post(hold_id=hold.pk, to_user_id=other.pk, minutes=60)
        blocked = UserFactory(name="Bad Guy")
        report_create(by=member, kind="user", target_id=blocked.pk, reason="spam", details="So loud")
        member_block(by=member, user_id=blocked.pk)
        client = api(member)
        data_export(member)
        data = data_of(client)
        assert data["profile"]["email"] == member.email
        assert "Phone" in {device["name"] for device in data["devices"]}
        assert [skill["name"] for skill in data["skills"]] == ["Guitar", "Baking"]
        (conversation,) = data["conversations"]
        assert conversation["with"] == other.name
        assert [(m["seq"], m["from"], m["content"]) for m in conversation["messages"]] == [
            (1, member.name, "Word 0"),
            (2, other.name, "Word 1"),
            (3, member.name, "Word 2"),
        ]
        assert data["credits"]["balance"]["availableMinutes"] == 240
        assert [row["amountMinutes"] for row in data["credits"]["transactions"]] == [300, -60, -60]
        assert data["credits"]["transactions"][-1]["with"] == other.name
        assert [person["name"] for person in data["blockedPeople"]] == ["Bad Guy"]
        assert [(report["kind"], report["details"]) for report in data["reports"]] == [("user", "So loud")]
        assert {notice["type"] for notice in data["notifications"]["inbox"]} >= {"message"}
        text = json.dumps(data)
        secrets = [other.email, blocked.email, device.refresh, device.device.refresh_id, member.password]
        assert not [secret for secret in secrets if secret in text]

    def test_nothing_of_anybody_else_is_in_it(self, api, member, other) -> None:
        stranger = UserFactory(name="Nobody Known")
        offers(stranger, "Juggling")
        say(conversation_between(stranger, other), other, "Between the two of us")
        data_export(member)
        text = downloaded(api(member)).read("data.json").decode()
        assert not [word for word in ("Nobody Known", "Juggling", "Between the two") if word in text]

    def test_the_picture_is_in_it(self, api, member) -> None:
        avatar_set(user=member, file=png_file(), size=1000)
        data_export(member)
        archive = downloaded(api(member))
        name = json.loads(archive.read("data.json"))["profile"]["picture"]
        assert Image.open(io.BytesIO(archive.read(name))).format == "WEBP"

    def test_a_long_chat_is_read_a_batch_at_a_time(self, member, other, django_assert_num_queries) -> None:
        talk = conversation_between(member, other)
        for number in range(7):
            say(talk, member, f"Word {number}")
        messages = Message.objects.filter(conversation_id=talk.pk).values("seq")
        with django_assert_num_queries(3):
            assert [row["seq"] for row in each(messages, by="seq", size=3)] == [1, 2, 3, 4, 5, 6, 7]
        with django_assert_num_queries(2):
            assert list(islice(each(messages, by="seq", size=3), 4))[-1]["seq"] == 4


class TestWriting:
    @pytest.mark.parametrize(
        "value",
        [
            {},
            {"a_key": 1},
            {"some": iter([])},
            {"some": iter([{"snake_case": 1}, {"deep": iter([1, 2])}]), "text": 'quo"te'},
            {"one": {"two": {"three": iter([{"four": None}])}}, "list": [{"a_b": 1}]},
        ],
    )
    def test_it_is_json_in_camel_case(self, value) -> None:
        json.loads(b"".join(json_pieces(value)))

    def test_iterators_are_read_as_they_are_written(self) -> None:
        read: list[int] = []

        def rows() -> Iterator[int]:
            for number in range(3):
                read.append(number)
                yield number

        pieces = json_pieces({"rows": rows()})
        assert read == []
        while b"0" not in next(pieces):
            pass
        assert read == [0]
