import { officeRoute } from '@/app/office/office-route';
import { Refusal } from '@/lib/errors';
import { changesCsv } from '@/lib/sourcing/simulation-file-rules';
import { SampleSizeInput } from '@/lib/sourcing/simulation-inputs';
import { runSimulation } from '../run-simulation';

/** All orders that the draft would send from elsewhere, as a file for a spreadsheet. */
export const GET = officeRoute<{ setId: string }>('routing.write', async ({ request, params, actor }) => {
  const { setId } = params;
  if (!/^[1-9]\d{0,8}$/.test(setId)) throw new Refusal('not_found', 'There is no such rule set.');
  const size = SampleSizeInput.parse(new URL(request.url).searchParams.get('orders'));
  const done = await runSimulation(actor, Number(setId), size).finished;
  return new Response(changesCsv(done), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="routing-${setId}-last-${size}.csv"`,
      'cache-control': 'no-store',
    },
  });
});
