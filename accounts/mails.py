"""The mails of accounts, in the language of whose account it is. None shows a name: who typed it is not known yet."""

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.mailed_links import CONFIRM_SALT, SIGN_IN_SALT, UNDO_SALT, code_of, link_token
from accounts.models import AddressChange, EmailSignIn, ExternalIdentity, User
from accounts.oauth.providers import PROVIDERS
from accounts.tokens import reset_link_token, verify_link_token
from skillswap.language import spoken
from skillswap.mail import Envelope, MailContent, mail_message
from skillswap.mail.content import Link
from skillswap.phrases import plural


def send_verify(user: User) -> None:
    """The link that proves the address."""
    with spoken(user.locale):
        _send(
            user.email,
            _("Confirm your e-mail address"),
            _("Welcome! One click and this address is yours on SkillSwap."),
            (_("Confirm my address"), _link(f"verify-email?token={verify_link_token(user)}")),
            _("The link is good for three days and works once. If you did not sign up, ignore this mail."),
        )


def send_reset(user: User) -> None:
    """The link that sets a new password."""
    with spoken(user.locale):
        _send(
            user.email,
            _("Choose a new password"),
            _("Somebody asked for a new password for this address. If it was you, choose one here."),
            (_("Choose a new password"), _link(f"reset-password?token={reset_link_token(user)}")),
            _note(_("The link is good for one hour and works once.")),
        )


def send_account_exists(email: str, locale: str) -> None:
    """Somebody signed up with an address whose owner has an account."""
    with spoken(locale):
        _send(
            email,
            _("You already have an account"),
            _("Somebody, perhaps you, signed up with this address, and it already has an account. Log in to it."),
            (_("Log in"), _link("login")),
            _("If it was not you, ignore this mail: your account is as it was."),
            second=(_("If the password is lost, choose a new one"), _link("forgot-password")),
        )


def send_identity_added(identity: ExternalIdentity) -> None:
    """An account elsewhere signs in from now on."""
    with spoken(identity.user.locale):
        title = PROVIDERS[identity.provider].title
        _send(
            identity.user.email,
            _("You can log in with %(title)s now") % {"title": title},
            _("From now on your SkillSwap account opens with your %(title)s account too.") % {"title": title},
            (_("See my ways to log in"), _link("settings")),
            _("If it was not you, choose a new password, then take %(title)s away in your settings.")
            % {"title": title},
            second=(_("Choose a new password"), _link("forgot-password")),
        )


def send_email_sign_in(asked: EmailSignIn, locale: str) -> None:
    """A link and a code to sign in with."""
    with spoken(locale):
        _send(
            asked.email,
            _("Log in to SkillSwap"),
            _(
                "Somebody, perhaps you, wants to log in with this address. Open the link in the browser where "
                "you asked for "
                "it, or type the code."
            ),
            (_("Log in"), _link(f"email-login?token={link_token(asked.pk, SIGN_IN_SALT)}")),
            plural(
                "Both are good for %(count)d minute and work once. Tell the code to nobody, us included. If it was not "
                "you, ignore this mail.",
                "Both are good for %(count)d minutes and work once. Tell the code to nobody, us included. If "
                "it was not "
                "you, ignore this mail.",
                settings.EMAIL_SIGN_IN_MINUTES,
            ),
            code=(_("Type this code there"), code_of(asked.pk)),
        )


def send_confirm_first(user: User) -> None:
    """Somebody asked to sign in by mail to an account whose address nobody has confirmed."""
    with spoken(user.locale):
        _send(
            user.email,
            _("Choose a password to log in"),
            _(
                "Somebody, perhaps you, wants to log in with this address. Its account is not confirmed yet: "
                "choose a new "
                "password, and the account is yours alone."
            ),
            (_("Choose a new password"), _link(f"reset-password?token={reset_link_token(user)}")),
            _note(_("The link is good for one hour and works once.")),
        )


def send_address_confirm(change: AddressChange) -> None:
    """The link that makes the new address theirs."""
    with spoken(change.user.locale):
        _send(
            change.new_email,
            _("Confirm your new e-mail address"),
            _(
                "Somebody, perhaps you, wants to use this address for their SkillSwap account. If it was you, "
                "confirm it."
            ),
            (_("Use this address"), _link(f"confirm-address?token={link_token(change.pk, CONFIRM_SALT)}")),
            _note(_("The link is good for three days and works once.")),
        )


def send_address_undo(change: AddressChange) -> None:
    """The link with which the old address keeps the account, before and after the change."""
    with spoken(change.user.locale):
        if change.confirmed_at:
            subject = _("Your e-mail address was changed")
            happens = _("Your SkillSwap account has another e-mail address now.")
        else:
            subject = _("Your e-mail address is about to change")
            happens = _("Somebody, perhaps you, wants another e-mail address for your SkillSwap account.")
        _send(
            change.old_email,
            subject,
            f"{happens} "
            + _(
                "If it was you, there is nothing to do. If not, keep this address: everybody is logged out "
                "then, and you "
                "choose a new password."
            ),
            (_("It was not me: keep this address"), _link(f"undo-address?token={link_token(change.pk, UNDO_SALT)}")),
            plural(
                "The link is good for %(count)d day from the day when the change was asked for.",
                "The link is good for %(count)d days from the day when the change was asked for.",
                settings.ADDRESS_UNDO_DAYS,
            ),
        )


def _note(good_for: str) -> str:
    return " ".join([good_for, _("If it was not you, ignore this mail: nothing changes.")])


def _link(path: str) -> str:
    return f"{settings.CLIENT_ORIGIN}/{path}"


def _send(
    to: str,
    subject: str,
    text: str,
    button: Link,
    note: str,
    *,
    code: tuple[str, str] | None = None,
    second: Link | None = None,
) -> None:
    content = MailContent(subject, [text], button, code=code, notes=[note], second=second)
    mail_message(content, Envelope(to)).send()
