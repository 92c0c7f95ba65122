# The web client's files behind the proxy that balances over the servers.
FROM node:20-bookworm-slim AS build
WORKDIR /client
COPY client/package.json client/package-lock.json client/.npmrc ./
COPY client/sdk/package.json sdk/
RUN npm ci --no-audit --no-fund
COPY client ./
RUN npm run --silent build

FROM nginxinc/nginx-unprivileged:1.28-alpine-slim
COPY --from=build /client/dist /srv/client
# The image fills in ${PORT}, ${SERVER}, ${MEDIA_ORIGINS}, ${JITSI_DOMAIN} and the name server of wherever it runs; nginx' own variables stay.
COPY deploy/nginx/upstream.conf /etc/nginx/templates/00-upstream.conf.template
COPY deploy/nginx/site.conf /etc/nginx/templates/default.conf.template
ENV PORT=8080 SERVER=server:8000 MEDIA_ORIGINS="" JITSI_DOMAIN="" NGINX_ENTRYPOINT_LOCAL_RESOLVERS=1 \
    NGINX_ENVSUBST_FILTER="^(PORT|SERVER|MEDIA_ORIGINS|JITSI_DOMAIN|NGINX_LOCAL_RESOLVERS)"
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --retries=3 CMD wget -q -O /dev/null "http://127.0.0.1:$PORT/favicon.svg"
