# syntax=docker/dockerfile:1
# NOT BUILT YET: nobody has built or run these images. The installation that is tested is the one in
# docs/operations.md; take this file as a start and try it before you rely on it.
#
#   docker build -t suluh .                            web chat, Telegram, WhatsApp by the Cloud API, reading of pictures
#   docker build -t suluh:whatsapp --target whatsapp . the same with Chromium, for WhatsApp by a linked device

FROM node:24-slim AS packages
WORKDIR /suluh
COPY package.json package-lock.json .npmrc ./
# The kept copy of the lock tells the wrapper that these packages are the right ones.
RUN npm ci --omit=dev --no-audit --no-fund && cp package-lock.json node_modules/.installed-lock

FROM node:24-slim AS base
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data
WORKDIR /suluh
COPY --from=packages /suluh/node_modules ./node_modules
COPY package.json package-lock.json LICENSE suluh ./
COPY src ./src
COPY flows ./flows
COPY locales ./locales
COPY data ./data
# The data folder, and the cache of what was learnt from the sample questions, belong to the user who runs it.
RUN install -d -o node -g node -m 700 /data && install -d -o node -g node node_modules/.cache
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["./suluh"]
CMD ["start"]

# Needs WHATSAPP_WEB=1, about 1.5 GB of memory more, and perhaps WHATSAPP_WEB_CHROMIUM_ARGS=["--no-sandbox"].
FROM base AS whatsapp
USER root
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium \
  && rm -rf /var/lib/apt/lists/*
ENV CHROMIUM_PATH=/usr/bin/chromium
USER node

# Last, so that it is what a build without --target makes.
FROM base AS bot
