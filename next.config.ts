import type { NextConfig } from 'next';
import { version } from './package.json';

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  // Not "no-referrer": browsers would then send `Origin: null` with forms, and forms from nowhere are refused.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
};
/** What is no page runs nothing; pages get their policy, with a nonce, from proxy.ts, which leaves these paths out. */
const noPage = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" };
/** What a machine is told is true now, and may be about somebody. */
const answer = { ...noPage, 'Cache-Control': 'no-store' };
const picture = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

const listed = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  env: { WAYBILL_VERSION: version },
  // For the image: .next/standalone runs without node_modules. `next start` wants the other form.
  output: process.env.WAYBILL_STANDALONE ? 'standalone' : undefined,
  headers: async () => [
    { source: '/:path*', headers: listed(everywhere) },
    ...['/api/:path*', '/livez', '/readyz'].map((source) => ({ source, headers: listed(answer) })),
    ...['/_next/static/:path*', '/fonts/:path*'].map((source) => ({ source, headers: listed(noPage) })),
    ...['/products/:path*', '/icon.svg'].map((source) => ({ source, headers: listed(picture) })),
  ],
  images: { unoptimized: true },
  poweredByHeader: false,
  // `npm run check` looks at types; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['inngest', '@node-rs/argon2', 'postgres', 'bwip-js'],
  logging: { incomingRequests: { ignore: [/\/api\/inngest/, /\/readyz/, /\/livez/] } },
};

export default config;
