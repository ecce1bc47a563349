import { z } from 'zod';

const filled = z
  .string()
  .trim()
  .transform((text) => text || undefined)
  .optional();

const Env = z
  .object({
    /** Where customers reach us: the beginning of every link in a letter. */
    WAYBILL_URL: filled.pipe(z.url().default('http://localhost:3000')),
    RESEND_API_KEY: filled,
    MAIL_FROM: filled,
    /** 1: a proxy of ours stands in front and appends the caller's address to X-Forwarded-For. */
    WAYBILL_PROXY: filled.pipe(z.enum(['0', '1']).optional()),
    /** Signs staff sessions and derives the codes mailed to customers. */
    NEXTAUTH_SECRET: filled.pipe(
      z.string().min(32, 'NEXTAUTH_SECRET needs 32 characters or more.').optional(),
    ),
  })
  .refine((env) => !env.RESEND_API_KEY || env.MAIL_FROM, {
    message:
      'RESEND_API_KEY is set but MAIL_FROM is not: say whom letters come from, "Shop <orders@shop.example>".',
  });

/** The settings of this installation, read when asked for, so that whoever starts a process may set them first. */
export function env() {
  const found = Env.safeParse(process.env);
  if (!found.success) throw new Error(`The environment is not right.\n${z.prettifyError(found.error)}`);
  const { WAYBILL_URL, WAYBILL_PROXY, RESEND_API_KEY, MAIL_FROM, NEXTAUTH_SECRET } = found.data;
  return {
    publicUrl: WAYBILL_URL.replace(/\/+$/, ''),
    /** Null: letters are kept and not mailed. */
    mail: RESEND_API_KEY && MAIL_FROM ? { apiKey: RESEND_API_KEY, from: MAIL_FROM } : null,
    secret: NEXTAUTH_SECRET,
    behindProxy: WAYBILL_PROXY === '1',
  };
}
