CREATE TABLE "promotions" (
	"code" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"value" integer NOT NULL,
	"currency" text collate "C",
	"min_items_amount" bigint,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"max_uses" integer,
	"once_per_customer" boolean DEFAULT false NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "promotions_kind" CHECK ("promotions"."kind" in ('percent', 'amount', 'shipping')),
	CONSTRAINT "promotions_value" CHECK ("promotions"."value" >= 0 and ("promotions"."kind" <> 'percent' or "promotions"."value" between 1 and 10000)),
	CONSTRAINT "promotions_currency" CHECK ("promotions"."kind" <> 'amount' or "promotions"."currency" is not null),
	CONSTRAINT "promotions_uses" CHECK ("promotions"."uses" between 0 and coalesce("promotions"."max_uses", "promotions"."uses")),
	CONSTRAINT "promotions_time" CHECK ("promotions"."ends_at" > "promotions"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "safety_rules" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "safety_rules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"position" integer NOT NULL,
	"location_id" integer,
	"channel_id" integer,
	"category" text,
	"quantity" integer NOT NULL,
	CONSTRAINT "safety_rules_quantity" CHECK ("safety_rules"."quantity" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_hold_lines" (
	"hold_id" bigint,
	"variant_id" bigint,
	"location_id" integer,
	"quantity" integer NOT NULL,
	CONSTRAINT "stock_hold_lines_hold_id_variant_id_location_id_pk" PRIMARY KEY("hold_id","variant_id","location_id"),
	CONSTRAINT "stock_hold_lines_quantity" CHECK ("stock_hold_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "stock_holds" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stock_holds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel_id" integer NOT NULL,
	"key" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"released_at" timestamp (3) with time zone,
	"order_id" bigint,
	CONSTRAINT "stock_holds_order" CHECK ("stock_holds"."order_id" is null or "stock_holds"."released_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "demand_days" (
	"variant_id" bigint,
	"location_id" integer,
	"day" date NOT NULL,
	"units" integer NOT NULL,
	CONSTRAINT "demand_days_variant_id_location_id_day_pk" PRIMARY KEY("variant_id","location_id","day")
);
--> statement-breakpoint
CREATE TABLE "stock_count_lines" (
	"count_id" bigint,
	"variant_id" bigint,
	"expected" integer,
	"counted" integer,
	"note" text,
	"posted_by_event" bigint,
	CONSTRAINT "stock_count_lines_count_id_variant_id_pk" PRIMARY KEY("count_id","variant_id"),
	CONSTRAINT "stock_count_lines_counted" CHECK ("stock_count_lines"."counted" >= 0),
	CONSTRAINT "stock_count_lines_expected" CHECK (("stock_count_lines"."counted" is null) = ("stock_count_lines"."expected" is null)),
	CONSTRAINT "stock_count_lines_posted" CHECK ("stock_count_lines"."posted_by_event" is null or "stock_count_lines"."counted" is not null)
);
--> statement-breakpoint
CREATE TABLE "stock_counts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stock_counts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"location_id" integer NOT NULL,
	"status" text NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"counted_by" integer,
	"posted_at" timestamp (3) with time zone,
	CONSTRAINT "stock_counts_status" CHECK ("stock_counts"."status" in ('open', 'counted', 'posted', 'canceled')),
	CONSTRAINT "stock_counts_posted" CHECK (("stock_counts"."status" = 'posted') = ("stock_counts"."posted_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "stock_import_lines" (
	"digest" "bytea",
	"line" integer NOT NULL,
	"sku" text NOT NULL,
	"location" text NOT NULL,
	"on_hand" integer,
	"safety" integer,
	"bin" text,
	"low_at" integer,
	"problem" text,
	"outcome" text,
	"before" integer,
	"refusal" text,
	CONSTRAINT "stock_import_lines_digest_line_pk" PRIMARY KEY("digest","line"),
	CONSTRAINT "stock_import_lines_outcome" CHECK ("stock_import_lines"."outcome" in ('changed', 'same', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "stock_imports" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"staff_id" integer,
	"rows" integer NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"done" integer DEFAULT 0 NOT NULL,
	"changed" integer NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stock_imports_done" CHECK ("stock_imports"."changed" + "stock_imports"."refused" <= "stock_imports"."done" and "stock_imports"."done" <= "stock_imports"."rows")
);
--> statement-breakpoint
CREATE TABLE "transfer_lines" (
	"transfer_id" bigint,
	"variant_id" bigint,
	"quantity" integer NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"missing" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "transfer_lines_transfer_id_variant_id_pk" PRIMARY KEY("transfer_id","variant_id"),
	CONSTRAINT "transfer_lines_quantity" CHECK ("transfer_lines"."quantity" > 0),
	CONSTRAINT "transfer_lines_received" CHECK ("transfer_lines"."received" >= 0 and "transfer_lines"."missing" >= 0 and "transfer_lines"."received" + "transfer_lines"."missing" <= "transfer_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transfers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_location_id" integer NOT NULL,
	"to_location_id" integer NOT NULL,
	"status" text NOT NULL,
	"note" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"expected_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "transfers_status" CHECK ("transfers"."status" in ('draft', 'sent', 'received', 'canceled')),
	CONSTRAINT "transfers_apart" CHECK ("transfers"."from_location_id" <> "transfers"."to_location_id"),
	CONSTRAINT "transfers_closed" CHECK (("transfers"."status" in ('received','canceled')) = ("transfers"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel_id" integer NOT NULL,
	"staff_id" integer,
	"data" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"discarded_at" timestamp (3) with time zone,
	"order_id" bigint,
	CONSTRAINT "drafts_end" CHECK ("drafts"."order_id" is null or "drafts"."discarded_at" is null)
);
--> statement-breakpoint
CREATE TABLE "order_promotions" (
	"order_id" bigint,
	"code" text collate "C",
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"shares" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"once_customer_id" bigint,
	"given_back_at" timestamp (3) with time zone,
	CONSTRAINT "order_promotions_order_id_code_pk" PRIMARY KEY("order_id","code"),
	CONSTRAINT "order_promotions_kind" CHECK ("order_promotions"."kind" in ('percent', 'amount', 'shipping')),
	CONSTRAINT "order_promotions_amount" CHECK ("order_promotions"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "risk_assessments" (
	"order_id" bigint,
	"provider" text collate "C" NOT NULL,
	"level" text NOT NULL,
	"score" smallint NOT NULL,
	"facts" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "risk_assessments_order_id_provider_pk" PRIMARY KEY("order_id","provider"),
	CONSTRAINT "risk_assessments_level" CHECK ("risk_assessments"."level" in ('low', 'medium', 'high'))
);
--> statement-breakpoint
CREATE TABLE "postcodes" (
	"country" text NOT NULL,
	"postcode" text collate "C" NOT NULL,
	"latitude" real NOT NULL,
	"longitude" real NOT NULL,
	"city" text,
	"region" text,
	CONSTRAINT "postcodes_country_postcode_pk" PRIMARY KEY("country","postcode")
);
--> statement-breakpoint
CREATE TABLE "shipping_methods" (
	"code" text collate "C" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"carrier" text,
	"position" smallint DEFAULT 0 NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "shipping_rates" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shipping_rates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"method_code" text collate "C" NOT NULL,
	"zone_id" integer NOT NULL,
	"location_id" integer,
	"transit_days" smallint NOT NULL,
	"price_amount" bigint NOT NULL,
	"currency" text collate "C" NOT NULL,
	"free_from_amount" bigint,
	CONSTRAINT "shipping_rates_one" UNIQUE NULLS NOT DISTINCT("method_code","zone_id","location_id","currency"),
	CONSTRAINT "shipping_rates_transit" CHECK ("shipping_rates"."transit_days" between 0 and 120),
	CONSTRAINT "shipping_rates_price" CHECK ("shipping_rates"."price_amount" >= 0 and "shipping_rates"."free_from_amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "shipping_zones" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shipping_zones_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"countries" text[] DEFAULT '{}' NOT NULL,
	"postcode_prefixes" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "shipping_zones_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "sourcing_rule_sets" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sourcing_rule_sets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"position" integer NOT NULL,
	"live" jsonb,
	"draft" jsonb,
	"live_at" timestamp (3) with time zone,
	"drafted_at" timestamp (3) with time zone,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "supplier_links" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "supplier_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"location_id" integer NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"email" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "parcels_moving";--> statement-breakpoint
DROP INDEX "shipments_queue";--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "ship_after" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "accepted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "receipts_expected" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "receipts_expected" ADD COLUMN "transfer_id" bigint;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD COLUMN "low_at" integer;--> statement-breakpoint
ALTER TABLE "order_contacts" ADD COLUMN "given_ship_to" jsonb;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "price_reason" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipping_method" text collate "C";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "ship_complete" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "promises" ADD COLUMN "kept" boolean;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safety_rules" ADD CONSTRAINT "safety_rules_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safety_rules" ADD CONSTRAINT "safety_rules_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_hold_lines" ADD CONSTRAINT "stock_hold_lines_hold_id_stock_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."stock_holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_hold_lines" ADD CONSTRAINT "stock_hold_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_hold_lines" ADD CONSTRAINT "stock_hold_lines_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand_days" ADD CONSTRAINT "demand_days_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand_days" ADD CONSTRAINT "demand_days_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD CONSTRAINT "stock_count_lines_count_id_stock_counts_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_counts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD CONSTRAINT "stock_count_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_counted_by_staff_id_fk" FOREIGN KEY ("counted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_import_lines" ADD CONSTRAINT "stock_import_lines_digest_stock_imports_digest_fk" FOREIGN KEY ("digest") REFERENCES "public"."stock_imports"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_imports" ADD CONSTRAINT "stock_imports_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_transfer_id_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_lines" ADD CONSTRAINT "transfer_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_from_location_id_locations_id_fk" FOREIGN KEY ("from_location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_to_location_id_locations_id_fk" FOREIGN KEY ("to_location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_promotions" ADD CONSTRAINT "order_promotions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_promotions" ADD CONSTRAINT "order_promotions_code_promotions_code_fk" FOREIGN KEY ("code") REFERENCES "public"."promotions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_promotions" ADD CONSTRAINT "order_promotions_once_customer_id_customers_id_fk" FOREIGN KEY ("once_customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_assessments" ADD CONSTRAINT "risk_assessments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_rates" ADD CONSTRAINT "shipping_rates_method_code_shipping_methods_code_fk" FOREIGN KEY ("method_code") REFERENCES "public"."shipping_methods"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_rates" ADD CONSTRAINT "shipping_rates_zone_id_shipping_zones_id_fk" FOREIGN KEY ("zone_id") REFERENCES "public"."shipping_zones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_rates" ADD CONSTRAINT "shipping_rates_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_rates" ADD CONSTRAINT "shipping_rates_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_links" ADD CONSTRAINT "supplier_links_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_hold_lines_variant" ON "stock_hold_lines" USING btree ("variant_id","location_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_holds_key" ON "stock_holds" USING btree ("channel_id","key") WHERE "stock_holds"."released_at" is null;--> statement-breakpoint
CREATE INDEX "stock_holds_expiry" ON "stock_holds" USING btree ("expires_at") WHERE "stock_holds"."released_at" is null;--> statement-breakpoint
CREATE INDEX "demand_days_day" ON "demand_days" USING btree ("day");--> statement-breakpoint
CREATE INDEX "stock_counts_created" ON "stock_counts" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "stock_import_lines_left" ON "stock_import_lines" USING btree ("digest","line") WHERE "stock_import_lines"."outcome" is null;--> statement-breakpoint
CREATE INDEX "stock_imports_at" ON "stock_imports" USING btree ("at","digest");--> statement-breakpoint
CREATE INDEX "transfers_open" ON "transfers" USING btree ("created_at","id") WHERE "transfers"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "transfers_created" ON "transfers" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "drafts_open" ON "drafts" USING btree ("updated_at","id") WHERE "drafts"."order_id" is null and "drafts"."discarded_at" is null;--> statement-breakpoint
CREATE INDEX "order_promotions_code" ON "order_promotions" USING btree ("code","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_promotions_once" ON "order_promotions" USING btree ("code","once_customer_id") WHERE "order_promotions"."once_customer_id" is not null and "order_promotions"."given_back_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_links_secret" ON "supplier_links" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "supplier_links_location" ON "supplier_links" USING btree ("location_id");--> statement-breakpoint
ALTER TABLE "receipts_expected" ADD CONSTRAINT "receipts_expected_transfer_id_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shipping_method_shipping_methods_code_fk" FOREIGN KEY ("shipping_method") REFERENCES "public"."shipping_methods"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "variants_words" ON "variants" USING gin (to_tsvector('simple', "name"));--> statement-breakpoint
CREATE INDEX "shipments_load" ON "shipments" USING btree ("location_id","ship_by") WHERE "shipments"."status" in ('planned','released','picking','packed','ready','handed_over');--> statement-breakpoint
CREATE INDEX "shipments_expected" ON "shipments" USING btree ("expected_receipt_id") WHERE "shipments"."expected_receipt_id" is not null;--> statement-breakpoint
CREATE INDEX "shipments_supplied" ON "shipments" USING btree ("location_id","handed_over_at","order_id","no") WHERE "shipments"."accepted_at" is not null and "shipments"."handed_over_at" is not null;--> statement-breakpoint
CREATE INDEX "receipts_due" ON "receipts_expected" USING btree ("expected_at","id") WHERE "receipts_expected"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "receipts_transfer" ON "receipts_expected" USING btree ("transfer_id") WHERE "receipts_expected"."transfer_id" is not null;--> statement-breakpoint
CREATE INDEX "stock_levels_low" ON "stock_levels" USING btree ("variant_id","location_id") WHERE "stock_levels"."low_at" is not null;--> statement-breakpoint
CREATE INDEX "movements_at" ON "stock_movements" USING brin ("at");--> statement-breakpoint
CREATE INDEX "parcels_moving" ON "parcels" USING btree ("location_id","handed_over_at","id") WHERE "parcels"."status" in ('handed_over','in_transit','out_for_delivery','attempted','exception','returning');--> statement-breakpoint
CREATE INDEX "shipments_queue" ON "shipments" USING btree ("location_id","ship_by","order_id","no","status","held") WHERE "shipments"."status" in ('planned','released','picking','packed','ready');