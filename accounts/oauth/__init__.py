"""Signing in with an account elsewhere: authorization code, state, PKCE, and for OpenID a nonce and a checked ID token.

`providers` knows which are on, `google` and `github` speak to theirs, `browser` keeps what a browser is in the middle
of. What becomes of it is `accounts.services.identities`.
"""
