// Estonian. Text messages do without õ, š and ž, which GSM-7 lacks: one of them would leave room for 70 units instead
// of 160. Names of services are not inflected: they follow a noun that is ("teenuses Näide"), and so do days
// ("kuupäevani 24. november 2026"). People are spoken to as "sina".

import type { Catalogue } from './catalogue.ts'
import { pagesEt } from './pages/et.ts'

export const et: Catalogue = {
  ...pagesEt,

  'language.name': 'Eesti',

  'duration.minutes': '{minutes, plural, one {# minuti} other {# minutit}}',
  'duration.hours': '{hours, plural, one {# tunni} other {# tundi}}',

  'sms.registration':
    '{code} on kood konto avamiseks teenuses {service}. Kehtib {life}. Ära jaga seda, isegi mitte meiega.',
  'sms.renewal':
    '{code} on kood konto uuendamiseks teenuses {service}. Kehtib {life}. Ära jaga seda, isegi mitte meiega.',
  'sms.other': '{code} on kinnituskood teenuses {service}. Kehtib {life}. Ära jaga seda, isegi mitte meiega.',
  'sms.brief': '{code} on kood teenuses {service}.',

  'email.subject.registration': '{service}: sinu kood konto avamiseks',
  'email.subject.renewal': '{service}: sinu kood konto uuendamiseks',
  'email.subject.other': '{service}: sinu kinnituskood',
  'email.lead.registration': '{code} on sinu kood konto avamiseks teenuses {service}.',
  'email.lead.renewal': '{code} on sinu kood konto uuendamiseks teenuses {service}.',
  'email.lead.other': '{code} on sinu kinnituskood teenuses {service}.',
  'email.use': 'Sisesta see seal, kus sa koodi küsisid. Kood on ühekordne ja kehtib {life}.',
  'email.secret':
    'Ära ütle koodi kellelegi, isegi mitte meile. Me ei küsi seda kunagi telefoni, sõnumi ega e-kirja teel.',
  'email.unasked': 'Kui sina koodi ei küsinud, jäta see kiri tähelepanuta: ilma koodita ei juhtu midagi.',
  'email.automatic': 'See kiri on saadetud automaatselt. Palun ära vasta sellele.',

  'identity.start.registration.title': 'Konto avamine: {service}',
  'identity.start.registration': 'Konto avamiseks teenuses {service} tõenda nüüd oma isikut.',
  'identity.start.renewal.title': 'Konto uuendamine: {service}',
  'identity.start.renewal': 'Oma konto uuendamiseks teenuses {service} tõenda nüüd oma isikut.',
  'identity.start.forwarded': 'Kas keegi saatis sulle selle lingi? Siis sulge see leht: saatja tegutseks sinu nimel.',
  'identity.start.go': 'Jätka',
  'identity.proved.title': 'Aitäh',
  'identity.proved': 'Sinu isik on tuvastatud. Mine tagasi lehele või rakendusse, kus alustasid, ja jätka seal.',
  'identity.not_eligible.title': 'Palun vali teine viis',
  'identity.not_eligible':
    'Sinu isik on tuvastatud, kuid seda viisi sa kasutada ei saa. Mine tagasi ja vali mõni teine.',
  'identity.declined.title': 'Isikut ei tuvastatud',
  'identity.declined': 'Tuvastamine katkestati. Mine tagasi ja proovi uuesti või vali teine viis.',
  'identity.failed.title': 'See ei õnnestunud',
  'identity.failed':
    'Me ei saanud olla kindlad, et vastus on ehtne, seepärast midagi ei muudetud. Mine tagasi ja proovi uuesti.',
  'identity.unavailable.title': 'Praegu ei saa',
  'identity.unavailable':
    'Isikut tuvastav teenus ei ole kättesaadav. Proovi mõne minuti pärast uuesti või vali teine viis.',
  'identity.over.title': 'See link enam ei tööta',
  'identity.over':
    'Link töötab ühe korra, kümme minutit ja ühes brauseris. Mine tagasi sinna, kust lingi said, ja küsi uus.',
  'notice.registration_begun.subject': '{service}: keegi avab sinu nimel kontot',
  'notice.registration_begun.text': 'Keegi on alustanud sinu nimel konto avamist teenuses {service}.',
  'notice.registration_finished.subject': '{service}: sinu nimel avati konto',
  'notice.registration_finished.text': 'Sinu nimel avati konto teenuses {service}.',
  'notice.renewal_begun.subject': '{service}: keegi uuendab sinu kontot',
  'notice.renewal_begun.text': 'Keegi on alustanud sinu konto uuendamist teenuses {service}.',
  'notice.renewal_finished.subject': '{service}: sinu konto uuendati',
  'notice.renewal_finished.text': 'Sinu konto teenuses {service} uuendati.',
  'notice.contact_changed.subject': '{service}: sinu konto kontaktandmeid muudeti',
  'notice.contact_changed.text': 'Sinu konto kontaktandmeid teenuses {service} muudeti.',
  'notice.reminder.subject': '{service}: sinu konto kehtib kuupäevani {date}',
  'notice.reminder.text': 'Sinu konto teenuses {service} kehtib kuupäevani {date}.',
  'notice.reminder.renew': 'Uuenda see enne seda päeva.',
  'notice.yours': 'Kui see olid sina, ei ole vaja midagi teha.',
  'notice.not_yours': 'Kui see ei olnud sina, ava see leht ja vajuta seal nuppu:',
  'notice.sms.not_yours': 'Ei olnud sina? {link}',

  'not_me.title': 'Kas see olid sina?',
  'not_me.when': 'Toimumise aeg: {date} (UTC).',
  'not_me.if_yours': 'Kui see olid sina, sulge see leht: midagi ei muutu.',
  'not_me.if_not_yours':
    'Kui see ei olnud sina, anna meile teada. Siis peatatakse kõik, mis selle kontoga pooleli on, ja konto märgitakse, et {service} selle üle vaataks.',
  'not_me.button': 'See ei olnud mina',
  'not_me.done.title': 'Aitäh, et teatasid',
  'not_me.done.text':
    'Kõik, mis selle kontoga pooleli oli, on peatatud ja konto on märgitud, et {service} selle üle vaataks.',
  'not_me.done.mailbox': 'Muuda kohe oma postkasti parool ja lülita sisse kaheastmeline autentimine.',
  'not_me.done.support': 'Kui soovid kellegagi rääkida: {support}',
  'not_me.gone.title': 'See link ei kehti',
  'not_me.gone.text': 'Võib-olla kopeeriti see poolikult või on see vanem kui 90 päeva. Midagi ei muudetud.',
  'reason.not_a_phone': 'See ei näe välja nagu telefoninumber. Kirjuta see numbritega ning pane ette + ja riigikood.',
  'reason.country_missing': 'Riigikood puudub. Alusta telefoninumbrit plussmärgi ja riigikoodiga.',
  'reason.unknown_country': 'Sellist riigikoodi ei ole. Kontrolli plussmärgile järgnevaid numbreid.',
  'reason.too_short': 'Mõni number on puudu. Kontrolli telefoninumbrit.',
  'reason.too_long': 'Numbreid on liiga palju. Kontrolli telefoninumbrit.',
  'reason.not_possible': 'Sellist telefoninumbrit selles riigis ei ole. Kontrolli iga numbrit.',
  'reason.fixed_line': 'See on lauatelefoni number, kuhu tekstisõnumid ei jõua. Sisesta mobiilinumber.',
  'reason.premium_rate': 'See on eritariifiga number. Sisesta oma mobiilinumber.',
  'reason.toll_free': 'See on helistajale tasuta number. Sisesta oma mobiilinumber.',
  'reason.shared_cost': 'See on jagatud kõnetasuga number. Sisesta oma mobiilinumber.',
  'reason.pager': 'See on piipari number. Sisesta mobiilinumber.',
  'reason.voip': 'See on internetitelefoni number, kuhu meie tekstisõnumid ei pruugi jõuda. Sisesta mobiilinumber.',
  'reason.not_an_email': 'See ei ole e-posti aadress.',
  'reason.sms_not_delivered_there': 'Koodiga tekstisõnumid ei jõua selle numbri riiki.',
  'reason.sms_not_delivered_where_you_are': 'Koodiga tekstisõnumid ei jõua riiki, kus sa praegu oled.',
  'reason.email_not_delivered_where_you_are': 'Koodiga e-kirjad ei jõua riiki, kus sa praegu oled.',
  'reason.not_for_this_method': 'Selle registreerimisviisi puhul ei saa koodi niimoodi saata.',
  'reason.confirmed_contacts_only': 'Siin saab koodi saata ainult kontaktile, mille oled juba varem kinnitanud.',
  'reason.channel_not_configured': 'Praegu ei saa me koodi niimoodi saata.',
  'reason.country_not_enabled': 'Me ei saada tekstisõnumeid selle numbri riiki.',
  'reason.sms_not_carried_there': 'Sellele numbrile me tekstisõnumeid saata ei saa.',
  'contact.did_you_mean': 'Kas pidasid silmas {contact}?',
  'hint.reserved_number': 'See number on mõeldud filmide ja näidete jaoks; see ei kuulu kellelegi.',

  'tip.choose_another_network':
    'Kui oled välismaal ja sõnumit ei tule, vali telefoni seadetes käsitsi teine mobiilivõrk ja proovi uuesti.',
  'tip.use_email': 'Kasuta selle asemel oma e-posti aadressi.',
  'tip.use_text_message': 'Kasuta selle asemel oma mobiilinumbrit.',
  'tip.use_another_method': 'Kasuta mõnda teist registreerimisviisi.',
  'reason.at_sign_missing': 'Aadressis puudub @. Kirjuta see tervikuna, näiteks ann@example.com.',
  'reason.at_sign_repeated': 'Aadressis on mitu @-märki. Palun anna üks aadress.',
  'reason.local_part_missing': '@-märgi eest on midagi puudu.',
  'reason.local_part_too_long': '@-märgi ees olev osa on liiga pikk. Palun kontrolli seda.',
  'reason.quoted_local_part': 'Palun anna aadress ilma jutumärkideta.',
  'reason.misplaced_dot': 'Aadressis on üks punkt liiast. Palun kontrolli seda.',
  'reason.space_inside': 'Aadressis on tühik. Palun eemalda see.',
  'reason.invisible_character': 'Aadressis on nähtamatu märk. Palun kirjuta aadress ise, ära kleebi seda.',
  'reason.forbidden_character': '@-märgi ees on märk, mida aadressis olla ei saa.',
  'reason.domain_missing': '@-märgi järelt on midagi puudu.',
  'reason.domain_incomplete': 'Aadressi lõpp on puudu, näiteks .com või .ee.',
  'reason.domain_invalid': '@-märgi järel olev osa ei saa õige olla. Palun kontrolli seda tähthaaval.',
  'reason.domain_reserved': 'Sellele aadressile kirjad ei jõua. Palun anna teine aadress.',
  'reason.address_literal': 'Palun anna aadress, kus @-märgi järel on nimi, mitte numbrid.',
  'reason.address_too_long': 'Aadress on liiga pikk. Palun kontrolli seda.',
  'reason.throw_away': 'See postkast on ajutine. Palun kasuta postkasti, mis on sul alles ka järgmisel aastal.',
  'reason.no_mail_service':
    '@-märgi järel olevale aadressile kirjad ei jõua. Palun kontrolli seda tähthaaval või anna teine aadress.',
  'hint.primary_mailbox':
    'Kasuta oma peamist postkasti: sellist, mis jääb sulle alles ka siis, kui vahetad töökohta, riiki või nime.',
  'hint.role_address':
    'See näib olevat postkast, mida loeb mitu inimest. Parem on sinu enda oma: kood on ainult sulle.',
  'hint.work_or_school':
    'See näib olevat töö- või koolipostkast. Lahkudes võid sellest ilma jääda, isiklik postkast on parem.',
  'hint.contract_mailbox':
    'See postkast võib lõppeda koos internetilepinguga. Parem on postkast, mis lepingust ei sõltu.',
  'hint.throw_away_mailbox': 'See postkast on ajutine. Ilma selleta ei pruugi sa hiljem oma kontole pääseda.',

  'fallback.waiting.text': 'Kui tekstisõnum kohale ei jõua, saadame koodi ka siia: {contact}.',
  'fallback.waiting.email': 'Kui e-kiri kohale ei jõua, saadame koodi ka siia: {contact}.',
  'fallback.sent.text_silent':
    'Me ei ole saanud kinnitust, et tekstisõnum on kohale jõudnud. Saatsime koodi ka siia: {contact}. Sisesta üks neist kahest koodist.',
  'fallback.sent.text_failed': 'Tekstisõnumit ei õnnestunud kohale toimetada. Saatsime koodi siia: {contact}.',
  'fallback.sent.email_silent':
    'Me ei ole saanud kinnitust, et e-kiri on kohale jõudnud. Saatsime koodi ka siia: {contact}. Sisesta üks neist kahest koodist.',
  'fallback.sent.email_failed': 'E-kirja ei õnnestunud kohale toimetada. Saatsime koodi siia: {contact}.',
  'fallback.offered.text_silent':
    'Me ei ole saanud kinnitust, et tekstisõnum on kohale jõudnud. Saame saata koodi siia: {contact}.',
  'fallback.offered.text_failed': 'Tekstisõnumit ei õnnestunud kohale toimetada. Saame saata koodi siia: {contact}.',
  'fallback.offered.email_silent':
    'Me ei ole saanud kinnitust, et e-kiri on kohale jõudnud. Saame saata koodi siia: {contact}.',
  'fallback.offered.email_failed': 'E-kirja ei õnnestunud kohale toimetada. Saame saata koodi siia: {contact}.',

  'test.sms': 'See on testteade teenusest {service}. Sinult ei oodata midagi.',
  'test.email.subject': '{service}: testkiri',
  'test.email.text':
    'See on testkiri teenusest {service}. See näitab, et e-kirjad jõuavad kohale; sinult ei oodata midagi.',
}
