import type { NextConfig } from 'next';

const config: NextConfig = {
  images: { unoptimized: true },
  poweredByHeader: false,
  serverExternalPackages: ['inngest', '@node-rs/argon2', 'postgres'],
  logging: { incomingRequests: { ignore: [/\/api\/inngest/, /\/readyz/, /\/livez/] } },
};

export default config;
