"""Every vocabulary that a Socket.IO client may speak: registered when Django starts."""

from compat import barter, messenger, ours, platform, shop
from compat.socketio.vocabulary import register

for vocabulary in (ours, messenger, platform, barter, shop):
    register(vocabulary.VOCABULARY)
