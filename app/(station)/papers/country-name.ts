const names = new Intl.DisplayNames('en', { type: 'region' });

export const countryName = (code: string | null) => (code ? (names.of(code) ?? code) : null);
