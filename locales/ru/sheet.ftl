### Лист команды `okyoo assess --explain`: для операторов, медиаторов и юристов. Не для сторон.

sheet-nothing = Список пуст: оценивать нечего.
sheet-head = { $name }: { $outcome }
sheet-made = Оценено на { $at }, { $phase }, свод правил { $rulebook }, профиль { $profile }.
sheet-phase-intake = на приёме
sheet-phase-in_mediation = в ходе медиации
sheet-special = Здесь действуют особые правила: { $rules }.

outcome-admissible = принимается
outcome-admissible_flagged = принимается, с пометками для медиатора
outcome-needs_staff_decision = решает человек
outcome-inadmissible = не принимается
outcome-incomplete = неполно: сначала нужно спросить
outcome-continue = медиация продолжается
outcome-termination_recommended = рекомендуется завершить; подтверждают сотрудники
outcome-terminated = завершено самими сторонами

sheet-refuses = Отказ по пунктам: { $clauses }. Человек может посмотреть ещё раз, другие пути открыты.
sheet-staff = Человек решает по пунктам: { $clauses }.
sheet-ends = Завершение: { $clause }, кем: { $by }. Основание: { $basis }.
sheet-by-bot = сами стороны
sheet-by-staff = сотрудники, они подтверждают
sheet-by-held = пока никто: сначала смотрит человек
sheet-flags = Пометки для медиатора: { $clauses }.
sheet-category = Категория: { $category }. На первый взгляд (только для сотрудников, предварительно): { $responsible }.

sheet-title-missing = Что могло бы изменить результат
sheet-title-clauses = Пункты, которые относятся к случаю
sheet-title-deadlines = Сроки
sheet-title-amounts = Суммы
sheet-title-evidence = Доказательства
sheet-title-agreements = Согласованные тексты рядом

sheet-missing = { $fact } – неизвестно: { $words } (нужно для { $clauses }); добавить можно до { $until }
sheet-missing-open = { $fact } – неизвестно: { $words } (нужно для { $clauses })
sheet-missing-proof = { $side } ещё может показать: { $kinds }; до { $until }
sheet-missing-none = Всё есть.

check-met = выполнен
check-not_met = не выполнен
check-met_in_part = выполнен частично
check-met_second_limb = выполнен по второму варианту
check-needs_human = для человека
check-unknown = неизвестно
check-applies = применяется

sheet-clause = { $clause }, { $check }: { $plain }
sheet-quote = «{ $quote }» ({ $ref })
sheet-note = Пометка: { $note }
sheet-fact = { $name } ({ $words }) = { $value } ({ $source })
sheet-fact-special = об этом спрашивает особое правило
sheet-general = Применяются, как к любому делу: { $clauses }.
sheet-silent = Не относятся к случаю: { $clauses }.
sheet-yes = да
sheet-no = нет

source-record = по записям
source-claimant = по словам заявителя
source-respondent = по словам ответчика
source-server = вычислено программой
source-profile = задано в профиле

sheet-filing = Заявление: считается от { $anchor }, { $basis }; последний день { $last }. Окончание: { $ends }.
sheet-filing-rolled = { $plain } – не рабочий день ({ $skipped }), поэтому срок кончается { $last }.
sheet-window-claimant = Доказательства заявителя: до { $ends }.
sheet-window-respondent = Доказательства ответчика: до { $ends }.
sheet-window-none = Срок для доказательств ещё не начался.
sheet-window-waiting = Дни ответчика не начались: неизвестно, дошло ли до него уведомление.
sheet-provisional = Официального календаря на этот год ещё нет: дата может сдвинуться только на более позднюю.

sheet-head-line = { $head } { $claimed }: в пределах Правил { $within }, сверх { $beyond } ({ $why })
sheet-total = Всего { $claimed }: в пределах Правил { $within }, сверх { $beyond }.
sheet-damages = Согласованное возмещение { $agreed }, сумма площадки { $platform }: поддерживается большая, { $supported }.

why-refund = возврат в пределах уплаченного
why-refund-above-paid = больше уплаченного и ещё не возвращённого
why-price = ещё не уплаченная цена
why-price-above-due = больше того, что ещё должны
why-damages = согласованное возмещение
why-damages-above-figure = больше поддерживаемой суммы
why-damages-not-agreed = возмещение не было согласовано
why-loss-agreed = фактический убыток по согласованному условию
why-loss-stipulated = убыток, о котором говорит сама категория
why-expense = расход по сделке
why-expense-undocumented = расход без документа
why-expense-reading-b = расход сверх возмещения (чтение B)
why-not-both = возмещение или фактический убыток, но не оба
why-not-measured = в другой валюте, чем сумма, с которой сравнивают
why-outside = такой статьи Правила не допускают

standing-usable = можно использовать
standing-not_usable_unless_both_recognise = нельзя, пока не признают обе стороны (RUL-3.2)
standing-late = опоздало (RUL-3.1)
standing-authenticity_review = подлинность проверяет человек (RUL-3.1)
sheet-exhibit = { $id }, источник – { $by }: { $standing }
sheet-term = { $at }, { $id }: «{ $says }» ({ $agreed })
sheet-term-agreed = согласовано обеими сторонами
sheet-term-one-sided = неизвестно, согласовано ли обеими
sheet-topic = { $topic }: { $why }
prevails-only = { $id } стоит один
prevails-same = все говорят одно и то же
prevails-later = действует { $id }: из согласованных текстов он самый поздний
prevails-special = особое соглашение о приоритете или форме; его читает человек
prevails-not_agreed = неизвестно, согласован ли какой-либо текст обеими сторонами

side-claimant = заявитель
side-respondent = ответчик
side-platform = записи okyoo
responsible-seller = продавец ({ $clause })
responsible-buyer = покупатель ({ $clause })
responsible-none = записи не указывают на ответственность ответчика ({ $clause })
responsible-undetermined = должен посмотреть человек
responsible-not_evaluated = не оценивалось

# Факты, которые вычисляет программа; заявленные стоят в facts.ftl.
fact-acts_counted = сколько недопустимых действий достаточно разошлись, чтобы считаться
fact-admitted = признаёт ли это ответчик
fact-brand_paper = пришло ли разрешение на марку
fact-claimed_beyond = сумма сверх того, что допускают Правила
fact-complaints_against_counted = сколько несостоятельных жалоб ответчика засчитывается
fact-complaints_counted = сколько несостоятельных жалоб заявителя засчитывается
fact-conflicting_terms = тексты об одном, которые расходятся
fact-damages_currency = в какой валюте требуется возмещение
fact-doubted_exhibits = доказательства с признаками изменения
fact-filed_at = момент подачи, который считается
fact-filing_ends_at = первый момент, когда уже поздно
fact-filing_surely_ends_at = первый момент, когда поздно по любой вероятной дате
fact-found_category = категория, на которую указывают записи
fact-grounds_met = основания против принятия
fact-grounds_open = основания, о которых неизвестно
fact-heads_beyond = статьи, выходящие за пределы Правил
fact-heads_within = статьи в пределах Правил
fact-judged_at = момент, на который смотрят отправку
fact-judged_on = день этого момента
fact-late_exhibits = доказательства, пришедшие после срока своей стороны
fact-loss_shown = показан ли убыток
fact-many_contacts = больше ли обращений без ответа, чем допускает профиль
fact-money_asked = требуются ли деньги
fact-off_platform_exhibits = переписка вне okyoo
fact-partly_recognised = что из неё признано частично
fact-phase = до или после принятия
fact-platform_damages = сумма возмещения, заданная площадкой
fact-prevailing_terms = текст, который действует
fact-promise = что стало с обещанием
fact-remedies = что требуется кроме денег
fact-requested_heads = что требуется, по статьям
fact-respondent_silent = прошли ли дни ответчика без единого его шага
fact-respondent_window_closed = прошли ли дни ответчика
fact-respondent_window_ends_at = первый момент после дней ответчика
fact-shipped_on = день отправки
fact-special_excluding = особые правила, исключающие спор
fact-special_for_staff = особые правила, по которым решает человек
fact-special_terms = тексты с особым соглашением
fact-supported_damages = поддерживаемая сумма возмещения
fact-term_1_reading = нужны ли обе половины пункта («и») или одна («или»)
fact-today = день этой оценки
fact-unrecognised_exhibits = что из неё признали не обе стороны
fact-windows_closed = прошли ли дни обеих сторон

word-and = и
word-asked = просил
word-broken = не выполнено
word-buyer = покупатель
word-confirmed = подтвердил
word-fault = да, с небольшим недостатком
word-full = полностью
word-in_mediation = в ходе медиации
word-in_time = вовремя
word-intake = на приёме
word-kept = выполнено
word-late = с опозданием
word-no = нет
word-none = нет
word-not_due = срок ещё не настал
word-not_tried = не пробовал
word-or = или
word-partial = частично
word-pending = в процессе
word-seller = продавец
word-unsaid = записи об этом молчат
word-yes = да
