import postgres from 'postgres';

// Loaded before each test file by `npm test`: the file gets a database of its own, copied from the migrated one.
const { WAYBILL_TEST_SERVER: server, NODE_TEST_CONTEXT: inTest } = process.env;

if (server && inTest) {
  const name = `test_${process.pid}`;
  const sql = postgres(server, { max: 1, onnotice() {} });
  for (const { datname } of await sql<{ datname: string }[]>`
    select datname from pg_database where datname ~ '^test_[0-9]+$'`)
    if (!isAlive(Number(datname.slice(5))))
      await sql.unsafe(`drop database if exists "${datname}" with (force)`).catch(() => {});
  await sql.unsafe(`create database "${name}" template template_waybill`);
  await sql.end();

  const url = new URL(server);
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
