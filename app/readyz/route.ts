import { isStopping } from '@/app/stopping';
import { isReady } from '@/lib/reports/readiness-queries';

export const dynamic = 'force-dynamic';

/** The process can serve: send it requests. */
export async function GET() {
  const ready = !isStopping() && (await isReady());
  return Response.json({ status: ready ? 'ready' : 'not ready' }, { status: ready ? 200 : 503 });
}
