"""As written, with facts and ledger, to the catalog: one file a decision."""
