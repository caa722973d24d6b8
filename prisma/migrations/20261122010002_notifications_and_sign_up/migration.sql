-- How the reader needs it, as it was when the message was written: whoever prints a letter obeys it.
ALTER TABLE "notification" ADD COLUMN "needs" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "notification" ADD COLUMN "language" TEXT NOT NULL DEFAULT 'English';

-- An area that holds only an imported caseload takes no new accounts.
ALTER TABLE "area" ADD COLUMN "open_for_sign_up" BOOLEAN NOT NULL DEFAULT false;
