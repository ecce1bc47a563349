import { sql } from 'drizzle-orm';
import { db } from '@/db';

/** States that no operation leads to yet, written as they would stand there. */
export const forceParcel = (parcelId: number, status: string) =>
  db.execute(sql`update parcels set status = ${status} where id = ${parcelId}`);

export const forceReturn = ({ orderId, returnNo }: { orderId: number; returnNo: number }, status: string) =>
  db.execute(sql`update returns set status = ${status} where order_id = ${orderId} and no = ${returnNo}`);

export const forceLetter = (messageId: number, state: string) =>
  db.execute(sql`update messages set state = ${state} where id = ${messageId}`);
