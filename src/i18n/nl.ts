// Dutch, in words that Belgium and the Netherlands share. Text messages do without ë, ï and ó, which GSM-7 lacks: hence "uiterlijk
// de dag ervoor" instead of "vóór die dag".

import type { Catalogue } from './catalogue.ts'
import { pagesNl } from './pages/nl.ts'

export const nl: Catalogue = {
  ...pagesNl,

  'language.name': 'Nederlands',

  'duration.minutes': '{minutes, plural, one {# minuut} other {# minuten}}',
  'duration.hours': '{hours, plural, one {# uur} other {# uur}}',

  'sms.registration':
    '{code} is uw code om bij {service} een account aan te maken, {life} geldig. Houd hem geheim, ook voor ons.',
  'sms.renewal':
    '{code} is uw code om uw account bij {service} te verlengen, {life} geldig. Houd hem geheim, ook voor ons.',
  'sms.other': '{code} is uw bevestigingscode voor {service}, {life} geldig. Houd hem geheim, ook voor ons.',
  'sms.brief': '{code} is uw code voor {service}.',

  'email.subject.registration': '{service}: uw code om een account aan te maken',
  'email.subject.renewal': '{service}: uw code om uw account te verlengen',
  'email.subject.other': '{service}: uw bevestigingscode',
  'email.lead.registration': '{code} is uw code om bij {service} een account aan te maken.',
  'email.lead.renewal': '{code} is uw code om uw account bij {service} te verlengen.',
  'email.lead.other': '{code} is uw bevestigingscode voor {service}.',
  'email.use': 'Vul de code in waar u hem hebt aangevraagd. Hij werkt één keer en is {life} geldig.',
  'email.secret':
    'Geef de code aan niemand door, ook niet aan ons. Wij vragen er nooit naar: niet aan de telefoon, niet in een bericht en niet in een e-mail.',
  'email.unasked': 'Als u geen code hebt aangevraagd, mag u deze e-mail negeren: zonder de code gebeurt er niets.',
  'email.automatic': 'Deze e-mail is automatisch verstuurd. Antwoord er alstublieft niet op.',

  'identity.start.registration.title': 'Een account aanmaken bij {service}',
  'identity.start.registration': 'Om bij {service} een account aan te maken, bewijst u nu wie u bent.',
  'identity.start.renewal.title': 'Uw account bij {service} verlengen',
  'identity.start.renewal': 'Om uw account bij {service} te verlengen, bewijst u nu wie u bent.',
  'identity.start.forwarded':
    'Heeft iemand u deze link gestuurd? Sluit dan deze pagina: anders kan die persoon in uw naam handelen.',
  'identity.start.go': 'Doorgaan',
  'identity.proved.title': 'Dank u wel',
  'identity.proved':
    'U hebt bewezen wie u bent. Ga terug naar de pagina of app waar u begonnen bent en ga daar verder.',
  'identity.not_eligible.title': 'Kies een andere manier',
  'identity.not_eligible':
    'U hebt bewezen wie u bent, maar deze manier is voor u niet beschikbaar. Ga terug en kies een andere.',
  'identity.declined.title': 'Uw identiteit is niet bevestigd',
  'identity.declined': 'De aanmelding is geannuleerd. Ga terug en probeer het opnieuw, of kies een andere manier.',
  'identity.failed.title': 'Dat is niet gelukt',
  'identity.failed':
    'We konden niet nagaan of het antwoord dat we kregen, echt is; daarom is er niets gewijzigd. Ga terug en probeer het opnieuw.',
  'identity.unavailable.title': 'Dit kan nu even niet',
  'identity.unavailable':
    'De dienst die uw identiteit bevestigt, is niet bereikbaar. Probeer het over enkele minuten opnieuw, of kies een andere manier.',
  'identity.over.title': 'Deze link is niet meer bruikbaar',
  'identity.over':
    'Een link werkt één keer, tien minuten lang en in één browser. Ga terug naar waar u hem kreeg en vraag een nieuwe.',
  'notice.registration_begun.subject': '{service}: iemand maakt een account aan op uw naam',
  'notice.registration_begun.text': 'Iemand is begonnen een account op uw naam aan te maken bij {service}.',
  'notice.registration_finished.subject': '{service}: er is een account op uw naam aangemaakt',
  'notice.registration_finished.text': 'Bij {service} is een account op uw naam aangemaakt.',
  'notice.renewal_begun.subject': '{service}: iemand verlengt uw account',
  'notice.renewal_begun.text': 'Iemand is begonnen uw account bij {service} te verlengen.',
  'notice.renewal_finished.subject': '{service}: uw account is verlengd',
  'notice.renewal_finished.text': 'Uw account bij {service} is verlengd.',
  'notice.contact_changed.subject': '{service}: de contactgegevens van uw account zijn gewijzigd',
  'notice.contact_changed.text': 'De contactgegevens van uw account bij {service} zijn gewijzigd.',
  'notice.reminder.subject': '{service}: uw account loopt af op {date}',
  'notice.reminder.text': 'Uw account bij {service} loopt af op {date}.',
  'notice.reminder.renew': 'Verleng het uiterlijk de dag ervoor.',
  'notice.yours': 'Was u dit zelf? Dan hoeft u niets te doen.',
  'notice.not_yours': 'Was u dit niet? Open dan deze pagina en druk daar op de knop:',
  'notice.sms.not_yours': 'Was u dit niet? {link}',

  'not_me.title': 'Was u dit?',
  'not_me.when': 'Dat was op {date} (UTC).',
  'not_me.if_yours': 'Was u dit zelf? Sluit dan deze pagina: er verandert niets.',
  'not_me.if_not_yours':
    'Was u dit niet? Laat het ons dan weten. Wat er voor dit account nog loopt, wordt dan stopgezet, en het account wordt gemarkeerd zodat {service} het kan nakijken.',
  'not_me.button': 'Dit was ik niet',
  'not_me.done.title': 'Bedankt voor uw melding',
  'not_me.done.text':
    'Wat er voor dit account nog liep, is stopgezet, en het account is gemarkeerd zodat {service} het kan nakijken.',
  'not_me.done.mailbox': 'Wijzig nu het wachtwoord van uw mailbox en schakel de verificatie in twee stappen in.',
  'not_me.done.support': 'Om iemand te spreken: {support}',
  'not_me.gone.title': 'Deze link is niet geldig',
  'not_me.gone.text':
    'Misschien is hij maar gedeeltelijk gekopieerd, of is hij ouder dan 90 dagen. Er is niets gewijzigd.',
  'reason.not_a_phone': 'Dit lijkt geen telefoonnummer te zijn. Schrijf het in cijfers, met + en de landcode ervoor.',
  'reason.country_missing': 'De landcode ontbreekt. Begin het nummer met + en de code van het land.',
  'reason.unknown_country': 'Geen enkel land heeft deze landcode. Controleer de cijfers na de +.',
  'reason.too_short': 'Er ontbreken cijfers. Controleer het nummer.',
  'reason.too_long': 'Er zijn te veel cijfers. Controleer het nummer.',
  'reason.not_possible': 'In het land van deze landcode bestaat dit nummer niet. Controleer elk cijfer.',
  'reason.fixed_line': 'Dit is een vast nummer, waarop geen sms’en aankomen. Geef een mobiel nummer op.',
  'reason.premium_rate': 'Dit is een betaalnummer. Geef uw eigen mobiele nummer op.',
  'reason.toll_free': 'Dit is een gratis nummer. Geef uw eigen mobiele nummer op.',
  'reason.shared_cost': 'Dit is een nummer met gedeelde kosten. Geef uw eigen mobiele nummer op.',
  'reason.pager': 'Dit is het nummer van een pager. Geef een mobiel nummer op.',
  'reason.voip':
    'Dit is een nummer om via het internet te bellen, waarop onze sms’en misschien niet aankomen. Geef een mobiel nummer op.',
  'reason.not_an_email': 'Dit is geen e-mailadres.',
  'reason.sms_not_delivered_there': 'Sms’en met een code komen niet aan in het land van dit nummer.',
  'reason.sms_not_delivered_where_you_are': 'Sms’en met een code komen niet aan in het land waar u bent.',
  'reason.email_not_delivered_where_you_are': 'E-mails met een code komen niet aan in het land waar u bent.',
  'reason.not_for_this_method': 'Bij deze manier van registreren kan een code niet zo worden verstuurd.',
  'reason.confirmed_contacts_only':
    'Hier kan een code alleen worden verstuurd naar een nummer of adres dat u al eerder hebt bevestigd.',
  'reason.channel_not_configured': 'Op dit moment kunnen we zo geen code versturen.',
  'reason.country_not_enabled': 'We versturen geen sms’en naar het land van dit nummer.',
  'reason.sms_not_carried_there': 'Naar dit nummer kunnen we geen sms’en versturen.',
  'contact.did_you_mean': 'Bedoelde u {contact}?',
  'hint.reserved_number': 'Dit nummer is bestemd voor films en voorbeelden; het is van niemand.',

  'tip.choose_another_network':
    'Komt er in het buitenland geen bericht aan? Kies dan zelf een ander mobiel netwerk in de instellingen van uw telefoon en probeer het opnieuw.',
  'tip.use_email': 'Gebruik in plaats daarvan uw e-mailadres.',
  'tip.use_text_message': 'Gebruik in plaats daarvan uw mobiele nummer.',
  'tip.use_another_method': 'Gebruik een andere manier om u te registreren.',
  'reason.at_sign_missing': 'Er staat geen @ in het adres. Schrijf het volledig, zoals ann@example.com.',
  'reason.at_sign_repeated': 'Er staat meer dan één @ in het adres. Geef één adres op.',
  'reason.local_part_missing': 'Er ontbreekt iets vóór de @.',
  'reason.local_part_too_long': 'Het deel vóór de @ is te lang. Controleer het.',
  'reason.quoted_local_part': 'Geef een adres zonder aanhalingstekens op.',
  'reason.misplaced_dot': 'Er staat een punt te veel in het adres. Controleer het.',
  'reason.space_inside': 'Er staat een spatie in het adres. Haal die weg.',
  'reason.invisible_character':
    'Er staat een onzichtbaar teken in het adres. Typ het adres in plaats van het te plakken.',
  'reason.forbidden_character': 'Vóór de @ staat een teken dat niet in een adres mag staan.',
  'reason.domain_missing': 'Er ontbreekt iets na de @.',
  'reason.domain_incomplete': 'Het einde van het adres ontbreekt, zoals .com of .be.',
  'reason.domain_invalid': 'Het deel na de @ kan niet juist zijn. Controleer het letter voor letter.',
  'reason.domain_reserved': 'Op dit adres komen geen e-mails aan. Geef een ander adres op.',
  'reason.address_literal': 'Geef een adres op met een naam na de @, niet met cijfers.',
  'reason.address_too_long': 'Het adres is te lang. Controleer het.',
  'reason.throw_away': 'Deze mailbox bestaat maar korte tijd. Geef er een op die u volgend jaar nog hebt.',
  'reason.no_mail_service':
    'Het deel na de @ ontvangt geen e-mails. Controleer het letter voor letter, of geef een ander adres op.',
  'hint.primary_mailbox': 'Geef uw belangrijkste mailbox op, die u ook houdt als u van werk, land of naam verandert.',
  'hint.role_address':
    'Dit lijkt een mailbox die meerdere mensen lezen. Uw eigen mailbox is beter: de code is alleen voor u.',
  'hint.work_or_school':
    'Dit lijkt een mailbox van uw werk of school. Als u daar weggaat, bent u hem misschien kwijt; een eigen mailbox is beter.',
  'hint.contract_mailbox':
    'Deze mailbox kan samen met uw internetcontract verdwijnen. Een mailbox die niet van een contract afhangt, is beter.',
  'hint.throw_away_mailbox':
    'Deze mailbox bestaat maar korte tijd. Zonder die mailbox kunt u later misschien niet meer in uw account.',

  'fallback.waiting.text': 'Als de sms niet wordt bezorgd, sturen we ook een code naar {contact}.',
  'fallback.waiting.email': 'Als de e-mail niet wordt bezorgd, sturen we ook een code naar {contact}.',
  'fallback.sent.text_silent':
    'We hebben geen bevestiging dat de sms is bezorgd. We hebben ook een code naar {contact} gestuurd. Vul een van beide codes in.',
  'fallback.sent.text_failed': 'De sms kon niet worden bezorgd. We hebben een code naar {contact} gestuurd.',
  'fallback.sent.email_silent':
    'We hebben geen bevestiging dat de e-mail is bezorgd. We hebben ook een code naar {contact} gestuurd. Vul een van beide codes in.',
  'fallback.sent.email_failed': 'De e-mail kon niet worden bezorgd. We hebben een code naar {contact} gestuurd.',
  'fallback.offered.text_silent':
    'We hebben geen bevestiging dat de sms is bezorgd. We kunnen een code naar {contact} sturen.',
  'fallback.offered.text_failed': 'De sms kon niet worden bezorgd. We kunnen een code naar {contact} sturen.',
  'fallback.offered.email_silent':
    'We hebben geen bevestiging dat de e-mail is bezorgd. We kunnen een code naar {contact} sturen.',
  'fallback.offered.email_failed': 'De e-mail kon niet worden bezorgd. We kunnen een code naar {contact} sturen.',

  'test.sms': 'Dit is een testbericht van {service}. U hoeft niets te doen.',
  'test.email.subject': '{service}: een testbericht',
  'test.email.text': 'Dit is een testbericht van {service}. Het toont dat e-mails aankomen; u hoeft niets te doen.',
}
