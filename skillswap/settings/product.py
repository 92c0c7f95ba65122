"""The numbers that are SkillSwap's own. `RATE_LIMITS` values are texts that the `limits` library reads."""

from skillswap.settings.base import env

RATE_LIMITS_ENABLED = env.bool("RATE_LIMITS_ENABLED", default=True)
RATE_LIMITS = {
    "address": env.str("RATE_LIMIT_ADDRESS", default="1000 per 15 minutes"),
    "sign_in": env.str("RATE_LIMIT_SIGN_IN", default="5 per 15 minutes"),
    "sign_up": env.str("RATE_LIMIT_SIGN_UP", default="10 per 15 minutes"),
    "mail": env.str("RATE_LIMIT_MAIL", default="5 per hour"),
    "message": env.str("RATE_LIMIT_MESSAGE", default="60 per minute"),
    "message_unanswered": env.str("RATE_LIMIT_MESSAGE_UNANSWERED", default="10 per minute"),
    "discover": env.str("RATE_LIMIT_DISCOVER", default="50 per 5 minutes"),
    "report": env.str("RATE_LIMIT_REPORT", default="20 per hour"),
}

WELCOME_MINUTES = 300  # from the community fund, once the e-mail address is verified
MESSAGE_LENGTH = 4000
REPORT_LENGTH = 2000
EVENTS_KEPT_DAYS = 7
EVENTS_REPLAYED = 1000
DATABASE_THREADS = env.int("DATABASE_THREADS", default=8)
UPLOAD_LIMIT = 12 * 1024 * 1024  # bytes of one request's body
HEARTBEAT_SECONDS = 25
SOCKETS_PER_MEMBER = 20
REFRESH_GRACE_SECONDS = 10  # how long a refresh token that was just swapped brings the same answer again
