import { createHash, createHmac } from 'node:crypto';

/** How long one visit lasts before the link is to be opened again. */
export const SUPPLIER_VISIT_MINUTES = 12 * 60;
/** From then on a shipment that nobody has accepted is work for us. */
export const SILENT_HOURS = 24;

/** The secret part of a link is made of its nonce and the server's secret, so that the letter can be written later and nothing but a hash is stored. */
export const supplierToken = (secret: string, nonce: string) =>
  createHmac('sha256', secret).update(`supplier link ${nonce}`).digest('base64url');

export const supplierHash = (token: string) => createHash('sha256').update(token).digest();

/** The same for a link that never was, has run out or was withdrawn. */
export const linkEnded =
  'This link does not work: it was withdrawn, has run out, or was copied in part. Ask for a new one.';
