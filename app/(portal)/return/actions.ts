'use server';

import { z } from 'zod';
import { portalAction } from '@/app/portal-action';
import { cancelReturn } from '@/lib/returns/cancel-return';
import { RequestReturnInput } from '@/lib/returns/inputs';
import { requestReturn } from '@/lib/returns/request-return';

const { lines } = RequestReturnInput.shape;
const Request = z.object({
  lines: z
    .string()
    .max(20_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('This cannot be read. Start the return again.');
        return z.NEVER;
      }
    })
    .pipe(lines),
  note: z.string().trim().max(500, 'At most 500 characters').optional(),
});

export const requestReturnAction = portalAction(Request, async (customer, { lines, note }, at) => {
  const noted = lines.map((line) => ({ ...line, ...(note && { note }) }));
  const { rma } = await requestReturn(customer, { orderId: customer.orderId, lines: noted }, at);
  return `/return/${rma}?new`;
});

const Cancel = z.object({ returnNo: z.coerce.number().int().min(1).max(32_767) });

export const cancelReturnAction = portalAction(Cancel, async (customer, { returnNo }, at) => {
  await cancelReturn(customer, { orderId: customer.orderId, returnNo }, at);
  return undefined;
});
