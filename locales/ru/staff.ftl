### Что видят посредники. На карточках нет личных данных.

staff-welcome = Вас здесь знают. Материалы взятых вами дел придут в этот чат.
staff-help = Возьмите дело с его карточки в чате посредников; материалы придут сюда.
staff-card-mediate =
    Дело { $case } собрано
    Заказ { $order } · { $category } · { $amount }
    Подал { $claimant ->
        [buyer] покупатель
       *[seller] продавец
    }, открыто { $opened }
    Ответ: { $answered } · материалов: { $exhibits }
    Пометки: { $flags }
staff-card-mediate-claimed =
    Дело { $case }
    Заказ { $order } · { $category } · { $amount }
    У посредника { $keeper } до { $until }
staff-card-mediate-claimed-unstarted =
    Дело { $case }
    Заказ { $order } · { $category } · { $amount }
    У посредника { $keeper } до { $until }
    Материалы ждут: { $keeper } должен сначала запустить этого бота.
staff-card-decide_acceptance =
    Дело { $case } ждёт решения: можно ли принять?
    Заказ { $order } · { $category } · { $amount }
    Подал { $claimant ->
        [buyer] покупатель
       *[seller] продавец
    }, открыто { $opened }
    Решить: { $clauses } · пометки: { $flags }
staff-card-decide_acceptance-done =
    Дело { $case }: о принятии решено
    Заказ { $order } · { $category }
staff-card-serve_by_hand =
    Дело { $case }: уведомление не доставлено
    Заказ { $order } · { $category }
    Вручите его ответчику сами и нажмите, когда сделаете. До тех пор время не идёт.
staff-card-serve_by_hand-done = Дело { $case }: вручено.
staff-do-claim = Взять
staff-do-accept = Принять
staff-do-decline = Не принимать
staff-do-served = Вручено
staff-do-start = Запустить бота посредников
staff-done-claim = Дело ваше.
staff-done-accept = Принято. Обе стороны узнают.
staff-done-decline = Не принято. Заявитель узнает.
staff-done-served = Записано. Время ответчика идёт с этой минуты.
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

    Что говорят Правила
    { $findings }
staff-dossier-answer =
    { $case }: что говорит ответчик
    { $replies }
staff-dossier-unanswered = { $case }: ответчик не ответил.
staff-dossier-exhibits =
    { $case }: доказательства ({ $count })
    { $listed }
staff-exhibit-line = { $label } · { $kind } · { $state } · с опозданием: { $late } · печать { $seal }
staff-exhibit-line-recognition = { $label } · { $kind } · { $state } · подлинно и полно? заявитель: { $claimant }, ответчик: { $respondent } · с опозданием: { $late } · печать { $seal }
staff-verdict-met = { $clause }: применяется
staff-verdict-needs_human = { $clause }: судить вам
staff-verdict-unknown = { $clause }: не хватает факта
staff-letter-dead = Обновление { $seq } бота { $source } не удалось обработать пять раз. См. `okyoo letters list`.
staff-letter-quarantined = Обновление { $seq } бота { $source } нельзя прочесть, оно в карантине. См. `okyoo letters list`.
staff-chat-migrated = У этого чата новый номер: { $new } (был { $old }). Впишите его в OKYOO_STAFF_CHAT.
