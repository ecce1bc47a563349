'use client';

import { ScanBarcode } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Input } from '@/components/ui/input';

type ScanFieldProps = {
  label: string;
  placeholder: string;
  /** Enter was pressed: what stood in the field, which may be nothing. */
  onTyped: (text: string) => void;
  /** A key on its own: acts when no other follows, so that a code may begin with it. */
  keys?: Record<string, () => void>;
  onEscape: () => void;
};

/** A scanner types its characters a few milliseconds apart, people half a second at most. */
const ALONE_MS = 450;
const elsewhere = 'input:not([type=radio]), textarea, select, [contenteditable]';

/** The one field that listens: whatever is typed anywhere on the page arrives here. */
export function ScanField({ label, placeholder, onTyped, keys = {}, onEscape }: ScanFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<number>(undefined);

  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
    return () => window.clearTimeout(timer.current);
  }, []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const input = field.current;
      if (!input || event.metaKey || event.ctrlKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest('[role=dialog]')) return;
      if (event.key === 'Escape') {
        if (input.value) input.value = '';
        else if (target !== input && target.matches(elsewhere)) input.focus();
        else onEscape();
      } else if (target === input || target.matches(elsewhere)) return;
      else if (event.key === 'Enter' && !target.closest('a, button')) input.form?.requestSubmit();
      else if (event.key.length === 1 && event.key !== ' ') input.focus({ preventScroll: true });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onEscape]);

  const alone = () => {
    window.clearTimeout(timer.current);
    const typed = field.current?.value ?? '';
    const act = keys[typed.toLowerCase()];
    if (!act) return;
    timer.current = window.setTimeout(() => {
      if (field.current?.value !== typed) return;
      field.current.value = '';
      act();
    }, ALONE_MS);
  };

  return (
    <form
      className="relative min-w-0 flex-1"
      onSubmit={(event) => {
        event.preventDefault();
        window.clearTimeout(timer.current);
        const input = field.current;
        if (!input) return;
        const text = input.value;
        input.value = '';
        onTyped(text);
      }}
    >
      <ScanBarcode
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3 size-5 -translate-y-1/2 stroke-[1.75] text-muted-foreground"
      />
      <Input
        ref={field}
        code
        aria-label={label}
        placeholder={placeholder}
        onChange={alone}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        maxLength={200}
        className="h-[46px] pl-10 text-base focus-visible:outline-offset-1"
      />
    </form>
  );
}
