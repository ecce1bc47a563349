export type Brand = { color: string; darkColor: string };

const ours: Brand = { color: '#244698', darkColor: '#9dbaf5' };
const LEGIBLE = 4.5;
const SHEET = '#ffffff';
const DARK_SHEET = '#1a1d24';

/** The merchant's color, shifted until it can be read on white and on the dark sheet. Anything but #rrggbb gives ours. */
export function brandOf(color?: string | null): Brand {
  if (!color || !/^#[0-9a-f]{6}$/i.test(color)) return ours;
  return { color: shifted(color, 0, SHEET), darkColor: shifted(color, 255, DARK_SHEET) };
}

function shifted(color: string, towards: 0 | 255, ground: string) {
  let channels = channelsOf(color);
  while (contrast(hexOf(channels), ground) < LEGIBLE)
    channels = channels.map((value) => value + (towards - value) * 0.06 + (towards ? 0.5 : -0.5));
  return hexOf(channels);
}

export function contrast(a: string, b: string) {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string) {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const channelsOf = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

const hexOf = (channels: number[]) =>
  `#${channels
    .map((value) => Math.round(Math.min(255, Math.max(0, value))))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
