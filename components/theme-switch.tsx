'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { cn } from './cn';
import { type Theme, themeCookie, themes } from './theme';

const choices = [
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
  { theme: null, label: 'As the system', Icon: Monitor },
] as const;

/** Light, dark or as the system says; kept in a cookie, so that the server draws the right one at once. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const [chosen, setChosen] = useState(theme);
  const choose = (next: Theme) => {
    setChosen(next);
    document.documentElement.classList.remove(...themes);
    if (next) document.documentElement.classList.add(next);
    const age = next ? 31_536_000 : 0;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing in browsers we support
    document.cookie = `${themeCookie}=${next ?? ''}; path=/; max-age=${age}; samesite=lax`;
  };
  return (
    <fieldset className="inline-flex overflow-hidden rounded-md border">
      <legend className="sr-only">Colors</legend>
      {choices.map(({ theme: option, label, Icon }) => (
        <button
          key={label}
          type="button"
          title={label}
          aria-label={label}
          aria-pressed={chosen === option}
          onClick={() => choose(option)}
          className={cn(
            '-outline-offset-2 inline-flex h-6 w-7 items-center justify-center text-muted-foreground hover:text-foreground max-md:h-9 max-md:w-11',
            'aria-pressed:bg-card aria-pressed:text-foreground aria-pressed:shadow-[inset_0_0_0_1px_var(--border)]',
          )}
        >
          <Icon aria-hidden="true" className="size-[13px] stroke-[1.75]" />
        </button>
      ))}
    </fieldset>
  );
}
