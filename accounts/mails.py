"""The mails of accounts: text and HTML from templates. None shows a name: who typed it is not known yet."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from accounts.models import User
from accounts.tokens import reset_link_token, verify_link_token


def send_verify(user: User) -> None:
    """The link that proves the address."""
    link = f"{settings.CLIENT_ORIGIN}/verify-email?token={verify_link_token(user)}"
    _send("verify", "Confirm your e-mail address", user.email, link)


def send_reset(user: User) -> None:
    """The link that sets a new password."""
    link = f"{settings.CLIENT_ORIGIN}/reset-password?token={reset_link_token(user)}"
    _send("reset", "Choose a new password", user.email, link)


def send_account_exists(email: str) -> None:
    """Somebody signed up with an address whose owner has an account."""
    _send("exists", "You already have an account", email, f"{settings.CLIENT_ORIGIN}/login")


def _send(template: str, subject: str, to: str, link: str) -> None:
    values = {"link": link, "origin": settings.CLIENT_ORIGIN, "subject": subject}
    text = render_to_string(f"accounts/mail/{template}.txt", values)
    mail = EmailMultiAlternatives(f"{subject} (SkillSwap)", text, to=[to])
    mail.attach_alternative(render_to_string(f"accounts/mail/{template}.html", values), "text/html")
    mail.send()
