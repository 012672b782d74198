// German. GSM-7 has its letters, but not its quotation marks („“) and dashes (–): one of them would leave a text message
// room for 70 units instead of 160, so what goes by SMS does without. Names of services are not inflected: they follow a
// preposition ("bei Beispiel").

import type { Catalogue } from './catalogue.ts'
import { pagesDe } from './pages/de.ts'

export const de: Catalogue = {
  ...pagesDe,

  'language.name': 'Deutsch',

  'duration.minutes': '{minutes, plural, one {# Minute} other {# Minuten}}',
  'duration.hours': '{hours, plural, one {# Stunde} other {# Stunden}}',

  'sms.registration':
    '{code} ist Ihr Code zur Kontoeröffnung bei {service}. Gilt {life}. Nie weitergeben, auch nicht an uns.',
  'sms.renewal':
    '{code} ist Ihr Code zur Kontoverlängerung bei {service}. Gilt {life}. Nie weitergeben, auch nicht an uns.',
  'sms.other': '{code} ist Ihr Bestätigungscode für {service}. Gilt {life}. Nie weitergeben, auch nicht an uns.',
  'sms.brief': '{code} ist Ihr Code für {service}.',

  'email.subject.registration': '{service}: Ihr Code zur Kontoeröffnung',
  'email.subject.renewal': '{service}: Ihr Code zur Kontoverlängerung',
  'email.subject.other': '{service}: Ihr Bestätigungscode',
  'email.lead.registration': '{code} ist der Code, mit dem Sie ein Konto bei {service} eröffnen.',
  'email.lead.renewal': '{code} ist der Code, mit dem Sie Ihr Konto bei {service} verlängern.',
  'email.lead.other': '{code} ist Ihr Bestätigungscode für {service}.',
  'email.use': 'Geben Sie ihn dort ein, wo Sie ihn angefordert haben. Er gilt nur einmal und {life} lang.',
  'email.secret':
    'Nennen Sie den Code niemandem, auch uns nicht. Wir fragen nie danach, weder am Telefon noch in einer Nachricht oder E-Mail.',
  'email.unasked':
    'Wenn Sie keinen Code angefordert haben, beachten Sie diese E-Mail nicht: Ohne den Code geschieht nichts.',
  'email.automatic': 'Diese E-Mail wurde automatisch verschickt. Bitte antworten Sie nicht darauf.',

  'identity.start.registration.title': 'Konto bei {service} eröffnen',
  'identity.start.registration': 'Um ein Konto bei {service} zu eröffnen, weisen Sie jetzt nach, wer Sie sind.',
  'identity.start.renewal.title': 'Konto bei {service} verlängern',
  'identity.start.renewal': 'Um Ihr Konto bei {service} zu verlängern, weisen Sie jetzt nach, wer Sie sind.',
  'identity.start.forwarded':
    'Hat Ihnen jemand diesen Link geschickt? Dann schließen Sie die Seite: Sonst könnte diese Person in Ihrem Namen handeln.',
  'identity.start.go': 'Weiter',
  'identity.proved.title': 'Vielen Dank',
  'identity.proved':
    'Sie haben nachgewiesen, wer Sie sind. Gehen Sie dorthin zurück, wo Sie begonnen haben, und machen Sie dort weiter.',
  'identity.not_eligible.title': 'Bitte wählen Sie einen anderen Weg',
  'identity.not_eligible':
    'Sie haben nachgewiesen, wer Sie sind, aber dieser Weg steht Ihnen nicht offen. Gehen Sie zurück und wählen Sie einen anderen.',
  'identity.declined.title': 'Ihre Identität ist nicht bestätigt',
  'identity.declined':
    'Die Anmeldung wurde abgebrochen. Gehen Sie zurück und versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',
  'identity.failed.title': 'Das hat nicht geklappt',
  'identity.failed':
    'Wir konnten nicht feststellen, ob die Antwort echt ist, und haben nichts geändert. Gehen Sie zurück und versuchen Sie es noch einmal.',
  'identity.unavailable.title': 'Im Moment nicht möglich',
  'identity.unavailable':
    'Der Dienst, der Ihre Identität bestätigt, ist nicht erreichbar. Versuchen Sie es in ein paar Minuten noch einmal, oder wählen Sie einen anderen Weg.',
  'identity.over.title': 'Dieser Link gilt nicht mehr',
  'identity.over':
    'Er funktioniert nur einmal, zehn Minuten lang und in einem einzigen Browser. Gehen Sie dorthin zurück, wo Sie ihn bekommen haben, und fordern Sie einen neuen an.',
  'notice.registration_begun.subject': '{service}: Jemand eröffnet in Ihrem Namen ein Konto',
  'notice.registration_begun.text': 'Jemand hat in Ihrem Namen eine Kontoeröffnung bei {service} begonnen.',
  'notice.registration_finished.subject': '{service}: In Ihrem Namen wurde ein Konto eröffnet',
  'notice.registration_finished.text': 'In Ihrem Namen wurde ein Konto bei {service} eröffnet.',
  'notice.renewal_begun.subject': '{service}: Jemand verlängert Ihr Konto',
  'notice.renewal_begun.text': 'Jemand hat begonnen, Ihr Konto bei {service} zu verlängern.',
  'notice.renewal_finished.subject': '{service}: Ihr Konto wurde verlängert',
  'notice.renewal_finished.text': 'Ihr Konto bei {service} wurde verlängert.',
  'notice.contact_changed.subject': '{service}: Kontaktdaten Ihres Kontos wurden geändert',
  'notice.contact_changed.text': 'Die Kontaktdaten Ihres Kontos bei {service} wurden geändert.',
  'notice.reminder.subject': '{service}: Ihr Konto endet am {date}',
  'notice.reminder.text': 'Ihr Konto bei {service} endet am {date}.',
  'notice.reminder.renew': 'Verlängern Sie es vor diesem Tag.',
  'notice.yours': 'Wenn Sie das waren, müssen Sie nichts tun.',
  'notice.not_yours': 'Wenn Sie das nicht waren, öffnen Sie diese Seite und drücken Sie dort auf den Knopf:',
  'notice.sms.not_yours': 'Sie waren das nicht? {link}',

  'not_me.title': 'Waren Sie das?',
  'not_me.when': 'Das war am {date} (UTC).',
  'not_me.if_yours': 'Wenn Sie das waren, schließen Sie diese Seite: Es ändert sich nichts.',
  'not_me.if_not_yours':
    'Wenn Sie das nicht waren, sagen Sie es uns. Was für dieses Konto begonnen wurde, wird dann abgebrochen, und das Konto wird zur Prüfung durch {service} vorgemerkt.',
  'not_me.button': 'Das war ich nicht',
  'not_me.done.title': 'Danke für Ihre Mitteilung',
  'not_me.done.text':
    'Was für dieses Konto begonnen wurde, ist abgebrochen, und das Konto ist zur Prüfung durch {service} vorgemerkt.',
  'not_me.done.mailbox':
    'Ändern Sie jetzt das Passwort Ihres E-Mail-Postfachs, und schalten Sie dort die Bestätigung in zwei Schritten ein.',
  'not_me.done.support': 'Wenn Sie mit jemandem sprechen möchten: {support}',
  'not_me.gone.title': 'Dieser Link ist ungültig',
  'not_me.gone.text': 'Vielleicht wurde er unvollständig kopiert oder ist älter als 90 Tage. Es wurde nichts geändert.',
  'reason.not_a_phone':
    'Das sieht nicht nach einer Telefonnummer aus. Bitte schreiben Sie sie in Ziffern, mit + und der Landesvorwahl am Anfang.',
  'reason.country_missing': 'Die Landesvorwahl fehlt. Bitte beginnen Sie die Nummer mit + und der Vorwahl des Landes.',
  'reason.unknown_country': 'Diese Landesvorwahl gibt es nicht. Bitte prüfen Sie die Ziffern nach dem +.',
  'reason.too_short': 'Es fehlen Ziffern. Bitte prüfen Sie die Nummer.',
  'reason.too_long': 'Es sind zu viele Ziffern. Bitte prüfen Sie die Nummer.',
  'reason.not_possible': 'Eine solche Nummer gibt es in diesem Land nicht. Bitte prüfen Sie jede Ziffer.',
  'reason.fixed_line': 'Das ist eine Festnetznummer; dort kommen SMS nicht an. Bitte geben Sie eine Mobilnummer an.',
  'reason.premium_rate': 'Das ist eine Nummer mit erhöhten Gebühren. Bitte geben Sie Ihre eigene Mobilnummer an.',
  'reason.toll_free': 'Das ist eine gebührenfreie Nummer. Bitte geben Sie Ihre eigene Mobilnummer an.',
  'reason.shared_cost': 'Das ist eine Nummer mit geteilten Kosten. Bitte geben Sie Ihre eigene Mobilnummer an.',
  'reason.pager': 'Das ist die Nummer eines Pagers. Bitte geben Sie eine Mobilnummer an.',
  'reason.voip':
    'Das ist eine Internet-Telefonnummer; dort kommen unsere SMS vielleicht nicht an. Bitte geben Sie eine Mobilnummer an.',
  'reason.not_an_email': 'Das ist keine E-Mail-Adresse.',
  'reason.sms_not_delivered_there': 'SMS mit einem Code kommen im Land dieser Nummer nicht an.',
  'reason.sms_not_delivered_where_you_are': 'SMS mit einem Code kommen in dem Land, in dem Sie sind, nicht an.',
  'reason.email_not_delivered_where_you_are': 'E-Mails mit einem Code kommen in dem Land, in dem Sie sind, nicht an.',
  'reason.not_for_this_method': 'Bei dieser Art der Registrierung kann ein Code nicht so verschickt werden.',
  'reason.confirmed_contacts_only':
    'Hier kann ein Code nur an eine Nummer oder Adresse gehen, die Sie früher schon bestätigt haben.',
  'reason.channel_not_configured': 'Im Moment können wir einen Code nicht auf diesem Weg verschicken.',
  'reason.country_not_enabled': 'In das Land dieser Nummer verschicken wir keine SMS.',
  'reason.sms_not_carried_there': 'An diese Nummer können wir keine SMS verschicken.',
  'contact.did_you_mean': 'Meinten Sie {contact}?',
  'hint.reserved_number': 'Diese Nummer ist für Filme und Beispiele vorgesehen; sie gehört niemandem.',

  'tip.choose_another_network':
    'Wenn Sie im Ausland sind und keine SMS kommt, wählen Sie in den Einstellungen des Telefons von Hand ein anderes Netz und versuchen es erneut.',
  'tip.use_email': 'Bitte verwenden Sie stattdessen Ihre E-Mail-Adresse.',
  'tip.use_text_message': 'Bitte verwenden Sie stattdessen Ihre Mobilnummer.',
  'tip.use_another_method': 'Bitte wählen Sie eine andere Art der Registrierung.',
  'reason.at_sign_missing': 'In der Adresse fehlt das @. Schreiben Sie sie ganz aus, zum Beispiel ann@example.com.',
  'reason.at_sign_repeated': 'In der Adresse steht mehr als ein @. Bitte geben Sie eine einzige Adresse an.',
  'reason.local_part_missing': 'Vor dem @ fehlt etwas.',
  'reason.local_part_too_long': 'Der Teil vor dem @ ist zu lang. Bitte prüfen Sie ihn.',
  'reason.quoted_local_part': 'Bitte geben Sie eine Adresse ohne Anführungszeichen an.',
  'reason.misplaced_dot': 'In der Adresse ist ein Punkt zu viel. Bitte prüfen Sie sie.',
  'reason.space_inside': 'In der Adresse ist ein Leerzeichen. Bitte entfernen Sie es.',
  'reason.invisible_character':
    'In der Adresse ist ein unsichtbares Zeichen. Bitte tippen Sie sie ein, statt sie einzufügen.',
  'reason.forbidden_character': 'Vor dem @ steht ein Zeichen, das in einer Adresse nicht vorkommen kann.',
  'reason.domain_missing': 'Nach dem @ fehlt etwas.',
  'reason.domain_incomplete': 'Das Ende der Adresse fehlt, zum Beispiel .com oder .de.',
  'reason.domain_invalid': 'Der Teil nach dem @ kann nicht stimmen. Bitte prüfen Sie ihn Buchstabe für Buchstabe.',
  'reason.domain_reserved': 'An dieser Adresse kommt keine E-Mail an. Bitte geben Sie eine andere an.',
  'reason.address_literal': 'Bitte geben Sie eine Adresse an, in der nach dem @ ein Name steht und keine Zahlen.',
  'reason.address_too_long': 'Die Adresse ist zu lang. Bitte prüfen Sie sie.',
  'reason.throw_away':
    'Dieses Postfach besteht nur kurze Zeit. Bitte geben Sie eines an, das Sie auch nächstes Jahr noch haben.',
  'reason.no_mail_service':
    'Der Teil nach dem @ nimmt keine E-Mails an. Bitte prüfen Sie ihn genau, oder geben Sie eine andere Adresse an.',
  'hint.primary_mailbox':
    'Geben Sie Ihr wichtigstes Postfach an: eines, das Ihnen bleibt, auch wenn Sie Arbeit, Land oder Namen wechseln.',
  'hint.role_address':
    'Das sieht nach einem Postfach aus, das mehrere lesen. Besser ist Ihr eigenes: Der Code ist nur für Sie.',
  'hint.work_or_school':
    'Das scheint ein Postfach der Arbeit oder Schule zu sein. Wenn Sie gehen, ist es vielleicht weg; besser ist ein privates.',
  'hint.contract_mailbox':
    'Dieses Postfach kann mit Ihrem Internetvertrag enden. Besser ist eines, das an keinem Vertrag hängt.',
  'hint.throw_away_mailbox':
    'Dieses Postfach besteht nur kurze Zeit. Später kommen Sie dann vielleicht nicht mehr in Ihr Konto.',

  'fallback.waiting.text': 'Wenn die SMS nicht zugestellt wird, schicken wir auch einen Code an {contact}.',
  'fallback.waiting.email': 'Wenn die E-Mail nicht zugestellt wird, schicken wir auch einen Code an {contact}.',
  'fallback.sent.text_silent':
    'Die Zustellung der SMS ist nicht bestätigt. Wir haben auch einen Code an {contact} geschickt. Geben Sie einen der beiden Codes ein.',
  'fallback.sent.text_failed': 'Die SMS konnte nicht zugestellt werden. Wir haben einen Code an {contact} geschickt.',
  'fallback.sent.email_silent':
    'Die Zustellung der E-Mail ist nicht bestätigt. Wir haben auch einen Code an {contact} geschickt. Geben Sie einen der beiden Codes ein.',
  'fallback.sent.email_failed':
    'Die E-Mail konnte nicht zugestellt werden. Wir haben einen Code an {contact} geschickt.',
  'fallback.offered.text_silent':
    'Die Zustellung der SMS ist nicht bestätigt. Wir können einen Code an {contact} schicken.',
  'fallback.offered.text_failed':
    'Die SMS konnte nicht zugestellt werden. Wir können einen Code an {contact} schicken.',
  'fallback.offered.email_silent':
    'Die Zustellung der E-Mail ist nicht bestätigt. Wir können einen Code an {contact} schicken.',
  'fallback.offered.email_failed':
    'Die E-Mail konnte nicht zugestellt werden. Wir können einen Code an {contact} schicken.',

  'test.sms': 'Das ist eine Testnachricht von {service}. Sie müssen nichts tun.',
  'test.email.subject': '{service}: eine Testnachricht',
  'test.email.text':
    'Das ist eine Testnachricht von {service}. Sie zeigt, dass E-Mails ankommen; Sie müssen nichts tun.',
}
