"""The numbers that are SkillSwap's own. `RATE_LIMITS` values are texts that the `limits` library reads."""

from django.core.exceptions import ImproperlyConfigured

from skillswap.settings.base import env

RATE_LIMITS_ENABLED = env.bool("RATE_LIMITS_ENABLED", default=True)
RATE_LIMITS = {
    "address": env.str("RATE_LIMIT_ADDRESS", default="1000 per 15 minutes"),
    "sign_in": env.str("RATE_LIMIT_SIGN_IN", default="5 per 15 minutes"),
    "sign_in_address": env.str("RATE_LIMIT_SIGN_IN_ADDRESS", default="20 per 15 minutes"),
    "sign_in_account": env.str("RATE_LIMIT_SIGN_IN_ACCOUNT", default="30 per hour"),
    "sign_up": env.str("RATE_LIMIT_SIGN_UP", default="10 per 15 minutes"),
    "mail": env.str("RATE_LIMIT_MAIL", default="5 per hour"),
    "message": env.str("RATE_LIMIT_MESSAGE", default="60 per minute"),
    "message_unanswered": env.str("RATE_LIMIT_MESSAGE_UNANSWERED", default="10 per minute"),
    "discover": env.str("RATE_LIMIT_DISCOVER", default="50 per 5 minutes"),
    "session": env.str("RATE_LIMIT_SESSION", default="5 per hour"),
    "swap": env.str("RATE_LIMIT_SWAP", default="20 per hour"),
    "slots": env.str("RATE_LIMIT_SLOTS", default="120 per 5 minutes"),
    "export": env.str("RATE_LIMIT_EXPORT", default="3 per day"),
    "avatar": env.str("RATE_LIMIT_AVATAR", default="20 per hour"),
    "report": env.str("RATE_LIMIT_REPORT", default="20 per hour"),
}

WELCOME_MINUTES = 300  # from the community fund, once the e-mail address is verified
MESSAGE_LENGTH = 4000
REPORT_LENGTH = 2000
SWAP_ANSWER_DAYS = 14
SESSION_ANSWER_HOURS = 72
SESSION_AHEAD_DAYS = 180  # nobody books further ahead
SESSION_OPENS_MINUTES = 15  # before its time
CANCEL_NOTICE_HOURS = env.int("CANCEL_NOTICE_HOURS", default=12)
LATE_ACCEPT_GRACE_MINUTES = 30  # accepted within the notice period: the learner may still cancel free of charge
FUND_MONTHLY_MINUTES = env.int("FUND_MONTHLY_MINUTES", default=60)  # at most, to a member, for others' failures
CONFIRM_HOURS = 24  # what one says of a session's end or absence holds when the other does not answer
NO_SHOW_GRACE_MINUTES = 10
REMINDER_MINUTES = (1440, 60, 15)
REVIEW_DAYS = 14
JITSI_DOMAIN = env.str("JITSI_DOMAIN", default="")  # "meet.example.org"; empty: the built-in room
JITSI_APP_ID = env.str("JITSI_APP_ID", default="")
JITSI_APP_SECRET = env.str("JITSI_APP_SECRET", default="")
if JITSI_DOMAIN and not (JITSI_APP_ID and len(JITSI_APP_SECRET) >= 32):
    raise ImproperlyConfigured("With JITSI_DOMAIN set JITSI_APP_ID, and JITSI_APP_SECRET of 32 or more characters.")
EVENTS_KEPT_DAYS = 7
EVENTS_REPLAYED = 1000
EXPORT_KEPT_DAYS = 7
UNVERIFIED_KEPT_DAYS = 30  # accounts that nobody proved or used
ENDED_DEVICES_KEPT_DAYS = 30
DATABASE_THREADS = env.int("DATABASE_THREADS", default=8)
ARRIVAL_SECONDS = env.int("REQUEST_ARRIVAL_SECONDS", default=30)  # from a request's first byte to its last
REQUEST_SECONDS = 9  # how long a request may try the database, so that its answer comes within 10 seconds
PICTURES_WAITING = 6  # uploads that may wait for the one picture that is being read; the next is 503
PICTURE_WAIT_SECONDS = 6
UPLOAD_LIMIT = 12 * 1024 * 1024  # bytes of one request's body
HEARTBEAT_SECONDS = 25
SOCKETS_PER_MEMBER = 20
SOCKET_UNREAD_BYTES = env.int("SOCKET_UNREAD_BYTES", default=8 * 1024 * 1024)  # what a slow reader may leave with us
REFRESH_GRACE_SECONDS = 10  # how long a refresh token that was just swapped brings the same answer again
