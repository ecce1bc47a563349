import { fail, prepare } from './install.mjs';

await prepare();
const { test } = await import('./test/main.ts');
await test(process.argv.slice(2)).catch(fail);
