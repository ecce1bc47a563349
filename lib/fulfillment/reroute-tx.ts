import { query, send, type Tx } from '@/db';
import type { Route } from '@/db/schema';
import type { StockMoves } from '@/lib/inventory/tx';
import { routeOrder } from '@/lib/sourcing/route-order';
import type { Decision, Missing, Need } from '@/lib/sourcing/routing-types';
import { addLoad, getSourcing } from '@/lib/sourcing/sourcing-queries';
import type { Actor } from '@/lib/staff/permissions';
import { allocateWaiting } from './allocate-tx';
import { type Refused, readRefused, sayRefused, type Waits, withoutRefused } from './refusals-tx';
import { readRouting } from './routing-tx';
import type { Units } from './rules';
import { availableFrom, type Shelves, takeFromShelf } from './shelves-tx';
import { type LivingLine, livingLines } from './units-tx';

export type Rerouted = {
  rerouted: number;
  waiting: number;
  /** What somebody has and no rule lets go. */
  held: Missing[];
  /** Those that have a location now: the caller counts their dates. */
  shipmentNos: number[];
  stock: StockMoves[];
};

type Work = {
  orderId: number;
  /** Left out: all that wait. */
  units?: Units;
  /** What may be given out; it takes from it, as stock itself is moved last. */
  shelves: Shelves;
  /** The place that has just given them up. */
  notFrom?: number | null;
  /** What the shipment says instead of why this place was chosen. */
  because?: Pick<Route, 'rule' | 'sentence'>;
};

/**
 * Gives waiting units of an order, all or those named, a location as placing would, by the rules of now. What no shelf has or
 * no rule lets go keeps waiting and says why; a place that has refused units is not asked again. The caller holds the order's lock, calls `refreshOrder`, and last `moveAllStock`
 * with what this answers.
 */
export async function routeWaiting(
  tx: Tx,
  actor: Actor,
  at: Date,
  { orderId, units, shelves, notFrom = null, because }: Work,
): Promise<Rerouted> {
  const [lines, { facts, version, already, channelId }, known] = await Promise.all([
    waitingLines(tx, orderId),
    readRouting(tx, orderId, at),
    readRefused(tx, [orderId]),
  ]);
  const waiting = lines.filter(({ lineNo }) => !units || units.some((unit) => unit.lineNo === lineNo));
  const refused = [
    ...known,
    ...(notFrom ? waiting.map(({ lineNo }) => ({ orderId, lineNo, locationId: notFrom })) : []),
  ];
  const open = withoutRefused(shelves, waiting, refused);
  const variantIds = [...shelves.keys()];
  const { places, ruleSets, load, demand, safety } = await getSourcing(version, { variantIds, at, tx });
  const decide = (lines: readonly WaitingLine[], strictly: boolean): Decision =>
    routeOrder({
      facts,
      needs: needsOf(lines, units, refused),
      places,
      available: availableFrom(open, safety, channelId),
      ruleSets,
      load,
      ...(demand && { demand }),
      ...(strictly && { already }),
    });

  const reasons: Waits[] = [];
  const result: Rerouted = { rerouted: 0, waiting: 0, held: [], shipmentNos: [], stock: [] };
  // What nobody had when the rest was sent travels later by itself: a limit counts what could have been sent together.
  const late = waiting.filter(({ rule }) => rule !== null && !together.has(rule));
  const whole = facts.shipComplete || decide(waiting, true).complete;
  const parts = whole ? [waiting] : [late, waiting.filter((line) => !late.includes(line))];
  for (const part of parts) {
    if (part.length === 0) continue;
    const { sendings, missing } = decide(part, whole || part !== late);
    for (const { locationId, units: sent, route, shipDay } of sendings) {
      const work = { orderId, locationId, units: sent, route: { ...route, ...because } };
      const allocated = await allocateWaiting(tx, actor, at, work);
      result.stock.push(...allocated.stock);
      result.shipmentNos.push(...allocated.shipmentNos);
      result.rerouted += takeFrom(shelves, part, locationId, sent);
      if (shipDay !== null) addLoad(load, locationId, shipDay);
    }
    result.waiting += missing.reduce((sum, { quantity }) => sum + quantity, 0);
    result.held.push(...missing.filter(({ why }) => why !== 'no_stock'));
    reasons.push(...sayRefused(missing, refused, places).filter(({ why }) => why !== 'no_stock'));
  }
  await sayWhy(tx, orderId, waiting, reasons);
  return result;
}

/** What waits for these was there when the rest was sent. */
const together = new Set(['limit', 'rejected']);

type WaitingLine = LivingLine & { rule: string | null };

async function waitingLines(tx: Tx, orderId: number): Promise<WaitingLine[]> {
  const [lines, rules] = await Promise.all([
    livingLines(tx, orderId),
    send<{ no: number; rule: string | null }>(
      tx,
      query`select no, route ->> 'rule' rule from shipments where order_id = ${orderId} and status = 'waiting'`,
    ),
  ]);
  const ruleOf = new Map(rules.map(({ no, rule }) => [no, rule]));
  return lines
    .filter(({ status }) => status === 'waiting')
    .map((line) => ({ ...line, rule: ruleOf.get(line.shipmentNo) ?? null }));
}

/** One need for each line, at most as many units as were named. */
function needsOf(lines: readonly WaitingLine[], units: Units | undefined, refused: readonly Refused[]) {
  const needs = new Map<number, Need>();
  for (const { lineNo, variantId, stocked, quantity } of lines) {
    const notFrom = refused.filter((one) => one.lineNo === lineNo).map(({ locationId }) => locationId);
    const need: Need = needs.get(lineNo) ?? {
      lineNo,
      quantity: 0,
      stocked,
      ...(variantId !== null && { variantId }),
      ...(notFrom.length > 0 && { notFrom }),
    };
    const most = units?.find((unit) => unit.lineNo === lineNo)?.quantity ?? Number.POSITIVE_INFINITY;
    needs.set(lineNo, { ...need, quantity: Math.min(most, need.quantity + quantity) });
  }
  return [...needs.values()];
}

function takeFrom(shelves: Shelves, lines: readonly WaitingLine[], locationId: number, units: Units) {
  let sum = 0;
  for (const { lineNo, quantity } of units) {
    sum += quantity;
    const line = lines.find((one) => one.lineNo === lineNo);
    if (line?.stocked && line.variantId !== null)
      takeFromShelf(shelves, { variantId: line.variantId, locationId }, quantity);
  }
  return sum;
}

/** The queue shows what stands in the way now. */
async function sayWhy(tx: Tx, orderId: number, lines: readonly WaitingLine[], reasons: readonly Waits[]) {
  for (const no of new Set(lines.map(({ shipmentNo }) => shipmentNo))) {
    const mine = lines.filter(({ shipmentNo }) => shipmentNo === no).map(({ lineNo }) => lineNo);
    const reason = reasons.find(({ lineNo }) => mine.includes(lineNo));
    if (!reason) continue;
    const route = JSON.stringify({ rule: reason.why, sentence: reason.sentence });
    await send(
      tx,
      query`update shipments set route = ${route}::jsonb
        where order_id = ${orderId} and no = ${no} and status = 'waiting' and route is distinct from ${route}::jsonb`,
    );
  }
}
