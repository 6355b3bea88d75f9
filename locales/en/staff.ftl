### What mediators see. Cards carry no personal data.

staff-welcome = Welcome. You are on the list of mediators. Dossiers of cases that you claim come to this chat.
staff-help = Claim a case from its card in the staff chat; its dossier comes here.
staff-card-mediate =
    Case { $case } is complete
    Order { $order } · { $category } · paid: { $amount }
    Filed by the { $claimant }, opened { $opened }
    { $answered ->
        [yes] The other side has answered.
       *[no] The other side has not answered.
    } Exhibits: { $exhibits }

    What is claimed
    { $claim }

    To note
    { $flags }
staff-card-mediate-claimed =
    Case { $case }
    Order { $order } · { $category } · paid: { $amount }
    Claimed by { $keeper } until { $until }
staff-card-mediate-claimed-unstarted =
    Case { $case }
    Order { $order } · { $category } · paid: { $amount }
    Claimed by { $keeper } until { $until }
    The dossier waits: { $keeper } must start this bot first.
staff-card-decide_acceptance =
    Case { $case } is held: may it be accepted?
    Order { $order } · { $category } · paid: { $amount }
    Filed by the { $claimant }, opened { $opened }. Exhibits: { $exhibits }

    What is claimed
    { $claim }

    To decide
    { $clauses }{ $missing ->
        [none] {""}
       *[other] {" "}Not known besides: { $missing }.
    }

    To note: { $flags }
staff-card-decide_acceptance-done =
    Case { $case }: { $decided ->
        [yes] accepted
       *[no] not accepted
    }, decided by { $by }
    Order { $order } · { $category }
staff-card-serve_by_hand =
    Case { $case }: notice { $number } could not be delivered
    Order { $order } · { $category }
    Please serve the { $side ->
        [claimant] claimant
       *[respondent] respondent
    } ({ $role ->
        [buyer] buyer
       *[seller] seller
    }) by hand, and press when it is done. okyoo’s page of the order shows whom to reach; `okyoo link --order { $order } --role { $role }` makes a link with which to answer. { $starts ->
        [yes] No time runs until then.
       *[no] { "" }
    }
    What it says: { $told }
staff-card-serve_by_hand-done = Case { $case }: notice { $number } was served by hand, by { $by }, { $at }.
staff-do-claim = Claim
staff-do-read = Read the file
staff-do-accept = Accept
staff-do-decline = Do not accept
staff-do-served = It is served
staff-do-start = Start the staff bot
staff-done-claim = The case is yours.
staff-done-read = The file is in your private chat.
staff-done-read-already = It is in your private chat already; nothing has come since.
staff-done-accept = Accepted. Both sides are being told.
staff-done-decline = Not accepted. The applicant is being told.
staff-done-served = Noted: from now on it counts as delivered.
staff-dossier =
    DOSSIER { $case }
    Order { $order }: { $title }
    Paid: { $amount } · category: { $category }
    Filed by the { $claimant }, opened { $opened }

    What the claimant says
    { $replies }
staff-dossier-order =
    { $case }: the order, as okyoo’s records have it
    { $title }
    Ordered: { $options } · pieces: { $quantity }
    Paid on: { $paid_at }
    To be sent by: { $agreed_ship_by } · to be there by: { $agreed_delivery_by }
    Sent: { $shipped_at }
    Tracking: { $tracking }
    Delivered: { $delivered_at }
    Receipt confirmed: { $receipt_confirmed_at }
    Refund: { $refund }
    Dispute with a bank or payment service: { $dispute }

    Time for evidence: claimant – { $claimant_window }; respondent – { $respondent_window }
    A dash means that the records do not say.
staff-none = none
staff-at = { $at }
staff-ground-acc-1 = ACC-1: the time for an application ended on { $filing_ends_at }; this one came on { $submitted_at }.
staff-lease-over = Your claim on case { $case } has ended; it is in the queue again. What comes in from now on is not sent to you.
staff-changed = { $now } (when the application was opened: { $then })
staff-not-begun = not begun
staff-until = until { $until }
staff-dossier-rules =
    { $case }: what the Rules say to it
    { $findings }
staff-dossier-answer =
    { $case }: what the respondent says, given { $at }
    { $replies }
staff-dossier-unanswered = { $case }: the respondent has not answered.
staff-dossier-exhibits =
    { $case }: exhibits ({ $count })
    { $listed }
staff-dossier-exhibits-since =
    { $case }: exhibits that you have not been given yet ({ $count })
    { $listed }
staff-dossier-words =
    { $case }: this has come into the file
    { $line }
staff-dossier-recognised =
    { $case }: a side has said whether an exhibit is real and complete
    { $line }
staff-exhibit-words = written to the desk
staff-exhibit-note =
    { $label }: its sender wrote:
    { $note }
staff-exhibit-line = { $label } · { $kind } · { $state } { $seal }{ $late ->
        [yes] {" · came late"}
       *[no] {""}
    }
staff-exhibit-line-recognition =
    { $label } · { $kind } · { $state } { $seal }{ $late ->
        [yes] {" · came late"}
       *[no] {""}
    }
    real and complete? claimant: { $claimant ->
        [yes] yes
        [no] no
       *[silent] silent
    }; respondent: { $respondent ->
        [yes] yes
        [no] no
       *[silent] silent
    }
staff-verdict-met-recorded = { $clause } So the records show; you decide.
staff-verdict-met-told = { $clause } So the claimant says; you decide.
staff-verdict-not_met = { $clause } Not so, as far as the file shows.
staff-verdict-needs_human = { $clause } For you to judge.
staff-verdict-unknown = { $clause } Whether that is so is open. Not known: { $facts }.

category-none = category not clear
category-cat-1-1 = 1.1, paid and not sent
category-cat-1-2 = 1.2, said to be delivered
category-cat-1-3 = 1.3, returned without a refund
category-cat-1-4 = 1.4, lost or gone back
category-cat-2-1 = 2.1, wrong or unusable goods
category-cat-2-2 = 2.2, small fault
category-cat-3 = 3, brand
category-cat-4 = 4, groundless complaints
category-cat-5 = 5, insults or threats
category-cat-6 = 6, listing
category-cat-7 = 7, place of delivery
category-cat-8 = 8, changed terms
category-cat-9 = 9, after-sales promise
category-cat-gf = not on the list of disputes
category-seller-claim = a seller’s claim
staff-letter-dead = Update { $seq } of the { $source } bot failed five times. See `okyoo letters list`.
staff-letter-quarantined = Update { $seq } of the { $source } bot cannot be read and is in quarantine. See `okyoo letters list`.
staff-letters-more = { $count ->
        [one] One more update
       *[other] { $count } more updates
    } could not be handled in the last minutes. See `okyoo letters list`.
staff-both-sides = Order { $order }: an account that acts for one side has opened a link of the { $role ->
        [buyer] buyer
       *[seller] seller
    }, so it tried to be both sides. It was refused, and the link is still free.
staff-chat-migrated = This chat has a new id: { $new } (was { $old }). Please set OKYOO_STAFF_CHAT.
staff-alarm-given-up = A message could not be delivered and will not be sent again: { $subject }, { $bot } bot, chat { $chat }. Reason: { $fault }. Please pass it on another way.
staff-alarm-held = The staff chat { $chat } cannot be written to: { $fault }. Its messages wait. Please let the staff bot post there again, or set OKYOO_STAFF_CHAT.
staff-alarm-no-room = Evidence cannot be stored: { $fault }. New files wait until there is room in the folder of OKYOO_BLOBS.
staff-alarm-token = Access is refused for “{ $bot }”: { $fault }. Its messages wait. Please check its token or secret with `okyoo doctor`.
staff-alarm-timer = The timer { $subject } failed five times and is not looked at any more: { $fault }. See `okyoo letters list`; `okyoo letters retry { $subject }` starts it again.

kind-payment_proof = proof of payment
kind-contract_on_platform = contract on okyoo
kind-listing_snapshot = the listing as it was
kind-platform_chat_extract = okyoo chat
kind-off_platform_communication = messages from outside okyoo
kind-tracking_record = tracking record
kind-shipping_document = shipping document
kind-delivery_proof = proof of delivery
kind-carrier_statement = carrier's statement
kind-customs_document = customs document
kind-photo_item = photo of the item
kind-photo_label = photo of the label
kind-photo_packaging = photo of the packaging
kind-video_function = video of it at work
kind-video_unboxing = video of the unboxing
kind-quantity_evidence = proof of the quantity
kind-inspection_report = inspection report
kind-expense_receipt = receipt of an expense
kind-brand_authorization = brand authorization
kind-authenticity_doubt = what speaks about authenticity
kind-return_agreement = agreement on the return
kind-return_tracking = tracking of the return
kind-refund_proof = proof of the refund
kind-settlement_record = settlement
kind-arbitration_document = document of an arbitration
kind-payment_dispute_notice = notice of a payment dispute
kind-harassment_extract = extract of the conversation
kind-after_sales_promise = after-sales promise
kind-service_request_log = log of service requests
kind-earlier_case_list = list of earlier cases
kind-unlisted = other proof

state-pending = not copied yet
state-sealed = sealed
state-failed = could not be copied
state-refused = not taken
