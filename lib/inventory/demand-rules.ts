/** What the plots show and days of cover are made of, today included. */
export const DEMAND_DAYS = 30;

/** For how many days what is available lasts at the mean of the last 30 days, rounded down; null when nobody has asked for it. */
export function daysOfCover(available: number, demand: readonly number[]): number | null {
  const units = demand.reduce((sum, one) => sum + one, 0);
  return units === 0 ? null : Math.max(0, Math.floor((available * DEMAND_DAYS) / units));
}
