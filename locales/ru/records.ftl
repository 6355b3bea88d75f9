### Что читают операторы о записях торговой площадки, которые нельзя принять.

record-wrong-type = здесь не может стоять значение такого вида
record-missing = его нет; см. docs/schema
record-unknown-field = такого поля нет; см. docs/schema
record-unknown-value = такое значение здесь стоять не может; см. docs/schema
record-unknown-version = эта версия записи неизвестна; читается версия 1
record-unknown-kind = такое событие неизвестно; см. docs/schema
record-not-an-instant = это не момент времени с поясом, с 2013 по 2099 год; напишите 2026-11-24T10:00:00+08:00
record-not-a-day = это не день с 2013 по 2099 год; напишите 2026-11-24 или null, если его нет
record-not-an-amount = это не сумма; напишите цифры строкой, например "25.50"
record-not-money = это не деньги; нужны сумма и валюта по ISO 4217, подходящие друг к другу
record-not-text = это не видимый текст
record-wrong-form = это написано не так, как нужно; см. docs/schema
record-too-long = это слишком длинно
record-out-of-range = это вне допустимых пределов
record-contradiction = это противоречит другому полю записи
record-twice = это стоит здесь дважды
record-empty = здесь пусто
record-cells = в строке больше или меньше ячеек, чем в заголовке
record-semicolons = столбцы разделены точкой с запятой; сохраните файл с запятыми
record-not-csv = это не читается как CSV; проверьте кавычки
record-not-json = это не читается как JSON
record-not-an-object = это не объект JSON
record-other-order = это относится к другому заказу
record-not-utf-8 = это не UTF-8; сохраните файл в UTF-8
order-unknown = Заказа { $order } здесь ещё нет. Сначала загрузите его: okyoo orders import ФАЙЛ.
order-event-changed = Заказ { $order }: событие { $event } уже известно с другим содержанием. События не меняются; пришлите новое.
