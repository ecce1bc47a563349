import { usualRiskLimits } from '@/lib/channels/settings-rules';
import { aPlacedOrder } from '@/tests/journeys';
import { aChannel, address } from '@/tests/world';
import { about, aCode, anUnverifiedOrder, aPromotion, type Guard, O, OK, OS, OSM } from './action-calls';

/** As `guards`: codes, channels and addresses. */
export const captureGuards: Record<string, Guard> = {
  'app/office/orders/[orderId]/actions.ts#correctAddressAction': {
    may: OSM,
    plant: about(aPlacedOrder, ({ orderId }) => ({
      orderId,
      shipTo: { ...address, line1: 'Hauptstraße 8' },
    })),
  },
  'app/office/orders/actions.ts#verifyOrdersAction': {
    may: OS,
    plant: about(anUnverifiedOrder, ({ orderId }) => ({ orderIds: [orderId] })),
  },
  'app/office/settings/promotions/actions.ts#createPromotionAction': {
    may: OK,
    plant: async () => ({ sent: { json: { ...aCode(), kind: 'percent', value: 500 } } }),
  },
  'app/office/settings/promotions/actions.ts#changePromotionAction': {
    may: OK,
    plant: () => aPromotion({ oncePerCustomer: true }),
  },
  'app/office/settings/promotions/actions.ts#retirePromotionAction': { may: OK, plant: () => aPromotion() },
  'app/office/settings/promotions/actions.ts#restorePromotionAction': {
    may: OK,
    plant: () => aPromotion({}, true),
  },
  'app/office/settings/channels/actions.ts#changeChannelAction': {
    may: O,
    plant: async () => {
      const { id } = await aChannel();
      const channel = {
        channelId: id,
        name: 'Shop',
        numberPrefix: 'T',
        autoConfirm: true,
        expireAfterMinutes: null,
      };
      return { sent: { json: { ...channel, addressCheck: true, riskCheck: true, risk: usualRiskLimits } } };
    },
  },
};
