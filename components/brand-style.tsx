/**
 * The merchant's color on the portal, made darker (or in the dark lighter) until text on it and in it reads:
 * a lightness of at most 0.5 on white, of at least 0.78 on black, is 4.5:1 for every hue.
 */
export function BrandStyle({ color }: { color: string | null }) {
  if (!color || !/^#[0-9a-f]{6}$/i.test(color)) return null;
  const tint = (lightness: string, chroma: string) => `oklch(from ${color} ${lightness} ${chroma} h)`;
  const both = (light: string, dark: string) => `light-dark(${light}, ${dark})`;
  const values = {
    '--primary': both(tint('min(l, 0.5)', 'c'), tint('max(l, 0.78)', 'min(c, 0.12)')),
    '--primary-hover': both(tint('calc(min(l, 0.5) - 0.06)', 'c'), tint('0.84', 'min(c, 0.1)')),
    '--primary-foreground': both('oklch(1 0 0)', tint('0.2', 'min(c, 0.04)')),
    '--accent': both(tint('0.955', 'min(c, 0.018)'), tint('0.3', 'min(c, 0.045)')),
    '--accent-foreground': both(tint('0.36', 'min(c, 0.13)'), tint('0.88', 'min(c, 0.05)')),
    '--ring': both(tint('0.54', 'min(c, 0.15)'), tint('0.76', 'min(c, 0.11)')),
    '--move-line': both(tint('0.83', 'min(c, 0.06)'), tint('0.46', 'min(c, 0.09)')),
  };
  const rules = Object.entries(values).map(([name, value]) => `${name}:${value}`);
  return <style>{`:root:root:has(.portal){${rules.join(';')}}`}</style>;
}
