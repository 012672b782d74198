// The words of the pages for people, in German.
import type { PageKey } from './en.ts'

export const pagesDe: Readonly<Record<PageKey, string>> = {
  'page.skip': 'Zum Inhalt springen',
  'page.language': 'Sprache',
  'page.help': 'Hilfe',
  'page.support': 'Kundendienst',
  'page.privacy': 'Datenschutz',
  'page.step': 'Schritt {step} von {of}',
  'page.error': 'Fehler:',
  'page.errors.title': 'Es gibt ein Problem',
  'page.continue': 'Weiter',
  'page.back': 'Zurück',
  'page.reference': 'Ihre Referenz: {reference}',
  'page.back_to_service': 'Zurück zu {service}',
  'page.choose_country': 'Land wählen',
  'page.time_left': 'Diese Seite ist bis {time} offen.',
  'page.time_left.warning': 'Zu Ihrem Schutz werden Ihre Eingaben in zwei Minuten verworfen.',
  'page.time_left.stay': 'Ich brauche mehr Zeit',
  'page.forged':
    'Dieses Formular kam von einer anderen Seite oder ist veraltet. Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.',
  'page.forged.title': 'Bitte versuchen Sie es noch einmal',
  'page.forged.again': 'Seite neu öffnen',
  'page.cookies': 'Ihr Browser muss für diese Seiten ein Cookie annehmen: Daran erkennen wir, dass Sie es noch sind.',
  'page.limited': 'Das wurde zu oft versucht. Bitte versuchen Sie es ab {time} noch einmal.',
  'page.not_found.title': 'Hier ist nichts',
  'page.not_found':
    'Vielleicht wurde die Adresse unvollständig kopiert. Gehen Sie dorthin zurück, woher Sie sie haben, und versuchen Sie es noch einmal.',
  'page.elsewhere.title': 'Bitte machen Sie dort weiter, wo Sie begonnen haben',
  'page.elsewhere':
    'Das wurde in einem anderen Browser oder auf einem anderen Gerät begonnen. Zu Ihrem Schutz geht es nur dort weiter. Wenn das nicht möglich ist, beginnen Sie von vorn.',

  'page.start.registration.title': 'Konto eröffnen',
  'page.start.renewal.title': 'Konto verlängern',
  'page.start.registration.lead': 'Sie eröffnen jetzt ein Konto bei {service}. Das dauert etwa drei Minuten.',
  'page.start.renewal.lead': 'Sie verlängern jetzt Ihr Konto bei {service}. Das dauert etwa drei Minuten.',
  'page.start.will_happen': 'So läuft es ab',
  'page.start.will_happen.1': 'Sie wählen, wie Sie nachweisen, wer Sie sind.',
  'page.start.will_happen.2': 'Wir schicken einen Code an Ihr E-Mail-Postfach oder Ihr Telefon.',
  'page.start.will_happen.3': 'Sie geben den Code hier ein. Das ist alles.',
  'page.start.country': 'Land, in dem Sie wohnen',
  'page.start.location': 'Wo sind Sie gerade?',
  'page.start.location.hint': 'Davon hängt ab, wie ein Code Sie erreicht: SMS kommen nicht überall an.',
  'page.start.country.missing': 'Bitte wählen Sie das Land, in dem Sie wohnen.',
  'page.start.location.missing': 'Bitte wählen Sie das Land, in dem Sie gerade sind.',
  'page.start.leaked':
    'Meine Daten wurden kürzlich gestohlen oder veröffentlicht: E-Mail-Adresse, Passwörter, Nationalregister- oder Ausweisnummer',
  'page.start.go': 'Beginnen',

  'page.method.title': 'Wie möchten Sie nachweisen, wer Sie sind?',
  'page.method.missing': 'Bitte wählen Sie, wie Sie nachweisen möchten, wer Sie sind.',
  'page.method.id_card': 'Personalausweis (eID)',
  'page.method.id_card.needs': 'Sie brauchen Ihren Ausweis, ein Lesegerät und die PIN.',
  'page.method.mobile_id': 'Mobile ID',
  'page.method.mobile_id.needs': 'Sie brauchen Ihr Telefon und die PIN Ihrer Mobile ID.',
  'page.method.bank': 'Ihre Bank',
  'page.method.bank.needs': 'Sie brauchen das, womit Sie sich bei Ihrer Bank anmelden.',
  'page.method.branch': 'Vor Ort',
  'page.method.branch.needs': 'Sie müssen mit einem gültigen Ausweis in eine Geschäftsstelle kommen.',
  'page.method.existing_account': 'Mein jetziges Konto',
  'page.method.existing_account.needs': 'Sie brauchen das Gerät, auf dem Ihr Konto jetzt funktioniert.',
  'page.method.biometric': 'Gesicht und Ausweis',
  'page.method.biometric.needs':
    'Sie brauchen Ihren Reisepass oder Personalausweis und eine Kamera. Nur wenn Sie früher schon ein aktives Konto hatten.',
  'page.method.contacts.entered': 'Der Code geht an eine Telefonnummer oder E-Mail-Adresse, die Sie angeben.',
  'page.method.contacts.on_file': 'Der Code geht an eine Telefonnummer oder E-Mail-Adresse, die wir schon haben.',
  'page.method.contacts.fixed':
    'Der Code geht an eine Telefonnummer oder E-Mail-Adresse, die wir schon haben; auf diesem Weg lässt sie sich nicht ändern.',
  'page.method.not_for_you':
    'Sie haben nachgewiesen, wer Sie sind, aber dieser Weg steht Ihnen nicht offen. Bitte wählen Sie einen anderen.',
  'page.method.declined':
    'Die Anmeldung wurde abgebrochen. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',

  'page.identity.title': 'Weisen Sie nach, wer Sie sind',
  'page.identity.method': 'Sie haben gewählt: {method}.',
  'page.identity.other': 'Einen anderen Weg wählen',
  'page.identity.oidc':
    'Sie gehen jetzt zu einem Dienst, der Ihre Identität bestätigt. Danach kommen Sie hierher zurück.',
  'page.identity.host':
    'Auf diesem Weg stellt {service} selbst fest, wer Sie sind. Gehen Sie dorthin zurück; danach geht es hier weiter.',
  'page.identity.host.refresh': 'Nachsehen, ob es erledigt ist',
  'page.identity.trial': 'Dies ist ein Probebetrieb. Wählen Sie, wer Sie sein möchten:',
  'page.identity.trial.missing': 'Bitte wählen Sie, wer Sie sein möchten.',
  'page.identity.unavailable':
    'Der Dienst, der Ihre Identität bestätigt, ist nicht erreichbar. Versuchen Sie es in ein paar Minuten noch einmal, oder wählen Sie einen anderen Weg.',

  'page.contacts.title': 'Wie können wir Sie erreichen?',
  'page.contacts.lead':
    'Wir schicken einen Code an Ihre E-Mail-Adresse oder Ihre Mobilnummer. Geben Sie am besten beide an: Fällt eine aus, hilft die andere.',
  'page.contacts.email': 'E-Mail-Adresse',
  'page.contacts.email.hint': 'Nehmen Sie Ihr wichtigstes Postfach, das Sie auch in Jahren noch haben.',
  'page.contacts.phone_country': 'Land Ihrer Nummer',
  'page.contacts.phone': 'Mobilnummer',
  'page.contacts.phone.hint': 'Ohne Landesvorwahl oder mit Landesvorwahl und einem + davor.',
  'page.contacts.missing': 'Bitte geben Sie eine E-Mail-Adresse oder eine Mobilnummer an.',
  'page.contacts.email_needed':
    'In dem Land, in dem Sie sind oder aus dem Ihre Nummer ist, kommt kein Code per SMS an. Bitte geben Sie eine E-Mail-Adresse an.',
  'page.contacts.no_sms': 'In den USA, in Kanada und in Belgien kommt kein Code per SMS an. Dort kommt er per E-Mail.',
  'page.contacts.use_suggestion': '{contact} verwenden',
  'page.contacts.confirmed': 'Das ist schon bestätigt und bleibt, wie es ist.',

  'page.review.title': 'Stimmt das so?',
  'page.review.lead':
    'Bitte lesen Sie es noch einmal, Ziffer für Ziffer und Buchstabe für Buchstabe. Es wurde noch nichts verschickt.',
  'page.review.phone': 'Ihre Mobilnummer',
  'page.review.email': 'Ihre E-Mail-Adresse',
  'page.review.change': 'Ändern',
  'page.review.which': 'Wohin soll der Code gehen?',
  'page.review.by_email': 'Per E-Mail',
  'page.review.by_sms': 'Per SMS',
  'page.review.goes_to': 'Der Code geht an {contact}.',
  'page.review.send': 'Ja, Code schicken',
  'page.review.too_late': 'Für einen Code bleibt zu wenig Zeit. Bitte beginnen Sie von vorn.',

  'page.options.title': 'Wohin soll der Code gehen?',
  'page.options.lead':
    'Das sind die Nummern und Adressen, die wir haben. Zu Ihrem Schutz werden sie nur teilweise gezeigt.',
  'page.options.renewal.title': 'Stimmt das noch?',
  'page.options.renewal.ends': 'Ihr Konto endet am {date}.',
  'page.options.fixed': 'Auf diesem Weg lassen sie sich nicht ändern.',
  'page.options.change': 'Nummer oder Adresse ändern',
  'page.options.send': 'Code schicken',
  'page.options.none': 'Ich habe auf keine davon Zugriff',
  'page.options.no_way':
    'Im Moment können wir an keine davon einen Code schicken. Bitte weisen Sie auf einem anderen Weg nach, wer Sie sind.',
  'page.options.named': '{name}: {text}',
  'page.options.missing': 'Bitte wählen Sie, wohin der Code gehen soll.',
  'page.options.leaked':
    'Ihre Daten wurden als gestohlen gemeldet. Ändern Sie sofort das Passwort Ihres E-Mail-Postfachs, und schalten Sie dort die Bestätigung in zwei Schritten ein.',

  'page.unreachable.title': 'Kein Zugriff auf diese Nummern und Adressen?',
  'page.unreachable.text':
    'Dann geht es auf diesem Weg nicht weiter: Die Nummern und Adressen, die wir haben, lassen sich dabei nicht ändern. Sie können von vorn beginnen und auf einem anderen Weg nachweisen, wer Sie sind.',
  'page.unreachable.confirm': 'Ja, ich habe keinen Zugriff',

  'page.code.sms.title': 'Sehen Sie auf Ihr Telefon',
  'page.code.email.title': 'Sehen Sie in Ihr Postfach',
  'page.code.sms.sent_to': 'Wir haben eine SMS mit einem Code an {contact} geschickt.',
  'page.code.email.sent_to': 'Wir haben eine E-Mail mit einem Code an {contact} geschickt.',
  'page.code.label': 'Code',
  'page.code.hint': '{digits, plural, one {# Ziffer} other {# Ziffern}}',
  'page.code.good_until': 'Der Code gilt bis {time}.',
  'page.code.confirm': 'Bestätigen',
  'page.code.not_received': 'Nichts bekommen?',
  'page.code.state.queued': 'Ihre Nachricht wird vorbereitet.',
  'page.code.state.sending': 'Ihre Nachricht ist unterwegs.',
  'page.code.sms.state.accepted': 'An Ihren Netzbetreiber übergeben.',
  'page.code.email.state.accepted': 'An Ihren E-Mail-Anbieter übergeben.',
  'page.code.sms.state.delivered': 'Ihre Nachricht ist auf Ihrem Telefon angekommen.',
  'page.code.email.state.delivered':
    'Ihre Nachricht ist in Ihrem Postfach angekommen. Sehen Sie auch in den Spam-Ordner.',
  'page.code.state.failed': 'Ihre Nachricht konnte nicht zugestellt werden.',
  'page.code.state.unknown': 'Wir wissen noch nicht, ob Ihre Nachricht abgegangen ist.',
  'page.code.missing': 'Bitte geben Sie den Code ein.',
  'page.code.malformed':
    'Der Code besteht nur aus {digits, plural, one {# Ziffer} other {# Ziffern}}. Bitte sehen Sie noch einmal nach.',
  'page.code.wrong': 'Das ist nicht der Code. Sie können es noch {left, plural, one {einmal} other {#-mal}} versuchen.',
  'page.code.sent_again': 'Derselbe Code wurde noch einmal geschickt.',
  'page.code.contact_locked':
    'Für diese Nummer oder Adresse wurden heute zu viele falsche Codes eingegeben. Bitte versuchen Sie es ab {time} noch einmal, oder verwenden Sie eine andere.',
  'page.code.locked.title': 'Zu viele falsche Codes',
  'page.code.locked': 'Zu Ihrem Schutz gilt dieser Code nicht mehr. Lassen Sie sich einen neuen schicken.',
  'page.code.expired.title': 'Der Code ist abgelaufen',
  'page.code.expired': 'Ein Code gilt nur kurze Zeit. Lassen Sie sich einen neuen schicken.',
  'page.code.cancelled.title': 'Dieser Code gilt nicht mehr',
  'page.code.cancelled':
    'Er wurde zurückgezogen, oder es wurde ein anderer angefordert. Lassen Sie sich einen neuen schicken.',
  'page.code.new': 'Neuen Code schicken',
  'page.code.other_contact': 'Andere Nummer oder Adresse verwenden',

  'page.not_received.title': 'Nichts bekommen?',
  'page.not_received.order': 'Versuchen Sie Folgendes, der Reihe nach:',
  'page.not_received.wait': 'Warten Sie bis {time}',
  'page.not_received.wait.text':
    'Ein Code kommt fast sofort. Manchmal braucht ein Netz oder ein Anbieter etwas länger.',
  'page.not_received.spam': 'Sehen Sie in den Spam-Ordner',
  'page.not_received.spam.text': 'Die E-Mail kann auch unter Werbung oder Benachrichtigungen liegen.',
  'page.not_received.check': 'Prüfen Sie, wohin der Code ging',
  'page.not_received.check.text': 'Wir haben ihn an {contact} geschickt.',
  'page.not_received.change': 'Ändern',
  'page.not_received.network': 'Wählen Sie ein anderes Mobilfunknetz',
  'page.not_received.network.text':
    'Im Ausland kann es helfen, in den Einstellungen des Telefons von Hand ein anderes Netz zu wählen. Lassen Sie sich den Code dann noch einmal schicken.',
  'page.not_received.again': 'Lassen Sie sich den Code noch einmal schicken',
  'page.not_received.again.text': 'Es ist derselbe Code; auch die erste Nachricht gilt also noch.',
  'page.not_received.again.button': 'Noch einmal schicken',
  'page.not_received.again.at': 'Das geht ab {time}.',
  'page.not_received.again.never': 'Dieser Code kann nicht noch einmal geschickt werden.',
  'page.not_received.email': 'Verwenden Sie E-Mail',
  'page.not_received.sms': 'Verwenden Sie SMS',
  'page.not_received.switch.text': 'Ein neuer Code geht an {contact}. Sie müssen nichts noch einmal eingeben.',
  'page.not_received.switch.button': 'Code an {contact} schicken',
  'page.not_received.add_email': 'Eine E-Mail-Adresse angeben',
  'page.not_received.method': 'Nehmen Sie einen anderen Weg',
  'page.not_received.method.text':
    'Sie können auch auf einem anderen Weg nachweisen, wer Sie sind. Auf manchen Wegen können Sie eine andere Nummer oder Adresse angeben.',
  'page.not_received.support': 'Fragen Sie den Kundendienst',
  'page.not_received.support.text':
    'Nennen Sie {reference}, damit wir herausfinden, was aus Ihrer Nachricht geworden ist.',
  'page.not_received.to_code': 'Ich habe den Code',

  'page.spare.title': 'Bestätigt. Noch eine Reserve für das nächste Mal?',
  'page.spare.confirmed': '{contact} ist bestätigt.',
  'page.spare.text':
    'Wenn Sie auch {contact} bestätigen, haben Sie eine Reserve: Gibt es das eine eines Tages nicht mehr, bleibt das andere.',
  'page.spare.send': 'Ja, Code dorthin schicken',
  'page.spare.finish': 'Nein, abschließen',

  'page.done.registration.title': 'Ihr Konto ist eröffnet',
  'page.done.pending.title': 'Ihre Nummer oder Adresse ist bestätigt',
  'page.done.renewal.title': 'Ihr Konto ist verlängert',
  'page.done.confirmed': '{contact} wurde um {time} bestätigt.',
  'page.done.until': 'Ihr Konto gilt bis zum {date}.',
  'page.done.pending': '{service} schaltet Ihr Konto frei.',
  'page.done.next': 'Wie es weitergeht',
  'page.done.next.back': 'Gehen Sie zurück zu {service} und machen Sie dort weiter.',
  'page.done.next.close': 'Sie können diese Seite schließen.',
  'page.done.safe':
    'Niemand wird Sie je nach diesem Code fragen: nicht wir, nicht Ihre Bank, nicht die Polizei. Wer es tut, will Ihnen schaden.',

  'page.ended.expired.title': 'Die Zeit ist abgelaufen',
  'page.ended.expired':
    'Zu Ihrem Schutz wurde alles verworfen. Es wurde nichts eröffnet oder geändert. Bitte beginnen Sie von vorn.',
  'page.ended.unreachable.title': 'Bitte nehmen Sie einen anderen Weg',
  'page.ended.unreachable':
    'Auf die Nummern und Adressen, die wir haben, haben Sie keinen Zugriff. Beginnen Sie von vorn und weisen Sie auf einem anderen Weg nach, wer Sie sind:',
  'page.ended.not_for_you.title': 'Hier geht es nicht weiter',
  'page.ended.not_for_you': 'Keiner der Wege steht Ihnen offen. Der Kundendienst kann Ihnen sagen, was möglich ist.',
  'page.ended.abandoned.title': 'Das ist beendet',
  'page.ended.abandoned': 'Es wurde nichts eröffnet oder geändert. Sie können von vorn beginnen.',
  'page.ended.begin_again': 'Von vorn beginnen',

  'page.time_left.last':
    'Zu Ihrem Schutz werden Ihre Eingaben in zwei Minuten verworfen. Mehr Zeit gibt es hier nicht; Sie können dann von vorn beginnen.',
  'page.limited.contact':
    'An diese Nummer oder Adresse wurden zu viele Codes geschickt. Bitte versuchen Sie es ab {time} noch einmal, oder verwenden Sie eine andere.',
  'page.failed.title': 'Das hat nicht geklappt',
  'page.failed':
    'Der Fehler liegt bei uns, nicht bei Ihnen. Was Sie vorher getan haben, bleibt erhalten. Bitte versuchen Sie es gleich noch einmal.',
  'page.offline':
    'Sie sind im Moment offline. Was Sie eingegeben haben, ist noch da: Versuchen Sie es noch einmal, sobald Sie wieder verbunden sind.',
  'page.country.none': 'Ein Land mit diesem Namen gibt es nicht.',
  'page.place': 'Sie sind gerade hier: {country}.',
  'page.place.change': 'Aufenthaltsort ändern',
  'page.place.country': 'Land, in dem Sie gerade sind',
  'page.place.sensed': 'Es sieht so aus, als wären Sie gerade woanders: {country}. Stimmt das?',
  'page.place.yes': 'Ja, ich bin dort',
  'page.method.not_proved':
    'Wir konnten nicht feststellen, ob die Antwort echt ist. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.',
  'page.method.anew':
    'Wenn Sie einen anderen Weg wählen, weisen Sie noch einmal nach, wer Sie sind, und ein schon verschickter Code gilt nicht mehr. Was Sie eingegeben haben, bleibt erhalten.',
  'page.options.confirmed': 'Schon bestätigt.',
  'page.code.left': 'Noch {time}.',
  'page.code.left.minutes': 'Der Code gilt noch {minutes, plural, one {# Minute} other {# Minuten}}.',
  'page.code.left.seconds': 'Der Code gilt noch {seconds, plural, one {# Sekunde} other {# Sekunden}}.',
  'page.code.left.now': 'Der Code ist abgelaufen.',
  'page.not_received.look': 'Sehen Sie noch einmal auf Ihr Telefon',
  'page.not_received.look.text': 'Die SMS kann bei den Nachrichten unbekannter oder blockierter Absender liegen.',
  'page.not_received.again.in': 'Das ist in {time}.',
  'page.not_received.again.in.minutes':
    'In {minutes, plural, one {# Minute} other {# Minuten}} können Sie sich den Code noch einmal schicken lassen.',
  'page.not_received.again.in.seconds':
    'In {seconds, plural, one {# Sekunde} other {# Sekunden}} können Sie sich den Code noch einmal schicken lassen.',
  'page.not_received.again.in.now': 'Sie können sich den Code jetzt noch einmal schicken lassen.',
  'page.not_received.refresh': 'Nachsehen, ob es so weit ist',
  'page.not_received.again.new_at': 'Ab {time} können Sie einen neuen anfordern.',
  'page.spare.without': 'Ohne diesen Code abschließen',
  'page.spare.none.title': 'Bestätigt',
  'page.spare.none.finish': 'Abschließen',
  'page.done.next.soon': 'In ein paar Sekunden geht es dorthin weiter.',
  'page.done.next.stay': 'Hier bleiben',
  'page.ended.where': 'Beginnen Sie dort von vorn, wo Sie begonnen haben: bei {service}.',
  'page.content.on_this_page': 'Auf dieser Seite',
  'page.content.back': 'Zurück zu der Seite, auf der Sie waren',
  'help.title': 'Hilfe zu Codes',
  'help.code.title': 'Was ist ein Code?',
  'help.code':
    'Ein Code besteht aus {digits, plural, one {# Ziffer} other {# Ziffern}}, ist nur für Sie gemacht und kommt per SMS oder E-Mail. Sie geben ihn auf der Seite ein, auf der Sie ihn angefordert haben. So wissen wir, dass das Telefon oder das Postfach Ihnen gehört.',
  'help.code.once': 'Er gilt einmal, {life} lang und nur in dem Browser oder der App, in der er angefordert wurde.',
  'help.code.once_each':
    'Er gilt einmal, für eine kurze Zeit, die auf der Seite steht, und nur in dem Browser oder der App, in der er angefordert wurde.',
  'help.code.needed':
    'Ohne Code wird kein Konto eröffnet oder verlängert. Prüfen Sie deshalb Nummer und Adresse noch einmal, bevor Sie weitermachen.',
  'help.code.secret':
    'Nennen Sie einen Code nie jemandem, und geben Sie ihn nie auf einer Seite ein, auf die Sie ein Link in einer Nachricht geführt hat. Wir fragen nie danach.',
  'help.contact.title': 'Wohin geht der Code?',
  'help.contact': 'Das hängt davon ab, wie Sie nachweisen, wer Sie sind:',
  'help.contact.told': 'Es wird nichts verschickt, bevor Sie die Nummer oder Adresse gesehen und gewählt haben.',
  'help.contact.gone':
    'Wenn Sie auf keine der Nummern und Adressen, die wir haben, Zugriff haben, wählen Sie einen Weg, auf dem Sie andere angeben können.',
  'help.mailbox.title': 'Welche Adresse und welche Nummer soll ich angeben?',
  'help.mailbox':
    'Eine E-Mail-Adresse: die Ihres wichtigsten Postfachs. Es sollte auch in Jahren noch Ihres sein, selbst wenn Sie Arbeit, Land oder Namen wechseln. Ein Postfach der Arbeit, der Schule oder des Internetanbieters verlieren Sie, wenn Sie dort weggehen.',
  'help.mailbox.spelling':
    'Lesen Sie die Adresse Buchstabe für Buchstabe: Bei einem falschen Buchstaben geht der Code an jemand anderen oder ins Leere.',
  'help.mailbox.phone':
    'Eine Mobilnummer: mit der Landesvorwahl, die Sie aus einer Liste wählen können. Lesen Sie die Nummer Ziffer für Ziffer.',
  'help.speed.title': 'Wie schnell kommt der Code?',
  'help.speed':
    'Fast sofort. Wenn nach {minutes, plural, one {# Minute} other {# Minuten}} nichts gekommen ist, fordern Sie ihn noch einmal an: Ihr Netz oder Ihr E-Mail-Anbieter ist vielleicht gerade langsam. Es ist derselbe Code; auch die erste Nachricht gilt also noch.',
  'help.speed.spam': 'Wenn er per E-Mail kommt, sehen Sie auch in den Spam-Ordner.',
  'help.abroad.title': 'Ich bin auf Reisen',
  'help.abroad.network':
    'Im Ausland gehen SMS manchmal verloren. Wählen Sie in den Einstellungen des Telefons von Hand ein anderes Mobilfunknetz, und fordern Sie den Code noch einmal an.',
  'help.abroad.email': 'Wenn das nicht hilft, lassen Sie sich den Code per E-Mail schicken.',
  'help.countries.title': 'Wo keine SMS ankommt',
  'help.countries':
    'In diesen Ländern kommen Codes nicht per SMS an. Wählen Sie E-Mail, wenn Sie dort sind oder Ihre Nummer von dort ist:',
  'help.leaked.title': 'Meine Daten wurden gestohlen',
  'help.leaked.now': 'Ändern Sie jetzt das Passwort Ihres E-Mail-Postfachs.',
  'help.leaked.two_steps':
    'Schalten Sie dort dann die Bestätigung in zwei Schritten ein, damit ein gestohlenes Passwort allein nichts öffnet.',
  'help.leaked.why':
    'Tun Sie das immer, wenn Ihre E-Mail-Adresse, Passwörter, Nationalregister- oder Ausweisnummer oder andere Angaben gestohlen oder veröffentlicht wurden: Wer Ihr Postfach liest, kann Ihre Codes lesen.',
  'help.more.title': 'Es geht immer noch nicht',
  'help.more': 'Der Kundendienst kann sehen, was aus Ihrer Nachricht geworden ist, und helfen.',
  'help.more.link': 'Den Kundendienst fragen',
  'support.title': 'Kundendienst',
  'support.reference.title': 'Ihre Referenz',
  'support.reference':
    'Nennen Sie diese Referenz dem Kundendienst: Damit findet er heraus, was geschehen ist. Über Sie sagt sie nichts.',
  'support.reference.where':
    'Ihre Referenz steht am Ende jeder Seite Ihrer Registrierung: acht Buchstaben und Ziffern. Halten Sie sie bereit: Damit findet der Kundendienst heraus, was geschehen ist.',
  'support.reach.title': 'So erreichen Sie den Kundendienst',
  'support.reach.web': 'Seite des Kundendienstes öffnen',
  'support.reach.none':
    'Wenden Sie sich an {service}, wie Sie es sonst tun: Eine Adresse des Kundendienstes ist hier nicht bekannt.',
  'support.hours': 'Erreichbar: {hours}',
  'support.can.title': 'Was der Kundendienst kann',
  'support.can.find': 'sehen, was aus Ihrer Nachricht geworden ist',
  'support.can.resend': 'Ihren Code noch einmal schicken',
  'support.can.unlock': 'eine Sperre nach zu vielen falschen Codes aufheben',
  'support.can.end': 'beenden, was Sie begonnen haben, damit Sie von vorn beginnen können',
  'support.cannot.title': 'Was der Kundendienst nicht kann',
  'support.cannot.code': 'Ihren Code sehen: Das kann niemand, und niemand darf Sie danach fragen',
  'support.cannot.confirm': 'eine Nummer oder Adresse für Sie bestätigen',
  'support.cannot.change':
    'eine Nummer oder Adresse ändern, die wir haben, wenn der Weg, auf dem Sie nachweisen, wer Sie sind, es nicht zulässt',
  'support.first': 'Vieles lässt sich hier schneller lösen:',
  'privacy.title': 'Datenschutz',
  'privacy.who.title': 'Wer für Ihre Daten verantwortlich ist',
  'privacy.who':
    'Für die Daten auf diesen Seiten ist {controller} verantwortlich. Sie dienen nur dazu, Ihr Konto zu eröffnen und zu verlängern, Ihnen Codes zu schicken und Ihnen mitzuteilen, was mit Ihrem Konto geschieht.',
  'privacy.who.more': 'Die ganze Datenschutzerklärung',
  'privacy.kept.title': 'Was gespeichert wird, und wie lange',
  'privacy.kept.open':
    'Was Sie eingegeben haben, wird gespeichert, solange Sie dabei sind: bis {minutes, plural, one {# Minute} other {# Minuten}} nach Ihrem letzten Schritt, höchstens {hours, plural, one {# Stunde} other {# Stunden}} lang.',
  'privacy.kept.ended': 'Es wird {hours, plural, one {# Stunde} other {# Stunden}} nach dem Ende gelöscht.',
  'privacy.kept.account':
    'Wird ein Konto eröffnet oder verlängert, bleiben darin Ihre nationale Identifikationsnummer (zum Beispiel die Nationalregisternummer) und Ihre Kontaktdaten gespeichert, bis das Konto gelöscht wird.',
  'privacy.kept.code': 'Ein Code wird gar nicht gespeichert: Er wird berechnet, wenn er gebraucht wird.',
  'privacy.kept.story':
    'Was aus Ihren Nachrichten geworden ist, wird {days, plural, one {# Tag} other {# Tage}} lang ohne Ihre Kontaktdaten gespeichert, damit der Kundendienst es mit Ihrer Referenz findet.',
  'privacy.kept.notice':
    'Dass Ihnen etwas über Ihr Konto mitgeteilt wurde und was der Kundendienst getan hat, wird {days, plural, one {# Tag} other {# Tage}} lang ohne Ihre Kontaktdaten gespeichert.',
  'privacy.kept.counts':
    'Wir zählen, wie oft Codes angefordert werden, je Telefonnummer oder E-Mail-Adresse und je Netzwerkadresse. Das wird {days, plural, one {# Tag} other {# Tage}} lang gespeichert, in einer Form, aus der sie sich nicht ablesen lassen.',
  'privacy.safe.title': 'Wie Ihre Daten geschützt sind',
  'privacy.safe.sealed': 'Kontaktdaten und nationale Identifikationsnummern werden verschlüsselt gespeichert.',
  'privacy.safe.masked': 'Sobald Sie sie nicht mehr prüfen müssen, werden sie nur noch zum Teil gezeigt.',
  'privacy.safe.nowhere': 'Sie stehen in keiner Adresse einer Seite und in keinem Protokoll.',
  'privacy.safe.carriers':
    'Eine Nachricht geht durch die Hände eines Netzbetreibers oder E-Mail-Anbieters; dort sind die Nummer oder Adresse und der Text zu sehen.',
  'privacy.erase.title': 'So lassen Sie Ihre Daten löschen',
  'privacy.erase':
    'Wenden Sie sich an {controller}. Alles, was hier über Sie gespeichert ist, kann sofort gelöscht werden; ein Konto endet damit. Was bei einem Netzbetreiber oder E-Mail-Anbieter angekommen ist, lässt sich nicht zurückholen.',
  'privacy.cookies.title': 'Cookies',
  'privacy.cookies':
    'Während Sie sich registrieren, gibt es ein Cookie. Daran erkennen wir, dass Sie es noch sind; nach spätestens {hours, plural, one {# Stunde} other {# Stunden}} läuft es ab.',
  'privacy.cookies.typed':
    'Was Sie eingeben, kommt verschlüsselt in ein weiteres Cookie, damit Sie es nicht noch einmal eingeben müssen, wenn etwas zu berichtigen ist. Nach {minutes, plural, one {# Minute} other {# Minuten}} läuft es ab.',
  'privacy.cookies.visit':
    'Wenn Sie bei einem anderen Dienst nachweisen, wer Sie sind, gibt es {minutes, plural, one {# Minute} other {# Minuten}} lang noch eines, mit dem Sie zurückfinden.',
  'privacy.cookies.none':
    'Sonst wird in Ihrem Browser nichts gespeichert, niemand verfolgt Sie, und von anderen Websites wird nichts geladen.',
}
