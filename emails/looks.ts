import type { CSSProperties } from 'react';

/** Each look is an inline style for every mail program and a class that the dark and narrow rules below reach. */
type Look = { className: string; style: CSSProperties };

const font = 'Archivo, "Helvetica Neue", Helvetica, Arial, sans-serif';
const text = (className: string, size: number, line: number, more: CSSProperties = {}): Look => ({
  className,
  style: { fontFamily: font, fontSize: size, lineHeight: `${line}px`, color: '#1b202b', margin: 0, ...more },
});

export const look = {
  desk: { className: 'w-desk', style: { backgroundColor: '#faf7f3', margin: 0, padding: '28px 0' } },
  sheet: {
    className: 'w-sheet',
    style: { backgroundColor: '#ffffff', maxWidth: 600, width: '100%', padding: '36px 44px 34px' },
  },
  merchant: text('w-text', 19, 24, { fontWeight: 640, letterSpacing: '-0.01em', paddingBottom: 28 }),
  title: text('w-text w-title', 30, 36, { fontWeight: 620, letterSpacing: '-0.022em' }),
  lead: text('w-text', 18, 26, { paddingTop: 10 }),
  body: text('w-text', 16, 24, { paddingTop: 14 }),
  head: text('w-text w-rule', 16, 22, {
    fontWeight: 620,
    padding: '0 0 8px',
    borderBottom: '1px solid #c2bdb4',
    textAlign: 'left',
  }),
  cell: text('w-text w-edge', 16, 22, { padding: '11px 0', borderBottom: '1px solid #e3dfd8' }),
  sum: text('w-text', 16, 22, { padding: '5px 0' }),
  note: text('w-muted', 14, 20, { color: '#555b66' }),
  fine: text('w-text', 14, 21, { paddingTop: 22 }),
  foot: text('w-muted w-edge', 14, 21, {
    color: '#555b66',
    marginTop: 26,
    paddingTop: 16,
    borderTop: '1px solid #e3dfd8',
  }),
  code: text('w-text w-code', 34, 44, {
    fontFamily: '"Spline Sans Mono", ui-monospace, Menlo, Consolas, monospace',
    fontWeight: 600,
    letterSpacing: '0.12em',
    backgroundColor: '#f0ece5',
    borderRadius: 8,
    padding: '16px 20px',
    textAlign: 'center',
  }),
} satisfies Record<string, Look>;

export const numberCell: CSSProperties = {
  textAlign: 'right',
  whiteSpace: 'nowrap',
  paddingLeft: 16,
  fontVariantNumeric: 'tabular-nums',
};

export const rules = (brand: { color: string; darkColor: string }) => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.w-text, .w-muted { overflow-wrap: anywhere; }
@media (max-width: 520px) {
  .w-desk > table > tbody > tr > td { padding: 0 !important; }
  .w-sheet { padding: 26px 20px 28px !important; }
  .w-title { font-size: 26px !important; line-height: 31px !important; }
  .w-code { font-size: 27px !important; letter-spacing: 0.08em !important; }
}
@media (prefers-color-scheme: dark) {
  .w-desk, .w-desk > table > tbody > tr > td { background-color: #12151a !important; }
  .w-sheet { background-color: #1a1d24 !important; }
  .w-text { color: #ebe9e5 !important; }
  .w-muted { color: #ada9a1 !important; }
  .w-rule { border-color: #494d56 !important; }
  .w-edge { border-color: #2d3138 !important; }
  .w-code { background-color: #282b33 !important; }
  .w-link { color: ${brand.darkColor} !important; }
  .w-action { background-color: ${brand.darkColor} !important; color: #0d1528 !important; }
  .w-score { border-color: #737781 !important; color: #ebe9e5 !important; }
}`;
