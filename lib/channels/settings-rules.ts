import type { ChannelSettings, RiskLimits } from '@/db/schema/channels';

export const usualRiskLimits: RiskLimits = {
  firstOrderAmount: 50_000,
  ordersPerDay: 3,
  unitsOfOne: 10,
  medium: 30,
  high: 60,
};

/** What a channel's orders are put through, with what is usual where it says nothing. */
export const settingsOf = (settings: ChannelSettings | null | undefined) => ({
  addressCheck: settings?.addressCheck ?? true,
  riskCheck: settings?.riskCheck ?? false,
  risk: { ...usualRiskLimits, ...settings?.risk },
});
