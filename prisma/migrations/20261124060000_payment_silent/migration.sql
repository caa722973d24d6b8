-- Somebody says that they have paid, and who is paid does not answer. In a migration of its own: a new value of an enum
-- can be used only after the transaction that added it.
ALTER TYPE "CaseKind" ADD VALUE 'payment_silent';
