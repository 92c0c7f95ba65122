"""Settings, read from the environment. Every variable is explained in `.env.example`.

`base` has paths and the environment, `database` the three engines, `installed` apps and middleware,
`api` REST, `security` secrets and headers, `files` where members' files are, `services` Redis and jobs,
`mail` how mails leave, `push` Web Push, `calls` how two browsers reach each other, `jitsi` a Jitsi in place of that,
`product` the numbers that are SkillSwap's own, `sign_in` ways to sign in besides the password, `monitoring` metrics
and reports of errors, `logs` structured logging.
"""

from skillswap.settings.base import *
from skillswap.settings.database import *
from skillswap.settings.installed import *
from skillswap.settings.api import *
from skillswap.settings.files import *
from skillswap.settings.services import *
from skillswap.settings.mail import *
from skillswap.settings.jitsi import *
from skillswap.settings.security import *
from skillswap.settings.product import *
from skillswap.settings.push import *
from skillswap.settings.calls import *
from skillswap.settings.monitoring import *
from skillswap.settings.sign_in import *
from skillswap.settings.logs import *
