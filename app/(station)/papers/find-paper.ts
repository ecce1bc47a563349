import 'server-only';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { listPapers } from '@/lib/fulfillment/paper-queries';
import { can } from '@/lib/staff/permissions';

/** The papers of a parcel for who may see addresses; for anybody else they are not there. */
export async function findPaper(parcelId: string) {
  const actor = await requireStaff('shipment.read');
  if (!can(actor, 'order.contact') || !/^[1-9]\d{0,14}$/.test(parcelId)) notFound();
  const [paper] = await listPapers(actor, [Number(parcelId)]);
  if (!paper) notFound();
  return paper;
}
