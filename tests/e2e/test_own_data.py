"""Taking one's data along, and deleting one's account."""

import io
import json
import re
import zipfile
from pathlib import Path

from playwright.sync_api import expect


def test_somebody_takes_their_data_along_and_leaves(member, watch):
    watch.expect(r"400 .*/api/users/profile$", r"500 .*/api/calendar$")
    ada, ben = member("Ada Okafor", teaches=["Letterpress"]), member("Ben Moreau")
    talk = ada.opens_conversation_with(ben)
    ada.writes("See you on Monday")
    expect(ada.bubble("See you on Monday")).to_be_visible()

    page = ada.page
    page.goto("/settings")
    section = page.get_by_role("region", name="Data and privacy")
    section.get_by_role("button", name="Prepare my data").click()
    download = section.get_by_role("button", name="Download")
    expect(download).to_be_visible()
    with page.expect_download() as waiting:
        download.click()
    assert re.fullmatch(r"skillswap-\d{4}-\d\d-\d\d\.zip", waiting.value.suggested_filename)
    archive = zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    data = json.loads(archive.read("data.json"))
    assert data["profile"]["email"] == ada.email
    assert [skill["name"] for skill in data["skills"]] == ["Letterpress"]
    assert data["conversations"][0]["messages"][0]["content"] == "See you on Monday"
    assert ben.email not in json.dumps(data)

    section.get_by_role("button", name="Delete my account").click()
    dialog = page.get_by_role("dialog", name="Delete your account?")
    dialog.get_by_label("Password", exact=True).fill("not my password")
    dialog.get_by_role("button", name="Delete for good").click()
    expect(dialog.get_by_label("Password", exact=True)).to_have_attribute("aria-invalid", "true")
    dialog.get_by_label("Password", exact=True).fill("nine purple kettles")
    dialog.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("status").filter(has_text="Your account is deleted")).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"/$"))
    kept = page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))")
    mine = [key for key in kept if ada.id in key or key == "skillswap.session"]
    assert mine in ([], [f"skillswap.zonesAnswered.{ada.id}"])  # which `people.py` says again on every page
    page.reload()
    expect(page.get_by_role("link", name="Log in").first).to_be_visible()
    expect(page.get_by_text("Your account is deleted")).to_have_count(0)

    ben.page.goto(f"/messages/{talk}")
    expect(ben.bubble("See you on Monday")).to_be_visible()
    expect(ben.page.get_by_role("heading", name="Deleted member")).to_be_visible()
    expect(ben.page.get_by_text("This person has deleted their account.")).to_be_visible()
    expect(ben.composer).to_have_count(0)
