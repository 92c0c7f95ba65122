"""Recurring lessons over a change of the clocks, and a calendar of one's own that takes a free time away."""

import datetime as dt
import http.server
import itertools
import re
import threading
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

ALL_WEEK = [{"weekday": day, "start": "00:00", "end": "24:00"} for day in range(7)]
BERLIN = ZoneInfo("Europe/Berlin")
DAY = dt.timedelta(days=1)


@pytest.fixture
def pair(verified):
    """Mia in Kolkata, where clocks never change, and Omar in Berlin, who teaches guitar."""
    mia, omar = verified("Mia Berg"), verified("Omar Said", teaches=["Guitar"])
    for person, zone in ((mia, "Asia/Kolkata"), (omar, "Europe/Berlin")):
        person.api("PATCH", "/api/users/profile", {"timezone": zone})
        person.api("PUT", "/api/users/availability", ALL_WEEK)
    return mia, omar


def before_the_clocks_change():
    """Noon in Berlin some days before its clocks change next, at least four days ahead, as Kolkata's clock shows it."""
    noon = (dt.datetime.now(BERLIN) + 4 * DAY).replace(hour=12, minute=0, second=0, microsecond=0)
    days = (noon + number * DAY for number in itertools.count())
    change = next(day for day in days if day.utcoffset() != (day + 7 * DAY).utcoffset())
    return change.astimezone(ZoneInfo("Asia/Kolkata")).strftime("%Y-%m-%dT%H:%M")


def test_a_weekly_series_over_a_clock_change_is_booked_accepted_one_is_moved_and_one_cancelled(pair):
    mia, omar = pair
    page = mia.page
    page.goto(f"/people/{omar.id}")
    page.get_by_role("button", name="Book a session with Omar Said").click()
    form = page.get_by_role("dialog", name="Book a session with Omar Said")
    form.get_by_role("radio", name="Another time").check()
    form.locator("input[type=datetime-local]").fill(before_the_clocks_change())
    form.get_by_label("Repeat").select_option("4")
    weeks = form.get_by_role("group", name="Repeat").get_by_role("checkbox")
    expect(weeks).to_have_count(4)
    expect(form).to_contain_text("Clocks change on the way")
    expect(form).to_contain_text("4 lessons, 4 credits in all. Once accepted, 2 credits are held for the next two")
    weeks.nth(2).uncheck()
    expect(form).to_contain_text("3 lessons, 3 credits in all.")
    weeks.nth(2).check()
    form.get_by_role("button", name="Send the request").click()
    card = page.get_by_role("region", name="Session: Guitar")
    expect(card).to_contain_text("1 of 4")

    first = mia.api("GET", "/api/sessions?when=upcoming")["data"][0]
    theirs = omar.page
    theirs.goto(f"/sessions/{first['id']}")
    lessons = theirs.get_by_role("heading", name="Weekly lessons").locator("..")
    expect(lessons.get_by_role("listitem")).to_have_count(4)
    lessons.get_by_role("button", name="Accept all").click()
    expect(lessons).to_contain_text("4 credits in all; 2 credits are held for the next 2 lessons.")
    made = mia.api("GET", f"/api/sessions/series/{first['seriesId']}")
    times = [dt.datetime.fromisoformat(one["scheduledTime"]) for one in made["sessions"]]
    assert {moment.astimezone(BERLIN).hour for moment in times} == {12}
    assert len({moment.hour for moment in times}) == 2
    assert mia.api("GET", "/api/credits/balance")["heldMinutes"] == 120

    moved, cancelled = made["sessions"][1], made["sessions"][2]
    later = (times[1] + DAY).isoformat()
    mia.api("PATCH", f"/api/sessions/{moved['id']}", {"scheduledTime": later})
    theirs.goto(f"/sessions/{moved['id']}")
    theirs.get_by_role("button", name="Accept the new time").click()
    expect(theirs.get_by_role("main")).to_contain_text("2 of 4")
    page.goto(f"/sessions/{cancelled['id']}")
    page.get_by_role("main").get_by_role("button", name="Cancel session").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Cancel")).click()
    expect(page.get_by_role("main")).to_contain_text("Cancelled")
    after = mia.api("GET", f"/api/sessions/series/{first['seriesId']}")
    assert [(one["seriesNumber"], one["status"]) for one in after["sessions"]] == [
        (1, "scheduled"),
        (2, "scheduled"),
        (3, "cancelled"),
        (4, "scheduled"),
    ]
    assert dt.datetime.fromisoformat(after["sessions"][1]["scheduledTime"]) == times[1] + DAY


def test_a_long_list_says_which_of_how_many_it_shows_and_its_pages_are_in_the_address(pair):
    mia, omar = pair
    first = (dt.datetime.now(dt.UTC) + 3 * DAY).replace(minute=0, second=0, microsecond=0)
    skill = omar.api("GET", "/api/skills/mine")["offer"][0]["id"]
    lessons = {"teacherId": omar.id, "skillId": skill, "firstTime": first.isoformat(), "durationMinutes": 15}
    mia.api("POST", "/api/sessions/series", {**lessons, "weeks": 12})
    page, main = mia.page, mia.page.get_by_role("main")
    page.goto("/sessions")
    pages = main.get_by_role("navigation", name="Pages")
    expect(pages.get_by_role("status")).to_have_text("1 to 10 of 12")
    pages.get_by_role("button", name="Next page").click()
    expect(pages.get_by_role("status")).to_have_text("11 to 12 of 12")
    expect(main.get_by_role("link", name="Guitar")).to_have_count(2)
    expect(page).to_have_url(re.compile("page=2"))
    page.reload()
    expect(pages.get_by_role("button", name="Page 2")).to_have_attribute("aria-current", "page")
    page.go_back()
    expect(pages.get_by_role("status")).to_have_text("1 to 10 of 12")


def test_ones_own_calendar_takes_a_free_time_away_and_gives_it_back(pair, calendar_port):
    mia, omar = pair
    start = (dt.datetime.now(dt.UTC) + 3 * DAY).replace(hour=9, minute=0, second=0, microsecond=0)
    with calendar_at(calendar_port, start):
        omar.page.goto("/settings")
        box = omar.page.get_by_role("heading", name="When I am busy elsewhere").locator("../..")
        box.get_by_label("Address of your calendar").fill(f"http://127.0.0.1:{calendar_port}/secret.ics")
        box.get_by_role("button", name="Use this calendar").click()
        expect(box).to_contain_text("1 busy time in the next 60 days.", timeout=60_000)
        expect(box).not_to_contain_text("secret.ics")
        assert not is_offered(mia, omar, start)
        box.get_by_role("button", name="Remove").click()
        expect(box.get_by_label("Address of your calendar")).to_be_visible()
        assert is_offered(mia, omar, start)
        omar.page.get_by_role("button", name="Undo").click()
        expect(box).to_contain_text("Calendar at 127.0.0.1")


def is_offered(mia, omar, start):
    query = f"userId={omar.id}&from={start:%Y-%m-%dT%H:%M:%SZ}&to={start + dt.timedelta(hours=3):%Y-%m-%dT%H:%M:%SZ}"
    slots = mia.api("GET", f"/api/sessions/slots?{query}")["data"]
    return f"{start:%Y-%m-%dT%H:%M}" in {slot["start"][:16] for slot in slots}


class calendar_at:
    """Serves a calendar with one event of an hour at `start`."""

    def __init__(self, port, start):
        event = f"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:{start:%Y%m%dT%H%M%SZ}\r\nDURATION:PT1H\r\nEND:VEVENT\r\n"
        content = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event}END:VCALENDAR\r\n".encode()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_args):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()
