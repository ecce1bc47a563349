CREATE SEQUENCE "public"."order_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 10001 CACHE 1;--> statement-breakpoint
CREATE TABLE "bundle_components" (
	"bundle_id" bigint,
	"component_id" bigint,
	"quantity" integer NOT NULL,
	CONSTRAINT "bundle_components_bundle_id_component_id_pk" PRIMARY KEY("bundle_id","component_id"),
	CONSTRAINT "bundle_components_quantity" CHECK ("bundle_components"."quantity" > 0),
	CONSTRAINT "bundle_components_apart" CHECK ("bundle_components"."bundle_id" <> "bundle_components"."component_id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "products_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"category" text
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "variants_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"product_id" bigint NOT NULL,
	"sku" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"kind" text DEFAULT 'physical' NOT NULL,
	"stocked" boolean DEFAULT true NOT NULL,
	"backorder" text DEFAULT 'never' NOT NULL,
	"weight_g" integer,
	"price_amount" bigint,
	"picture" text,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "variants_sku_unique" UNIQUE("sku"),
	CONSTRAINT "variants_kind" CHECK ("variants"."kind" in ('physical', 'digital', 'service', 'made_to_order', 'bundle')),
	CONSTRAINT "variants_backorder" CHECK ("variants"."backorder" in ('never', 'expected', 'always')),
	CONSTRAINT "variants_weight" CHECK ("variants"."weight_g" >= 0),
	CONSTRAINT "variants_price" CHECK ("variants"."price_amount" >= 0),
	CONSTRAINT "variants_bundle_has_no_stock" CHECK ("variants"."kind" <> 'bundle' or not "variants"."stocked")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"channel_id" integer NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"number_prefix" text collate "C" DEFAULT '' NOT NULL,
	"currency" text collate "C" NOT NULL,
	"auto_confirm" boolean DEFAULT true NOT NULL,
	"expire_after_minutes" integer,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "channels_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"scope" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"status" smallint,
	"answer" jsonb,
	"order_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "idempotency_keys_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "webhook_inbox" (
	"provider" text collate "C" NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"body" "bytea" NOT NULL,
	"processed_at" timestamp (3) with time zone,
	CONSTRAINT "webhook_inbox_provider_event_id_pk" PRIMARY KEY("provider","event_id")
);
--> statement-breakpoint
CREATE TABLE "credit_accounts" (
	"customer_id" bigint,
	"currency" text collate "C",
	"balance_amount" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "credit_accounts_customer_id_currency_pk" PRIMARY KEY("customer_id","currency"),
	CONSTRAINT "credit_accounts_balance" CHECK ("credit_accounts"."balance_amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "credit_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credit_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" bigint NOT NULL,
	"currency" text collate "C" NOT NULL,
	"amount" bigint NOT NULL,
	"reason" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"event_id" bigint NOT NULL,
	CONSTRAINT "credit_entries_event_id_unique" UNIQUE("event_id"),
	CONSTRAINT "credit_entries_amount" CHECK ("credit_entries"."amount" <> 0)
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text collate "C",
	"phone" text collate "C",
	"name" text,
	"merged_into_id" bigint,
	"erased_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customers_email_lower" CHECK ("customers"."email" = lower("customers"."email")),
	CONSTRAINT "customers_erased" CHECK ("customers"."erased_at" is null or ("customers"."email" is null and "customers"."phone" is null and "customers"."name" is null))
);
--> statement-breakpoint
CREATE TABLE "portal_tokens" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"order_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"subject" text collate "C",
	"proven" smallint DEFAULT 0 NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "portal_tokens_purpose" CHECK ("portal_tokens"."purpose" in ('track', 'return', 'feedback', 'code', 'session')),
	CONSTRAINT "portal_tokens_hash" CHECK (length("portal_tokens"."token_hash") = 32),
	CONSTRAINT "portal_tokens_expiry" CHECK ("portal_tokens"."expires_at" <= "portal_tokens"."created_at" + interval '90 days'),
	CONSTRAINT "portal_tokens_used" CHECK ("portal_tokens"."used_at" <= "portal_tokens"."expires_at")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" bigint,
	"subject" text collate "C",
	"type" text collate "C" NOT NULL,
	"actor" text collate "C" NOT NULL,
	"visible" boolean DEFAULT false NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"sends" smallint DEFAULT 0 NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"retry_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "feedback_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"ask_key" text collate "C" NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"score" smallint,
	"comment" text,
	"reasons" text[] DEFAULT '{}' NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "feedback_ask_key_unique" UNIQUE("ask_key"),
	CONSTRAINT "feedback_kind" CHECK ("feedback"."kind" in ('delivery', 'return', 'support', 'review')),
	CONSTRAINT "feedback_score" CHECK ("feedback"."score" between 1 and 5),
	CONSTRAINT "feedback_answer" CHECK (("feedback"."score" is null) = ("feedback"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "parcel_lines" (
	"order_id" bigint NOT NULL,
	"shipment_no" smallint NOT NULL,
	"line_no" smallint NOT NULL,
	"parcel_id" bigint,
	"quantity" integer NOT NULL,
	CONSTRAINT "parcel_lines_order_id_shipment_no_line_no_parcel_id_pk" PRIMARY KEY("order_id","shipment_no","line_no","parcel_id"),
	CONSTRAINT "parcel_lines_quantity" CHECK ("parcel_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "parcels" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "parcels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"location_id" integer NOT NULL,
	"carrier" text,
	"service" text,
	"tracking_number" text collate "C",
	"status" text NOT NULL,
	"weight_g" integer,
	"label_key" text,
	"packed_at" timestamp (3) with time zone NOT NULL,
	"handed_over_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"evidence" jsonb,
	CONSTRAINT "parcels_label_key_unique" UNIQUE("label_key"),
	CONSTRAINT "parcels_status" CHECK ("parcels"."status" in ('packed', 'labeled', 'handed_over', 'in_transit', 'out_for_delivery', 'available_for_pickup', 'delivered', 'attempted', 'exception', 'returning', 'returned', 'void')),
	CONSTRAINT "parcels_weight" CHECK ("parcels"."weight_g" > 0),
	CONSTRAINT "parcels_time" CHECK ("parcels"."delivered_at" >= "parcels"."handed_over_at"),
	CONSTRAINT "parcels_delivered" CHECK (("parcels"."status" = 'delivered') = ("parcels"."delivered_at" is not null)),
	CONSTRAINT "parcels_handed_over" CHECK ("parcels"."status" = 'void' or ("parcels"."status" in ('packed','labeled')) = ("parcels"."handed_over_at" is null))
);
--> statement-breakpoint
CREATE TABLE "shipment_lines" (
	"order_id" bigint NOT NULL,
	"shipment_no" smallint NOT NULL,
	"line_no" smallint NOT NULL,
	"quantity" integer NOT NULL,
	"picked" integer DEFAULT 0 NOT NULL,
	"packed" integer DEFAULT 0 NOT NULL,
	"shipped" integer DEFAULT 0 NOT NULL,
	"delivered" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "shipment_lines_order_id_shipment_no_line_no_pk" PRIMARY KEY("order_id","shipment_no","line_no"),
	CONSTRAINT "shipment_lines_quantity" CHECK ("shipment_lines"."quantity" > 0),
	CONSTRAINT "shipment_lines_chain" CHECK (0 <= "shipment_lines"."delivered" and "shipment_lines"."delivered" <= "shipment_lines"."shipped" and "shipment_lines"."shipped" <= "shipment_lines"."packed" and "shipment_lines"."packed" <= "shipment_lines"."picked" and "shipment_lines"."picked" <= "shipment_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"order_id" bigint,
	"no" smallint NOT NULL,
	"location_id" integer,
	"method" text NOT NULL,
	"status" text NOT NULL,
	"held" boolean DEFAULT false NOT NULL,
	"ship_by" timestamp (3) with time zone,
	"promised_at" timestamp (3) with time zone,
	"expected_receipt_id" bigint,
	"route" jsonb,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"packed_at" timestamp (3) with time zone,
	"handed_over_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"assignee_id" integer,
	CONSTRAINT "shipments_order_id_no_pk" PRIMARY KEY("order_id","no"),
	CONSTRAINT "shipments_status" CHECK ("shipments"."status" in ('waiting', 'planned', 'released', 'picking', 'packed', 'ready', 'handed_over', 'delivered', 'canceled')),
	CONSTRAINT "shipments_method" CHECK ("shipments"."method" in ('ship', 'pickup', 'digital', 'service')),
	CONSTRAINT "shipments_no" CHECK ("shipments"."no" > 0),
	CONSTRAINT "shipments_location" CHECK ("shipments"."status" = 'canceled' or ("shipments"."status" = 'waiting') = ("shipments"."location_id" is null)),
	CONSTRAINT "shipments_handed_over" CHECK (("shipments"."status" in ('handed_over','delivered')) = ("shipments"."handed_over_at" is not null)),
	CONSTRAINT "shipments_delivered" CHECK (("shipments"."status" = 'delivered') = ("shipments"."delivered_at" is not null)),
	CONSTRAINT "shipments_time" CHECK ("shipments"."delivered_at" >= "shipments"."handed_over_at")
);
--> statement-breakpoint
CREATE TABLE "tracking_events" (
	"parcel_id" bigint,
	"provider_event_id" text collate "C" NOT NULL,
	"status" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"place" text,
	"words" text,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tracking_events_parcel_id_provider_event_id_pk" PRIMARY KEY("parcel_id","provider_event_id"),
	CONSTRAINT "tracking_events_status" CHECK ("tracking_events"."status" in ('packed', 'labeled', 'handed_over', 'in_transit', 'out_for_delivery', 'available_for_pickup', 'delivered', 'attempted', 'exception', 'returning', 'returned', 'void'))
);
--> statement-breakpoint
CREATE TABLE "receipts_expected" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "receipts_expected_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"variant_id" bigint NOT NULL,
	"location_id" integer NOT NULL,
	"quantity" integer NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"expected_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "receipts_expected_quantity" CHECK ("receipts_expected"."quantity" > 0),
	CONSTRAINT "receipts_expected_received" CHECK ("receipts_expected"."received" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_levels" (
	"variant_id" bigint,
	"location_id" integer,
	"on_hand" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"safety" integer DEFAULT 0 NOT NULL,
	"damaged" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stock_levels_variant_id_location_id_pk" PRIMARY KEY("variant_id","location_id"),
	CONSTRAINT "stock_levels_on_hand" CHECK ("stock_levels"."on_hand" >= 0),
	CONSTRAINT "stock_levels_reserved" CHECK ("stock_levels"."reserved" between 0 and "stock_levels"."on_hand"),
	CONSTRAINT "stock_levels_safety" CHECK ("stock_levels"."safety" >= 0),
	CONSTRAINT "stock_levels_damaged" CHECK ("stock_levels"."damaged" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"event_id" bigint NOT NULL,
	"variant_id" bigint NOT NULL,
	"location_id" integer NOT NULL,
	"kind" text NOT NULL,
	"on_hand_delta" integer DEFAULT 0 NOT NULL,
	"reserved_delta" integer DEFAULT 0 NOT NULL,
	"damaged_delta" integer DEFAULT 0 NOT NULL,
	"order_id" bigint,
	"shipment_no" smallint,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_movements_event_id_variant_id_location_id_kind_pk" PRIMARY KEY("event_id","variant_id","location_id","kind"),
	CONSTRAINT "stock_movements_kind" CHECK ("stock_movements"."kind" in ('receive', 'allocate', 'release', 'ship', 'unship', 'return', 'adjust', 'count', 'transfer_out', 'transfer_in', 'damage')),
	CONSTRAINT "stock_movements_moves" CHECK (("stock_movements"."on_hand_delta", "stock_movements"."reserved_delta", "stock_movements"."damaged_delta") <> (0, 0, 0)),
	CONSTRAINT "stock_movements_allocate" CHECK ("stock_movements"."kind" <> 'allocate' or ("stock_movements"."on_hand_delta" = 0 and "stock_movements"."reserved_delta" > 0)),
	CONSTRAINT "stock_movements_release" CHECK ("stock_movements"."kind" <> 'release' or ("stock_movements"."on_hand_delta" = 0 and "stock_movements"."reserved_delta" < 0)),
	CONSTRAINT "stock_movements_ship" CHECK ("stock_movements"."kind" <> 'ship' or ("stock_movements"."on_hand_delta" < 0 and "stock_movements"."reserved_delta" = "stock_movements"."on_hand_delta")),
	CONSTRAINT "stock_movements_unship" CHECK ("stock_movements"."kind" <> 'unship' or ("stock_movements"."on_hand_delta" > 0 and "stock_movements"."reserved_delta" = "stock_movements"."on_hand_delta"))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dedupe_key" text collate "C" NOT NULL,
	"order_id" bigint,
	"customer_id" bigint,
	"kind" text NOT NULL,
	"recipient" text collate "C" NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"plain" text NOT NULL,
	"state" text NOT NULL,
	"provider_ref" text collate "C",
	"written_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "messages_dedupe_key_unique" UNIQUE("dedupe_key"),
	CONSTRAINT "messages_provider_ref_unique" UNIQUE("provider_ref"),
	CONSTRAINT "messages_state" CHECK ("messages"."state" in ('written', 'sent', 'delivered', 'bounced', 'complained', 'suppressed', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"email" text collate "C" PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"order_id" bigint,
	"no" smallint NOT NULL,
	"shipment_no" smallint,
	"line_no" smallint,
	"reason" text NOT NULL,
	"note" text,
	"held_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "holds_order_id_no_pk" PRIMARY KEY("order_id","no"),
	CONSTRAINT "holds_reason" CHECK ("holds"."reason" in ('address', 'fraud', 'payment', 'stock', 'awaiting_return', 'unknown_date', 'customer', 'other')),
	CONSTRAINT "holds_one_target" CHECK (num_nonnulls("holds"."shipment_no", "holds"."line_no") <= 1)
);
--> statement-breakpoint
CREATE TABLE "order_contacts" (
	"order_id" bigint PRIMARY KEY NOT NULL,
	"email" text collate "C",
	"phone" text collate "C",
	"name" text,
	"name_folded" text collate "C",
	"name_reversed" text collate "C",
	"language" text DEFAULT 'en' NOT NULL,
	"ship_to" jsonb,
	"bill_to" jsonb,
	"country" text,
	"postcode" text collate "C",
	"gift_message" text,
	"instruction" text
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"order_id" bigint,
	"no" smallint NOT NULL,
	"parent_no" smallint,
	"origin" text DEFAULT 'placed' NOT NULL,
	"kind" text NOT NULL,
	"variant_id" bigint,
	"sku" text collate "C",
	"name" text NOT NULL,
	"quantity" integer NOT NULL,
	"canceled" integer DEFAULT 0 NOT NULL,
	"credited" integer DEFAULT 0 NOT NULL,
	"returned" integer DEFAULT 0 NOT NULL,
	"unit_amount" bigint NOT NULL,
	"discount_amount" bigint DEFAULT 0 NOT NULL,
	"tax_amount" bigint DEFAULT 0 NOT NULL,
	"tax_rate" numeric(7, 5),
	"tax_included" boolean NOT NULL,
	"total_amount" bigint NOT NULL,
	"spec" jsonb,
	CONSTRAINT "order_lines_order_id_no_pk" PRIMARY KEY("order_id","no"),
	CONSTRAINT "order_lines_kind" CHECK ("order_lines"."kind" in ('physical', 'digital', 'service', 'made_to_order', 'bundle', 'custom')),
	CONSTRAINT "order_lines_origin" CHECK ("order_lines"."origin" in ('placed', 'edit', 'exchange', 'claim')),
	CONSTRAINT "order_lines_no" CHECK ("order_lines"."no" > 0),
	CONSTRAINT "order_lines_quantity" CHECK ("order_lines"."quantity" between 1 and 1000000),
	CONSTRAINT "order_lines_canceled" CHECK ("order_lines"."canceled" between 0 and "order_lines"."quantity"),
	CONSTRAINT "order_lines_credited" CHECK ("order_lines"."credited" between "order_lines"."canceled" and "order_lines"."quantity"),
	CONSTRAINT "order_lines_returned" CHECK ("order_lines"."returned" between 0 and "order_lines"."quantity" - "order_lines"."canceled"),
	CONSTRAINT "order_lines_unit_amount" CHECK ("order_lines"."unit_amount" >= 0),
	CONSTRAINT "order_lines_tax_amount" CHECK ("order_lines"."tax_amount" >= 0),
	CONSTRAINT "order_lines_discount" CHECK ("order_lines"."discount_amount" between 0 and "order_lines"."quantity" * "order_lines"."unit_amount"),
	CONSTRAINT "order_lines_total" CHECK ("order_lines"."total_amount" = "order_lines"."quantity" * "order_lines"."unit_amount" - "order_lines"."discount_amount" + case when "order_lines"."tax_included" then 0 else "order_lines"."tax_amount" end),
	CONSTRAINT "order_lines_bundle" CHECK ("order_lines"."kind" <> 'bundle' or ("order_lines"."total_amount" = 0 and "order_lines"."parent_no" is null)),
	CONSTRAINT "order_lines_custom" CHECK (("order_lines"."kind" = 'custom') = ("order_lines"."variant_id" is null))
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "orders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel_id" integer NOT NULL,
	"external_id" text collate "C",
	"request_hash" "bytea",
	"number" text collate "C" NOT NULL,
	"public_ref" text collate "C" NOT NULL,
	"customer_id" bigint,
	"method" text DEFAULT 'ship' NOT NULL,
	"status" text NOT NULL,
	"payment_status" text NOT NULL,
	"fulfillment_status" text NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"ship_by" timestamp (3) with time zone,
	"promised_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"verified_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"currency" text collate "C" NOT NULL,
	"tax_included" boolean NOT NULL,
	"cash_on_delivery" boolean DEFAULT false NOT NULL,
	"items_amount" bigint NOT NULL,
	"shipping_amount" bigint NOT NULL,
	"tax_amount" bigint NOT NULL,
	"total_amount" bigint NOT NULL,
	"credited_amount" bigint DEFAULT 0 NOT NULL,
	"authorized_amount" bigint DEFAULT 0 NOT NULL,
	"captured_amount" bigint DEFAULT 0 NOT NULL,
	"refunded_amount" bigint DEFAULT 0 NOT NULL,
	"due_amount" bigint GENERATED ALWAYS AS (total_amount - credited_amount - captured_amount + refunded_amount) STORED NOT NULL,
	"waiting_units" integer DEFAULT 0 NOT NULL,
	"open_returns" smallint DEFAULT 0 NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"facets" text[] DEFAULT '{}' NOT NULL,
	"live" boolean GENERATED ALWAYS AS (status in ('draft','to_verify','open','on_hold')) STORED NOT NULL,
	CONSTRAINT "orders_number_unique" UNIQUE("number"),
	CONSTRAINT "orders_public_ref_unique" UNIQUE("public_ref"),
	CONSTRAINT "orders_external" UNIQUE("external_id","channel_id"),
	CONSTRAINT "orders_status" CHECK ("orders"."status" in ('draft', 'to_verify', 'open', 'on_hold', 'canceled', 'closed', 'expired')),
	CONSTRAINT "orders_payment_status" CHECK ("orders"."payment_status" in ('unpaid', 'authorized', 'partially_paid', 'paid', 'overpaid', 'partially_refunded', 'refunded', 'voided', 'cod_due')),
	CONSTRAINT "orders_fulfillment_status" CHECK ("orders"."fulfillment_status" in ('unallocated', 'allocated', 'picking', 'packed', 'ready_for_pickup', 'partially_shipped', 'shipped', 'partially_delivered', 'delivered', 'picked_up', 'n/a')),
	CONSTRAINT "orders_method" CHECK ("orders"."method" in ('ship', 'pickup', 'digital', 'service')),
	CONSTRAINT "orders_public_ref" CHECK ("orders"."public_ref" ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
	CONSTRAINT "orders_items_amount" CHECK ("orders"."items_amount" >= 0),
	CONSTRAINT "orders_shipping_amount" CHECK ("orders"."shipping_amount" >= 0),
	CONSTRAINT "orders_tax_amount" CHECK ("orders"."tax_amount" >= 0),
	CONSTRAINT "orders_total" CHECK ("orders"."total_amount" = "orders"."items_amount" + "orders"."shipping_amount"),
	CONSTRAINT "orders_credited" CHECK ("orders"."credited_amount" between 0 and "orders"."total_amount"),
	CONSTRAINT "orders_authorized" CHECK ("orders"."authorized_amount" >= 0),
	CONSTRAINT "orders_captured" CHECK ("orders"."captured_amount" >= 0),
	CONSTRAINT "orders_refunded" CHECK ("orders"."refunded_amount" between 0 and "orders"."captured_amount"),
	CONSTRAINT "orders_waiting" CHECK ("orders"."waiting_units" >= 0),
	CONSTRAINT "orders_external_hash" CHECK ("orders"."external_id" is null or "orders"."request_hash" is not null)
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"order_id" bigint,
	"no" smallint NOT NULL,
	"promised_at" timestamp (3) with time zone NOT NULL,
	"cause" text NOT NULL,
	"basis" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "promises_order_id_no_pk" PRIMARY KEY("order_id","no")
);
--> statement-breakpoint
CREATE TABLE "credits" (
	"order_id" bigint,
	"no" smallint NOT NULL,
	"line_no" smallint,
	"unit_from" integer,
	"unit_to" integer,
	"amount" bigint NOT NULL,
	"tax_amount" bigint NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"return_no" smallint,
	"granted_by" integer,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "credits_order_id_no_pk" PRIMARY KEY("order_id","no"),
	CONSTRAINT "credits_units" UNIQUE("order_id","line_no","unit_from"),
	CONSTRAINT "credits_reason" CHECK ("credits"."reason" in ('cancel', 'return', 'claim', 'goodwill', 'shipping', 'price')),
	CONSTRAINT "credits_amount" CHECK ("credits"."amount" >= 0),
	CONSTRAINT "credits_tax" CHECK ("credits"."tax_amount" between 0 and "credits"."amount"),
	CONSTRAINT "credits_range" CHECK (num_nulls("credits"."unit_from", "credits"."unit_to") in (0, 2)),
	CONSTRAINT "credits_units_order" CHECK ("credits"."unit_from" >= 0 and "credits"."unit_to" > "credits"."unit_from")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"series" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"order_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"total_amount" bigint NOT NULL,
	"tax_amount" bigint NOT NULL,
	"currency" text collate "C" NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "invoices_series_number_pk" PRIMARY KEY("series","number"),
	CONSTRAINT "invoices_kind" CHECK ("invoices"."kind" in ('invoice', 'credit_note'))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "payments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" bigint,
	"currency" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"amount" bigint NOT NULL,
	"provider" text NOT NULL,
	"provider_ref" text collate "C",
	"parent_id" bigint,
	"event_id" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "payments_provider_ref" UNIQUE("provider_ref","provider","kind"),
	CONSTRAINT "payments_kind" CHECK ("payments"."kind" in ('authorize', 'capture', 'void', 'refund', 'fee', 'receipt')),
	CONSTRAINT "payments_state" CHECK ("payments"."state" in ('pending', 'succeeded', 'failed')),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount" > 0),
	CONSTRAINT "payments_order_or_receipt" CHECK ("payments"."order_id" is not null or "payments"."kind" = 'receipt')
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"order_id" bigint,
	"no" smallint NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"line_no" smallint,
	"quantity" integer,
	"parcel_id" bigint,
	"resolution" text,
	"new_line_no" smallint,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "claims_order_id_no_pk" PRIMARY KEY("order_id","no"),
	CONSTRAINT "claims_kind" CHECK ("claims"."kind" in ('missing', 'damaged', 'wrong', 'not_received')),
	CONSTRAINT "claims_status" CHECK ("claims"."status" in ('open', 'resolved', 'declined')),
	CONSTRAINT "claims_quantity" CHECK ("claims"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "exchanges" (
	"order_id" bigint NOT NULL,
	"no" smallint NOT NULL,
	"return_no" smallint NOT NULL,
	"return_line_no" smallint NOT NULL,
	"new_line_no" smallint NOT NULL,
	"release_on" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "exchanges_order_id_no_pk" PRIMARY KEY("order_id","no"),
	CONSTRAINT "exchanges_release_on" CHECK ("exchanges"."release_on" in ('request', 'drop_off', 'receipt', 'inspection'))
);
--> statement-breakpoint
CREATE TABLE "return_lines" (
	"order_id" bigint NOT NULL,
	"return_no" smallint NOT NULL,
	"line_no" smallint NOT NULL,
	"quantity" integer NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"outcome" text NOT NULL,
	CONSTRAINT "return_lines_order_id_return_no_line_no_pk" PRIMARY KEY("order_id","return_no","line_no"),
	CONSTRAINT "return_lines_outcome" CHECK ("return_lines"."outcome" in ('refund', 'exchange', 'credit', 'replace', 'keep')),
	CONSTRAINT "return_lines_quantity" CHECK ("return_lines"."quantity" > 0),
	CONSTRAINT "return_lines_received" CHECK ("return_lines"."received" between 0 and "return_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "return_units" (
	"order_id" bigint NOT NULL,
	"return_no" smallint NOT NULL,
	"no" smallint NOT NULL,
	"line_no" smallint,
	"variant_id" bigint,
	"quantity" integer NOT NULL,
	"condition" text NOT NULL,
	"location_id" integer NOT NULL,
	"event_id" bigint NOT NULL,
	CONSTRAINT "return_units_order_id_return_no_no_pk" PRIMARY KEY("order_id","return_no","no"),
	CONSTRAINT "return_units_condition" CHECK ("return_units"."condition" in ('resell', 'refurbish', 'damaged', 'missing', 'wrong_item')),
	CONSTRAINT "return_units_quantity" CHECK ("return_units"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "returns" (
	"order_id" bigint,
	"no" smallint NOT NULL,
	"rma" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"location_id" integer,
	"carrier" text,
	"tracking_number" text collate "C",
	"requested_at" timestamp (3) with time zone NOT NULL,
	"reviewed_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone,
	"inspected_at" timestamp (3) with time zone,
	"refund_due_at" timestamp (3) with time zone,
	"reason_internal" text,
	"message" text,
	CONSTRAINT "returns_order_id_no_pk" PRIMARY KEY("order_id","no"),
	CONSTRAINT "returns_rma_unique" UNIQUE("rma"),
	CONSTRAINT "returns_kind" CHECK ("returns"."kind" in ('return', 'withdrawal', 'undeliverable')),
	CONSTRAINT "returns_status" CHECK ("returns"."status" in ('requested', 'needs_review', 'approved', 'declined', 'in_transit', 'received', 'inspected', 'resolved', 'canceled', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"scope" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"window_at" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "attempts_scope_subject_window_at_pk" PRIMARY KEY("scope","subject","window_at")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"next" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "counters_next" CHECK ("counters"."next" > 0)
);
--> statement-breakpoint
CREATE TABLE "currencies" (
	"code" text collate "C" PRIMARY KEY NOT NULL,
	"exponent" smallint NOT NULL,
	CONSTRAINT "currencies_exponent" CHECK ("currencies"."exponent" between 0 and 3),
	CONSTRAINT "currencies_code" CHECK ("currencies"."code" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "locations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "locations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"country" text,
	"city" text,
	"postcode" text,
	"latitude" real,
	"longitude" real,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "locations_code_unique" UNIQUE("code"),
	CONSTRAINT "locations_kind" CHECK ("locations"."kind" in ('warehouse', 'store', 'supplier', 'virtual'))
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"location_ids" integer[],
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "staff_email_unique" UNIQUE("email"),
	CONSTRAINT "staff_role" CHECK ("staff"."role" in ('owner', 'merchant', 'support', 'marketing')),
	CONSTRAINT "staff_email_lower" CHECK ("staff"."email" = lower("staff"."email"))
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"staff_id" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "staff_sessions_hash" CHECK (length("staff_sessions"."token_hash") = 32),
	CONSTRAINT "staff_sessions_expiry" CHECK ("staff_sessions"."expires_at" > "staff_sessions"."created_at")
);
--> statement-breakpoint
CREATE TABLE "work_items" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "work_items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"type" text collate "C" NOT NULL,
	"order_id" bigint,
	"subject" text collate "C" NOT NULL,
	"owner_id" integer,
	"location_id" integer,
	"due_at" timestamp (3) with time zone,
	"snoozed_until" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"opened_by_event" bigint NOT NULL,
	"closed_by_event" bigint,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bundle_components" ADD CONSTRAINT "bundle_components_bundle_id_variants_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_components" ADD CONSTRAINT "bundle_components_component_id_variants_id_fk" FOREIGN KEY ("component_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_accounts" ADD CONSTRAINT "credit_accounts_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_accounts" ADD CONSTRAINT "credit_accounts_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_customer_id_currency_credit_accounts_customer_id_currency_fk" FOREIGN KEY ("customer_id","currency") REFERENCES "public"."credit_accounts"("customer_id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_merged_into_id_customers_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_tokens" ADD CONSTRAINT "portal_tokens_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcel_lines" ADD CONSTRAINT "parcel_lines_parcel_id_parcels_id_fk" FOREIGN KEY ("parcel_id") REFERENCES "public"."parcels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcel_lines" ADD CONSTRAINT "parcel_lines_order_id_shipment_no_line_no_shipment_lines_order_id_shipment_no_line_no_fk" FOREIGN KEY ("order_id","shipment_no","line_no") REFERENCES "public"."shipment_lines"("order_id","shipment_no","line_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_order_id_shipment_no_shipments_order_id_no_fk" FOREIGN KEY ("order_id","shipment_no") REFERENCES "public"."shipments"("order_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_order_id_line_no_order_lines_order_id_no_fk" FOREIGN KEY ("order_id","line_no") REFERENCES "public"."order_lines"("order_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_expected_receipt_id_receipts_expected_id_fk" FOREIGN KEY ("expected_receipt_id") REFERENCES "public"."receipts_expected"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_events" ADD CONSTRAINT "tracking_events_parcel_id_parcels_id_fk" FOREIGN KEY ("parcel_id") REFERENCES "public"."parcels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts_expected" ADD CONSTRAINT "receipts_expected_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts_expected" ADD CONSTRAINT "receipts_expected_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_variant_id_location_id_stock_levels_variant_id_location_id_fk" FOREIGN KEY ("variant_id","location_id") REFERENCES "public"."stock_levels"("variant_id","location_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_order_id_shipment_no_shipments_order_id_no_fk" FOREIGN KEY ("order_id","shipment_no") REFERENCES "public"."shipments"("order_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_order_id_line_no_order_lines_order_id_no_fk" FOREIGN KEY ("order_id","line_no") REFERENCES "public"."order_lines"("order_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_contacts" ADD CONSTRAINT "order_contacts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_parent_no_order_lines_order_id_no_fk" FOREIGN KEY ("order_id","parent_no") REFERENCES "public"."order_lines"("order_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_granted_by_staff_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_order_id_line_no_order_lines_order_id_no_fk" FOREIGN KEY ("order_id","line_no") REFERENCES "public"."order_lines"("order_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_series_counters_name_fk" FOREIGN KEY ("series") REFERENCES "public"."counters"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_parent_id_payments_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_parcel_id_parcels_id_fk" FOREIGN KEY ("parcel_id") REFERENCES "public"."parcels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_order_id_line_no_order_lines_order_id_no_fk" FOREIGN KEY ("order_id","line_no") REFERENCES "public"."order_lines"("order_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchanges" ADD CONSTRAINT "exchanges_order_id_return_no_return_line_no_return_lines_order_id_return_no_line_no_fk" FOREIGN KEY ("order_id","return_no","return_line_no") REFERENCES "public"."return_lines"("order_id","return_no","line_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchanges" ADD CONSTRAINT "exchanges_order_id_new_line_no_order_lines_order_id_no_fk" FOREIGN KEY ("order_id","new_line_no") REFERENCES "public"."order_lines"("order_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_order_id_return_no_returns_order_id_no_fk" FOREIGN KEY ("order_id","return_no") REFERENCES "public"."returns"("order_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_order_id_line_no_order_lines_order_id_no_fk" FOREIGN KEY ("order_id","line_no") REFERENCES "public"."order_lines"("order_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_units" ADD CONSTRAINT "return_units_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_units" ADD CONSTRAINT "return_units_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_units" ADD CONSTRAINT "return_units_order_id_return_no_returns_order_id_no_fk" FOREIGN KEY ("order_id","return_no") REFERENCES "public"."returns"("order_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_owner_id_staff_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_todo" ON "webhook_inbox" USING btree ("received_at") WHERE "webhook_inbox"."processed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "customers_email" ON "customers" USING btree ("email") WHERE "customers"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "events_order" ON "events" USING btree ("order_id","id") WHERE "events"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("subject","id") WHERE "events"."order_id" is null;--> statement-breakpoint
CREATE INDEX "feedback_order" ON "feedback" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "feedback_asked" ON "feedback" USING btree ("asked_at","answered_at") WHERE "feedback"."asked_at" is not null;--> statement-breakpoint
CREATE INDEX "feedback_answered" ON "feedback" USING btree ("answered_at","id","score") WHERE "feedback"."answered_at" is not null;--> statement-breakpoint
CREATE INDEX "parcel_lines_parcel" ON "parcel_lines" USING btree ("parcel_id");--> statement-breakpoint
CREATE UNIQUE INDEX "parcels_tracking" ON "parcels" USING btree ("tracking_number","carrier") WHERE "parcels"."status" <> 'void';--> statement-breakpoint
CREATE INDEX "parcels_moving" ON "parcels" USING btree ("handed_over_at") WHERE "parcels"."status" in ('handed_over','in_transit','out_for_delivery','attempted','exception','returning');--> statement-breakpoint
CREATE INDEX "parcels_delivered_at" ON "parcels" USING btree ("delivered_at") WHERE "parcels"."delivered_at" is not null;--> statement-breakpoint
CREATE INDEX "shipments_queue" ON "shipments" USING btree ("location_id","ship_by","order_id","no") WHERE "shipments"."status" in ('planned','released','picking','packed','ready');--> statement-breakpoint
CREATE INDEX "shipments_waiting" ON "shipments" USING btree ("planned_at","order_id","no") WHERE "shipments"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "receipts_open" ON "receipts_expected" USING btree ("variant_id","expected_at") WHERE "receipts_expected"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "movements_log" ON "stock_movements" USING btree ("variant_id","location_id","event_id");--> statement-breakpoint
CREATE INDEX "messages_order" ON "messages" USING btree ("order_id") WHERE "messages"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_written" ON "messages" USING btree ("written_at","id");--> statement-breakpoint
CREATE INDEX "messages_state" ON "messages" USING btree ("state","written_at","id");--> statement-breakpoint
CREATE INDEX "messages_kind" ON "messages" USING btree ("kind","written_at","id");--> statement-breakpoint
CREATE INDEX "messages_recipient" ON "messages" USING btree ("recipient");--> statement-breakpoint
CREATE INDEX "holds_open" ON "holds" USING btree ("reason","held_at") WHERE "holds"."released_at" is null;--> statement-breakpoint
CREATE INDEX "contacts_email" ON "order_contacts" USING btree ("email","order_id");--> statement-breakpoint
CREATE INDEX "contacts_phone" ON "order_contacts" USING btree ("phone","order_id");--> statement-breakpoint
CREATE INDEX "contacts_name" ON "order_contacts" USING btree ("name_folded","order_id");--> statement-breakpoint
CREATE INDEX "contacts_last" ON "order_contacts" USING btree ("name_reversed","order_id");--> statement-breakpoint
CREATE INDEX "lines_variant" ON "order_lines" USING btree ("variant_id","order_id") WHERE "order_lines"."variant_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_placed" ON "orders" USING btree ("placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_customer" ON "orders" USING btree ("customer_id","placed_at") WHERE "orders"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_live" ON "orders" USING btree ("status","fulfillment_status","placed_at","id") WHERE live;--> statement-breakpoint
CREATE INDEX "orders_promise" ON "orders" USING btree ("promised_at","id") WHERE live and "orders"."delivered_at" is null;--> statement-breakpoint
CREATE INDEX "orders_ship_by" ON "orders" USING btree (coalesce("ship_by", 'infinity'::timestamptz),"id") WHERE live and "orders"."fulfillment_status" in ('unallocated','allocated','picking','packed','partially_shipped');--> statement-breakpoint
CREATE INDEX "orders_waiting" ON "orders" USING btree ("placed_at","id") WHERE "orders"."waiting_units" > 0;--> statement-breakpoint
CREATE INDEX "orders_due" ON "orders" USING btree ("placed_at","id") WHERE due_amount > 0 and "orders"."status" not in ('draft','expired','canceled');--> statement-breakpoint
CREATE INDEX "orders_owed" ON "orders" USING btree ("placed_at","id") WHERE due_amount < 0;--> statement-breakpoint
CREATE INDEX "orders_returns" ON "orders" USING btree ("placed_at","id") WHERE "orders"."open_returns" > 0;--> statement-breakpoint
CREATE INDEX "orders_expiry" ON "orders" USING btree ("expires_at") WHERE "orders"."expires_at" is not null and live;--> statement-breakpoint
CREATE INDEX "orders_facets" ON "orders" USING gin ("facets");--> statement-breakpoint
CREATE INDEX "invoices_order" ON "invoices" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "payments_order" ON "payments" USING btree ("order_id") WHERE "payments"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "payments_pending" ON "payments" USING btree ("at") WHERE "payments"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "receipts_unmatched" ON "payments" USING btree ("at") WHERE "payments"."order_id" is null;--> statement-breakpoint
CREATE INDEX "payments_parent" ON "payments" USING btree ("parent_id") WHERE "payments"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX "claims_open" ON "claims" USING btree ("opened_at") WHERE "claims"."status" = 'open';--> statement-breakpoint
CREATE INDEX "returns_inbox" ON "returns" USING btree ("status","requested_at") WHERE "returns"."status" not in ('resolved','declined','canceled','expired');--> statement-breakpoint
CREATE INDEX "returns_requested" ON "returns" USING btree ("requested_at","order_id","no");--> statement-breakpoint
CREATE INDEX "staff_sessions_live" ON "staff_sessions" USING btree ("staff_id") WHERE "staff_sessions"."revoked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "work_one_open" ON "work_items" USING btree ("type","subject") WHERE "work_items"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "work_open" ON "work_items" USING btree ("due_at","id") WHERE "work_items"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "work_order" ON "work_items" USING btree ("order_id") WHERE "work_items"."order_id" is not null;