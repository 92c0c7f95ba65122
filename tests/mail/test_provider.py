"""Mail through a provider's API: Postmark, with a stand-in of its server that answers as Postmark documents."""

import base64
import datetime as dt
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from icalendar import Calendar

from notifications.mail.sending import mails_send_due
from notifications.models import Mail
from tests.factories.sessions import agree, ahead, ask

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite"), pytest.mark.usefixtures("clock")]


class Postmark(ThreadingHTTPServer):
    """`answers`: statuses to give first; `taken`: what came with a 200."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.taken, self.tokens = [], [], []


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status = self.server.answers.pop(0) if self.server.answers else 200
        self.server.tokens.append(self.headers["X-Postmark-Server-Token"])
        if status == 200:
            self.server.taken.append(body)
        answer = {"ErrorCode": 0 if status == 200 else 1, "Message": "", "MessageID": "1", "To": body["To"]}
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def postmark(settings):
    with Postmark() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
        settings.MAIL_CALENDAR_ALTERNATIVE = False  # as EMAIL_PROVIDER=postmark sets it
        url = f"http://127.0.0.1:{server.server_port}/"
        settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "t0ken", "POSTMARK_API_URL": url}
        yield server
        server.shutdown()
        thread.join()


def test_a_provider_gets_text_html_headers_and_the_calendar_as_a_file(postmark, ada, guitar):
    session = agree(ada, guitar, at=ahead(days=2))
    assert mails_send_due() == 2
    assert set(postmark.tokens) == {"t0ken"}
    body = next(one for one in postmark.taken if "ada@" in one["To"])
    when = "Monday, 23 November 2026, 10:30 to 11:30 CET (Europe/Berlin)"
    assert when in body["TextBody"]
    assert when in body["HtmlBody"]
    headers = {header["Name"]: header["Value"] for header in body["Headers"]}
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "noor@" not in json.dumps(body)
    (file,) = body["Attachments"]
    (event,) = Calendar.from_ical(base64.b64decode(file["Content"])).walk("VEVENT")
    assert (file["Name"], str(event["uid"]), event.start) == ("invite.ics", str(session.pk), session.scheduled_time)


def test_a_provider_that_fails_is_asked_again(postmark, ada, guitar, clock):
    ask(ada, guitar, at=ahead(days=3))
    postmark.answers = [503]
    assert mails_send_due() == 0
    clock.shift(dt.timedelta(minutes=1))
    assert mails_send_due() == 1
    assert Mail.objects.get().state == Mail.State.SENT
