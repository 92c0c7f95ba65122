"""Ways to sign in besides the password: each is off until it can work here."""

from skillswap.settings.base import env

# Those whose keys are set, in the order of their buttons. A provider's callback is
# $CLIENT_ORIGIN/api/auth/oauth/<google or github>/callback.
OAUTH: dict[str, dict[str, str]] = {
    name: keys
    for name, keys in {
        "google": {
            "client_id": env.str("GOOGLE_CLIENT_ID", default=""),
            "client_secret": env.str("GOOGLE_CLIENT_SECRET", default=""),
            "issuer": env.str("GOOGLE_ISSUER", default="https://accounts.google.com").rstrip("/"),
        },
        "github": {
            "client_id": env.str("GITHUB_CLIENT_ID", default=""),
            "client_secret": env.str("GITHUB_CLIENT_SECRET", default=""),
            "url": env.str("GITHUB_URL", default="https://github.com").rstrip("/"),
            "api_url": env.str("GITHUB_API_URL", default="https://api.github.com").rstrip("/"),
        },
    }.items()
    if keys["client_id"] and keys["client_secret"]
}
OAUTH_SECONDS = 4  # that a provider may take for one answer
OAUTH_MINUTES = 15  # from the button to the way back, and from there to the proof that joins an account
EMAIL_SIGN_IN = env.bool("EMAIL_SIGN_IN", default=True)
EMAIL_SIGN_IN_MINUTES = 15  # for which a link and its code are good
EMAIL_CODE_TRIES = 5  # of one mail
EMAIL_CODE_TRIES_A_DAY = 15  # at one address, in all browsers; the links in the mails go on working
ADDRESS_CONFIRM_DAYS = 3  # a new address, from the mail to it
ADDRESS_UNDO_DAYS = 7  # a change, from the mail to the old address
