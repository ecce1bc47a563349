'use client';

import { useCallback, useEffect, useState } from 'react';

/** State that survives a reload of this tab, or with `localStorage` of this browser. Loaded after the first drawing. */
export function useKept<Value>(key: string, empty: Value, where: 'session' | 'browser' = 'session') {
  const [value, setValue] = useState(empty);
  useEffect(() => {
    const kept = storeOf(where).getItem(key);
    if (kept !== null) setValue(JSON.parse(kept) as Value);
  }, [key, where]);
  const keep = useCallback(
    (next: Value) => {
      setValue(next);
      storeOf(where).setItem(key, JSON.stringify(next));
    },
    [key, where],
  );
  return [value, keep] as const;
}

const storeOf = (where: 'session' | 'browser') =>
  where === 'session' ? window.sessionStorage : window.localStorage;
