/** What the plots show and days of cover are made of, today included. */
export const DEMAND_DAYS = 30;

/** For how many days what is available lasts at the mean of the last 30 days, rounded down; null when nobody has asked for it. */
export function daysOfCover(available: number, demand: readonly number[]): number | null {
  const units = demand.reduce((sum, one) => sum + one, 0);
  return units === 0 ? null : Math.max(0, Math.floor((available * DEMAND_DAYS) / units));
}

/** The plot in words, for who does not see it. */
export function demandWords(demand: readonly number[]) {
  const units = demand.reduce((sum, one) => sum + one, 0);
  if (units === 0) return 'Nobody has asked for it in the last 30 days';
  const most = Math.max(...demand);
  return `${units} asked for in the last 30 days, at most ${most} on one day, ${demand.at(-1) ?? 0} today`;
}
