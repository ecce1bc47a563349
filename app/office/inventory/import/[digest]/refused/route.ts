import { Refusal } from '@/lib/errors';
import { getImport, refusedLines } from '@/lib/inventory/import-queries';
import { csvFile, officeRoute } from '../../../../office-route';

export const GET = officeRoute<{ digest: string }>('stock.import', async ({ actor, params }) => {
  const file = await getImport(actor, params.digest);
  if (!file) throw new Refusal('not_found', 'This file is not here any more. Choose it again.');
  return csvFile('refused-lines.csv', refusedLines(actor, file.digest));
});
