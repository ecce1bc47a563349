import { createHash } from 'node:crypto';

/** Of who tried and who asked we keep this only: the tables must not become a list of addresses. */
export const digestOf = (subject: string) => createHash('sha256').update(subject).digest('base64url');
