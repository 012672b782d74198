// Russian. GSM-7 lacks its letters: a text message has 70 units, of which the line for browsers takes 28 to 44. So a
// code with that line has the brief text, and a notice has no link. Names of services are not inflected: they stand in
// quotation marks after a noun that is ("в сервисе «Пример»"), and after "код" where there is no room for more.

import type { Catalogue } from './catalogue.ts'
import { pagesRu } from './pages/ru.ts'

export const ru: Catalogue = {
  ...pagesRu,

  'language.name': 'Русский',

  'duration.minutes': '{minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}',
  'duration.hours': '{hours, plural, one {# час} few {# часа} many {# часов} other {# часа}}',

  'sms.registration': '{code} — код регистрации {service} ({life}). Никому не сообщайте.',
  'sms.renewal': '{code} — код продления {service} ({life}). Никому не сообщайте.',
  'sms.other': '{code} — код подтверждения {service} ({life}). Никому не сообщайте.',
  'sms.brief': '{code} — код {service}',

  'email.subject.registration': '{service}: код для создания учётной записи',
  'email.subject.renewal': '{service}: код для продления учётной записи',
  'email.subject.other': '{service}: код подтверждения',
  'email.lead.registration': '{code} — ваш код для создания учётной записи в сервисе «{service}».',
  'email.lead.renewal': '{code} — ваш код для продления учётной записи в сервисе «{service}».',
  'email.lead.other': '{code} — ваш код подтверждения в сервисе «{service}».',
  'email.use': 'Введите код там, где вы его запросили. Он одноразовый и действует {life}.',
  'email.secret':
    'Никому не сообщайте код, даже нам. Мы никогда не спрашиваем его ни по телефону, ни в сообщениях, ни в письмах.',
  'email.unasked': 'Если вы не запрашивали код, не обращайте внимания на это письмо: без кода ничего не произойдёт.',
  'email.automatic': 'Это письмо отправлено автоматически. Пожалуйста, не отвечайте на него.',

  'identity.start.registration.title': 'Новая учётная запись: {service}',
  'identity.start.registration':
    'Чтобы создать учётную запись в сервисе «{service}», сейчас нужно подтвердить свою личность.',
  'identity.start.renewal.title': 'Продление учётной записи: {service}',
  'identity.start.renewal':
    'Чтобы продлить учётную запись в сервисе «{service}», сейчас нужно подтвердить свою личность.',
  'identity.start.forwarded':
    'Эту ссылку вам кто-то прислал? Тогда закройте страницу, иначе этот человек сможет действовать от вашего имени.',
  'identity.start.go': 'Продолжить',
  'identity.proved.title': 'Спасибо',
  'identity.proved':
    'Ваша личность подтверждена. Вернитесь на страницу или в приложение, где вы начали, и продолжите там.',
  'identity.not_eligible.title': 'Выберите другой способ',
  'identity.not_eligible': 'Ваша личность подтверждена, но этот способ вам недоступен. Вернитесь и выберите другой.',
  'identity.declined.title': 'Личность не подтверждена',
  'identity.declined': 'Вход был отменён. Вернитесь и попробуйте ещё раз или выберите другой способ.',
  'identity.failed.title': 'Не получилось',
  'identity.failed':
    'Мы не смогли убедиться, что полученный ответ подлинный, поэтому ничего не изменилось. Вернитесь и попробуйте ещё раз.',
  'identity.unavailable.title': 'Сейчас не получится',
  'identity.unavailable':
    'Сервис, который подтверждает личность, недоступен. Попробуйте ещё раз через несколько минут или выберите другой способ.',
  'identity.over.title': 'Эта ссылка больше не действует',
  'identity.over':
    'Ссылка работает один раз, в течение десяти минут и в одном браузере. Вернитесь туда, где вы её получили, и запросите новую.',
  'notice.registration_begun.subject': '{service}: на ваше имя создают учётную запись',
  'notice.registration_begun.text': 'Кто-то начал создавать на ваше имя учётную запись «{service}».',
  'notice.registration_finished.subject': '{service}: на ваше имя создана учётная запись',
  'notice.registration_finished.text': 'На ваше имя создана учётная запись «{service}».',
  'notice.renewal_begun.subject': '{service}: кто-то продлевает вашу учётную запись',
  'notice.renewal_begun.text': 'Кто-то начал продлевать вашу учётную запись «{service}».',
  'notice.renewal_finished.subject': '{service}: ваша учётная запись продлена',
  'notice.renewal_finished.text': 'Ваша учётная запись «{service}» продлена.',
  'notice.contact_changed.subject': '{service}: в вашей учётной записи изменены контакты',
  'notice.contact_changed.text': 'В вашей учётной записи «{service}» изменены контакты.',
  // A day ends in «г.», so it does not stand at the end of a sentence.
  'notice.reminder.subject': '{service}: {date} истекает срок действия вашей учётной записи',
  'notice.reminder.text': '{date} истекает срок учётной записи «{service}».',
  'notice.reminder.renew': 'Продлите её.',
  'notice.yours': 'Если это были вы, ничего делать не нужно.',
  'notice.not_yours': 'Если это были не вы, откройте эту страницу и нажмите на ней кнопку:',
  'notice.sms.not_yours': 'Не вы? {link}',

  'not_me.title': 'Это были вы?',
  'not_me.when': 'Это произошло {date} (UTC).',
  'not_me.if_yours': 'Если это были вы, закройте страницу: ничего не изменится.',
  'not_me.if_not_yours':
    'Если это были не вы, сообщите нам. Тогда всё, что начато с этой учётной записью, будет остановлено, а сама она будет отмечена для проверки в сервисе «{service}».',
  'not_me.button': 'Нет, это не я',
  'not_me.done.title': 'Спасибо, что сообщили нам',
  'not_me.done.text':
    'Всё, что было начато с этой учётной записью, остановлено, а сама она отмечена для проверки в сервисе «{service}».',
  'not_me.done.mailbox': 'Сразу же смените пароль своего почтового ящика и включите двухэтапную аутентификацию.',
  'not_me.done.support': 'Если хотите с кем-нибудь поговорить: {support}',
  'not_me.gone.title': 'Эта ссылка недействительна',
  'not_me.gone.text': 'Возможно, она скопирована не полностью или ей больше 90 дней. Ничего не изменилось.',
  'reason.not_a_phone': 'Это не похоже на номер телефона. Напишите его цифрами, с + и кодом страны в начале.',
  'reason.country_missing': 'Не хватает кода страны. Начните номер с + и кода страны.',
  'reason.unknown_country': 'Такого кода страны нет. Проверьте цифры после +.',
  'reason.too_short': 'В номере не хватает цифр. Проверьте его.',
  'reason.too_long': 'В номере слишком много цифр. Проверьте его.',
  'reason.not_possible': 'В этой стране такого номера не бывает. Проверьте каждую цифру.',
  'reason.fixed_line': 'Это стационарный номер, на него SMS-сообщения не приходят. Укажите номер мобильного телефона.',
  'reason.premium_rate': 'Это номер с повышенной оплатой. Укажите номер своего мобильного телефона.',
  'reason.toll_free': 'Это номер, звонки на который бесплатны. Укажите номер своего мобильного телефона.',
  'reason.shared_cost': 'Это номер с разделённой оплатой звонка. Укажите номер своего мобильного телефона.',
  'reason.pager': 'Это номер пейджера. Укажите номер мобильного телефона.',
  'reason.voip':
    'Это номер интернет-телефонии, наши SMS-сообщения могут на него не прийти. Укажите номер мобильного телефона.',
  'reason.not_an_email': 'Это не адрес электронной почты.',
  'reason.sms_not_delivered_there': 'SMS-сообщения с кодом не доходят в страну этого номера.',
  'reason.sms_not_delivered_where_you_are': 'SMS-сообщения с кодом не доходят в страну, где вы находитесь.',
  'reason.email_not_delivered_where_you_are': 'Письма с кодом не доходят в страну, где вы находитесь.',
  'reason.not_for_this_method': 'При этом способе регистрации код так отправить нельзя.',
  'reason.confirmed_contacts_only':
    'Здесь код можно отправить только на номер или адрес, который вы подтвердили раньше.',
  'reason.channel_not_configured': 'Сейчас мы не можем отправить код таким образом.',
  'reason.country_not_enabled': 'Мы не отправляем SMS-сообщения в страну этого номера.',
  'reason.sms_not_carried_there': 'На этот номер мы не можем отправить SMS-сообщение.',
  'contact.did_you_mean': 'Вы имели в виду {contact}?',
  'hint.reserved_number': 'Этот номер предназначен для фильмов и примеров и никому не принадлежит.',

  'tip.choose_another_network':
    'Если вы за границей и сообщение не приходит, вручную выберите другую мобильную сеть в настройках телефона и попробуйте ещё раз.',
  'tip.use_email': 'Вместо этого укажите адрес своей электронной почты.',
  'tip.use_text_message': 'Вместо этого укажите номер своего мобильного телефона.',
  'tip.use_another_method': 'Выберите другой способ регистрации.',
  'reason.at_sign_missing': 'В адресе нет знака @. Напишите адрес целиком, например ann@example.com.',
  'reason.at_sign_repeated': 'В адресе больше одного знака @. Укажите один адрес.',
  'reason.local_part_missing': 'Перед знаком @ чего-то не хватает.',
  'reason.local_part_too_long': 'Часть перед знаком @ слишком длинная. Проверьте её.',
  'reason.quoted_local_part': 'Укажите адрес без кавычек.',
  'reason.misplaced_dot': 'В адресе есть лишняя точка. Проверьте его.',
  'reason.space_inside': 'В адресе есть пробел. Уберите его.',
  'reason.invisible_character': 'В адресе есть невидимый символ. Наберите адрес вручную, а не вставляйте его.',
  'reason.forbidden_character': 'Перед знаком @ есть символ, которого в адресе быть не может.',
  'reason.domain_missing': 'После знака @ чего-то не хватает.',
  'reason.domain_incomplete': 'Не хватает конца адреса, например .com или .ee.',
  'reason.domain_invalid': 'В части после знака @ есть ошибка. Проверьте её по буквам.',
  'reason.domain_reserved': 'На этот адрес письма не приходят. Укажите другой.',
  'reason.address_literal': 'Укажите адрес, в котором после знака @ стоит название, а не цифры.',
  'reason.address_too_long': 'Адрес слишком длинный. Проверьте его.',
  'reason.throw_away': 'Это временный почтовый ящик. Укажите такой, который будет у вас и через год.',
  'reason.no_mail_service':
    'На адреса с таким окончанием после @ письма не приходят. Проверьте его по буквам или укажите другой адрес.',
  'hint.primary_mailbox':
    'Укажите основной почтовый ящик, который останется у вас, даже если вы смените работу, страну или фамилию.',
  'hint.role_address':
    'Похоже, этот почтовый ящик читают несколько человек. Лучше укажите свой: код предназначен только вам.',
  'hint.work_or_school':
    'Похоже, это рабочий или учебный почтовый ящик. После ухода вы можете его лишиться; личный надёжнее.',
  'hint.contract_mailbox':
    'Этот ящик может исчезнуть вместе с договором на интернет. Лучше такой, который от договора не зависит.',
  'hint.throw_away_mailbox': 'Это временный почтовый ящик. Без него вы потом можете не попасть в свою учётную запись.',

  'fallback.waiting.text': 'Если SMS-сообщение не будет доставлено, мы отправим код также на адрес {contact}.',
  'fallback.waiting.email': 'Если письмо не будет доставлено, мы отправим код также на номер {contact}.',
  'fallback.sent.text_silent':
    'Доставка SMS-сообщения не подтверждена. Мы отправили код также на адрес {contact}. Введите любой из двух кодов.',
  'fallback.sent.text_failed': 'SMS-сообщение доставить не удалось. Мы отправили код на адрес {contact}.',
  'fallback.sent.email_silent':
    'Доставка письма не подтверждена. Мы отправили код также на номер {contact}. Введите любой из двух кодов.',
  'fallback.sent.email_failed': 'Письмо доставить не удалось. Мы отправили код на номер {contact}.',
  'fallback.offered.text_silent': 'Доставка SMS-сообщения не подтверждена. Мы можем отправить код на адрес {contact}.',
  'fallback.offered.text_failed': 'SMS-сообщение доставить не удалось. Мы можем отправить код на адрес {contact}.',
  'fallback.offered.email_silent': 'Доставка письма не подтверждена. Мы можем отправить код на номер {contact}.',
  'fallback.offered.email_failed': 'Письмо доставить не удалось. Мы можем отправить код на номер {contact}.',

  'test.sms': 'Тестовое сообщение сервиса «{service}». Делать ничего не нужно.',
  'test.email.subject': '{service}: тестовое письмо',
  'test.email.text':
    'Это тестовое письмо сервиса «{service}». Оно показывает, что письма доходят. Делать ничего не нужно.',
}
