// Preloaded into the app by `npm run bench -- --profile`: SIGUSR2 starts a CPU profile, the next one ends and keeps it.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';

const folder = process.env.WAYBILL_BENCH_PROFILES;
if (folder && isMainThread) {
  const session = new Session();
  session.connect();
  let running = false;
  let kept = 0;
  process.on('SIGUSR2', () => {
    if (!running) {
      session.post('Profiler.enable');
      session.post('Profiler.start');
    } else
      session.post('Profiler.stop', (_, answer) => {
        if (answer)
          writeFileSync(
            path.join(folder, `${process.pid}-${++kept}.cpuprofile`),
            JSON.stringify(answer.profile),
          );
      });
    running = !running;
  });
}
