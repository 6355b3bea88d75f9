### Notices: numbered within the case, never dropped.

notice-opened =
    Case { $case }, notice { $number }.
    The other party of order { $order } ({ $title }) has asked okyoo to mediate.
    You have { $days } working days from the moment this reaches you to answer and to send evidence.{ $until ->
        [none] {""}
       *[other] {" "}If it reaches you on the day it was sent, that is until { $until }. { $sum }
    }
    If you do not answer, the case goes on with what is there.
    Nobody has decided anything yet.
notice-answered =
    Case { $case }, notice { $number }. The other side has answered{ $late ->
        [yes] , after its time
       *[no] {""}
    }.{ $answer ->
        [none] {""}
       *[other] {" This is what they state:"}

    { $answer }
    }
notice-accepted =
    Case { $case }, notice { $number }. Your application is accepted, and the other side is being told.
    Your evidence: until { $until }. { $sum }
    You can send it right here. Nobody has decided anything yet.
notice-recognise = Case { $case }, notice { $number }. The other side sent messages from outside okyoo ({ $label }). Are they real and complete? Without a clear yes from both sides they are not used. Please answer with the buttons; if there are none here, /start in the dispute desk shows them.
notice-complete = Case { $case }, notice { $number }. The file is complete and waits for a mediator.{ $reason ->
        [windows-ended] {" "}The time for evidence has ended without an answer to the application.
       *[answered] {""}
    }{ $until ->
        [none] {""}
       *[other] {" "}You can still send evidence until { $until }.
    }
notice-claimed = Case { $case }, notice { $number }. A mediator has taken the case and is reading it.
notice-declined =
    Case { $case }, notice { $number }. A person has read your application, and it was not accepted.
    { $why }
    If you have a question about this, ask okyoo’s customer service and give them the case number. For a different problem with this order, press “Tell us of a different problem”; the link of the order on okyoo leads there too. Other ways to settle it stay open to you.
declined-by-a-person = ACC-0: okyoo decides whether an application can be accepted.
notice-exhibit-lost = Case { $case }, notice { $number }. We could not fetch your file { $exhibit } from Telegram. Please send it again.
notice-exhibit-refused = Case { $case }, notice { $number }. Your file { $exhibit } cannot be taken: { $why ->
        [size] it is larger than Telegram lets us fetch.
       *[kind] it is of a kind that we do not take, whatever its name says.
    } Please send a photo, a PDF, a short video or a text file instead.
notice-file-refused = One of your files cannot be taken: { $why ->
        [size] it is larger than Telegram lets us fetch.
       *[kind] it is of a kind that we do not take, whatever its name says.
    } Please send a photo, a PDF, a short video or a text file instead. Everything else is kept.
notice-file-lost = We could not fetch one of your files from Telegram. Please send it again.
notice-deadline-moved = Case { $case }, notice { $number }. Our notice has reached the other side, so your time for evidence now runs until { $until }. { $sum }
notice-letter-lost = Something went wrong on our side, and your last message was not understood. It is kept and people have been told. Please send it once more, in other words.
