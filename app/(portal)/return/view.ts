import type { Chosen } from './plan';

/** What every step of a return in the making is drawn from. */
export type View = {
  items: {
    lineNo: number;
    name: string;
    picture?: string | null;
    /** How many may come back; 0 with `problem` saying why. */
    units: number;
    problem: string | null;
    until: Date | null;
    quantity?: number;
    credited?: number;
    totalAmount?: number;
  }[];
  plan: Chosen[];
  currency: string;
};
