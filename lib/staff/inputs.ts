import { z } from 'zod';
import { roles } from '@/db/statuses';

const staffId = z.int().positive();
const email = z
  .string()
  .trim()
  .toLowerCase()
  .normalize('NFKC')
  .pipe(z.email('This is not an e-mail address').max(254));
const name = z.string().trim().min(1, 'A name is needed').max(120);
const password = z
  .string()
  .min(10, 'At least 10 characters; a short sentence is easy to remember')
  .max(200, 'At most 200 characters');

/** Whatever was typed is compared, so nothing here says what a password has to look like. */
export const CheckPasswordInput = z.object({
  email: z.string().trim().toLowerCase().normalize('NFKC').max(254),
  password: z.string().max(1000),
  /** Where the try comes from, for the limit per address. */
  address: z.string().max(100),
  /** The browser that asks, when its cookie says that this person has signed in there before. */
  device: z.strictObject({ id: z.string().min(1).max(60), staffId }).optional(),
});
export type CheckPasswordInput = z.output<typeof CheckPasswordInput>;

export const CreateFirstOwnerInput = z.strictObject({ email, name, password });
export type CreateFirstOwnerInput = z.output<typeof CreateFirstOwnerInput>;

export const CreateStaffInput = z.strictObject({
  email,
  name,
  role: z.enum(roles),
  password,
  /** Left out: all locations. */
  locationIds: z.array(z.int().positive()).min(1).max(200).optional(),
});
export type CreateStaffInput = z.output<typeof CreateStaffInput>;

export const ChangeStaffInput = z.strictObject({
  staffId,
  role: z.enum(roles).optional(),
  disabled: z.boolean().optional(),
});
export type ChangeStaffInput = z.output<typeof ChangeStaffInput>;

export const ChangePasswordInput = z.strictObject({ current: z.string().max(1000), password });
/** `sid` is the session to keep; it comes from the cookie, never from a form. */
export type ChangePasswordInput = z.output<typeof ChangePasswordInput> & { sid: string };

export const ResetPasswordInput = z.strictObject({ staffId, password });
export type ResetPasswordInput = z.output<typeof ResetPasswordInput>;

export const StartSessionInput = z.strictObject({ staffId });
export type StartSessionInput = z.output<typeof StartSessionInput>;

export const EndSessionInput = z.strictObject({ sid: z.string().min(1).max(100) });
export type EndSessionInput = z.output<typeof EndSessionInput>;

export const EndSessionsInput = z.strictObject({ staffId });
export type EndSessionsInput = z.output<typeof EndSessionsInput>;
