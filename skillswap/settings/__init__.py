"""Settings, read from the environment. Every variable is explained in `.env.example`.

`base` has paths and the environment, `database` the three engines, `installed` apps and middleware,
`api` REST, `security` secrets and headers, `services` Redis, mail, media and jobs, `product` the numbers
that are SkillSwap's own, `logs` structured logging.
"""

from skillswap.settings.base import *  # noqa: F403
from skillswap.settings.database import *  # noqa: F403
from skillswap.settings.installed import *  # noqa: F403
from skillswap.settings.api import *  # noqa: F403
from skillswap.settings.services import *  # noqa: F403
from skillswap.settings.security import *  # noqa: F403
from skillswap.settings.product import *  # noqa: F403
from skillswap.settings.logs import *  # noqa: F403
