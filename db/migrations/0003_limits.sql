CREATE TABLE "buckets" (
	"scope" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"tokens" double precision NOT NULL,
	"leased" integer NOT NULL,
	"filled_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "buckets_scope_subject_pk" PRIMARY KEY("scope","subject"),
	CONSTRAINT "buckets_tokens" CHECK ("buckets"."tokens" >= 0)
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "per_second" integer DEFAULT 50 NOT NULL;--> statement-breakpoint
CREATE INDEX "portal_tokens_expire" ON "portal_tokens" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "buckets" SET UNLOGGED;
