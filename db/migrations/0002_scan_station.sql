CREATE TABLE "boxes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "boxes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"key" smallint,
	"length_mm" integer NOT NULL,
	"width_mm" integer NOT NULL,
	"height_mm" integer NOT NULL,
	"tare_g" integer NOT NULL,
	"max_g" integer,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "boxes_key" CHECK ("boxes"."key" between 1 and 4),
	CONSTRAINT "boxes_size" CHECK ("boxes"."length_mm" > 0 and "boxes"."width_mm" > 0 and "boxes"."height_mm" > 0),
	CONSTRAINT "boxes_weight" CHECK ("boxes"."tare_g" >= 0 and "boxes"."max_g" > 0)
);
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "barcode" text collate "C";--> statement-breakpoint
ALTER TABLE "parcels" ADD COLUMN "box_id" integer;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD COLUMN "bin" text collate "C";--> statement-breakpoint
CREATE UNIQUE INDEX "boxes_key" ON "boxes" USING btree ("key") WHERE "boxes"."retired_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "boxes_name" ON "boxes" USING btree (lower("name")) WHERE "boxes"."retired_at" is null;--> statement-breakpoint
ALTER TABLE "parcels" ADD CONSTRAINT "parcels_box_id_boxes_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."boxes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "variants_barcode" ON "variants" USING btree ("barcode") WHERE "variants"."barcode" is not null;