-- Where a letter to the core service goes: said in every read-back.
ALTER TABLE area ADD COLUMN postal_address text NOT NULL DEFAULT '';
