"""Mails about sessions: what they say (`contents`), and the calendar file that some carry (`invitations`)."""
