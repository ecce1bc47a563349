import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';

/** Seconds of CPU that a process, its children and those it has already buried have used. Null without /proc. */
export function cpuSeconds(root: number | undefined): number | null {
  if (!root) return null;
  const stats = new Map<number, { parent: number; seconds: number }>();
  for (const pid of pids()) {
    const stat = read(`/proc/${pid}/stat`);
    if (!stat) continue;
    // The name may hold spaces and parentheses; what follows the last one is numbers.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0);
    stats.set(pid, { parent: Number(fields[1]), seconds: ticks / 100 });
  }
  const own = stats.get(root);
  if (!own) return null;
  const belongs = (pid: number): boolean => {
    const parent = stats.get(pid)?.parent;
    return parent !== undefined && (parent === root || belongs(parent));
  };
  return [...stats].reduce((sum, [pid, { seconds }]) => sum + (belongs(pid) ? seconds : 0), own.seconds);
}

/** The most memory the process has ever held, in MiB. */
export function peakMemory(pid: number | undefined): number | null {
  const kib = /^VmHWM:\s+(\d+)/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kib ? Math.round(Number(kib) / 1024) : null;
}

export function machine() {
  const cpus = os.cpus();
  return {
    cores: cpus.length,
    processor: cpus[0]?.model.trim() ?? 'unknown',
    memoryGib: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    node: process.versions.node,
    load: os.loadavg().map((load) => Math.round(load * 100) / 100),
  };
}

function pids() {
  try {
    return readdirSync('/proc').map(Number).filter(Boolean);
  } catch {
    return [];
  }
}

function read(file: string) {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}
