"""Mails about what a member signs in with: sent always and at once, for it may not have been them.

A new account elsewhere and another address have mails of their own (`accounts.mails`).
"""

from functools import partial

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from accounts.models import User
from notifications.mail.kinds import MailKind
from notifications.mail.models import Mail
from skillswap.mail import MailContent
from skillswap.mail.times import moment_words

WHAT = {  # event of `sign_in_changed` → subject, and what happened
    "passkey_added": (N_("A passkey was added"), N_("A new passkey opens your account from now on.")),
    "passkey_removed": (N_("A passkey was removed"), N_("One of your passkeys does not open your account any more.")),
    "recovery_codes_made": (
        N_("New recovery codes were made"),
        N_("The recovery codes that you had before are not good now."),
    ),
    "recovery_code_used": (
        N_("A recovery code was used"),
        N_("Somebody logged in to your account with a recovery code."),
    ),
    "second_factor_started": (
        N_("The second step is on"),
        N_("Logging in to your account takes a passkey or a recovery code beside the password now."),
    ),
    "second_factor_ended": (N_("The second step is off"), N_("The password alone opens your account now.")),
    "second_factor_stopped": (N_("The second step is off"), N_("The password alone opens your account now.")),
    "identity_removed": (
        N_("A linked account was removed"),
        N_("An account elsewhere does not open this one any more."),
    ),
    "address_change_undone": (N_("Your e-mail address stays"), N_("The change of your e-mail address was undone.")),
}


def _content(event: str, mail: Mail, reader: User) -> MailContent:
    subject, happened = WHAT[event]
    return MailContent(
        _(subject),
        [_(happened)],
        (_("See my ways to log in"), f"{settings.CLIENT_ORIGIN}/settings"),
        [(_("When"), moment_words(mail.created_at, reader.timezone, reader.hour_cycle))],
        notes=[
            _("If it was you, there is nothing to do. If not, choose a new password at once: it logs everybody out.")
        ],
        second=(_("Choose a new password"), f"{settings.CLIENT_ORIGIN}/forgot-password"),
    )


ACCOUNT_MAILS = [MailKind(f"account_{event}", partial(_content, event), event=event) for event in WHAT]
