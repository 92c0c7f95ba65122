"""Mails in one design: what one says (`content`), and the message that is sent (`message`)."""

from skillswap.mail.content import CalendarFile, MailContent
from skillswap.mail.message import Envelope, mail_message, sender_address

__all__ = ["CalendarFile", "Envelope", "MailContent", "mail_message", "sender_address"]
