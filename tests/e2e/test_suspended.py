"""A member who is suspended: what they still see."""

import re

from playwright.sync_api import expect

from tests.e2e.people import MODERATOR
from tests.e2e.readable import grave
from tests.plugins import product

BAN = """
from accounts.models import User
from moderation.services.members import member_ban
member_ban(user=User.objects.get(pk="{id}"), by=User.objects.get(email="{moderator}"), reason="The same advertisement.")
"""


def test_who_is_suspended_reads_why_when_they_come_back_and_can_log_out(member, live, watch):
    watch.expect(r"40[13] ", r"WebSocket connection .* failed")
    ada = member("Ada Okafor")
    ada.page.goto("/dashboard")
    expect(ada.page.get_by_role("heading", level=1)).to_be_visible()
    product.manage("shell", "-c", BAN.format(id=ada.id, moderator=MODERATOR), env=product.environment(live.data))
    ada.page.goto("/credits")
    expect(ada.page.get_by_role("heading", name="Your account is suspended")).to_be_visible()
    expect(ada.page.get_by_text("Reason: The same advertisement.")).to_be_visible()
    assert grave(ada.page) == []
    ada.page.get_by_role("button", name="Log out").click()
    expect(ada.page).to_have_url(re.compile("/(login.*)?$"))
    expect(ada.page.get_by_role("link", name="Sign up").first).to_be_visible()
