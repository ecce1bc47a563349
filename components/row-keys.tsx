'use client';

import { useEffect } from 'react';

const typing =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=dialog] *';

/** J and K walk the rows of the list, Enter opens, X chooses, / goes to the search. */
export function RowKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.target instanceof Element && event.target.matches(typing)) return;
      const rows = [...document.querySelectorAll<HTMLAnchorElement>('.tb a[data-row-link]')];
      const at = rows.indexOf(document.activeElement as HTMLAnchorElement);
      if (event.key === 'j') rows[Math.min(at + 1, rows.length - 1)]?.focus();
      else if (event.key === 'k') rows[Math.max(at - 1, 0)]?.focus();
      else if (event.key === 'x')
        rows[at]?.closest('tr')?.querySelector<HTMLInputElement>('input[data-pick]')?.click();
      else if (event.key === '/')
        document.querySelector<HTMLInputElement>('main input[type=search]')?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return null;
}
