-- Searches for a community group that found nobody are counted like the others. Alone in its migration: a new value may not be used
-- in the transaction that makes it.
ALTER TYPE "Directory" ADD VALUE 'community';
