### Что видят посредники. На карточках нет личных данных.

staff-welcome = Здравствуйте. Вы в списке посредников. Материалы взятых вами дел придут в этот чат.
staff-help = Возьмите дело с его карточки в чате посредников; материалы придут сюда.
staff-card-mediate =
    Дело { $case } собрано
    Заказ { $order } · { $category } · уплачено: { $amount }
    Подал { $claimant ->
        [buyer] покупатель
       *[seller] продавец
    }, открыто { $opened }
    { $answered ->
        [yes] Другая сторона ответила.
       *[no] Другая сторона не ответила.
    } Материалов: { $exhibits }

    О чём заявление
    { $claim }

    Обратите внимание
    { $flags }
staff-card-mediate-claimed =
    Дело { $case }
    Заказ { $order } · { $category } · уплачено: { $amount }
    У посредника { $keeper } до { $until }
staff-card-mediate-claimed-unstarted =
    Дело { $case }
    Заказ { $order } · { $category } · уплачено: { $amount }
    У посредника { $keeper } до { $until }
    Материалы ждут: сначала { $keeper } запускает этого бота.
staff-card-decide_acceptance =
    Дело { $case } ждёт решения: можно ли принять?
    Заказ { $order } · { $category } · уплачено: { $amount }
    Подал { $claimant ->
        [buyer] покупатель
       *[seller] продавец
    }, открыто { $opened }. Материалов: { $exhibits }

    О чём заявление
    { $claim }

    Решить
    { $clauses }{ $missing ->
        [none] {""}
       *[other] {" "}Неизвестно также: { $missing }.
    }

    Обратите внимание: { $flags }
staff-card-decide_acceptance-done =
    Дело { $case }: { $decided ->
        [yes] принято
       *[no] не принято
    }, решение: { $by }
    Заказ { $order } · { $category }
staff-card-serve_by_hand =
    Дело { $case }: уведомление { $number } не доставлено
    Заказ { $order } · { $category }
    Вручите его { $side ->
        [claimant] заявителю
       *[respondent] ответчику
    } ({ $role ->
        [buyer] покупателю
       *[seller] продавцу
    }) сами и нажмите, когда сделаете. К кому обращаться, видно на странице заказа okyoo; ссылку для ответа даёт `okyoo link --order { $order } --role { $role }`. { $starts ->
        [yes] До тех пор время не идёт.
       *[no] { "" }
    }
    Что в нём сказано: { $told }
staff-card-serve_by_hand-done = Дело { $case }: уведомление { $number } вручено; вручил { $by }, { $at }.
staff-do-claim = Взять
staff-do-read = Прочесть материалы
staff-do-accept = Принять
staff-do-decline = Не принимать
staff-do-served = Вручено
staff-do-start = Запустить бота посредников
staff-done-claim = Дело ваше.
staff-done-read = Материалы в вашем личном чате.
staff-done-read-already = Материалы уже в вашем личном чате; с тех пор ничего не поступило.
staff-done-accept = Принято. Обеим сторонам сообщают.
staff-done-decline = Не принято. Заявителю сообщают.
staff-done-served = Записано: с этой минуты оно считается доставленным.
staff-dossier =
    МАТЕРИАЛЫ { $case }
    Заказ { $order }: { $title }
    Уплачено: { $amount } · категория: { $category }
    Подал { $claimant ->
        [buyer] покупатель
       *[seller] продавец
    }, открыто { $opened }

    Что говорит заявитель
    { $replies }
staff-dossier-order =
    { $case }: заказ по записям okyoo
    { $title }
    Заказано: { $options } · штук: { $quantity }
    Оплачен: { $paid_at }
    Отправить до: { $agreed_ship_by } · доставить до: { $agreed_delivery_by }
    Отправлен: { $shipped_at }
    Отслеживание: { $tracking }
    Доставлен: { $delivered_at }
    Получение подтверждено: { $receipt_confirmed_at }
    Возврат денег: { $refund }
    Спор с банком или платёжным сервисом: { $dispute }

    Время для доказательств: заявитель – { $claimant_window }; ответчик – { $respondent_window }
    Прочерк значит, что в записях этого нет.
staff-none = нет
staff-at = { $at }
staff-ground-acc-1 = ACC-1: срок подачи закончился { $filing_ends_at }; это заявление поступило { $submitted_at }.
staff-lease-over = Ваше время с делом { $case } закончилось, оно снова в очереди. Новые материалы вам больше не приходят.
staff-changed = { $now } (когда открыли заявление: { $then })
staff-not-begun = ещё не началось
staff-until = до { $until }
staff-dossier-rules =
    { $case }: что говорят Правила
    { $findings }
staff-dossier-answer =
    { $case }: что говорит ответчик, ответ дан { $at }
    { $replies }
staff-dossier-unanswered = { $case }: ответчик не ответил.
staff-dossier-exhibits =
    { $case }: доказательства ({ $count })
    { $listed }
staff-dossier-exhibits-since =
    { $case }: доказательства, которых у вас ещё не было ({ $count })
    { $listed }
staff-dossier-words =
    { $case }: это поступило в дело
    { $line }
staff-dossier-recognised =
    { $case }: сторона сказала, подлинно ли и полно ли доказательство
    { $line }
staff-exhibit-words = написано в чате
staff-exhibit-note =
    { $label }: отправитель написал:
    { $note }
staff-exhibit-line = { $label } · { $kind } · { $state } { $seal }{ $late ->
        [yes] {" · с опозданием"}
       *[no] {""}
    }
staff-exhibit-line-recognition =
    { $label } · { $kind } · { $state } { $seal }{ $late ->
        [yes] {" · с опозданием"}
       *[no] {""}
    }
    подлинно и полно? заявитель: { $claimant ->
        [yes] да
        [no] нет
       *[silent] молчит
    }; ответчик: { $respondent ->
        [yes] да
        [no] нет
       *[silent] молчит
    }
staff-verdict-met-recorded = { $clause } Так по записям; решать вам.
staff-verdict-met-told = { $clause } Так говорит заявитель; решать вам.
staff-verdict-not_met = { $clause } По материалам дела это не так.
staff-verdict-needs_human = { $clause } Оценивать вам.
staff-verdict-unknown = { $clause } Так ли это, не ясно. Неизвестно: { $facts }.

category-none = категория неясна
category-cat-1-1 = 1.1, оплачено и не отправлено
category-cat-1-2 = 1.2, пишут «доставлено»
category-cat-1-3 = 1.3, возврат без денег
category-cat-1-4 = 1.4, потеряно или вернулось
category-cat-2-1 = 2.1, не тот или негодный товар
category-cat-2-2 = 2.2, небольшой недостаток
category-cat-3 = 3, бренд
category-cat-4 = 4, необоснованные жалобы
category-cat-5 = 5, оскорбления или угрозы
category-cat-6 = 6, объявление
category-cat-7 = 7, место доставки
category-cat-8 = 8, изменённые условия
category-cat-9 = 9, обещание после продажи
category-cat-gf = нет в перечне споров
category-seller-claim = заявление продавца
staff-letter-dead = Обновление { $seq } бота { $source } не удалось обработать пять раз. См. `okyoo letters list`.
staff-letter-quarantined = Обновление { $seq } бота { $source } нельзя прочесть, оно в карантине. См. `okyoo letters list`.
staff-letters-more = За последние минуты не обработано ещё обновлений: { $count }. См. `okyoo letters list`.
staff-both-sides = Заказ { $order }: аккаунт одной стороны открыл ссылку { $role ->
        [buyer] покупателя
       *[seller] продавца
    }, то есть попытался стать обеими сторонами. Ему отказано, ссылка осталась свободной.
staff-chat-migrated = У этого чата новый номер: { $new } (был { $old }). Впишите его в OKYOO_STAFF_CHAT.
staff-alarm-given-up = Сообщение не удалось доставить, больше оно не отправляется: { $subject }, бот { $bot }, чат { $chat }. Причина: { $fault }. Передайте его, пожалуйста, другим путём.
staff-alarm-held = В чат персонала { $chat } нельзя писать: { $fault }. Его сообщения ждут. Разрешите боту персонала писать туда или задайте OKYOO_STAFF_CHAT.
staff-alarm-no-room = Доказательства не удаётся сохранить: { $fault }. Новые файлы ждут, пока в папке OKYOO_BLOBS не появится место.
staff-alarm-token = Доступ для «{ $bot }» отклонён: { $fault }. Сообщения ждут. Проверьте токен или секрет командой `okyoo doctor`.
staff-alarm-timer = Таймер { $subject } не сработал пять раз и больше не проверяется: { $fault }. См. `okyoo letters list`; `okyoo letters retry { $subject }` запустит его снова.

kind-payment_proof = подтверждение оплаты
kind-contract_on_platform = договор на okyoo
kind-listing_snapshot = объявление, каким оно было
kind-platform_chat_extract = переписка на okyoo
kind-off_platform_communication = переписка вне okyoo
kind-tracking_record = данные отслеживания
kind-shipping_document = документ об отправке
kind-delivery_proof = подтверждение вручения
kind-carrier_statement = справка перевозчика
kind-customs_document = таможенный документ
kind-photo_item = фото товара
kind-photo_label = фото этикетки
kind-photo_packaging = фото упаковки
kind-video_function = видео работы
kind-video_unboxing = видео распаковки
kind-quantity_evidence = подтверждение количества
kind-inspection_report = акт осмотра
kind-expense_receipt = чек о расходе
kind-brand_authorization = разрешение бренда
kind-authenticity_doubt = о подлинности товара
kind-return_agreement = договорённость о возврате
kind-return_tracking = отслеживание возврата
kind-refund_proof = подтверждение возврата денег
kind-settlement_record = мировое соглашение
kind-arbitration_document = документ арбитража
kind-payment_dispute_notice = уведомление о споре по платежу
kind-harassment_extract = выдержка из переписки
kind-after_sales_promise = обещание послепродажного обслуживания
kind-service_request_log = журнал обращений в сервис
kind-earlier_case_list = список прежних дел
kind-unlisted = иное доказательство

state-pending = ещё не скопировано
state-sealed = опечатано
state-failed = не удалось скопировать
state-refused = не принято
