import { listSafetyRules } from '@/lib/inventory/safety-queries';
import { owner } from '@/tests/world';
import { aSafetyRule, aStoredSafetyRule, type Guard, O, OM, stock } from './action-calls';

/** What may be done to shelves, and to what is kept back on them. */
export const stockGuards: Record<string, Guard> = {
  'app/office/inventory/actions.ts#nameBinAction': {
    may: OM,
    plant: stock((shelf) => ({ ...shelf, bin: 'A-1' })),
  },
  'app/office/inventory/actions.ts#setStockLimitsAction': {
    may: OM,
    plant: stock((shelf) => ({ ...shelf, safety: 1, lowAt: 3 })),
  },
  'app/office/settings/safety/actions.ts#addSafetyRuleAction': {
    may: O,
    plant: async () => ({ sent: { json: await aSafetyRule() } }),
  },
  'app/office/settings/safety/actions.ts#changeSafetyRuleAction': {
    may: O,
    plant: async () => ({ sent: { json: { ...(await aStoredSafetyRule()), quantity: 2 } } }),
  },
  'app/office/settings/safety/actions.ts#removeSafetyRuleAction': {
    may: O,
    plant: async () => ({ sent: { json: { ruleId: (await aStoredSafetyRule()).ruleId } } }),
  },
  'app/office/settings/safety/actions.ts#arrangeSafetyAction': {
    may: O,
    plant: async () => {
      await aStoredSafetyRule();
      const ruleIds = (await listSafetyRules(owner)).map(({ id }) => id).reverse();
      return { sent: { json: { ruleIds } } };
    },
  },
  'app/office/inventory/actions.ts#receiveStockAction': {
    may: OM,
    plant: stock(({ sku, location }) => ({ location, lines: [{ sku, quantity: 1 }] })),
  },
  'app/office/inventory/actions.ts#adjustStockAction': {
    may: OM,
    plant: stock((shelf) => ({ ...shelf, quantity: 1, reason: 'found' })),
  },
  'app/office/inventory/actions.ts#countStockAction': {
    may: OM,
    plant: stock((shelf) => ({ ...shelf, counted: 4 })),
  },
};
