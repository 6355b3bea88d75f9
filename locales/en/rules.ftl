### The Rules in plain sentences. The English text of the Rules is what counts.
### The file belongs to the rulebook: tests hold one sentence to each clause and note.

## One sentence for each clause. They need no words put in.

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
clause-cat-gf = CAT-GF: something that the list of disputes does not name. A person decides.
clause-rul-3-1 = RUL-3.1: both sides have three working days for their evidence.
clause-rul-3-2 = RUL-3.2: talk outside okyoo counts only if both sides say that it is real and complete.
clause-rul-3-6 = RUL-3.6: the rules have no list of disputes for sellers' claims. A person decides.

## Why an application was not accepted: the clause, and the fact it rests on.
## `status-refused` adds that a person can look again and that other ways stay open.

refused-scope = Scope of the rules (SCOPE): there is no okyoo order for this deal, and you told us that it was made or paid elsewhere.
refused-acc-1 = Acceptance rule 1 (ACC-1): the time for an application ended on { $filing_ends_at }. Yours came on { $submitted_at }.
refused-acc-2 = Acceptance rule 2 (ACC-2): okyoo holds a settlement of this order that was carried out in full, and you told us that this is the same problem.
refused-acc-4 = Acceptance rule 4 (ACC-4): the order was refunded in full on { $refund_executed_at }, and you ask only for the goods.

## What a mediator should see about a category.

note-cat-1-1-early = The day agreed for sending has not passed yet.
note-cat-1-1-unpaid = The record shows no payment.
note-cat-1-1-sent = The goods were sent before acceptance. Another category may fit better.
note-cat-1-1-same-day = The goods were sent on the day of acceptance, after it.
note-cat-2-1-quantity = A wrong quantity has no category of its own; it is filed under 2.1.
note-cat-2-2-negotiate = A small fault: both sides should try to settle it first.
