export const themeCookie = 'theme';
export const themes = ['light', 'dark'] as const;
/** Null: as the system says. */
export type Theme = (typeof themes)[number] | null;

export const readTheme = (cookie: string | undefined): Theme =>
  themes.find((theme) => theme === cookie) ?? null;
