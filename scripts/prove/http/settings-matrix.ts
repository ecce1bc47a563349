import { closeLocation } from '@/lib/sourcing/close-location';
import { pauseLocation } from '@/lib/sourcing/pause-location';
import { retireShippingMethod } from '@/lib/sourcing/retire-shipping-method';
import { saveShippingMethod } from '@/lib/sourcing/save-shipping-method';
import { saveShippingZone } from '@/lib/sourcing/save-shipping-zone';
import { aLocation, at, owner, unique } from '@/tests/world';
import { type Guard, O, OM } from './action-calls';

const place = 'app/office/settings/locations/actions.ts';
const road = 'app/office/settings/shipping/actions.ts';

/** A call about a location, as some operations have left it. */
const located =
  (json: (location: Awaited<ReturnType<typeof aLocation>>) => unknown, ...before: (typeof pauseLocation)[]) =>
  async () => {
    const location = await aLocation();
    for (const operation of before) await operation(owner, { locationId: location.id }, at);
    return { sent: { json: json(location) }, params: { locationId: location.id } };
  };
const itsId = ({ id }: { id: number }) => ({ locationId: id });

const aMethod = { name: 'Express', carrier: null, position: 900 };
const someMethod = async () => (await saveShippingMethod(owner, { code: unique('m'), ...aMethod }, at)).code;
/** Postcodes of one country may be claimed by one zone only. */
const aZone = () => ({
  name: unique('zone'),
  countries: ['QX'],
  postcodePrefixes: [unique('P').replace(/\W/g, '').toUpperCase()],
});
const someZone = async () => (await saveShippingZone(owner, aZone(), at)).zoneId;
const table = async () => ({
  sent: { json: { csv: `country,postcode,latitude,longitude\nQX,${unique('P')},1,1`, firstLine: 2 } },
});

/** As `guards`: what is set up in the settings for locations and shipping. */
export const settingsGuards: Record<string, Guard> = {
  [`${place}#addLocationAction`]: {
    may: O,
    plant: async () => ({ sent: { json: { code: unique('place'), name: 'Place' } } }),
  },
  [`${place}#changeLocationAction`]: {
    may: O,
    plant: located(({ id, code, pausedAt, closedAt, ...rest }) => ({
      ...rest,
      locationId: id,
      name: unique('Place'),
    })),
  },
  [`${place}#pauseLocationAction`]: { may: OM, plant: located(itsId) },
  [`${place}#resumeLocationAction`]: { may: OM, plant: located(itsId, pauseLocation) },
  [`${place}#closeLocationAction`]: { may: O, plant: located(itsId, pauseLocation) },
  [`${place}#reopenLocationAction`]: { may: O, plant: located(itsId, pauseLocation, closeLocation) },

  [`${road}#saveShippingMethodAction`]: {
    may: O,
    plant: async () => ({ sent: { json: { code: unique('m'), ...aMethod } } }),
  },
  [`${road}#retireShippingMethodAction`]: {
    may: O,
    plant: async () => ({ sent: { json: { code: await someMethod() } } }),
  },
  [`${road}#restoreShippingMethodAction`]: {
    may: O,
    plant: async () => {
      const code = await someMethod();
      await retireShippingMethod(owner, { code }, at);
      return { sent: { json: { code } } };
    },
  },
  [`${road}#saveShippingZoneAction`]: { may: O, plant: async () => ({ sent: { json: aZone() } }) },
  [`${road}#removeShippingZoneAction`]: {
    may: O,
    plant: async () => ({ sent: { json: { zoneId: await someZone() } } }),
  },
  [`${road}#setShippingRateAction`]: {
    may: O,
    plant: async () => {
      const [method, zoneId] = [await someMethod(), await someZone()];
      const rate = { transitDays: 1, priceAmount: 990, freeFromAmount: null };
      return { sent: { json: { method, zoneId, locationId: null, currency: 'EUR', rate } } };
    },
  },
  [`${road}#previewPostcodesAction`]: { may: O, plant: table, reads: true },
  [`${road}#importPostcodesAction`]: { may: O, plant: table },
};
