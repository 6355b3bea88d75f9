### Refusals: what cannot be done, and what to do instead. Nothing is lost by any of them.

misread-choice = Please use one of the buttons below the question. Your other answers are kept.
misread-amount = That is not an amount I can read. Write digits only, for example 25 or 25.50.
misread-amount-above-paid = That is more than was paid. Write an amount up to what you paid.
misread-empty = Please write a few words.
misread-too-long = That is too long for one answer. Please shorten it to { $limit } characters (most emoji count as two); files can say the rest.
misread-pieces = Please write a whole number, at most what was ordered.
misread-proof = Please send photos or files, or use a button below. You can add your own words before you submit.
misread-no-file-yet = I have no file from you yet. If you have just sent one, wait a moment and press Done again; if you have none, use the button that says so.

refused-stale-button = That button belongs to an earlier question. Here is the open one.
refused-forged-button = That button is not for you. Here is what is open.
refused-used-button = That is done already.
refused-nothing-open = Nothing is open here. Go to your order on okyoo and press “Open a dispute”.
refused-link-unknown = This link is not one of ours. Open your order on okyoo and press the button there for a new one.
refused-link-used-by-other = This link was already opened by another Telegram account. Open your order on okyoo for a link of your own.
refused-other-side = Your account already acts for the other side of order { $order }, and nobody can be both sides. If you deal for that side, open its link from your other Telegram account. Here is what is open for you.
refused-link-expired = This link has run out. Open your order on okyoo for a new one.
refused-file-too-big = That file is larger than { $limit } MB, which is the most Telegram lets us take. Please send a shorter video, or the document in parts. Everything else is kept.
refused-too-many-files = No more files can be taken here: the most is { $limit }. What you have sent before is kept. If something is still missing, the mediator will ask for it.
refused-too-many-in-an-hour = That is more than { $limit } files in an hour. What you have sent before is kept; please send the rest later.
refused-too-many-words = No more messages can be taken here. What you wrote before is kept; this is not. If something is still missing, please put it into one file, a PDF or a text file, and send that.
refused-too-many-words-now = That is more than { $limit } messages in an hour. What you wrote before is kept; the last is not. Please put the rest into one file, a PDF or a text file, and send that, or write again later.
refused-file-empty = That file is empty. Please send it again.
refused-file-kind-refused = Files of that kind cannot be taken. Please send photos, PDF, a video, a sound or a text file. Everything else is kept.
refused-not-evidence = I can take photos, files, videos and text here. Please send it in one of these ways.
refused-no-such-case = There is no such case.
refused-no-such-order = We do not know this order yet. Please try again in a few minutes.
refused-not-now = That cannot be done at this point of the case.
refused-overtaken = The case has changed since this card was shown. The card says now how it stands; please look at it again.
refused-already-claimed = Another mediator has this case already.
refused-conflict = You are a party to this order, so you cannot take its case.
refused-start-first = Start this bot in a private chat first; then the file can come to you there.
refused-not-a-mediator = Only mediators can do this.
refused-group = I speak about cases in private only. Please write to me there.
