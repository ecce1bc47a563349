import { Refusal } from '@/lib/errors';
import { ReadImportInput } from '@/lib/inventory/import-inputs';
import { MOST_BYTES } from '@/lib/inventory/import-rules';
import { readImport } from '@/lib/inventory/read-import';
import { officeRoute } from '../../../office-route';

/** The file as it is, its name in the address. Nothing of the stock moves. */
export const POST = officeRoute('stock.import', async ({ request, actor }) => {
  const bytes = await bodyOf(request);
  const name = new URL(request.url).searchParams.get('name') ?? '';
  const value = await readImport(actor, ReadImportInput.parse({ name: name.slice(-200), bytes }), new Date());
  return Response.json({ ok: true, value });
});

/** Reading stops where a file is too large, whatever length was announced. */
async function bodyOf(request: Request) {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MOST_BYTES)
      throw new Refusal('invalid', `This file has more than ${MOST_BYTES / 1_000_000} MB. Send it in parts.`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
