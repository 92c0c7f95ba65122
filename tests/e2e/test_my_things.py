"""One's own skills, profile, times and picture."""

import io

import pillow_heif
from PIL import Image
from playwright.sync_api import expect


def test_js_is_suggested_as_javascript_and_added_in_place(member):
    ada = member("Ada Okafor")
    ada.page.goto("/skills")
    form = ada.page.get_by_role("form", name="Add a skill you teach")
    form.get_by_label("Skill", exact=True).fill("js")
    form.get_by_role("option", name="JavaScript").click()
    expect(form.get_by_label("Skill", exact=True)).to_have_value("JavaScript")
    expect(form.get_by_label("Category")).to_have_value("technology")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(ada.page.get_by_role("region", name="I can teach").get_by_role("listitem")).to_contain_text("JavaScript")


def test_a_skill_is_edited_deleted_and_brought_back(member):
    ada = member("Ada Okafor", teaches=["Letterpress"])
    ada.page.goto("/skills")
    column = ada.page.get_by_role("region", name="I can teach")
    column.get_by_role("button", name="Edit Letterpress").click()
    dialog = ada.page.get_by_role("dialog")
    dialog.get_by_label("My level").select_option(label="Expert")
    dialog.get_by_label("Details").fill("Wood type and linocuts")
    dialog.get_by_role("button", name="Save").click()
    expect(column.get_by_role("listitem").first).to_contain_text("Expert")
    expect(column).to_contain_text("Wood type and linocuts")
    column.get_by_role("button", name="Delete Letterpress").click()
    expect(column.get_by_role("button", name="Edit Letterpress")).to_have_count(0)
    ada.toast("Letterpress is off your list.").get_by_role("button", name="Undo").click()
    expect(column.get_by_role("button", name="Edit Letterpress")).to_be_visible()
    ada.page.reload()
    expect(column.get_by_role("listitem").first).to_contain_text("Expert")


def test_the_profile_is_saved_and_others_see_it(member):
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    ada.page.goto("/profile")
    form = ada.page.get_by_role("form", name="About you")
    form.get_by_label("About me").fill("I repair what others throw away.")
    form.get_by_label("City").fill("Lagos")
    form.get_by_label("Country").select_option("NG")
    form.get_by_label("Add a language").select_option("yo")
    form.get_by_role("button", name="Save profile").click()
    expect(ada.toast("Your profile is saved.")).to_be_visible()
    ben.page.goto(f"/people/{ada.id}")
    for words in ("I repair what others throw away.", "Lagos, Nigeria", "Yoruba"):
        expect(ben.page.get_by_role("main")).to_contain_text(words)


def test_a_username_that_is_taken_is_said_at_its_field(member, watch):
    watch.expect(r"400 .*/api/users/profile$")
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    ada.page.goto("/profile")
    form = ada.page.get_by_role("form", name="About you")
    form.get_by_label("Username").fill(ben.api("GET", "/api/auth/me")["username"])
    form.get_by_role("button", name="Save profile").click()
    expect(form.get_by_label("Username")).to_have_attribute("aria-invalid", "true")


def test_hours_that_are_pressed_are_saved_and_shown_again(member):
    ada = member("Ada Okafor")
    ada.page.goto("/profile")
    grid = ada.page.get_by_role("table", name="Hours of the week")
    for hour in ("Monday, 09:00 to 10:00", "Monday, 10:00 to 11:00", "Saturday, 18:00 to 19:00"):
        grid.get_by_role("button", name=hour).click()
    ada.page.get_by_role("button", name="Save times").click()
    expect(ada.toast("Your times are saved.")).to_be_visible()
    assert ada.api("GET", "/api/auth/me")["availability"] == [
        {"weekday": 0, "start": "09:00", "end": "11:00"},
        {"weekday": 5, "start": "18:00", "end": "19:00"},
    ]
    ada.page.reload()
    for hour in ("Monday, 10:00 to 11:00", "Saturday, 18:00 to 19:00"):
        expect(grid.get_by_role("button", name=hour)).to_have_attribute("aria-pressed", "true")
    expect(grid.get_by_role("button", name="Tuesday, 10:00 to 11:00")).to_have_attribute("aria-pressed", "false")


def test_a_photo_of_a_phone_is_uploaded_and_others_see_it(member):
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    picture = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (300, 200), "teal")).save(picture)
    ada.page.goto("/profile")
    ada.page.get_by_label("Picture").set_input_files(
        {"name": "me.heic", "mimeType": "image/heic", "buffer": picture.getvalue()}
    )
    expect(ada.toast("Your picture is up to date.")).to_be_visible()
    ben.page.goto(f"/people/{ada.id}")
    image = ben.page.get_by_role("main").locator("img").first
    expect(image).to_be_visible()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_what_is_no_picture_is_refused_in_words(member, watch, tmp_path):
    watch.expect(r"400 .*/api/users/avatar$")
    ada = member("Ada Okafor")
    ada.page.goto("/profile")
    toasts = ada.page.locator("[data-sonner-toast][data-type=error]")
    for content, words in (
        (b"<html>not a picture</html>", "This is not a picture that we can show."),
        (_png_of(6320), "The picture may have at most 24 million pixels."),
        (bytes(8 * 1024 * 1024 + 1), "This picture is larger than 8 MB."),
    ):
        (tmp_path / "me.png").write_bytes(content)
        ada.page.get_by_label("Picture").set_input_files(tmp_path / "me.png")
        expect(toasts.filter(has_text=words)).to_be_visible()


def _png_of(side: int) -> bytes:
    """A picture of one colour in few bytes."""
    picture = io.BytesIO()
    Image.new("1", (side, side)).save(picture, "PNG")
    return picture.getvalue()
