"""Members' own calendars, as files that somebody's server gives out."""


def ics(*events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Somebody//EN"]
    for event in events:
        lines += ["BEGIN:VEVENT", "DTSTAMP:20260101T000000Z", *event.split(), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


MEETING = "UID:one DTSTART:20261123T100000Z DTEND:20261123T110000Z SUMMARY:Dentist"
