// Latvian. Text messages (codes, notices) are worded without ā, č, ē, ģ, ī, ķ, ļ, ņ, š, ū and ž, which GSM-7 lacks:
// one of them would leave room for 70 units instead of 160, too few for the code, the name and the last line. Hence "min",
// and the dative ("jums") where one would sooner say "jūsu". Names of services are not inflected: they follow a noun that
// is ("pakalpojuma Piemērs"). Dates come in the nominative, so no preposition stands before them.

import type { Catalogue } from './catalogue.ts'
import { pagesLv } from './pages/lv.ts'

export const lv: Catalogue = {
  ...pagesLv,

  'language.name': 'Latviešu',

  'duration.minutes': '{minutes, plural, zero {# min} one {# min} other {# min}}',
  'duration.hours': '{hours, plural, zero {# stundas} one {# stundu} other {# stundas}}',

  'sms.registration':
    '{code} ir kods, lai izveidotu pakalpojuma {service} kontu. Der {life}. Neizpaudiet to nevienam, pat ne mums.',
  'sms.renewal':
    '{code} ir kods, lai atjaunotu pakalpojuma {service} kontu. Der {life}. Neizpaudiet to nevienam, pat ne mums.',
  'sms.other':
    '{code} ir vienreizlietojams pakalpojuma {service} kods. Der {life}. Neizpaudiet to nevienam, pat ne mums.',
  'sms.brief': '{code} ir pakalpojuma {service} kods.',

  'email.subject.registration': '{service}: jūsu kods konta izveidei',
  'email.subject.renewal': '{service}: jūsu kods konta atjaunošanai',
  'email.subject.other': '{service}: jūsu apstiprinājuma kods',
  'email.lead.registration': '{code} ir jūsu kods konta izveidei pakalpojumā {service}.',
  'email.lead.renewal': '{code} ir jūsu kods konta atjaunošanai pakalpojumā {service}.',
  'email.lead.other': '{code} ir jūsu apstiprinājuma kods pakalpojumam {service}.',
  'email.use': 'Ievadiet to tur, kur kodu pieprasījāt. Tas ir izmantojams vienu reizi un derīgs {life}.',
  'email.secret':
    'Neizpaudiet kodu nevienam, pat ne mums. Mēs to nekad neprasām ne pa tālruni, ne īsziņā, ne e-pasta vēstulē.',
  'email.unasked': 'Ja kodu nepieprasījāt, neņemiet šo vēstuli vērā: bez koda nekas nenotiks.',
  'email.automatic': 'Šī vēstule ir nosūtīta automātiski. Lūdzu, neatbildiet uz to.',

  'identity.start.registration.title': 'Konta izveide: {service}',
  'identity.start.registration': 'Lai izveidotu kontu pakalpojumā {service}, jums tagad jāapliecina sava identitāte.',
  'identity.start.renewal.title': 'Konta atjaunošana: {service}',
  'identity.start.renewal': 'Lai atjaunotu savu kontu pakalpojumā {service}, jums tagad jāapliecina sava identitāte.',
  'identity.start.forwarded':
    'Vai šo saiti jums atsūtīja kāds cits? Tad aizveriet šo lapu: sūtītājs rīkotos jūsu vārdā.',
  'identity.start.go': 'Turpināt',
  'identity.proved.title': 'Paldies',
  'identity.proved': 'Jūsu identitāte ir apliecināta. Atgriezieties lapā vai lietotnē, kurā sākāt, un turpiniet tur.',
  'identity.not_eligible.title': 'Lūdzu, izvēlieties citu veidu',
  'identity.not_eligible':
    'Jūsu identitāte ir apliecināta, taču šis veids jums nav pieejams. Atgriezieties un izvēlieties citu.',
  'identity.declined.title': 'Identitāte nav apliecināta',
  'identity.declined': 'Apliecināšana tika pārtraukta. Atgriezieties un mēģiniet vēlreiz vai izvēlieties citu veidu.',
  'identity.failed.title': 'Tas neizdevās',
  'identity.failed':
    'Mēs nevarējām pārliecināties, ka saņemtā atbilde ir īsta, tāpēc nekas nav mainīts. Atgriezieties un mēģiniet vēlreiz.',
  'identity.unavailable.title': 'Pašlaik tas nav iespējams',
  'identity.unavailable':
    'Pakalpojums, kas apliecina jūsu identitāti, nav sasniedzams. Mēģiniet vēlreiz pēc dažām minūtēm vai izvēlieties citu veidu.',
  'identity.over.title': 'Šī saite vairs nedarbojas',
  'identity.over':
    'Tā darbojas vienu reizi, desmit minūtes un vienā pārlūkā. Atgriezieties tur, kur to saņēmāt, un pieprasiet jaunu.',
  'notice.registration_begun.subject': '{service}: kāds jūsu vārdā veido kontu',
  'notice.registration_begun.text': 'Jums tiek veidots pakalpojuma {service} konts.',
  'notice.registration_finished.subject': '{service}: jūsu vārdā ir izveidots konts',
  'notice.registration_finished.text': 'Jums ir izveidots pakalpojuma {service} konts.',
  'notice.renewal_begun.subject': '{service}: kāds atjauno jūsu kontu',
  'notice.renewal_begun.text': 'Jums tiek atjaunots pakalpojuma {service} konts.',
  'notice.renewal_finished.subject': '{service}: jūsu konts ir atjaunots',
  'notice.renewal_finished.text': 'Jums ir atjaunots pakalpojuma {service} konts.',
  'notice.contact_changed.subject': '{service}: ir mainīti jūsu konta kontaktdati',
  'notice.contact_changed.text': 'Pakalpojuma {service} kontam tagad ir citi kontaktdati.',
  'notice.reminder.subject': '{service}: jūsu konta beigu datums ir {date}',
  'notice.reminder.text': '{service}: konta beigu datums ir {date}.',
  'notice.reminder.renew': 'Atjaunojiet kontu, pirms tas beidzas.',
  'notice.yours': 'Ja tas bijāt jūs, nekas nav jādara.',
  'notice.not_yours': 'Ja tas nebijāt jūs, atveriet šo lapu un nospiediet tajā pogu:',
  'notice.sms.not_yours': 'Ja par to dzirdat pirmo reizi: {link}',

  'not_me.title': 'Vai tas bijāt jūs?',
  'not_me.when': 'Tas notika: {date} (UTC).',
  'not_me.if_yours': 'Ja tas bijāt jūs, aizveriet šo lapu: nekas nemainīsies.',
  'not_me.if_not_yours':
    'Ja tas nebijāt jūs, paziņojiet mums. Tad viss, kas ar šo kontu ir iesākts, tiks apturēts, un konts tiks atzīmēts, lai {service} to pārbaudītu.',
  'not_me.button': 'Tas nebiju es',
  'not_me.done.title': 'Paldies, paziņojums ir saņemts',
  'not_me.done.text':
    'Viss, kas ar šo kontu bija iesākts, ir apturēts, un konts ir atzīmēts, lai {service} to pārbaudītu.',
  'not_me.done.mailbox': 'Tūlīt nomainiet savas pastkastītes paroli un ieslēdziet divpakāpju verifikāciju.',
  'not_me.done.support': 'Ja vēlaties ar kādu parunāt: {support}',
  'not_me.gone.title': 'Šī saite nav derīga',
  'not_me.gone.text': 'Iespējams, tā nav nokopēta pilnībā vai ir vecāka par 90 dienām. Nekas nav mainīts.',
  'reason.not_a_phone':
    'Tas neizskatās pēc tālruņa numura. Lūdzu, rakstiet to ar cipariem un sāciet ar + un valsts kodu.',
  'reason.country_missing': 'Trūkst valsts koda. Lūdzu, sāciet numuru ar + un valsts kodu.',
  'reason.unknown_country': 'Šāda valsts koda nav. Lūdzu, pārbaudiet ciparus aiz +.',
  'reason.too_short': 'Trūkst dažu ciparu. Lūdzu, pārbaudiet numuru.',
  'reason.too_long': 'Ciparu ir par daudz. Lūdzu, pārbaudiet numuru.',
  'reason.not_possible': 'Šajā valstī tāda numura nav. Lūdzu, pārbaudiet katru ciparu.',
  'reason.fixed_line':
    'Šis ir fiksētā tālruņa numurs, uz kuru īsziņas nepienāk. Lūdzu, norādiet mobilā tālruņa numuru.',
  'reason.premium_rate': 'Šis ir paaugstinātas maksas numurs. Lūdzu, norādiet savu mobilā tālruņa numuru.',
  'reason.toll_free': 'Šis ir bezmaksas numurs. Lūdzu, norādiet savu mobilā tālruņa numuru.',
  'reason.shared_cost': 'Šis ir dalītas maksas numurs. Lūdzu, norādiet savu mobilā tālruņa numuru.',
  'reason.pager': 'Šis ir peidžera numurs. Lūdzu, norādiet mobilā tālruņa numuru.',
  'reason.voip':
    'Šis ir interneta tālruņa numurs, uz kuru mūsu īsziņas var nepienākt. Lūdzu, norādiet mobilā tālruņa numuru.',
  'reason.not_an_email': 'Šī nav e-pasta adrese.',
  'reason.sms_not_delivered_there': 'Īsziņas ar kodu šā numura valstī nepienāk.',
  'reason.sms_not_delivered_where_you_are': 'Īsziņas ar kodu nepienāk valstī, kurā jūs atrodaties.',
  'reason.email_not_delivered_where_you_are': 'E-pasta vēstules ar kodu nepienāk valstī, kurā jūs atrodaties.',
  'reason.not_for_this_method': 'Ar šo reģistrācijas veidu kodu šādi nosūtīt nevar.',
  'reason.confirmed_contacts_only': 'Šeit kodu var nosūtīt tikai uz jau iepriekš apstiprinātu numuru vai adresi.',
  'reason.channel_not_configured': 'Pašlaik mēs nevaram kodu šādi nosūtīt.',
  'reason.country_not_enabled': 'Uz šā numura valsti mēs īsziņas nesūtām.',
  'reason.sms_not_carried_there': 'Uz šo numuru mēs īsziņas nosūtīt nevaram.',
  'contact.did_you_mean': 'Vai jūs domājāt {contact}?',
  'hint.reserved_number': 'Šis numurs ir paredzēts filmām un piemēriem; tas nevienam nepieder.',

  'tip.choose_another_network':
    'Ja esat ārzemēs un īsziņa nepienāk, tālruņa iestatījumos manuāli izvēlieties citu mobilo tīklu un mēģiniet vēlreiz.',
  'tip.use_email': 'Lūdzu, izmantojiet savu e-pasta adresi.',
  'tip.use_text_message': 'Lūdzu, izmantojiet savu mobilā tālruņa numuru.',
  'tip.use_another_method': 'Lūdzu, izmantojiet citu reģistrācijas veidu.',
  'reason.at_sign_missing': 'Adresē nav @. Uzrakstiet to pilnībā, piemēram, ann@example.com.',
  'reason.at_sign_repeated': 'Adresē ir vairāk nekā viena @ zīme. Lūdzu, norādiet vienu adresi.',
  'reason.local_part_missing': 'Pirms @ zīmes kaut kā trūkst.',
  'reason.local_part_too_long': 'Daļa pirms @ zīmes ir pārāk gara. Lūdzu, pārbaudiet to.',
  'reason.quoted_local_part': 'Lūdzu, norādiet adresi bez pēdiņām.',
  'reason.misplaced_dot': 'Adresē ir lieks punkts. Lūdzu, pārbaudiet to.',
  'reason.space_inside': 'Adresē ir atstarpe. Lūdzu, izdzēsiet to.',
  'reason.invisible_character': 'Adresē ir neredzama rakstzīme. Lūdzu, uzrakstiet adresi, nevis ielīmējiet to.',
  'reason.forbidden_character': 'Pirms @ zīmes ir rakstzīme, kādas adresē nevar būt.',
  'reason.domain_missing': 'Aiz @ zīmes kaut kā trūkst.',
  'reason.domain_incomplete': 'Trūkst adreses beigu daļas, piemēram, .com vai .lv.',
  'reason.domain_invalid': 'Daļa aiz @ zīmes nevar būt pareiza. Lūdzu, pārbaudiet katru burtu.',
  'reason.domain_reserved': 'Šajā adresē vēstules nepienāk. Lūdzu, norādiet citu.',
  'reason.address_literal': 'Lūdzu, norādiet adresi, kurā aiz @ zīmes ir nosaukums, nevis skaitļi.',
  'reason.address_too_long': 'Adrese ir pārāk gara. Lūdzu, pārbaudiet to.',
  'reason.throw_away': 'Šī pastkastīte ir īslaicīga. Lūdzu, norādiet tādu, kas jums būs arī nākamgad.',
  'reason.no_mail_service':
    'Aiz @ zīmes norādītajā adresē vēstules nepienāk. Lūdzu, pārbaudiet katru burtu vai norādiet citu adresi.',
  'hint.primary_mailbox':
    'Norādiet savu galveno pastkastīti, kas jums paliks arī tad, ja mainīsiet darbu, valsti vai uzvārdu.',
  'hint.role_address':
    'Šķiet, ka šo pastkastīti lasa vairāki cilvēki. Labāka ir jūsu personīgā: kods ir domāts tikai jums.',
  'hint.work_or_school': 'Šķiet, ka šī ir darba vai skolas pastkastīte. Aizejot varat to zaudēt; personīgā ir labāka.',
  'hint.contract_mailbox':
    'Šī pastkastīte var beigties kopā ar interneta līgumu. Labāka ir tāda, kas no līguma nav atkarīga.',
  'hint.throw_away_mailbox': 'Šī pastkastīte ir īslaicīga. Bez tās vēlāk, iespējams, nevarēsiet piekļūt savam kontam.',

  'fallback.waiting.text': 'Ja īsziņa netiks piegādāta, nosūtīsim kodu arī uz {contact}.',
  'fallback.waiting.email': 'Ja e-pasta vēstule netiks piegādāta, nosūtīsim kodu arī uz {contact}.',
  'fallback.sent.text_silent':
    'Mums nav apstiprinājuma, ka īsziņa ir piegādāta. Kodu nosūtījām arī uz {contact}. Ievadiet jebkuru no abiem kodiem.',
  'fallback.sent.text_failed': 'Īsziņu neizdevās piegādāt. Kodu nosūtījām uz {contact}.',
  'fallback.sent.email_silent':
    'Mums nav apstiprinājuma, ka e-pasta vēstule ir piegādāta. Kodu nosūtījām arī uz {contact}. Ievadiet jebkuru no abiem kodiem.',
  'fallback.sent.email_failed': 'E-pasta vēstuli neizdevās piegādāt. Kodu nosūtījām uz {contact}.',
  'fallback.offered.text_silent': 'Mums nav apstiprinājuma, ka īsziņa ir piegādāta. Varam nosūtīt kodu uz {contact}.',
  'fallback.offered.text_failed': 'Īsziņu neizdevās piegādāt. Varam nosūtīt kodu uz {contact}.',
  'fallback.offered.email_silent':
    'Mums nav apstiprinājuma, ka e-pasta vēstule ir piegādāta. Varam nosūtīt kodu uz {contact}.',
  'fallback.offered.email_failed': 'E-pasta vēstuli neizdevās piegādāt. Varam nosūtīt kodu uz {contact}.',

  'test.sms': '{service}: testa īsziņa. Jums nekas nav jādara.',
  'test.email.subject': '{service}: testa vēstule',
  'test.email.text': 'Šī ir pakalpojuma {service} testa vēstule. Tā parāda, ka e-pasts pienāk; jums nekas nav jādara.',
}
