### The Rules in plain sentences. The English text of the Rules is what counts.

clause-scope = SCOPE: these rules are for orders made on okyoo, and no okyoo order is known for this deal.
clause-acc-1 = ACC-1: the time for an application has passed.
clause-acc-2 = ACC-2: the matter was settled between you, and the settlement was carried out.
clause-acc-4 = ACC-4: the order was refunded in full, and only the goods are asked back.
clause-fraud = FRAUD: there are signs that a person should look at.
clause-term-3 = TERM-3: a ruling of an arbitration body may exist already.
clause-term-5 = TERM-5: another body may be dealing with it.
clause-term-6 = TERM-6: the bank or payment service may be dealing with it.
clause-cat-1-1 = CAT-1.1: paid, and not sent.
clause-cat-2-1 = CAT-2.1: the goods are not what was agreed, or cannot be used.
clause-cat-2-2 = CAT-2.2: a small fault, to be settled between both sides first.
clause-rul-3-1 = RUL-3.1: both sides have three working days for their evidence.
clause-rul-3-2 = RUL-3.2: talk outside okyoo counts only if both sides say that it is real and complete.
