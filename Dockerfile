# Waybill's app for real use. Postgres and Inngest run beside it: compose.yaml.
FROM node:24-bookworm-slim AS packages
WORKDIR /waybill
COPY package.json package-lock.json ./
# The embedded Postgres is for trying out; here the database is another machine.
RUN npm ci --include=dev --no-audit --no-fund

FROM packages AS build
COPY app ./app
COPY components ./components
COPY db ./db
COPY emails ./emails
COPY inngest ./inngest
COPY lib ./lib
COPY public ./public
COPY instrumentation.ts next.config.ts postcss.config.mjs proxy.ts tsconfig.json ./
ENV NEXT_TELEMETRY_DISABLED=1 WAYBILL_STANDALONE=1
RUN npx next build
# One file that brings a database to the newest schema, so that the image needs neither tsx nor drizzle-kit.
RUN npx esbuild db/migrate.ts --bundle --platform=node --format=esm --outfile=db/migrate.mjs

FROM node:24-bookworm-slim
WORKDIR /waybill
COPY --from=build --chown=node:node /waybill/.next/standalone ./
COPY --from=build --chown=node:node /waybill/.next/static ./.next/static
COPY --from=build --chown=node:node /waybill/public ./public
COPY --from=build --chown=node:node /waybill/db/migrations ./db/migrations
COPY --from=build --chown=node:node /waybill/db/migrate.mjs ./db/migrate.mjs
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 NEXT_MANUAL_SIG_HANDLE=true \
    HOSTNAME=0.0.0.0 PORT=3000 WAYBILL_DRAIN_SECONDS=5
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=4s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Not through npm: SIGTERM must reach the app itself.
CMD ["node", "server.js"]
