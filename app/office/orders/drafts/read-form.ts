import { z } from 'zod';
import { SaveDraftInput } from '@/lib/orders/draft-inputs';

const address = ['name', 'company', 'line1', 'line2', 'city', 'region', 'postcode', 'country'];
const lineFields = [
  'sku',
  'name',
  'quantity',
  'price',
  'priceReason',
  'discount',
  'taxRate',
  'spec',
  'location',
];
const plain = [
  'channel',
  'pickupLocation',
  'shippingMethod',
  'shipping',
  'shippingReason',
  'taxRate',
  'promotion',
  'giftMessage',
  'instruction',
  'shipAfter',
  'shipBy',
  'tags',
  'paidBy',
  'paymentRef',
  'note',
];

/** The form of a draft as its document, with the button that sent it. A form that only names a customer has no `whole`. */
function readForm(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
  const texts = (names: string[], prefix = '') =>
    Object.fromEntries(
      names.flatMap((name) => (form.has(prefix + name) ? [[name, text(prefix + name)]] : [])),
    );
  const whole = form.has('whole');
  const [draftId, version] = [Number(text('draftId')), Number(text('version'))];
  const given = (name: string) => (text(name) ? { [name]: text(name) } : {});
  return {
    ...(draftId > 0 && { draft: { draftId, version } }),
    ...((whole || draftId === 0) && {
      content: {
        ...texts(plain),
        customer: texts(['name', 'email', 'phone', 'language'], 'customer.'),
        ...(whole && {
          method: text('method'),
          payment: text('payment'),
          billSame: form.has('billSame'),
          taxIncluded: form.has('taxIncluded'),
          shipTo: texts(address, 'shipTo.'),
          billTo: texts(address, 'billTo.'),
          lines: form
            .getAll('line')
            .map((key) => ({ key: String(key), ...texts(lineFields, `lines.${key}.`) })),
        }),
      },
    }),
    ...(form.has('changed') && { changed: text('changed').split('\n').filter(Boolean) }),
    ...given('add'),
    ...given('remove'),
    ...given('find'),
    ...(text('fillFrom') && { fillFrom: Number(text('fillFrom')) }),
    ...(form.has('addCustom') && { addCustom: true }),
    ...(form.has('correctAddress') && { correctAddress: true }),
    ...(form.has('review') && { review: true }),
  };
}

const Asked = SaveDraftInput.extend({
  /** Words for the catalog, typed where no script looks them up. */
  find: z.string().max(100).optional(),
  review: z.boolean().optional(),
});

/** What the page sends: its form. */
export const DraftForm = z.preprocess((sent) => (sent instanceof FormData ? readForm(sent) : sent), Asked);
