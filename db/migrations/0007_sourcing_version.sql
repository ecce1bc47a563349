-- Routing keeps a copy of its configuration in memory and asks with each order only whether it is still the current one.
-- Every change of these tables, by whomever, names a new version; random, so that one that was rolled back never comes again.
create function name_sourcing_version() returns trigger language plpgsql as $$
begin
  insert into settings (key, value) values ('sourcing_version', to_jsonb(gen_random_uuid()::text))
  on conflict (key) do update set value = excluded.value;
  return null;
end $$;
--> statement-breakpoint
create trigger sourcing_version after insert or update or delete on locations for each statement execute function name_sourcing_version();
--> statement-breakpoint
create trigger sourcing_version after insert or update or delete on sourcing_rule_sets for each statement execute function name_sourcing_version();
--> statement-breakpoint
create trigger sourcing_version after insert or update or delete on shipping_methods for each statement execute function name_sourcing_version();
--> statement-breakpoint
create trigger sourcing_version after insert or update or delete on shipping_zones for each statement execute function name_sourcing_version();
--> statement-breakpoint
create trigger sourcing_version after insert or update or delete on shipping_rates for each statement execute function name_sourcing_version();
--> statement-breakpoint
create trigger sourcing_version after insert or update or delete on safety_rules for each statement execute function name_sourcing_version();
