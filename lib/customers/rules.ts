import { createHash, createHmac } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;
const PHONE_DIGITS = 8;
export const PORTAL_MINUTES = 30;
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
export const LINK_DAYS = 60;
export const TOKENS_KEPT_DAYS = 30;

/**
 * The code that is mailed to prove who asks. It is derived from the asking and the server's secret, so that it is
 * stored nowhere: `tokenHash` is what `portal.code_requested` carries.
 */
export function portalCode(secret: string, tokenHash: string) {
  const digest = createHmac('sha256', secret).update(`portal code ${tokenHash}`).digest();
  return Array.from(digest.subarray(0, CODE_LENGTH), (byte) => CROCKFORD[byte % 32]).join('');
}

/** "K7Q2-M9XT", as it is read and typed. */
export const spellCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What was typed, as Crockford's alphabet means it: no hyphens, O is 0, I and L are 1. */
export const readCrockford = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** Of links, codes and portal sessions we keep this only. */
export const portalHash = (token: string) => createHash('sha256').update(token).digest();

/** "j…@example.com": enough for its owner to know which address is meant. */
export function maskedEmail(email: string) {
  const [name = '', domain = ''] = email.split('@');
  return `${name.slice(0, 1)}…@${domain}`;
}

/** The spellings an order may be asked for by: its number as typed, the digits of it, its public reference. */
export function readReference(typed: string) {
  const number = typed.normalize('NFKC').toUpperCase().replace(/[\s#]/g, '');
  return { number, digits: number.replace(/\D/g, ''), publicRef: readCrockford(number) };
}

/** What was typed beside the reference, in one spelling, so that its tries are counted together. */
export const readProof = (typed: string) =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()+/-]/g, '');

type Contact = { email: string | null; phone: string | null; postcode: string | null };

/** Whether what was typed is the order's e-mail address, postcode or phone number. */
export function matchesContact(typed: string, contact: Contact) {
  const given = typed.normalize('NFKC').trim().toLowerCase();
  return (
    (given.includes('@') && given === contact.email) ||
    (!!contact.postcode && plain(given).length >= 3 && plain(given) === plain(contact.postcode)) ||
    (!!contact.phone && /^[\d\s()+/.-]+$/.test(given) && samePhone(given, contact.phone))
  );
}

const plain = (postcode: string) => postcode.toLowerCase().replace(/[\s-]/g, '');

/** The last digits decide: with and without the country are the same telephone. */
function samePhone(one: string, other: string) {
  const tail = (phone: string) => phone.replace(/\D/g, '').slice(-PHONE_DIGITS);
  return tail(one).length === PHONE_DIGITS && tail(one) === tail(other);
}
