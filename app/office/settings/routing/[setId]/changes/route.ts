import { getStaff } from '@/app/auth';
import { said } from '@/app/said';
import { changesCsv } from '@/lib/sourcing/simulation-file-rules';
import { SampleSizeInput } from '@/lib/sourcing/simulation-inputs';
import { can } from '@/lib/staff/permissions';
import { runSimulation } from '../run-simulation';

const notHere = () => new Response('Nothing is here.', { status: 404 });

/** All orders that the draft would send from elsewhere, as a file for a spreadsheet. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/office/settings/routing/[setId]/changes'>,
) {
  const actor = await getStaff();
  const { setId } = await params;
  if (!actor || !can(actor, 'routing.write') || !/^[1-9]\d{0,8}$/.test(setId)) return notHere();
  const size = SampleSizeInput.parse(new URL(request.url).searchParams.get('orders'));
  try {
    const done = await runSimulation(actor, Number(setId), size).finished;
    return new Response(changesCsv(done), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="routing-${setId}-last-${size}.csv"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    const { code, message } = said(error);
    return new Response(message, { status: code === 'not_found' ? 404 : 503 });
  }
}
