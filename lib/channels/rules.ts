import { createHash, randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const SHAPE = /^wb_live_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/;

/** `wb_live_<8>_<43>`: a mark that leak scanners find, a name to speak of it, and 256 random bits. */
export function newApiKey() {
  const spoken = [...randomBytes(8)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `wb_live_${spoken}_${randomBytes(32).toString('base64url')}`;
}

export const looksLikeApiKey = (text: string) => SHAPE.test(text);

/** Of a key we keep this only; its randomness makes a slow hash unnecessary. */
export const hashOfApiKey = (key: string) => createHash('sha256').update(key).digest();
