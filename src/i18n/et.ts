// Estonian. Text messages do without õ, š and ž, which GSM-7 lacks: one of them would leave room for 70 units instead
// of 160. Names of services are not inflected: they follow a noun that is ("teenuses Näide").
import type { Catalogue } from './catalogue.ts'

export const et: Catalogue = {
  'language.name': 'Eesti',

  'duration.minutes': '{minutes, plural, one {# minuti} other {# minutit}}',
  'duration.hours': '{hours, plural, one {# tunni} other {# tundi}}',

  'sms.registration':
    '{code} on kood konto avamiseks teenuses {service}. Kehtib {life}. Ära jaga seda, ka mitte meiega.',
  'sms.renewal': '{code} on kood konto uuendamiseks teenuses {service}. Kehtib {life}. Ära jaga seda, ka mitte meiega.',
  'sms.other': '{code} on kinnituskood teenuses {service}. Kehtib {life}. Ära jaga seda, ka mitte meiega.',
  'sms.brief': '{code} on kood teenuses {service}.',

  'email.subject.registration': '{service}: sinu kood konto avamiseks',
  'email.subject.renewal': '{service}: sinu kood konto uuendamiseks',
  'email.subject.other': '{service}: sinu kinnituskood',
  'email.lead.registration': '{code} on sinu kood konto avamiseks teenuses {service}.',
  'email.lead.renewal': '{code} on sinu kood konto uuendamiseks teenuses {service}.',
  'email.lead.other': '{code} on sinu kinnituskood teenuses {service}.',
  'email.use': 'Sisesta see seal, kus sa koodi küsisid. Kood on ühekordne ja kehtib {life}.',
  'email.secret': 'Ära ütle koodi kellelegi, ka mitte meile. Me ei küsi seda kunagi telefoni, sõnumi ega e-kirja teel.',
  'email.unasked': 'Kui sina koodi ei küsinud, jäta see kiri tähelepanuta: ilma koodita ei juhtu midagi.',
  'email.automatic': 'See kiri on saadetud automaatselt. Palun ära vasta sellele.',

  'identity.proved.title': 'Aitäh',
  'identity.proved': 'Sinu isik on tuvastatud. Mine tagasi sinna, kust tulid, ja jätka seal.',
  'identity.not_eligible.title': 'Palun vali teine viis',
  'identity.not_eligible':
    'Sinu isik on tuvastatud, kuid see viis ei ole sulle avatud. Mine tagasi ja vali mõni teine.',
  'identity.declined.title': 'Isikut ei tuvastatud',
  'identity.declined': 'Tuvastamine katkestati. Mine tagasi ja proovi uuesti või vali teine viis.',
  'identity.failed.title': 'See ei õnnestunud',
  'identity.failed': 'Me ei saanud saadud vastuses kindel olla ja midagi ei muudetud. Mine tagasi ja proovi uuesti.',
  'identity.unavailable.title': 'Praegu ei saa',
  'identity.unavailable':
    'Isikut tuvastav teenus ei ole kättesaadav. Proovi mõne minuti pärast uuesti või vali teine viis.',
  'identity.over.title': 'See link on kasutatud',
  'identity.over': 'Link töötab ühe korra, kümme minutit ja ühes brauseris. Mine tagasi ja küsi uus.',
  'identity.reference': 'Kui vajad abi, ütle viitenumber {reference}.',
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
  'notice.reminder.subject': '{service}: sinu konto kehtib kuni {date}',
  'notice.reminder.text': 'Sinu konto teenuses {service} kehtib kuni {date}.',
  'notice.reminder.renew': 'Uuenda see enne seda päeva.',
  'notice.yours': 'Kui see olid sina, ei ole vaja midagi teha.',
  'notice.not_yours': 'Kui see ei olnud sina, ava see leht ja vajuta seal nuppu:',
  'notice.sms.not_yours': 'Ei olnud sina? {link}',

  'not_me.title': 'Kas see olid sina?',
  'not_me.when': 'See oli {date} (UTC).',
  'not_me.if_yours': 'Kui see olid sina, sulge see leht: midagi ei muutu.',
  'not_me.if_not_yours':
    'Kui see ei olnud sina, anna meile teada. Siis peatatakse kõik, mis selle kontoga pooleli on, ja konto märgitakse teenuse {service} jaoks ülevaatamiseks.',
  'not_me.button': 'See ei olnud mina',
  'not_me.done.title': 'Aitäh, see on kirjas',
  'not_me.done.text':
    'Kõik, mis selle kontoga pooleli oli, on peatatud, ja konto on märgitud teenuse {service} jaoks ülevaatamiseks.',
  'not_me.done.mailbox': 'Muuda kohe oma postkasti parool ja lülita sisse kaheastmeline autentimine.',
  'not_me.done.support': 'Kui soovid kellegagi rääkida: {support}',
  'not_me.gone.title': 'See link ei kehti',
  'not_me.gone.text': 'Võib-olla kopeeriti see poolikult või on see vanem kui 90 päeva. Midagi ei muudetud.',
}
