# Pinpost as an image: the compiled JavaScript, the packages it needs and nothing else, run by a user without rights.
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-fund --no-audit
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY src ./src
RUN node scripts/build.ts && npm prune --omit=dev --no-fund --no-audit

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY package.json LICENSE ./
COPY bin ./bin
RUN ln -s /app/bin/pinpost.js /usr/local/bin/pinpost && install -d -m 700 -o node -g node /data
ENV PINPOST_DATA_DIR=/data PINPOST_PORT=3000
USER node
# .env is looked for in the working folder, and what may be written lies nowhere else.
WORKDIR /data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PINPOST_PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The process gets the signals itself: it finishes what it took, for up to ten seconds.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "/app/bin/pinpost.js"]
CMD ["serve"]
