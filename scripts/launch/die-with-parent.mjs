// Preloaded into the processes we start: when the one that started them is killed, they do not stay behind.
import { isMainThread } from 'node:worker_threads';

const parent = process.ppid;
if (isMainThread && String(parent) === process.env.WAYBILL_PARENT) {
  setInterval(() => {
    if (process.ppid === parent) return;
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 5_000).unref();
  }, 500).unref();
}
