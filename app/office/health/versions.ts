import { version as next } from 'next/package.json';

/** What runs here. */
export const versions = () => ({
  waybill: process.env.WAYBILL_VERSION ?? 'unknown',
  next,
  node: process.versions.node,
});
