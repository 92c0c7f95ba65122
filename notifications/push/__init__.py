"""Web Push (RFC 8030, 8291, 8292): what a push says, how it is encrypted and signed, and how it leaves.

A push names who and what kind, never what somebody wrote: it lies on lock screens, and cannot be called back from a
phone that is off. It is encrypted for the browser, so the push service in between reads none of it.
"""
