### The sheet of `okyoo assess --explain`, for operators, mediators and lawyers. Never for parties.

sheet-nothing = The list is empty: there is nothing to assess.
sheet-head = { $name }: { $outcome }
sheet-made = Assessed for { $at }, { $phase }, rulebook { $rulebook }, profile { $profile }.
sheet-phase-intake = at intake
sheet-phase-in_mediation = in mediation
sheet-special = Special rules that prevail here: { $rules }.

outcome-admissible = admissible
outcome-admissible_flagged = admissible, with flags for the mediator
outcome-needs_staff_decision = a person must decide
outcome-inadmissible = not admissible
outcome-incomplete = incomplete: something must be asked first
outcome-continue = the mediation goes on
outcome-termination_recommended = an end is recommended; staff confirm it
outcome-terminated = ended by the parties' own act

sheet-refuses = Refused by: { $clauses }. A person can look again, and other ways stay open.
sheet-staff = A person decides on: { $clauses }.
sheet-ends = End: { $clause }, by { $by }. Basis: { $basis }.
sheet-by-bot = the parties' own act
sheet-by-staff = staff, who confirm it
sheet-by-held = nobody yet: a person must look first
sheet-flags = Flags for the mediator: { $clauses }.
sheet-category = Category: { $category }. Prima facie (for staff only, provisional): { $responsible }.

sheet-title-missing = What would change it
sheet-title-clauses = Clauses that speak to this case
sheet-title-deadlines = Time limits
sheet-title-amounts = Amounts
sheet-title-evidence = Evidence
sheet-title-agreements = Agreed texts, side by side

sheet-missing = { $fact } is not known: { $words } (asked for by { $clauses }); it can be added until { $until }
sheet-missing-open = { $fact } is not known: { $words } (asked for by { $clauses })
sheet-missing-proof = { $side } can still show: { $kinds }; until { $until }
sheet-missing-none = Nothing is missing.

check-met = met
check-not_met = not met
check-met_in_part = met in part
check-met_second_limb = met by its second alternative
check-needs_human = for a person
check-unknown = not known
check-applies = applies

sheet-clause = { $clause }, { $check }: { $plain }
sheet-quote = "{ $quote }" ({ $ref })
sheet-note = Note: { $note }
sheet-fact = { $name } ({ $words }) = { $value } ({ $source })
sheet-fact-special = a special regulation asks for it
sheet-general = Apply as to every case: { $clauses }.
sheet-silent = Do not speak to it: { $clauses }.
sheet-yes = yes
sheet-no = no

source-record = by record
source-claimant = says the claimant
source-respondent = says the respondent
source-server = reckoned by the desk
source-profile = fixed in the profile

sheet-filing = Application: counted from { $anchor }, { $basis }; the last day is { $last }. Ends { $ends }.
sheet-filing-rolled = { $plain } is no working day ({ $skipped }), so it ends on { $last }.
sheet-window-claimant = Claimant's evidence ends { $ends }.
sheet-window-respondent = Respondent's evidence ends { $ends }.
sheet-window-none = No evidence window has begun.
sheet-window-waiting = The respondent's days have not begun: no notice is known to have arrived.
sheet-provisional = The official calendar for that year is not out: the date may move later, never earlier.

sheet-head-line = { $head } { $claimed }: { $within } within the Rules, { $beyond } beyond ({ $why })
sheet-total = Together { $claimed }: { $within } within the Rules, { $beyond } beyond.
sheet-damages = Agreed damages { $agreed }, platform figure { $platform }: { $supported } is supported, the higher one.

why-refund = refund, up to what was paid
why-refund-above-paid = more than what was paid and not yet refunded
why-price = price still owed
why-price-above-due = more than what is still owed
why-damages = agreed damages
why-damages-above-figure = more than the figure that is supported
why-damages-not-agreed = no damages were agreed
why-loss-agreed = actual loss under an agreed clause
why-loss-stipulated = loss that the category itself speaks of
why-expense = expense of the transaction
why-expense-undocumented = expense without a paper
why-expense-reading-b = expense beyond the compensation (reading B)
why-not-both = damages or actual loss, not both
why-not-measured = in another currency than the figure it would be measured by
why-outside = none of the heads that the Rules allow

standing-usable = usable
standing-not_usable_unless_both_recognise = not usable unless both recognise it (RUL-3.2)
standing-late = late (RUL-3.1)
standing-authenticity_review = authenticity to be looked at by a person (RUL-3.1)
sheet-exhibit = { $id }, from { $by }: { $standing }
sheet-term = { $at }, { $id }: "{ $says }" ({ $agreed })
sheet-term-agreed = agreed by both
sheet-term-one-sided = not known to be agreed by both
sheet-topic = { $topic }: { $why }
prevails-only = { $id } stands alone
prevails-same = all say the same
prevails-later = { $id } prevails: of the agreed texts it was formed last
prevails-special = a special agreement on precedence or form; a person reads it
prevails-not_agreed = no text is known to be agreed by both

side-claimant = the claimant
side-respondent = the respondent
side-platform = okyoo’s own records
responsible-seller = the seller ({ $clause })
responsible-buyer = the buyer ({ $clause })
responsible-none = the records point to no responsibility of the respondent ({ $clause })
responsible-undetermined = a person must look
responsible-not_evaluated = not evaluated

# Facts that the desk reckons, beside the told ones of facts.ftl.
fact-acts_counted = how many improper acts were apart enough to count
fact-admitted = whether the respondent admits it
fact-brand_paper = whether the authorisation of the brand came
fact-claimed_beyond = the sum beyond what the Rules allow
fact-complaints_against_counted = how many untenable complaints of the respondent count
fact-complaints_counted = how many untenable complaints of the claimant count
fact-conflicting_terms = texts on one topic that differ
fact-damages_currency = the currency in which damages are claimed
fact-doubted_exhibits = exhibits with signs of alteration
fact-filed_at = the moment of filing that counts
fact-filing_ends_at = the first moment that is too late
fact-filing_surely_ends_at = the first moment that is too late by every plausible date
fact-found_category = the category that the records point to
fact-grounds_met = the grounds that stand against acceptance
fact-grounds_open = the grounds that are not known
fact-heads_beyond = heads that go beyond the Rules
fact-heads_within = heads that stay within the Rules
fact-judged_at = the moment at which shipping is looked at
fact-judged_on = the day of that moment
fact-late_exhibits = exhibits that came after their side’s days
fact-loss_shown = whether a loss is shown
fact-many_contacts = whether more contacts stayed unanswered than the profile allows
fact-money_asked = whether money is asked for
fact-off_platform_exhibits = talk from outside okyoo
fact-partly_recognised = of that talk, what is recognised in part
fact-phase = before or after acceptance
fact-platform_damages = the platform’s own figure for damages
fact-prevailing_terms = the text that prevails
fact-promise = what became of the promise
fact-remedies = what is asked for besides money
fact-requested_heads = what is asked for, by heads
fact-respondent_silent = whether the respondent let his days pass without a step
fact-respondent_window_closed = whether the respondent’s days are over
fact-respondent_window_ends_at = the first moment after the respondent’s days
fact-shipped_on = the day of sending
fact-special_excluding = special regulations that exclude the dispute
fact-special_for_staff = special regulations that ask for a person
fact-special_terms = texts with a special agreement
fact-supported_damages = the figure for damages that is supported
fact-term_1_reading = whether both halves of the clause must hold (“and”), or one (“or”)
fact-today = the day of this assessment
fact-unrecognised_exhibits = of that talk, what not both sides recognise
fact-windows_closed = whether both sides’ days are over

word-and = and
word-asked = asked for
word-broken = not kept
word-buyer = the buyer
word-confirmed = confirmed
word-fault = yes, with a small fault
word-full = in full
word-in_mediation = in mediation
word-in_time = in time
word-intake = at intake
word-kept = kept
word-late = late
word-no = no
word-none = none
word-not_due = not due yet
word-not_tried = not tried
word-or = or
word-partial = in part
word-pending = under way
word-seller = the seller
word-unsaid = no record says
word-yes = yes
