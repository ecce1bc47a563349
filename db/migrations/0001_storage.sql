-- Storage settings and guards that the table definitions cannot say.
alter table stock_levels set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
--> statement-breakpoint
alter table orders set (fillfactor = 85);
--> statement-breakpoint
alter table shipments set (fillfactor = 85);
--> statement-breakpoint
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
--> statement-breakpoint
alter table attempts set unlogged;
--> statement-breakpoint
alter index orders_facets set (fastupdate = on, gin_pending_list_limit = 1024);
--> statement-breakpoint
-- Append-only: a correction is a new row, never an edit.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '55000';
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on stock_movements for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on events for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on credits for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on credit_entries for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on tracking_events for each statement execute function refuse_change();
--> statement-breakpoint
create function refuse_payment_change() returns trigger language plpgsql as $$
begin
  if old.state <> 'pending' and (new.state, new.settled_at) is distinct from (old.state, old.settled_at)
    or (new.amount, new.currency, new.kind, new.provider, new.parent_id, new.at) is distinct from (old.amount, old.currency, old.kind, old.provider, old.parent_id, old.at)
    or old.order_id is not null and new.order_id is distinct from old.order_id then
    raise exception 'a payment changes its state once and nothing else' using errcode = '55000';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger settled_once before update on payments for each row execute function refuse_payment_change();
--> statement-breakpoint
create trigger append_only before delete on payments for each statement execute function refuse_change();
--> statement-breakpoint
insert into currencies (code, exponent) values
  ('EUR', 2), ('USD', 2), ('GBP', 2), ('CHF', 2), ('SEK', 2), ('NOK', 2), ('DKK', 2), ('PLN', 2), ('CZK', 2), ('HUF', 2), ('RON', 2),
  ('BGN', 2), ('TRY', 2), ('BRL', 2), ('CAD', 2), ('AUD', 2), ('NZD', 2), ('MXN', 2), ('INR', 2), ('CNY', 2), ('SGD', 2), ('HKD', 2),
  ('ZAR', 2), ('AED', 2), ('SAR', 2), ('ILS', 2), ('JPY', 0), ('KRW', 0), ('CLP', 0), ('VND', 0), ('ISK', 0), ('KWD', 3), ('BHD', 3),
  ('TND', 3), ('JOD', 3), ('OMR', 3);
