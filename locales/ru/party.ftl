### Что спрашивает и говорит бот сторон. Один вопрос в сообщении; коротко, просто, никогда не о том, кто прав.

zone-name = по пекинскому времени

## Заявление

ask-order =
    Заказ { $order }: { $title }
    { $amount } · продавец { $other }

    Это тот заказ?
ask-order-seller =
    Заказ { $order }: { $title }
    { $amount } · покупатель { $other }

    Это тот заказ?
opt-order-yes = Да, этот заказ
opt-order-not_mine = Не мой заказ
end-not_mine = Тогда ничего не подано. Откройте нужный заказ на okyoo и нажмите там «Открыть спор».

opt-end-back = Нажато по ошибке

ask-happened = Что случилось?
opt-happened-never_came = Товар не пришёл
opt-happened-wrong_goods = Пришёл, но с ним что-то не так
opt-happened-sent_back = Товар возвращён, а денег нет
opt-happened-not_as_agreed = Цена, доставка, срок или место не как договорились
opt-happened-promise = Не сдержали обещание после покупки
opt-happened-insulted = Меня оскорбляют или мне угрожают
opt-happened-other = Другое

ask-happened_seller = Что случилось?
opt-happened_seller-no_payment = Покупатель не платит
opt-happened_seller-groundless = На меня необоснованно жалуются
opt-happened_seller-insulted = Меня оскорбляют или мне угрожают
opt-happened_seller-goods_back = Покупателю вернули деньги, а товар остался у него
opt-happened_seller-other = Другое

ask-tracking = Что вы знаете о посылке?
opt-tracking-not_sent = Её не отправили
opt-tracking-said_delivered = Пишут «доставлено», у меня ничего нет
opt-tracking-lost = Потерялась или вернулась к продавцу
opt-tracking-waiting = Опаздывает, но ещё в пути

ask-remedy_missing = Чего вы хотите?
opt-remedy_missing-refund = Вернуть деньги
opt-remedy_missing-send = Пусть отправят сейчас
opt-remedy_missing-part = Вернуть часть денег

ask-usable = Можно пользоваться товаром так, как вы собирались?
opt-usable-no = Нет
opt-usable-fault = Да, но есть недостаток
opt-usable-not_tried = Ещё не проверено

ask-difference =
    Что отличается от заказа?
    Вы заказали: { $ordered }
    Если отличий несколько, выберите главное; в конце можно добавить своими словами.
opt-difference-material = Материал
opt-difference-size = Размер
opt-difference-colour = Цвет
opt-difference-model = Модель
opt-difference-quantity = Количество
opt-difference-safety_mark = Знак безопасности
opt-difference-does_not_work = Не работает
opt-difference-other = Другое
ask-difference_words = Что отличается? Напишите, пожалуйста, своими словами.

ask-proof =
    Пришлите, пожалуйста, от 2 до 5 фотографий: вещь целиком, недостаток, этикетку.
    Если вещь должна включаться и не включается, поможет короткое видео.
ask-proof-received = { $count ->
        [one] Получен { $count } файл.
        [few] Получено { $count } файла.
       *[many] Получено { $count } файлов.
    } Пришлите ещё или нажмите «{ $done }».
ask-proof-outside = Получено файлов с перепиской не из okyoo: { $count }. Они хранятся отдельно от этих.
opt-proof-done = Готово
opt-proof-none = У меня нет
opt-proof-outside = Добавить переписку не из okyoo

ask-outside =
    Пришлите сейчас снимки экрана или перешлите сообщения.
    Они учитываются, только если обе стороны скажут, что они подлинные и полные.
opt-outside-done = Это всё
opt-outside-none = Добавить нечего

ask-remedy_goods = Чего вы хотите?
opt-remedy_goods-return_refund = Вернуть товар и получить деньги
opt-remedy_goods-part = Оставить и получить часть денег
opt-remedy_goods-replacement = Новый товар

ask-fees = Пришлось ли вам из-за этого платить за экспертизу, перевозку или банку?
opt-fees-no = Нет
opt-fees-inspection = Да, за экспертизу
opt-fees-freight = Да, за перевозку
opt-fees-bank = Да, банку

ask-amount = Сколько, в { $currency }? Напишите сумму, например { $example }.
ask-fee_proof = Пришлите, пожалуйста, чек: фото или PDF.
opt-fee_proof-done = Готово
opt-fee_proof-none = Чека нет

ask-story = Расскажите своими словами, что случилось. Хватит одного сообщения.
ask-proof_any = Покажите, что у вас есть: фотографии, документы, короткое видео.
opt-proof_any-done = Готово
opt-proof_any-none = Показать нечего
opt-proof_any-outside = Добавить переписку не из okyoo

ask-remedy_any = Чего вы хотите?
opt-remedy_any-refund = Вернуть деньги
opt-remedy_any-part = Вернуть часть денег
opt-remedy_any-do_it = Чтобы сделали, как договорились
opt-remedy_any-stop = Чтобы это прекратилось

ask-remedy_seller = Чего вы хотите?
opt-remedy_seller-payment = Оплату
opt-remedy_seller-goods_back = Вернуть товар
opt-remedy_seller-stop = Чтобы это прекратилось
opt-remedy_seller-other = Другое

ask-settled = По этому заказу записан возврат денег или договорённость. Ваша проблема та же самая?
opt-settled-same_done = Та же, и всё выполнено
opt-settled-same_not_done = Та же, но не выполнено
opt-settled-other_matter = Нет, другая проблема

ask-proceedings = Этим уже занимается кто-то ещё?
opt-proceedings-none = Нет
opt-proceedings-payment = Мой банк, карта или платёжный сервис
opt-proceedings-court = Арбитраж или суд
opt-proceedings-other_body = Другая организация, о которой мы договорились

ask-pieces = Сколько штук из { $quantity } затронуто? Напишите число.
opt-pieces-all = Все
ask-words = Что вы хотите добавить? Напишите, пожалуйста, одним сообщением.

ask-check =
    Проверьте, пожалуйста. Любой ответ можно изменить. Если написать здесь что-то ещё, это войдёт в заявление.

    { $summary }

    Вы подаёте заявление по заказу { $order }. { $note }
    Нажимая «Подать», вы подтверждаете, что всё сказанное верно и полно.
opt-check-submit = Подтверждаю. Подать
check-change = Изменить: { $what }
check-note-none = { "" }
check-note-ends = Подать можно до { $until }.
check-note-over = Срок подачи закончился { $until }. Подать всё же можно; если из-за этого не примут, может посмотреть человек.
check-note-early = Продавец ещё может отправить товар до { $day }; подать можно сейчас или подождать.
opt-check-words = Добавить своими словами
opt-keep = Оставить как было
words-added = Ваши слова теперь в сводке.

said-words = { $words }
said-files = { $count ->
        [one] { $count } файл
        [few] { $count } файла
       *[many] { $count } файлов
    }
said-no-files = нет
said-all = все { $quantity }

label-happened = Что случилось
label-happened_seller = Что случилось
label-tracking = Посылка
label-remedy_missing = Чего вы хотите
label-remedy_goods = Чего вы хотите
label-remedy_any = Чего вы хотите
label-remedy_seller = Чего вы хотите
label-amount_missing = Сумма
label-amount_goods = Сумма
label-amount_any = Сумма
label-usable = Можно пользоваться
label-difference = Что отличается
label-difference_words = Отличие вашими словами
label-proof = Доказательства
label-proof_any = Доказательства
label-fees = Расходы
label-fee_amount = Сумма расходов
label-fee_proof = Чек
label-story = Ваши слова
label-settled = Прежняя договорённость
label-proceedings = В другом месте
label-pieces = Затронуто штук
label-outside = Прислано из переписки не в okyoo
label-stance = Ваш ответ
label-statement = Ваши слова
label-recognise = Подлинна ли переписка не из okyoo
label-recognise-of = { $label }, подлинная и полная
label-answer_proof = Ваши доказательства
label-words = Добавлено вашими словами
label-files = Другие файлы

## Те же подписи, когда читает кто-то другой

told-remedy_missing = О чём просят
told-remedy_goods = О чём просят
told-remedy_any = О чём просят
told-remedy_seller = О чём просят
told-story = Своими словами
told-difference_words = Отличие своими словами
told-statement = Своими словами
told-words = Добавлено своими словами
told-stance = Ответ
told-answer_proof = Доказательства

## Ответ

ask-stance =
    { $number }: вот что говорит { $claimant ->
        [buyer] покупатель
       *[seller] продавец
    } о заказе { $order }:

    { $claim }

    { $time }
    Что скажете вы?
opt-stance-agree = Соглашаюсь
opt-stance-partly = Соглашаюсь частично
opt-stance-disagree = Не соглашаюсь
ask-statement = Расскажите своими словами, как было дело, или нажмите кнопку.
opt-statement-nothing = Добавить нечего
ask-recognise = Материал { $label } другой стороны – переписка не из okyoo. { $seen ->
        [coming] Она ещё копируется и скоро появится здесь.
        [unseen] Показать её здесь безопасно нельзя; посредник её видит. Если вы не знаете, что это, нажмите «Нет».
       *[shown] Она показана выше.
    } Она подлинная и полная? Без ясного «да» обеих сторон она не учитывается.
ask-recognise-own = Ваш материал { $label } – переписка не из okyoo, и вы прислали его после подтверждения, что всё верно. Подтверждаете, что переписка подлинная и полная? Без ясного «да» обеих сторон она не учитывается.
recognised = Записано по материалу { $label }: { $reply ->
        [yes] вы подтверждаете, что переписка подлинная и полная.
        [partly] вы подтверждаете это лишь отчасти; ясным «да» это не считается.
       *[no] вы этого не подтверждаете.
    }
exhibit-label = { $label } другой стороны, дело { $case }
exhibit-words =
    { $label } другой стороны, дело { $case }:
    { $note }
exhibit-unseen = { $label } другой стороны приобщён к делу { $case }. Показать его здесь безопасно нельзя; посредник его видит.
exhibit-unseen-noted =
    { $label } другой стороны приобщён к делу { $case }. Показать его здесь безопасно нельзя; посредник его видит. Отправитель приписал:
    { $note }
opt-recognise-yes = Да
opt-recognise-no = Нет
opt-recognise-partly = Только частично
ask-answer_proof =
    Пришлите, пожалуйста, что у вас есть: { $wanted }.
    Фотографии, PDF или короткое видео.
opt-answer_proof-done = Готово
opt-answer_proof-none = Прислать нечего
opt-answer_proof-outside = Добавить переписку не из okyoo
ask-check_answer =
    Проверьте, пожалуйста. Любой ответ можно изменить. Если написать здесь что-то ещё, это войдёт в ответ.

    { $summary }

    Нажимая «Отправить», вы подтверждаете, что всё сказанное верно и полно.
opt-check_answer-submit = Подтверждаю. Отправить ответ
wanted-CAT-1-1 = подтверждение отправки и данные отслеживания, или почему товар не отправлен
wanted-CAT-2-1 = объявление или договор, на который вы опираетесь, фотографии или экспертиза до отправки
wanted-other = всё, что показывает вашу сторону

## Где дело

status-held = Дело { $case }: человек смотрит, можно ли его принять. Мы вам напишем.
status-exchange = Дело { $case } открыто. Обе стороны могут присылать доказательства. { $window }
status-queued = Дело { $case } собрано и ждёт посредника. Доказательства ещё можно прислать сюда. { $window }
status-claimed = Дело { $case } у посредника. Доказательства ещё можно прислать сюда. { $window }
status-declined = Дело { $case } не принято. Другие способы решить спор остаются открыты.
status-window = Ваше время – до { $until }. { $sum }
status-window-over = Ваше время закончилось { $until }. Всё, что придёт теперь, сохраняется с пометкой, и посредник это увидит.
status-window-none = { "" }
status-refused =
    Ваше заявление не принято.
    { $why }
    Если вы считаете, что это ошибка, дело может ещё раз посмотреть человек. Другие способы решить спор остаются открыты.
opt-look-again = Пусть посмотрит человек
opt-other-problem = Рассказать о другой проблеме
opt-turn-refused = К тому, что не приняли
opt-turn-kept = К тому, что вы подготовили
opt-answer-case = Посмотреть и ответить
ask-which-case =
    { $count ->
        [one] Вашего ответа ждёт то, что вы прислали последним:
        [few] Вашего ответа ждут { $count } ваших сообщения:
       *[many] Вашего ответа ждут { $count } ваших сообщений:
    }
    { $listed }

    К какому из ваших дел это относится? Пока вы не нажмёте, никто другой этого не увидит. Временем получения считается миг, когда вы это прислали. Можно и ответить на сообщение того дела, которое вы имеете в виду.
opt-which-case = Дело { $case }, заказ { $order }

submitted =
    Номер вашего дела – { $case }.

    Ваши доказательства: до { $mine }. { $mine_sum }
    Другая сторона: { $days ->
        [one] { $days } рабочий день
        [few] { $days } рабочих дня
       *[many] { $days } рабочих дней
    } с момента, когда до неё дойдёт наше уведомление; { $same ->
        [yes] если сегодня, то до того же момента, что и у вас.
       *[no] если сегодня, то до { $theirs }. { $theirs_sum }
    }

    Новые доказательства можно присылать прямо сюда. Мы напишем, когда что-то произойдёт.
submitted-held =
    Номер вашего дела – { $case }.
    Человек решает, можно ли его принять. Вопрос вот в чём:
    { $turns_on }
    Мы вам напишем. Сейчас от вас больше ничего не нужно.
answered =
    Спасибо. Ваш ответ по делу { $case } приобщён.
    Доказательства можно присылать сюда до { $until }.
answered-late =
    Спасибо. Ваш ответ по делу { $case } приобщён.
    Ваше время закончилось { $until }, поэтому на нём пометка; посредник его увидит. Доказательства можно присылать сюда и дальше, с такой же пометкой.
your-copy =
    Вот что вы заявили:
    { $lines }
arithmetic = Рабочие дни: { $counted }. { $skipped } { $provisional }
arithmetic-skipped = Не считаются: { $days }.
arithmetic-provisional = Официального календаря на тот год ещё нет: срок может стать позже, но не раньше.
arithmetic-none = { "" }
weekend = выходной
override = закрыто
cutoff = пришло после закрытия: этот день считается днём получения

hello = Это бюро споров okyoo. Оно открывается из заказа: зайдите в свой заказ на okyoo и нажмите «Открыть спор».
help =
    Это бюро принимает споры о заказах okyoo. Чтобы начать, зайдите в свой заказ на okyoo и нажмите «Открыть спор».
    /start снова показывает открытый вопрос. /language меняет язык.
language-asked = На каком языке?
opt-language-en = English
opt-language-ru = Русский
language-set = Теперь я говорю по-русски.
received = { $count ->
        [one] Получен { $count } файл.
        [few] Получено { $count } файла.
       *[many] Получено { $count } файлов.
    } В деле { $case } это { $label }.{ $late ->
        [yes] {" "}Это пришло после вашего срока. Всё сохранено с пометкой, и посредник это увидит.
       *[no] {""}
    }
received-words = Написанное вами приобщено к делу { $case } как { $label }; { $shown ->
        [yes] его прочтут другая сторона и посредник.
       *[no] его прочтёт тот, кто решает, можно ли принять дело, а другая сторона – только если оно принято.
    }{ $late ->
        [yes] {" "}Это пришло после вашего срока. Всё сохранено с пометкой, и посредник это увидит.
       *[no] {""}
    }
received-refused = Получено. Это хранится вместе с вашим заявлением; если его ещё раз посмотрит человек, оно будет в деле.
received-early = { $count ->
        [one] Получен { $count } файл к заказу { $order }.
        [few] Получено { $count } файла к заказу { $order }.
       *[many] Получено { $count } файлов к заказу { $order }.
    }
turned = Теперь всё, что вы пишете и присылаете сюда, относится к заказу { $order }. Чтобы вернуться к заказу { $other }, нажмите «К другому заказу» или откройте его ссылку.
opt-turn-back = К другому заказу
turned-case = Теперь всё, что вы пишете и присылаете сюда, относится к делу { $case }. Чтобы вернуться к делу { $other }, нажмите «К другому делу».
opt-turn-back-case = К другому делу
edited = Вы изменили сообщение. Первое остаётся как было; если нужно что-то добавить, пришлите новое.
