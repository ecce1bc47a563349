import { randomInt } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What the customer writes on the parcel: `R` and eight characters that cannot be mistaken for each other. */
export const newRma = () => `R${Array.from({ length: 8 }, () => crockford[randomInt(32)]).join('')}`;
