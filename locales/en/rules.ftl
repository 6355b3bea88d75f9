### The Rules in plain sentences. The English text of the Rules is what counts.
### The file belongs to the rulebook: tests hold one sentence to each clause, note and basis.

## One sentence for each clause. They need no words put in.

clause-scope = SCOPE: these rules are for orders made on okyoo.
clause-acc-0 = ACC-0: okyoo may decide whether to take a dispute on; other ways stay open.
clause-acc-1 = ACC-1: the time for an application has passed.
clause-acc-2 = ACC-2: the matter was settled between you, and the settlement was carried out.
clause-acc-3 = ACC-3: buyer and seller may have acted together. A person decides.
clause-acc-4 = ACC-4: the order was refunded in full, and only the goods are asked back.
clause-acc-5 = ACC-5: part of the claim goes beyond compensation and the costs that the rules allow.
clause-acc-6 = ACC-6: what both sides have shown does not let okyoo go on. A person decides.
clause-acc-7 = ACC-7: a special rule of the platform excludes this dispute.
clause-fraud = FRAUD: there are signs that a person should look at.
clause-term-0 = TERM-0: okyoo may end a mediation in six situations.
clause-term-1 = TERM-1: the dispute lies outside what these rules take on, and came too late.
clause-term-2 = TERM-2: whoever applied asks to cancel.
clause-term-3 = TERM-3: a ruling of an arbitration body may exist already.
clause-term-4 = TERM-4: both sides agreed to settle it themselves.
clause-term-5 = TERM-5: another body may be dealing with it.
clause-term-6 = TERM-6: the bank or payment service may be dealing with it.
clause-cat-1-1 = CAT-1.1: paid, and not sent.
clause-cat-1-2 = CAT-1.2: the records say delivered, and it is not there.
clause-cat-1-3 = CAT-1.3: sent back as agreed, and no refund.
clause-cat-1-4 = CAT-1.4: sent, but lost or returned for a reason on the other side.
clause-cat-2-1 = CAT-2.1: the goods are not what was agreed, or cannot be used.
clause-cat-2-2 = CAT-2.2: a small fault, to be settled between both sides first.
clause-cat-3 = CAT-3: not of the agreed brand, or no paper that allows the brand.
clause-cat-4 = CAT-4: several complaints without a reasonable reason.
clause-cat-5 = CAT-5: repeated insults, threats or pestering.
clause-cat-6 = CAT-6: a loss from wrong data in the listing.
clause-cat-7 = CAT-7: a loss from another place than the one chosen.
clause-cat-8 = CAT-8: freight, carrier or date changed without consent.
clause-cat-9 = CAT-9: a promise was not kept.
clause-cat-gf = CAT-GF: something that the list of disputes does not name. A person decides.
clause-rul-0 = RUL-0: a ruling follows acceptance, on the evidence of both sides.
clause-rul-3-1 = RUL-3.1: both sides have three working days for their evidence.
clause-rul-3-2 = RUL-3.2: talk outside okyoo counts only if both sides say that it is real and complete.
clause-rul-3-3 = RUL-3.3: of two agreed texts that differ, the later one counts.
clause-rul-3-4 = RUL-3.4: damages agreed in advance are supported; of two figures the higher one.
clause-rul-3-5 = RUL-3.5: a withdrawal under pressure waives nothing.
clause-rul-3-6 = RUL-3.6: the rules have no list of disputes for sellers' claims. A person decides.
clause-rul-liab = RUL-LIAB: a ruling of okyoo takes nobody's other rights away.

## Why an application was not accepted: the clause, and the fact it rests on.
## `status-refused` adds that a person can look again and that other ways stay open.

refused-scope = Scope of the rules (SCOPE): there is no okyoo order for this deal, and you told us that it was made or paid elsewhere.
refused-acc-1 = Acceptance rule 1 (ACC-1): the time for an application ended on { $filing_ends_at }. Yours came on { $submitted_at }.
refused-acc-2 = Acceptance rule 2 (ACC-2): okyoo holds a settlement of this order that was carried out in full, and you told us that this is the same problem.
refused-acc-4 = Acceptance rule 4 (ACC-4): the order was refunded in full on { $refund_executed_at }, and you ask only for the goods.
refused-acc-7 = Acceptance rule 7 (ACC-7): a special rule of the platform ({ $special_excluding }) excludes this dispute.

## What a mediator should see. The variables are the facts that the clause used.

note-acc-5-part = { $claimed_beyond } ({ $heads_beyond }) goes beyond compensation and the expenses that the Rules allow.
note-acc-5-whole = All the money asked for, { $claimed_beyond } ({ $heads_beyond }), goes beyond what the Rules allow.
note-fraud = Signs in the records: { $fraud_signs }. A person says whether there is reason to suspect; in time, the time limit is not touched.
note-term-1-both = Filed late, and outside the scope of acceptance: { $grounds_met }.
note-term-1-half = Only one half of "not within the scope and out of time" holds: { $grounds_met }.
note-term-2-asked = The applicant asked to cancel and has not confirmed it yet.
note-term-4-one-side = Said by the { $settling_confirmed_by } only; the other side is asked to confirm.
note-term-5-one-side = Another body is named by one side only ({ $other_agency_confirmed_by }); the other side is asked to confirm.
note-cat-1-1-early = The day agreed for sending ({ $agreed_ship_by }) has not passed yet.
note-cat-1-1-unpaid = The record shows no payment.
note-cat-1-1-refunded = The record shows a full refund.
note-cat-1-1-sent = Not satisfied: the goods were sent on { $shipped_on }, before acceptance ({ $judged_on }).
note-cat-1-1-same-day = The goods were sent on the day of acceptance, after it.
note-cat-1-2-unpaid = The record shows no payment.
note-cat-1-2-confirmed = The buyer confirmed receipt on { $receipt_confirmed_at }.
note-cat-1-2-signs = The carrier's record does not fit this order: { $fraud_signs }.
note-cat-1-3-no-agreement = No agreement on a return is on record.
note-cat-1-3-refunded = The refund was paid out in full.
note-cat-1-3-under-way = The return has not reached the seller, and he has not refused it.
note-cat-1-3-early = The day agreed for the refund ({ $agreed_refund_by }) has not passed yet.
note-cat-1-4-not-sent = The record shows no shipment.
note-cat-1-4-received = The buyer confirmed receipt on { $receipt_confirmed_at }.
note-cat-1-4-delivered = The carrier says that it delivered on { $delivered_at }.
note-cat-1-4-other-cause = The carrier gives "{ $tracking_reason }": not a reason on the respondent's side.
note-cat-1-4-customs = The carrier gives "{ $tracking_reason }": customs are left to a person.
note-cat-2-1-quantity = A wrong quantity has no category of its own; it is filed under 2.1.
note-cat-2-1-none = The goods can be used, and no difference is named.
note-cat-2-2-negotiate = A small fault: both sides should try to settle it first.
note-cat-3-no-paper = No authorisation for { $listing_brand } came from the seller by { $respondent_window_ends_at }.
note-cat-4-few = Staff found { $complaints_against_counted } earlier complaints untenable; the Rules speak of two.
note-cat-4-history = Staff found { $complaints_counted } earlier complaints of this claimant against this respondent untenable.
note-cat-5-contacts = Many contacts without an answer in a short time.
note-cat-5-elsewhere = Acts outside okyoo ({ $acts_elsewhere }): rule 3.2 would ask the other side to recognise them.
note-cat-5-few = The record shows { $acts_counted } acts; the Rules speak of two.
note-cat-6-agrees = The listing ({ $listing_total }) agrees with what was paid.
note-cat-7-permitted = The buyer's permission is on record.
note-cat-7-same = Chosen and actual places agree.
note-cat-8-consented = The buyer's consent is on record.
note-cat-8-first-delivery = "The platform will not deal with the loss caused by the first delivery": its meaning is open, and no responsibility is stated.
note-cat-9-kept = By the record the promise was kept in time.
note-cat-9-early = The promise is not due yet.
note-cat-9-late-shipment = Sent on { $shipped_on }, agreed for { $agreed_ship_by }: a promise not kept in time (CAT-8 is the other candidate).
note-rul-3-1-doubted = { $doubted_exhibits }: signs of alteration. A person looks; nobody is told of a suspicion.
note-rul-3-1-late = { $late_exhibits } came after its side's days were over. Okyoo may decide directly; it is kept and passed on.
note-rul-3-1-silent = The respondent sent nothing by { $respondent_window_ends_at }. Okyoo may decide directly.
note-rul-3-2-partly = { $partly_recognised }: called real in part only. A person looks.
note-rul-3-2-unrecognised = { $unrecognised_exhibits }: talk from elsewhere that not both sides have recognised; silence is no. Not a basis.
note-rul-3-3-conflict = Texts differ: { $conflicting_terms }. The later agreed one is { $prevailing_terms }; no special agreement is on record.
note-rul-3-3-special = Texts differ: { $conflicting_terms }. { $special_terms } carries a special agreement on precedence or form.
note-rul-3-3-open = Texts differ: { $conflicting_terms }. Nobody has said on which of them both agreed.
note-rul-3-4-no-figure = No platform figure is set; the agreed { $liquidated_damages } stands alone.
note-rul-3-4-currencies = Agreed { $liquidated_damages }, platform { $platform_damages }, claimed in { $damages_currency }: two currencies cannot be compared.
note-rul-3-4-both = Agreed damages and actual loss are both asked for; the Rules say "or".
note-rul-3-4-elsewhere = The clause on damages was not agreed on okyoo; rule 3.2 comes first.
note-rul-3-4-seller = The platform's figure ({ $platform_damages }) is higher and would favour the seller: whom "higher" protects is open.

## What an acceptance period, or an end, rests on.

basis-filing-receipt = confirmed receipt (else carrier delivery) + { $days } calendar days
basis-filing-payment_or_delivery_due = later of payment date and agreed delivery date + { $days } calendar days
basis-filing-return_or_refund_due = later of return delivered to seller and agreed refund date + { $days } calendar days
basis-filing-commitment_or_receipt = later of the date the commitment fell due and confirmed receipt + { $days } calendar days
basis-filing-last_act = last act complained of + { $days } calendar days
basis-filing-closing_notice = notice that the order was closed + { $days } calendar days
basis-term-1 = outside the scope of acceptance, and out of time
basis-term-1-half = carrier record
basis-term-2 = applicant's own double-confirmed request, no pressure reported
basis-term-2-pressure = withdrawal request with pressure reported
basis-term-2-unanswered = withdrawal request, no answer on pressure
basis-term-4 = both parties' own word
basis-term-5-informed = one party informed okyoo (first limb needs only one)
basis-term-5-agreed = both parties agreed on another body (second limb needs both)
basis-term-6-record = payment provider record
basis-term-6-told = applicant's own statement
