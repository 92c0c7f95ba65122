# The server, the worker and the commands: one image.
FROM python:3.11-slim-bookworm AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --quiet --require-hashes --no-deps -r requirements.txt \
    && find /venv -name __pycache__ -prune -exec rm -rf {} + \
    && /venv/bin/pip uninstall --quiet --yes pip setuptools

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    SKILLSWAP_PRODUCTION=true SKILLSWAP_DATA=/data PORT=8000
RUN useradd --system --uid 10001 --home-dir /app skillswap \
    && mkdir -p /data /app && chown skillswap: /data
WORKDIR /app
COPY --from=packages /venv /venv
COPY manage.py ./
COPY skillswap skillswap
COPY locale locale
COPY accounts accounts
COPY moderation moderation
COPY skills skills
COPY realtime realtime
COPY notifications notifications
COPY credits credits
COPY matching matching
COPY chat chat
COPY swaps swaps
COPY rings rings
COPY learning learning
COPY reviews reviews
COPY rooms rooms
COPY compat compat
COPY demo demo
# The secret of this one command signs nothing and is not kept.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" ALLOWED_HOSTS=build \
    SKILLSWAP_DATA=/tmp/build python manage.py collectstatic --noinput --verbosity 0
USER skillswap
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:%s/api/health' % os.environ['PORT'], timeout=4)"]
# It listens on PORT, which some platforms choose.
CMD ["python", "manage.py", "serve", "--host", "0.0.0.0"]
