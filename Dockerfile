# Reelated without data, which IMDb's terms do not allow to be passed on: the first start downloads it.
# docs/install.md says how to run it.

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
RUN case "$TARGETARCH" in arm64) cpu=arm64 ;; *) cpu=x64 ;; esac \
  && npm ci --omit=dev --ignore-scripts --workspaces=false --os=linux --cpu="$cpu" --libc=glibc \
  && rm -r package-lock.json bin scripts
# types, source maps, tests and manuals of packages, and builds for browsers that nothing here reads
RUN find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' \) -delete \
  && find node_modules -type f -iname '*.md' ! -iname '*licen[cs]e*' ! -iname '*notice*' -delete \
  && find node_modules -type d \( -name test -o -name tests -o -name benchmarks \) -prune -exec rm -r {} + \
  && rm -r node_modules/@zip.js/zip.js/dist node_modules/@zip.js/zip.js/index-* \
    node_modules/@zip.js/zip.js/index.min.js node_modules/@zip.js/zip.js/index.cjs \
    node_modules/linkedom/cjs node_modules/linkedom/worker.js node_modules/yaml/browser
# the symbols of Node and DuckDB are a tenth of the image
COPY --from=node /usr/local/bin/node /image/usr/local/bin/node
# hadolint ignore=DL3008
RUN case "$TARGETARCH" in arm64) cpu=aarch64 strip=aarch64 ;; *) cpu=x86-64 strip=x86_64 ;; esac \
  && apt-get update \
  && apt-get install --yes --no-install-recommends "binutils-$cpu-linux-gnu" \
  && "$strip-linux-gnu-strip" --strip-all /image/usr/local/bin/node \
  && find node_modules \( -name '*.so' -o -name '*.node' \) \
    -exec "$strip-linux-gnu-strip" --strip-unneeded {} +
# any user may run it, and a new volume takes over the mode of its folder
RUN mkdir /image/data \
  && chmod 1777 /image/data \
  && ln -s /opt/reelated/bin/reelated.cjs /image/usr/local/bin/reelated

# without RUN, so that images for other platforms need no emulation
FROM debian:bookworm-slim
COPY --from=modules /image/ /
COPY --from=build /build/LICENSE /opt/reelated/
COPY --from=build /build/bin/ /opt/reelated/bin/
COPY --from=build /build/dist/ /opt/reelated/dist/
COPY --from=build /build/notebooks/ /opt/reelated/notebooks/
ENV REELATED_DATA_DIR=/data REELATED_HOST=0.0.0.0
# what has been freed goes back to the system, which saves a server some 20 MB
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=1048576 MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /data
VOLUME /data
EXPOSE 8000
USER 10001:10001
# the first start downloads and builds before it is ready
HEALTHCHECK --interval=10s --timeout=5s --start-period=2h --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.REELATED_PORT || 8000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/opt/reelated/dist/cli/main.js"]
CMD ["up"]
