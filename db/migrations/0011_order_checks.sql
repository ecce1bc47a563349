ALTER TABLE "order_contacts" ADD COLUMN "given_ship_to" jsonb;--> statement-breakpoint
ALTER TABLE "order_promotions" ADD COLUMN "shares" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "order_promotions" ADD COLUMN "once_customer_id" bigint;--> statement-breakpoint
ALTER TABLE "order_promotions" ADD COLUMN "given_back_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "order_promotions" ADD CONSTRAINT "order_promotions_once_customer_id_customers_id_fk" FOREIGN KEY ("once_customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "order_promotions_once" ON "order_promotions" USING btree ("code","once_customer_id") WHERE "order_promotions"."once_customer_id" is not null and "order_promotions"."given_back_at" is null;