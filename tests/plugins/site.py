"""The product as it is shipped, several servers of it, with a Redis that may be taken away."""

import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.plugins import postgres_server, processes, product, redis_server


@dataclass
class Site:
    """Servers on one database and one Redis; `redis_stop` and `redis_start` take it away and bring it back."""

    folder: Path
    env: dict[str, str]
    redis_port: int
    redis: processes.Process | None = None
    servers: list[product.Product] = field(default_factory=list)
    stack: ExitStack = field(default_factory=ExitStack)

    @property
    def urls(self) -> list[str]:
        """The addresses of the servers, in the order in which they were started."""
        return [server.url for server in self.servers]

    def serve(self) -> str:
        """Start one more server process; returns its address. It ends with the site. Redis may be away."""
        started = self.stack.enter_context(product.serving(self.folder, self.env, ready=product.listens))
        self.servers.append(started)
        return started.url

    def work(self) -> None:
        """Start a worker for background jobs; it ends with the site."""
        self.stack.enter_context(product.working(self.folder, self.env))

    def redis_start(self) -> None:
        """An empty Redis at the site's address."""
        self.redis, _ = redis_server.launch(self.folder, self.redis_port)

    def redis_stop(self) -> None:
        """As a crash does: every connection is cut, nothing is kept."""
        assert self.redis
        self.redis.send_signal(signal.SIGKILL)
        self.redis.wait()
        self.redis = None

    def until_linked(self, servers: int) -> None:
        """Wait until so many servers, those that have sockets, hear one another."""
        redis_server.until_linked(self.redis_port, servers)

    def logs(self) -> str:
        """What the servers have logged until now."""
        return "".join(file.read_text(errors="replace") for file in sorted(self.folder.glob("server-*.log")))


@contextmanager
def site(*, database: str = "sqlite", redis: bool = True, **env: str) -> Iterator[Site]:
    """Nothing serves yet. `database`: sqlite or postgres. Limits are on, as in production."""
    with tempfile.TemporaryDirectory(prefix="skillswap-faults-") as name, ExitStack() as stack:
        folder, port = Path(name), processes.free_port()
        folder.chmod(0o755)  # PostgreSQL runs as another user
        url = postgres_server.start(folder) if database == "postgres" else f"sqlite:///{folder / 'skillswap.sqlite3'}"
        variables = {
            "DATABASE_URL": url,
            "REDIS_URL": f"redis://127.0.0.1:{port}/0" if redis else "",
            "RATE_LIMITS_ENABLED": "true",
            "EMAIL_PROVIDER": "",
            "EMAIL_URL": "",
            **env,
        }
        found = Site(folder, product.environment(folder, **variables), port, stack=stack)
        stack.callback(lambda: processes.stop(found.redis) if found.redis else None)
        product.migrate(found.env)
        yield found
