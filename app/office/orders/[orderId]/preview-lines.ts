import { previewLines as inWords } from '@/components/preview-lines';
import { Refusal } from '@/lib/errors';
import { preview } from '@/lib/orders/preview';

/** A preview in the words of the stub. What would be refused is refused here too. */
export async function previewLines(orderId: number, operation: () => Promise<unknown>) {
  const rehearsed = await preview(orderId, operation);
  if (rehearsed.refused) throw new Refusal('conflict', rehearsed.refused);
  return inWords(rehearsed);
}
