### What the party bot asks and says. One question a message; short, plain, never who is right.

zone-name = Beijing time

## The claim

ask-order =
    Order { $order }: { $title }
    { $amount } · bought from { $other }

    Is this the order?
ask-order-seller =
    Order { $order }: { $title }
    { $amount } · sold to { $other }

    Is this the order?
opt-order-yes = Yes, this order
opt-order-not_mine = Not my order
end-not_mine = Then nothing was filed. Open the right order on okyoo and press “Open a dispute” there.

opt-end-back = I pressed the wrong button

ask-happened = What happened?
opt-happened-never_came = It never came
opt-happened-wrong_goods = It came, but something is wrong with it
opt-happened-sent_back = I sent it back and got nothing
opt-happened-not_as_agreed = Price, shipping, date or place was not as agreed
opt-happened-promise = A promise after the sale was not kept
opt-happened-insulted = I am being insulted or threatened
opt-happened-other = Something else

ask-happened_seller = What happened?
opt-happened_seller-no_payment = The buyer does not pay
opt-happened_seller-groundless = Groundless complaints against me
opt-happened_seller-insulted = I am being insulted or threatened
opt-happened_seller-goods_back = The buyer was refunded and keeps the goods
opt-happened_seller-other = Something else

ask-tracking = What do you know about the parcel?
opt-tracking-not_sent = It was never sent
opt-tracking-said_delivered = Tracking says delivered, I have nothing
opt-tracking-lost = It got lost or went back to the seller
opt-tracking-waiting = It is late, and still on its way

ask-remedy_missing = What do you want?
opt-remedy_missing-refund = My money back
opt-remedy_missing-send = Send it now
opt-remedy_missing-part = Part of my money back

ask-usable = Can it be used for what you bought it for?
opt-usable-no = No
opt-usable-fault = Yes, but with a fault
opt-usable-not_tried = I have not tried

ask-difference =
    What is different from the order?
    You ordered: { $ordered }
    If it is more than one thing, take the main one; you can add your own words at the end.
opt-difference-material = Material
opt-difference-size = Size
opt-difference-colour = Colour
opt-difference-model = Model
opt-difference-quantity = Quantity
opt-difference-safety_mark = Safety mark
opt-difference-does_not_work = It does not work
opt-difference-other = Something else
ask-difference_words = What is different? Please say it in your own words.

ask-proof =
    Please send 2 to 5 photos: the whole item, the fault, the label.
    If it should switch on and does not, a short video helps.
ask-proof-received = { $count ->
        [one] { $count } file received.
       *[other] { $count } files received.
    } Send more, or press “{ $done }”.
ask-proof-outside = { $count ->
        [one] { $count } file
       *[other] { $count } files
    } of messages from outside okyoo received; they are kept apart from these.
opt-proof-done = Done
opt-proof-none = I have none
opt-proof-outside = Add messages from outside okyoo

ask-outside =
    Send the screenshots or forward the messages now.
    They count only if both sides say that they are real and complete.
opt-outside-done = That was all
opt-outside-none = Nothing to add

ask-remedy_goods = What do you want?
opt-remedy_goods-return_refund = Return it and get my money back
opt-remedy_goods-part = Keep it, part of my money back
opt-remedy_goods-replacement = A new item

ask-fees = Did you pay for an inspection, freight or the bank because of this?
opt-fees-no = No
opt-fees-inspection = Yes, an inspection
opt-fees-freight = Yes, freight
opt-fees-bank = Yes, a bank fee

ask-amount = How much, in { $currency }? Write the amount, for example { $example }.
ask-fee_proof = Please send the receipt, as a photo or PDF.
opt-fee_proof-done = Done
opt-fee_proof-none = I have no receipt

ask-story = Tell us in your own words what happened. One message is enough.
ask-proof_any = Show us what you have: photos, papers, a short video.
opt-proof_any-done = Done
opt-proof_any-none = I have nothing to show
opt-proof_any-outside = Add messages from outside okyoo

ask-remedy_any = What do you want?
opt-remedy_any-refund = My money back
opt-remedy_any-part = Part of my money back
opt-remedy_any-do_it = That they do what was agreed
opt-remedy_any-stop = That it stops

ask-remedy_seller = What do you want?
opt-remedy_seller-payment = The payment
opt-remedy_seller-goods_back = The goods back
opt-remedy_seller-stop = That it stops
opt-remedy_seller-other = Something else

ask-settled = Our records show a refund or a settlement on this order. Is your problem the same one?
opt-settled-same_done = The same, and it was carried out
opt-settled-same_not_done = The same, but it was not carried out
opt-settled-other_matter = No, a different problem

ask-proceedings = Is anybody else dealing with this already?
opt-proceedings-none = No
opt-proceedings-payment = My bank, card or payment service
opt-proceedings-court = An arbitration body or a court
opt-proceedings-other_body = Another body that we both agreed on

ask-pieces = How many of the { $quantity } pieces are affected? Write a number.
opt-pieces-all = All of them
ask-words = What would you like to add? Please write it in one message.

ask-check =
    Please check. Each answer can be changed. Whatever you write here is added in your own words.

    { $summary }

    You file under order { $order }. { $note }
    By pressing Submit you state that this is true and complete.
opt-check-submit = It is true and complete. Submit
check-change = Change: { $what }
check-note-none = { "" }
check-note-ends = You may file until { $until }.
check-note-over = The time to file ended on { $until }. You can still submit; if it is not accepted for that reason, you can have a person look.
check-note-early = The seller may still send until { $day }; you can file now, or wait.
opt-check-words = Add your own words
opt-keep = Leave it as it was
words-added = Your words are in the summary now.

said-words = { $words }
said-files = { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
said-no-files = none
said-all = all { $quantity }

label-happened = What happened
label-happened_seller = What happened
label-tracking = The parcel
label-remedy_missing = What you want
label-remedy_goods = What you want
label-remedy_any = What you want
label-remedy_seller = What you want
label-amount_missing = Amount
label-amount_goods = Amount
label-amount_any = Amount
label-usable = Usable
label-difference = What is different
label-difference_words = The difference, in your words
label-proof = Proof
label-proof_any = Proof
label-fees = Extra fee
label-fee_amount = Fee
label-fee_proof = Receipt
label-story = Your words
label-settled = Earlier settlement
label-proceedings = Elsewhere
label-pieces = Pieces affected
label-outside = From outside okyoo
label-stance = Your answer
label-statement = Your words
label-recognise = Messages from elsewhere
label-recognise-of = { $label }, real and complete
label-answer_proof = Your proof
label-words = Added in your own words
label-files = Other files

## The same labels, where somebody else reads them

told-remedy_missing = What is asked for
told-remedy_goods = What is asked for
told-remedy_any = What is asked for
told-remedy_seller = What is asked for
told-story = In their own words
told-difference_words = The difference, in their words
told-statement = In their own words
told-words = Added in their own words
told-stance = Answer
told-answer_proof = Proof

## The answer

ask-stance =
    { $number }: the { $claimant } says about order { $order }:

    { $claim }

    { $time }
    What do you say?
opt-stance-agree = I agree
opt-stance-partly = I agree in part
opt-stance-disagree = I do not agree
ask-statement = Tell us your side in your own words, or press the button.
opt-statement-nothing = Nothing to add
ask-recognise = Exhibit { $label } of the other side is a conversation from outside okyoo. { $seen ->
        [coming] It is being copied and will be shown here in a moment.
        [unseen] It is of a kind that cannot be shown here safely; the mediator sees it. If you do not know what it is, say so with “No”.
       *[shown] It is shown above.
    } Is it real and complete? Without a clear yes from both sides it is not used.
ask-recognise-own = Your exhibit { $label } is a conversation from outside okyoo, and you sent it after your statement of truth. Do you state that it is real and complete? Without a clear yes from both sides it is not used.
recognised = Noted for { $label }: { $reply ->
        [yes] you say that it is real and complete.
        [partly] you say that it is only partly so; it counts as no clear yes.
       *[no] you do not say that it is real and complete.
    }
exhibit-label = { $label } of the other side, case { $case }
exhibit-words =
    { $label } of the other side, case { $case }:
    { $note }
exhibit-unseen = { $label } of the other side is in the file of case { $case }. It is of a kind that cannot be shown here safely; the mediator sees it.
exhibit-unseen-noted =
    { $label } of the other side is in the file of case { $case }. It is of a kind that cannot be shown here safely; the mediator sees it. Its sender wrote:
    { $note }
opt-recognise-yes = Yes
opt-recognise-no = No
opt-recognise-partly = Only partly
ask-answer_proof =
    Please send what you have: { $wanted }.
    Photos, PDF or a short video.
opt-answer_proof-done = Done
opt-answer_proof-none = I have nothing to send
opt-answer_proof-outside = Add messages from outside okyoo
ask-check_answer =
    Please check. Each answer can be changed. Whatever you write here is added in your own words.

    { $summary }

    By pressing Send you state that this is true and complete.
opt-check_answer-submit = It is true and complete. Send my answer
wanted-CAT-1-1 = proof of shipping and the tracking record, or why it was not shipped
wanted-CAT-2-1 = the listing or contract you rely on, photos or an inspection from before shipping
wanted-other = anything that shows your side

## Standing

status-held = Case { $case }: a person is looking at whether it can be accepted. We will write to you.
status-exchange = Case { $case } is open. Both sides may send evidence. { $window }
status-queued = Case { $case } is complete and waits for a mediator. You may still send evidence here. { $window }
status-claimed = Case { $case } is with a mediator. You may still send evidence here. { $window }
status-declined = Case { $case } was not accepted. Other ways to settle it stay open to you.
status-window = Your time runs until { $until }. { $sum }
status-window-over = Your time ended on { $until }. What comes now is kept, marked late, and the mediator sees it.
status-window-none = { "" }
status-refused =
    Your application was not accepted.
    { $why }
    If you think that this is wrong, a person can look again. Other ways to settle it stay open to you.
opt-look-again = Let a person look again
opt-other-problem = Tell us of a different problem
opt-turn-refused = Back to what was not accepted
opt-turn-kept = Back to what you had prepared
opt-answer-case = See it and answer
ask-which-case =
    { $count ->
        [one] What you have sent last waits for your answer:
       *[other] { $count } things that you have sent wait for your answer:
    }
    { $listed }

    To which of your cases does it belong? Until you press, nobody else sees it. It counts from the moment when you sent it. You can also reply to a message of the case that you mean.
opt-which-case = Case { $case }, order { $order }

submitted =
    Your case number is { $case }.

    Your evidence: until { $mine }. { $mine_sum }
    The other side: { $days } working days from the moment our notice reaches them; { $same ->
        [yes] if that is today, until the same moment as yours.
       *[no] if that is today, until { $theirs }. { $theirs_sum }
    }

    You can send more evidence right here. We write to you when something happens.
submitted-held =
    Your case number is { $case }.
    A person decides whether it can be accepted. It turns on this:
    { $turns_on }
    We will write to you. Nothing more is needed from you now.
answered =
    Thank you. Your answer to case { $case } is in the file.
    You can send more evidence right here until { $until }.
answered-late =
    Thank you. Your answer to case { $case } is in the file.
    Your time ended on { $until }, so it is marked late; the mediator sees it. You can send more evidence right here, marked in the same way.
your-copy =
    This is what you have stated:
    { $lines }
arithmetic = Counted in working days: { $counted }. { $skipped } { $provisional }
arithmetic-skipped = Not counted: { $days }.
arithmetic-provisional = The official calendar for that year is not out yet: the date may move later, never earlier.
arithmetic-none = { "" }
weekend = weekend
override = closed
cutoff = it came after closing, so this counts as the day it came

hello = This is the dispute desk of okyoo. It opens from an order: go to your order on okyoo and press “Open a dispute”.
help =
    This desk takes disputes about okyoo orders. Open it from your order on okyoo.
    /start shows the open question again. /language changes the language.
language-asked = Which language?
opt-language-en = English
opt-language-ru = Русский
language-set = From now on I speak English.
received = { $count ->
        [one] Received. It is in case { $case } as { $label }.
       *[other] { $count } files received. They are in case { $case } as { $label }.
    }{ $late ->
        [yes] {" "}It came after your time. It is kept and marked late, and the mediator sees it.
       *[no] {""}
    }
received-words = What you wrote is in case { $case } as { $label }; { $shown ->
        [yes] the other side and the mediator read it.
       *[no] who decides whether it can be accepted reads it, and the other side only if it is.
    }{ $late ->
        [yes] {" "}It came after your time. It is kept and marked late, and the mediator sees it.
       *[no] {""}
    }
received-refused = Received. It is kept with your application; if you let a person look again, it is in the file.
received-early = { $count ->
        [one] { $count } file received for order { $order }.
       *[other] { $count } files received for order { $order }.
    }
turned = From now on, what you write and send here belongs to order { $order }. For order { $other }, press the button “Back to the other order”, or open its link.
opt-turn-back = Back to the other order
turned-case = From now on, what you write and send here belongs to case { $case }. For case { $other }, press the button “Back to the other case”.
opt-turn-back-case = Back to the other case
edited = You changed a message. The first one stays as it was; send a new message if something should be added.
