"""What a device is called, from what it says of itself: "Chrome on Linux"."""

from rest_framework.request import Request

# In this order: most browsers also name those that came before them.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_name(request: Request) -> str:
    """A short name for the caller's User-Agent; programs go by the first word of theirs."""
    agent = request.headers.get("user-agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in agent), None)
    system = next((name for mark, name in _SYSTEMS if mark in agent), None)
    if browser:
        return f"{browser} on {system}" if system else browser
    program = agent.split("/")[0].split(" ")[0]
    return "".join(filter(str.isprintable, program))[:60] or "A program"
