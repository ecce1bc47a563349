'use client';

import { useEffect, useId } from 'react';
import { SearchBox } from './ui/search-box';
import { Kbd } from './ui/tag';

/** Finds an order by anything people read aloud or scan; ⌘K or Ctrl K goes there. */
export function FindBox({ className }: { className?: string }) {
  const id = useId();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      const box = document.getElementById(id);
      if (!(box instanceof HTMLInputElement) || box.offsetParent === null) return;
      event.preventDefault();
      box.focus();
      box.select();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [id]);
  return (
    <search className={className}>
      <form action="/office/orders">
        <SearchBox
          id={id}
          name="q"
          label="Find or scan an order"
          placeholder="Find or scan"
          boxClassName="border-rule"
          hint={<Kbd>⌘K</Kbd>}
        />
      </form>
    </search>
  );
}
