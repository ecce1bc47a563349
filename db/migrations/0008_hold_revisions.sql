ALTER TABLE "stock_holds" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "movements_at" ON "stock_movements" USING brin ("at");--> statement-breakpoint
CREATE INDEX "demand_days_day" ON "demand_days" USING btree ("day");