import type { Result } from './measure';
import type { Profile } from './profile';
import type { machine } from './usage';

/** What bench/results/<date>.json holds. Times in milliseconds, CPU in cores, memory in MiB. */
export type Report = {
  at: string;
  commit: string | null;
  size: number;
  runs: number;
  seconds: number;
  letters: boolean;
  machine: ReturnType<typeof machine>;
  databaseSize: string;
  doctorSeconds: number | null;
  results: Result[];
  profiles: Profile[];
};
