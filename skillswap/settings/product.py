"""The numbers that are SkillSwap's own. `RATE_LIMITS` values are texts that the `limits` library reads."""

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
    "message_edit": env.str("RATE_LIMIT_MESSAGE_EDIT", default="20 per minute"),
    "reaction": env.str("RATE_LIMIT_REACTION", default="60 per minute"),
    "message_search": env.str("RATE_LIMIT_MESSAGE_SEARCH", default="120 per minute"),
    "skill_search": env.str("RATE_LIMIT_SKILL_SEARCH", default="120 per minute"),
    "discover": env.str("RATE_LIMIT_DISCOVER", default="50 per 5 minutes"),
    "session": env.str("RATE_LIMIT_SESSION", default="5 per hour"),
    "session_pair": env.str("RATE_LIMIT_SESSION_PAIR", default="12 per day"),
    "session_extend": env.str("RATE_LIMIT_SESSION_EXTEND", default="30 per hour"),
    "session_edit": env.str("RATE_LIMIT_SESSION_EDIT", default="20 per hour"),
    "summary": env.str("RATE_LIMIT_SUMMARY", default="60 per minute"),
    "material": env.str("RATE_LIMIT_MATERIAL", default="60 per hour"),
    "swap": env.str("RATE_LIMIT_SWAP", default="20 per hour"),
    "swap_pair": env.str("RATE_LIMIT_SWAP_PAIR", default="5 per day"),
    "push": env.str("RATE_LIMIT_PUSH", default="6 per hour"),
    "busy_calendar": env.str("RATE_LIMIT_BUSY_CALENDAR", default="20 per hour"),
    "slots": env.str("RATE_LIMIT_SLOTS", default="120 per 5 minutes"),
    "export": env.str("RATE_LIMIT_EXPORT", default="3 per day"),
    "avatar": env.str("RATE_LIMIT_AVATAR", default="20 per hour"),
    "attachment": env.str("RATE_LIMIT_ATTACHMENT", default="60 per hour"),
    "unsubscribe": env.str("RATE_LIMIT_UNSUBSCRIBE", default="60 per hour"),
    "report": env.str("RATE_LIMIT_REPORT", default="20 per hour"),
    "call_join": env.str("RATE_LIMIT_CALL_JOIN", default="30 per minute"),
    "call_signal": env.str("RATE_LIMIT_CALL_SIGNAL", default="300 per minute"),
    "document": env.str("RATE_LIMIT_DOCUMENT", default="1200 per minute"),
    "document_large": env.str("RATE_LIMIT_DOCUMENT_LARGE", default="20 per minute"),
    "document_awareness": env.str("RATE_LIMIT_DOCUMENT_AWARENESS", default="1200 per minute"),
    "document_merge": env.str("RATE_LIMIT_DOCUMENT_MERGE", default="6 per minute"),
}

WELCOME_MINUTES = 300  # from the community fund, once the e-mail address is verified
SKILLS_PER_MEMBER = 50
AVATAR_MEGABYTES = 8  # of the file that is uploaded; `picture-rules.ts` and texts of the client say it too
MESSAGE_LENGTH = 4000
EDIT_MINUTES = 15  # for which the sender may change the text of a message
REACTIONS_PER_MESSAGE = 6  # different emoji of one member
CHAT_ONLY_CONNECTED = env.bool("CHAT_ONLY_CONNECTED", default=False)  # conversations between strangers are refused
ATTACHMENT_MEGABYTES = 25  # of one file
ATTACHMENTS_PER_MESSAGE = 10
ATTACHMENTS_WAITING_MEGABYTES = 300  # of one member, uploaded and not sent yet
VOICE_SECONDS = 300  # of one voice message
ATTACHMENT_ADDRESS_SECONDS = 3600  # how long an address that opens a file without a sign-in is good
ATTACHMENT_UNSENT_HOURS = 24  # a file that was uploaded and never sent is deleted after that
REPORT_LENGTH = 2000
SWAP_ANSWER_DAYS = 14
RING_ANSWER_HOURS = 72
RING_REPAIR_HOURS = 48  # for which the others of a ring keep their yes while somebody new is asked
RING_CONVERSATION_DAYS = 14  # for which a ring that is over can still be written in
RING_AWAY_DAYS = 30  # without a visit: who was not here for so long is asked for no ring
RING_REFUSED_DAYS = 60  # for which the same people are not asked for a ring of other topics after a no of one of them
RING_SEARCH_SECONDS = 15  # from a member's change until rings with them are looked for, so that many make one search
RING_REPAIRS = 3  # of one ring; whoever leaves after them ends it
SESSION_ANSWER_HOURS = 72
SESSION_AHEAD_DAYS = 180  # nobody books further ahead
SERIES_HELD = 2  # lessons of a series whose minutes are held, the next ones; the rest follow when one is over
SERIES_SHORT_HOURS = 48  # before a lesson: whose minutes are not held by then, both are notified
SERIES_DROP_HOURS = 24  # before a lesson: without minutes it falls out
SERIES_RETRY_MINUTES = 60  # between two tries to hold them, from SERIES_SHORT_HOURS on
BUSY_SECONDS = env.int("BUSY_SECONDS", default=10)  # for fetching a member's calendar, its redirects and all
BUSY_RUN_SECONDS = 30  # a run of the worker begins no more fetches after that; the rest comes in the next one
BUSY_BYTES = 2 * 1024 * 1024  # of its file, unpacked
BUSY_LOCAL_ORIGINS = env.list("BUSY_LOCAL_ORIGINS", default=[])  # calendar servers inside our network; for tests
SESSION_OPENS_MINUTES = 15  # before its time
CANCEL_NOTICE_HOURS = env.int("CANCEL_NOTICE_HOURS", default=12)
LATE_ACCEPT_GRACE_MINUTES = 30  # accepted within the notice period: the learner may still cancel free of charge
FUND_MONTHLY_MINUTES = env.int("FUND_MONTHLY_MINUTES", default=60)  # at most, to a member, for others' failures
CONFIRM_HOURS = 24  # what one says of a session's end or absence holds when the other does not answer
NO_SHOW_GRACE_MINUTES = 10
EXTEND_FROM_MINUTES = 5  # before its end the two may agree to go on
EXTENSION_MINUTES = (15, 30, 60)  # for so long, several times
CALL_DROP_GRACE_SECONDS = env.int("CALL_DROP_GRACE_SECONDS", default=120)  # out of the call, and still there
REMINDER_MINUTES = (1440, 60, 15)
MATERIALS_PER_SESSION = 20  # links and files of both people
MATERIALS_MEGABYTES = 500  # of one member's files, in all their sessions
REVIEW_DAYS = 14
DOCUMENT_BYTES = 2 * 1024 * 1024  # of a session's board, and of its text; texts of the client say it too
EVENTS_KEPT_DAYS = 7
EVENTS_REPLAYED = 1000
EXPORT_KEPT_DAYS = 7
MAILS_KEPT_DAYS = 30  # that a mail was sent, and which one
MAIL_UNREAD_MINUTES = 15  # that a message waits before there is a mail of it
MAIL_UNREAD_PAUSE_MINUTES = 60  # between two mails of one conversation
DIGEST_HOUR = 8  # on the member's clock
UNVERIFIED_KEPT_DAYS = 30  # accounts that nobody proved or used
ENDED_DEVICES_KEPT_DAYS = 30
DATABASE_THREADS = env.int("DATABASE_THREADS", default=8)
ARRIVAL_SECONDS = env.int("REQUEST_ARRIVAL_SECONDS", default=30)  # in which a request is there, or comes at this rate:
ARRIVAL_BYTES_PER_SECOND = 8 * 1024  # so 25 MB may take 53 minutes
STOP_SECONDS = env.int("STOP_SECONDS", default=4)  # for what is being answered when the server is told to stop
REQUEST_SECONDS = 9  # how long a request may try the database, so that its answer comes within 10 seconds
PICTURES_WAITING = 6  # uploads that may wait for the one picture that is being read; the next is 503
PICTURE_WAIT_SECONDS = 6
UPLOAD_LIMIT = 26 * 1024 * 1024  # bytes of one request's body
HEARTBEAT_SECONDS = 25
SOCKETS_PER_MEMBER = 20
SOCKET_UNREAD_BYTES = env.int("SOCKET_UNREAD_BYTES", default=8 * 1024 * 1024)  # what a slow reader may leave with us
FRESH_SIGN_IN_MINUTES = 15  # for which a sign-in counts as proof of who one is, in place of the password
REFRESH_GRACE_SECONDS = 10  # how long a refresh token that was just swapped brings the same answer again
