import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: {
    theme: { 'font-weight': ['control', 'strong', 'title'], shadow: ['float', 'dialog'] },
  },
});

/** Joins class names; of two that set the same thing the later one wins. */
export const cn = (...names: ClassValue[]) => merge(clsx(names));
