/*
 * Everything the local server remembers. It is created at start-up and no part of the application reads it.
 * `json`, not `jsonb`: jsonb reorders keys and refuses \u0000, so a step would not get back what it returned.
 */
export const schema = `
create schema if not exists inngest_local;

create table if not exists inngest_local.event (
  id text primary key,
  name text not null,
  body json not null,
  received_at timestamptz not null default now()
);
create index if not exists event_received on inngest_local.event (received_at);

create table if not exists inngest_local.run (
  id text primary key,                        -- a ULID
  fn_id text not null,
  idem_key text,                              -- what may start this function once only
  event json not null,
  status text not null default 'running' check (status in ('running', 'completed', 'failed', 'cancelled')),
  output json,
  plan_only boolean not null default false,   -- ctx.disable_immediate_execution
  limit_key text,                             -- runs with the same key share a concurrency limit
  limit_to int,
  parent_run text references inngest_local.run on delete cascade,
  parent_step text,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index if not exists run_once on inngest_local.run (fn_id, idem_key) where idem_key is not null;
create index if not exists run_running on inngest_local.run (fn_id) where status = 'running';
create index if not exists run_ended on inngest_local.run (ended_at);
create index if not exists run_parent on inngest_local.run (parent_run) where parent_run is not null;

create table if not exists inngest_local.step ( -- results, and what a run is still waiting for
  run_id text not null references inngest_local.run on delete cascade,
  id text not null,                           -- the hash by which the SDK knows the step
  name text not null,
  op text not null,
  position int,                               -- order of completion
  result json,                                -- null while pending
  barrier boolean not null default false,     -- found together with planned steps: the run goes on when all are done
  wake_at timestamptz,                        -- end of a sleep, or time-out of a wait
  wait_event text,
  wait_if text,
  done_at timestamptz,
  primary key (run_id, id)
);
create index if not exists step_wake on inngest_local.step (wake_at) where result is null;
create index if not exists step_wait on inngest_local.step (wait_event) where result is null;

create table if not exists inngest_local.job ( -- one call to make to the app
  id bigint generated always as identity primary key,
  run_id text not null references inngest_local.run on delete cascade,
  step_id text not null,                      -- 'step' asks what is next, otherwise a planned step
  attempt int not null default 0,
  run_at timestamptz not null default now(),
  again boolean not null default false,       -- woken while the call was going on: one more round
  owner text,
  lease_until timestamptz,
  claim bigint not null default 0,            -- counts claims: an answer to an older claim is void
  unique (run_id, step_id)
);
create index if not exists job_due on inngest_local.job (run_at);

create table if not exists inngest_local.cron (
  fn_id text not null, trigger text not null, next_at timestamptz not null, primary key (fn_id, trigger)
);
`;
