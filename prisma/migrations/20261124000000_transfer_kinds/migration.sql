-- Kinds of transfer for cards, a person's own record of spending, and money that comes back. In a migration of their own:
-- a new value of an enum can be used only after the transaction that added it.
ALTER TYPE ledger.transfer_kind ADD VALUE 'card_payment';
ALTER TYPE ledger.transfer_kind ADD VALUE 'card_refund';
ALTER TYPE ledger.transfer_kind ADD VALUE 'card_transfer';
ALTER TYPE ledger.transfer_kind ADD VALUE 'transfer_reversal';
ALTER TYPE ledger.transfer_kind ADD VALUE 'cost';
ALTER TYPE ledger.transfer_kind ADD VALUE 'dispute';
ALTER TYPE ledger.transfer_kind ADD VALUE 'spend';
ALTER TYPE ledger.transfer_kind ADD VALUE 'repayment';
