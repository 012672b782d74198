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

  'contact.suggestion': 'Kas mõtlesid {suggestion}?',
  'contact.email.at_sign_missing': 'Aadressis puudub @. Kirjuta see tervikuna, näiteks ann@example.com.',
  'contact.email.at_sign_repeated': 'Aadressis on mitu @-märki. Palun anna üks aadress.',
  'contact.email.local_part_missing': '@-märgi eest on midagi puudu.',
  'contact.email.local_part_too_long': '@-märgi ees olev osa on liiga pikk. Palun kontrolli seda.',
  'contact.email.quoted_local_part': 'Palun anna aadress ilma jutumärkideta.',
  'contact.email.misplaced_dot': 'Aadressis on üks punkt liiast. Palun kontrolli seda.',
  'contact.email.space_inside': 'Aadressis on tühik. Palun eemalda see.',
  'contact.email.invisible_character': 'Aadressis on nähtamatu märk. Palun kirjuta aadress ise, ära kleebi seda.',
  'contact.email.forbidden_character': '@-märgi ees on märk, mida aadressis olla ei saa.',
  'contact.email.domain_missing': '@-märgi järelt on midagi puudu.',
  'contact.email.domain_incomplete': 'Aadressi lõpp on puudu, näiteks .com või .ee.',
  'contact.email.domain_invalid': '@-märgi järel olev osa ei saa õige olla. Palun kontrolli seda tähthaaval.',
  'contact.email.domain_reserved': 'Sellele aadressile kirjad ei jõua. Palun anna teine aadress.',
  'contact.email.address_literal': 'Palun anna aadress, kus @-märgi järel on nimi, mitte numbrid.',
  'contact.email.address_too_long': 'Aadress on liiga pikk. Palun kontrolli seda.',
  'contact.email.throw_away': 'See postkast on ajutine. Palun anna postkast, mis on sul alles ka järgmisel aastal.',
  'contact.email.no_mail_service':
    '@-märgi järel olevale aadressile kirjad ei jõua. Palun kontrolli seda tähthaaval või anna teine aadress.',
  'contact.hint.primary_mailbox':
    'Anna oma peamine postkast: selline, mis jääb sulle alles ka siis, kui vahetad töökohta, riiki või nime.',
  'contact.hint.role_address':
    'See näib olevat postkast, mida loeb mitu inimest. Parem on sinu enda oma: kood on ainult sulle.',
  'contact.hint.work_or_school':
    'See näib olevat töö- või koolipostkast. Lahkudes võid sellest ilma jääda, isiklik postkast on parem.',
  'contact.hint.contract_mailbox':
    'See postkast võib lõppeda koos internetilepinguga. Parem on postkast, mis lepingust ei sõltu.',
  'contact.hint.throw_away_mailbox': 'See postkast on ajutine. Ilma selleta ei pruugi sa hiljem oma kontole pääseda.',
}
