# Reelated without data, which IMDb's terms do not allow to be passed on: the first start downloads it.
# docs/install.md says how to run it.

# BuildKit sets the platforms; with an older builder: --build-arg BUILDPLATFORM=linux/amd64
ARG BUILDPLATFORM

# the platform of the result, of which nothing is run here
FROM node:24-bookworm-slim AS node

FROM --platform=$BUILDPLATFORM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
COPY bin/node-24/package.json bin/node-24/
COPY scripts/openapi-types/package.json scripts/openapi-types/
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM --platform=$BUILDPLATFORM node:24-bookworm-slim AS modules
ARG TARGETARCH
WORKDIR /image/opt/reelated
COPY package.json package-lock.json ./
COPY bin/node-24/package.json bin/node-24/
COPY scripts/openapi-types/package.json scripts/openapi-types/
# DuckDB has a package for each platform
RUN case "${TARGETARCH:-$(dpkg --print-architecture)}" in arm64) cpu=arm64 ;; *) cpu=x64 ;; esac \
  && npm ci --omit=dev --ignore-scripts --workspaces=false --os=linux --cpu=$cpu --libc=glibc \
  && rm -r package-lock.json bin scripts
# types, source maps and tests of packages
RUN find node_modules -type f -name '*.map' -delete \
  && find node_modules -type f \( -name '*.ts' -o -name '*.mts' -o -name '*.cts' \) -delete \
  && find node_modules -type d \( -name test -o -name tests -o -name benchmarks \) -prune -exec rm -r {} +
# any user may run it, and a new volume takes over the mode of its folder
RUN mkdir -p -m 1777 /image/data \
  && mkdir -p /image/usr/local/bin \
  && ln -s /opt/reelated/bin/reelated.cjs /image/usr/local/bin/reelated

# without RUN, so that images for other platforms need no emulation
FROM debian:bookworm-slim
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=modules /image/ /
COPY --from=build /build/LICENSE /opt/reelated/
COPY --from=build /build/bin/ /opt/reelated/bin/
COPY --from=build /build/dist/ /opt/reelated/dist/
ENV REELATED_DATA_DIR=/data REELATED_HOST=0.0.0.0
WORKDIR /data
VOLUME /data
EXPOSE 8000
USER 10001:10001
# the first start downloads and builds before it is ready
HEALTHCHECK --interval=10s --timeout=5s --start-period=2h --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.REELATED_PORT || 8000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/opt/reelated/dist/cli/main.js"]
CMD ["up"]
