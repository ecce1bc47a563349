import 'server-only';
import type { z } from 'zod';
import type { SupplierActor } from '@/lib/staff/permissions';
import { formAction } from './portal-action';
import { getSupplier } from './supplier';

/** A form for somebody who came in by a supplier's link. Works without script. */
export const supplierAction = <Schema extends z.ZodType>(
  schema: Schema,
  operation: (actor: SupplierActor, input: z.output<Schema>, at: Date) => Promise<string | undefined>,
) => formAction(async () => (await getSupplier())?.supplier ?? null, '/supplier', schema, operation);
