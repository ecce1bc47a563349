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
ALTER TABLE "stock_count_lines" ADD COLUMN "posted_by_event" bigint;--> statement-breakpoint
ALTER TABLE "stock_imports" ADD COLUMN "staff_id" integer;--> statement-breakpoint
ALTER TABLE "stock_imports" ADD COLUMN "started_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "stock_imports" ADD COLUMN "finished_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "stock_imports" ADD COLUMN "done" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_imports" ADD COLUMN "refused" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_import_lines" ADD CONSTRAINT "stock_import_lines_digest_stock_imports_digest_fk" FOREIGN KEY ("digest") REFERENCES "public"."stock_imports"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_import_lines_left" ON "stock_import_lines" USING btree ("digest","line") WHERE "stock_import_lines"."outcome" is null;--> statement-breakpoint
ALTER TABLE "stock_imports" ADD CONSTRAINT "stock_imports_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shipments_expected" ON "shipments" USING btree ("expected_receipt_id") WHERE "shipments"."expected_receipt_id" is not null;--> statement-breakpoint
CREATE INDEX "receipts_due" ON "receipts_expected" USING btree ("expected_at","id") WHERE "receipts_expected"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "receipts_transfer" ON "receipts_expected" USING btree ("transfer_id") WHERE "receipts_expected"."transfer_id" is not null;--> statement-breakpoint
CREATE INDEX "stock_imports_at" ON "stock_imports" USING btree ("at","digest");--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD CONSTRAINT "stock_count_lines_expected" CHECK (("stock_count_lines"."counted" is null) = ("stock_count_lines"."expected" is null));--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD CONSTRAINT "stock_count_lines_posted" CHECK ("stock_count_lines"."posted_by_event" is null or "stock_count_lines"."counted" is not null);--> statement-breakpoint
ALTER TABLE "stock_imports" ADD CONSTRAINT "stock_imports_done" CHECK ("stock_imports"."changed" + "stock_imports"."refused" <= "stock_imports"."done" and "stock_imports"."done" <= "stock_imports"."rows");