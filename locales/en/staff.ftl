### What mediators see. Cards carry no personal data.

staff-welcome = You are known here. Dossiers of cases that you claim come to this chat.
staff-help = Claim a case from its card in the staff chat; its dossier comes here.
staff-card-mediate =
    Case { $case } is complete
    Order { $order } · { $category } · { $amount }
    Filed by the { $claimant }, opened { $opened }
    Answered: { $answered } · exhibits: { $exhibits }
    Flags: { $flags }
staff-card-mediate-claimed =
    Case { $case }
    Order { $order } · { $category } · { $amount }
    Claimed by { $keeper } until { $until }
staff-card-mediate-claimed-unstarted =
    Case { $case }
    Order { $order } · { $category } · { $amount }
    Claimed by { $keeper } until { $until }
    The dossier waits: { $keeper } must start this bot first.
staff-card-decide_acceptance =
    Case { $case } is held: may it be accepted?
    Order { $order } · { $category } · { $amount }
    Filed by the { $claimant }, opened { $opened }
    To decide: { $clauses } · flags: { $flags }
staff-card-decide_acceptance-done =
    Case { $case }: acceptance is decided
    Order { $order } · { $category }
staff-card-serve_by_hand =
    Case { $case }: the notice could not be delivered
    Order { $order } · { $category }
    Please serve the respondent by hand, and press when it is done. No time runs until then.
staff-card-serve_by_hand-done = Case { $case }: served by hand.
staff-do-claim = Claim
staff-do-accept = Accept
staff-do-decline = Do not accept
staff-do-served = It is served
staff-do-start = Start the staff bot
staff-done-claim = The case is yours.
staff-done-accept = Accepted. Both sides are told.
staff-done-decline = Not accepted. The applicant is told.
staff-done-served = Noted. The respondent's time runs from now.
staff-dossier =
    DOSSIER { $case }
    Order { $order }: { $title }
    Paid: { $amount } · category: { $category }
    Filed by the { $claimant }, opened { $opened }

    What the claimant says
    { $replies }

    What the Rules say to it
    { $findings }
staff-dossier-answer =
    { $case }: what the respondent says
    { $replies }
staff-dossier-unanswered = { $case }: the respondent has not answered.
staff-dossier-exhibits =
    { $case }: exhibits ({ $count })
    { $listed }
staff-exhibit-line = { $label } · { $kind } · { $state } · late: { $late } · seal { $seal }
staff-exhibit-line-recognition = { $label } · { $kind } · { $state } · real and complete? claimant: { $claimant }, respondent: { $respondent } · late: { $late } · seal { $seal }
staff-verdict-met = { $clause }: applies
staff-verdict-needs_human = { $clause }: for you to judge
staff-verdict-unknown = { $clause }: a fact is missing
staff-letter-dead = Update { $seq } of the { $source } bot failed five times. See `okyoo letters list`.
staff-letter-quarantined = Update { $seq } of the { $source } bot cannot be read and is in quarantine. See `okyoo letters list`.
staff-chat-migrated = This chat has a new id: { $new } (was { $old }). Please set OKYOO_STAFF_CHAT.
