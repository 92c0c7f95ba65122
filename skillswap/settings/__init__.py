"""Settings, read from the environment. Every variable is explained in `.env.example`.

`base` has paths and the environment, `database` the three engines, `installed` apps and middleware,
`api` REST, `security` secrets and headers, `services` Redis, mail, media and jobs, `product` the numbers
that are SkillSwap's own, `logs` structured logging.
"""

from skillswap.settings.base import *
from skillswap.settings.database import *
from skillswap.settings.installed import *
from skillswap.settings.api import *
from skillswap.settings.services import *
from skillswap.settings.security import *
from skillswap.settings.product import *
from skillswap.settings.logs import *
