import type postgres from 'postgres';
import type { Actor, KeyActor } from '@/lib/staff/permissions';
import type { Client } from './client';
import type { Basket } from './fill/basket';
import type { Measure } from './measure';

/** What a scenario may use. */
export type Bench = {
  sql: postgres.Sql;
  size: number;
  basket: Basket;
  /** Seconds that all runs of one measurement take together. */
  seconds: number;
  owner: Actor;
  /** May place and read the web shop's orders, persons too. */
  key: KeyActor;
};
export type WebBench = Bench & { client: Client; keyHeader: Record<string, string>; staffCookie: string };

/** `after`: takes back what it set up for itself. */
type Shared = { name: string; says: string; after?(bench: Bench): Promise<unknown> };
export type Scenario = Shared &
  (
    | { over: 'http'; measures(bench: WebBench): Promise<Measure[]> }
    | { over: 'process' | 'driver'; measures(bench: Bench): Promise<Measure[]> }
  );

/** Rows to ask for in turn, so that no call meets the same one as the call before. */
export const inTurn = <Row>(rows: readonly Row[], what: string) => {
  if (rows.length === 0) throw new Error(`The database has no ${what} to measure with.`);
  return (turn: number) => rows[turn % rows.length] as Row;
};
