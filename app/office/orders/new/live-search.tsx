'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useRef } from 'react';

const PAUSE = 200;

/** Asks again while somebody types. The address is the question, so Enter does the same without script. */
export function LiveSearch({ children }: { children: React.ReactNode }) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (event: React.SyntheticEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || !target.form) return;
    const question = new URLSearchParams(
      [...new FormData(target.form)].map(([name, value]) => [name, String(value)]),
    );
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => startTransition(() => router.replace(`/office/orders/new?${question}`, { scroll: false })),
      PAUSE,
    );
  };
  return <div onInput={ask}>{children}</div>;
}
