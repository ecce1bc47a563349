'use client';

import { useEffect, useRef, useState } from 'react';

/** The checkbox over a column of checkboxes of the same form. */
export function PickAll({ name, label }: { name: string; label: string }) {
  const box = useRef<HTMLInputElement>(null);
  const { chosen, all } = usePicked(name, box);

  useEffect(() => {
    if (box.current) box.current.indeterminate = chosen > 0 && chosen < all;
  }, [chosen, all]);

  const choose = (on: boolean) => {
    const rows = boxesOf(box.current, name);
    for (const row of rows) row.checked = on;
    rows[0]?.dispatchEvent(new Event('change', { bubbles: true }));
  };

  return (
    <input
      ref={box}
      type="checkbox"
      className="check"
      aria-label={label}
      checked={all > 0 && chosen === all}
      onChange={(event) => choose(event.target.checked)}
    />
  );
}

/** How many checkboxes of that name are chosen in the form (or page) around an element. */
export function usePicked(name: string, element: React.RefObject<HTMLElement | null>) {
  const [count, setCount] = useState({ chosen: 0, all: 0 });
  useEffect(() => {
    const read = () => {
      const rows = boxesOf(element.current, name);
      const next = { chosen: rows.filter((row) => row.checked).length, all: rows.length };
      setCount((old) => (old.chosen === next.chosen && old.all === next.all ? old : next));
    };
    read();
    document.addEventListener('change', read);
    document.addEventListener('reset', () => setTimeout(read));
    return () => document.removeEventListener('change', read);
  }, [name, element]);
  return count;
}

function boxesOf(element: HTMLElement | null, name: string) {
  const around = element?.closest('form') ?? document;
  return [...around.querySelectorAll<HTMLInputElement>(`input[data-pick][name="${CSS.escape(name)}"]`)];
}
