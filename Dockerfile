# One image for `miwake serve`, `gateway` and `sort`: compose.yaml runs them. Data in /var/lib/miwake, settings in /etc/miwake.
FROM node:24-slim AS page
WORKDIR /opt/miwake
COPY package.json package-lock.json tsconfig.base.json tsconfig.json ./
COPY packages/engine/package.json packages/engine/
COPY packages/server/package.json packages/server/
COPY packages/web/package.json packages/web/
# The image has a Node; the one the project brings along is left out, but vite needs its own optional parts.
RUN npm ci --no-audit --no-fund
COPY packages/engine packages/engine
COPY packages/web packages/web
RUN cd packages/web && ../../node_modules/.bin/vite build

FROM node:24-slim AS modules
WORKDIR /opt/miwake
COPY package.json package-lock.json ./
COPY packages/engine/package.json packages/engine/
COPY packages/server/package.json packages/server/
COPY packages/web/package.json packages/web/
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund --workspace=@miwake/engine --workspace=@miwake/server

FROM node:24-slim
ENV NODE_ENV=production LANG=C.UTF-8
WORKDIR /opt/miwake
COPY --from=modules /opt/miwake/node_modules node_modules
COPY --from=modules /opt/miwake/packages/server/node_modules packages/server/node_modules
COPY package.json LICENSE NOTICE ./
COPY packages/engine packages/engine
COPY packages/server packages/server
COPY packages/web/package.json packages/web/
COPY --from=page /opt/miwake/packages/web/dist packages/web/dist
COPY docs/docker/miwake.json /etc/miwake/miwake.json
COPY docs/docker/healthy.mjs /opt/miwake/healthy.mjs
# The key lies in a folder of its own, so that it can have a volume of its own.
RUN useradd --system --uid 990 --home-dir /var/lib/miwake --shell /usr/sbin/nologin miwake \
 && install -d -o miwake -g miwake -m 0700 /var/lib/miwake /var/lib/miwake-key \
 && printf '#!/bin/sh\nexec node /opt/miwake/packages/server/bin/miwake.mjs "$@"\n' > /usr/local/bin/miwake \
 && chmod 0755 /usr/local/bin/miwake
USER miwake
VOLUME ["/var/lib/miwake", "/var/lib/miwake-key"]
# 4649 page, 4650 milter, 4653 health and metrics of the gateway
EXPOSE 4649 4650 4653
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["node", "/opt/miwake/healthy.mjs", "http://127.0.0.1:4653/readyz"]
ENTRYPOINT ["node", "/opt/miwake/packages/server/bin/miwake.mjs"]
CMD ["gateway", "--config", "/etc/miwake/miwake.json"]
