# The web client's files behind the proxy that balances over the servers.
FROM node:20-bookworm-slim AS build
WORKDIR /client
COPY client/package.json client/package-lock.json client/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY client ./
RUN npm run --silent build

FROM nginxinc/nginx-unprivileged:1.28-alpine-slim
COPY --from=build /client/dist /srv/client
COPY deploy/nginx/upstream.conf /etc/nginx/conf.d/00-upstream.conf
COPY deploy/nginx/site.conf /etc/nginx/conf.d/default.conf
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --retries=3 CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/favicon.svg"]
