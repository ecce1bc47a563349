DROP INDEX "parcels_moving";--> statement-breakpoint
DROP INDEX "shipments_queue";--> statement-breakpoint
CREATE INDEX "parcels_moving" ON "parcels" USING btree ("location_id","handed_over_at","id") WHERE "parcels"."status" in ('handed_over','in_transit','out_for_delivery','attempted','exception','returning');--> statement-breakpoint
CREATE INDEX "shipments_queue" ON "shipments" USING btree ("location_id","ship_by","order_id","no","status","held") WHERE "shipments"."status" in ('planned','released','picking','packed','ready');