// The words of the pages for people, in Latvian. Names of services and contacts are not inflected. How long something lasts stands in
// the accusative after every number ("30 sekundes").
import type { PageKey } from './en.ts'

export const pagesLv: Readonly<Record<PageKey, string>> = {
  'page.skip': 'Pāriet uz galveno daļu',
  'page.language': 'Valoda',
  'page.help': 'Palīdzība',
  'page.support': 'Klientu atbalsts',
  'page.privacy': 'Privātums',
  'page.step': '{step}. solis no {of}',
  'page.error': 'Kļūda:',
  'page.errors.title': 'Radās problēma',
  'page.continue': 'Turpināt',
  'page.back': 'Atpakaļ',
  'page.reference': 'Jūsu atsauces numurs: {reference}',
  'page.back_to_service': 'Atpakaļ: {service}',
  'page.choose_country': 'Izvēlieties valsti',
  'page.time_left': 'Šī lapa ir atvērta līdz plkst. {time}.',
  'page.time_left.warning': 'Jūsu drošībai ievadītais pēc divām minūtēm tiks dzēsts.',
  'page.time_left.stay': 'Man vajag vairāk laika',
  'page.forged': 'Šī veidlapa nāca no citas lapas vai ir novecojusi. Nekas nav mainīts. Lūdzu, mēģiniet vēlreiz.',
  'page.forged.title': 'Lūdzu, mēģiniet vēlreiz',
  'page.forged.again': 'Atvērt lapu vēlreiz',
  'page.cookies': 'Šīm lapām jūsu pārlūkam jāpieņem sīkdatne: pēc tās zinām, ka tas joprojām esat jūs.',
  'page.limited': 'Mēģinājumu ir bijis par daudz. Lūdzu, mēģiniet vēlreiz pēc plkst. {time}.',
  'page.not_found.title': 'Šeit nekā nav',
  'page.not_found': 'Iespējams, adrese nav nokopēta pilnībā. Atgriezieties tur, kur to atradāt, un mēģiniet vēlreiz.',
  'page.elsewhere.title': 'Lūdzu, turpiniet tur, kur sākāt',
  'page.elsewhere':
    'Tas tika sākts citā pārlūkā vai citā ierīcē. Jūsu drošībai turpināt var tikai tur. Ja tas nav iespējams, sāciet no jauna.',

  'page.start.registration.title': 'Izveidojiet kontu',
  'page.start.renewal.title': 'Atjaunojiet kontu',
  'page.start.registration.lead': 'Tūlīt izveidosiet kontu pakalpojumā {service}. Tas aizņems apmēram trīs minūtes.',
  'page.start.renewal.lead': 'Tūlīt atjaunosiet savu kontu pakalpojumā {service}. Tas aizņems apmēram trīs minūtes.',
  'page.start.will_happen': 'Kas notiks',
  'page.start.will_happen.1': 'Jūs izvēlaties, kā apliecināt savu identitāti.',
  'page.start.will_happen.2': 'Mēs nosūtām kodu uz jūsu pastkastīti vai tālruni.',
  'page.start.will_happen.3': 'Jūs ievadāt kodu šeit. Tas arī viss.',
  'page.start.country': 'Valsts, kurā dzīvojat',
  'page.start.location': 'Kur jūs tagad atrodaties?',
  'page.start.location.hint': 'No tā ir atkarīgs, kā kods jūs sasniegs: īsziņas pienāk ne visur.',
  'page.start.country.missing': 'Lūdzu, izvēlieties valsti, kurā dzīvojat.',
  'page.start.location.missing': 'Lūdzu, izvēlieties valsti, kurā tagad atrodaties.',
  'page.start.leaked': 'Mani dati nesen ir nopludināti vai nozagti: e-pasta adrese, paroles vai personas kods',
  'page.start.go': 'Sākt',

  'page.method.title': 'Kā vēlaties apliecināt savu identitāti?',
  'page.method.missing': 'Lūdzu, izvēlieties, kā apliecināt savu identitāti.',
  'page.method.id_card': 'Personas apliecība (eID karte)',
  'page.method.id_card.needs': 'Jums vajag karti, karšu lasītāju un PIN kodu.',
  'page.method.mobile_id': 'Mobilais ID',
  'page.method.mobile_id.needs': 'Jums vajag savu tālruni un Mobilā ID PIN kodu.',
  'page.method.bank': 'Jūsu banka',
  'page.method.bank.needs': 'Jums vajag to, ar ko pieslēdzaties savai bankai.',
  'page.method.branch': 'Klātienē',
  'page.method.branch.needs': 'Jums jāierodas birojā ar derīgu personu apliecinošu dokumentu.',
  'page.method.existing_account': 'Mans pašreizējais konts',
  'page.method.existing_account.needs': 'Jums vajag ierīci, kurā jūsu konts tagad darbojas.',
  'page.method.biometric': 'Seja un dokuments',
  'page.method.biometric.needs':
    'Jums vajag pasi vai personas apliecību un kameru. Tikai tiem, kam agrāk ir bijis aktīvs konts.',
  'page.method.contacts.entered': 'Kods tiks nosūtīts uz numuru vai adresi, ko norādīsiet.',
  'page.method.contacts.on_file': 'Kods tiks nosūtīts uz numuru vai adresi, kas mums jau ir.',
  'page.method.contacts.fixed': 'Kods tiks nosūtīts uz numuru vai adresi, kas mums jau ir; šajā veidā to mainīt nevar.',
  'page.method.not_for_you':
    'Jūsu identitāte ir apliecināta, taču šis veids jums nav pieejams. Lūdzu, izvēlieties citu.',
  'page.method.declined': 'Apliecināšana tika pārtraukta. Mēģiniet vēlreiz vai izvēlieties citu veidu.',

  'page.identity.title': 'Identitātes apliecināšana',
  'page.identity.method': 'Jūs izvēlējāties: {method}.',
  'page.identity.other': 'Izvēlēties citu veidu',
  'page.identity.oidc': 'Tagad dosieties uz pakalpojumu, kas apliecina jūsu identitāti. Pēc tam atgriezīsieties šeit.',
  'page.identity.host':
    'Šajā veidā jūsu identitāti pārbauda {service}. Atgriezieties tur; kad tas būs izdarīts, varēsiet turpināt šeit.',
  'page.identity.host.refresh': 'Paskatīties, vai tas ir izdarīts',
  'page.identity.trial': 'Šī ir izmēģinājuma vide. Izvēlieties, kas vēlaties būt:',
  'page.identity.trial.missing': 'Lūdzu, izvēlieties, kas vēlaties būt.',
  'page.identity.unavailable':
    'Pakalpojums, kas apliecina jūsu identitāti, nav sasniedzams. Mēģiniet vēlreiz pēc dažām minūtēm vai izvēlieties citu veidu.',

  'page.contacts.title': 'Kā varam ar jums sazināties?',
  'page.contacts.lead':
    'Mēs nosūtīsim kodu uz e-pastu vai tālruni. Ja varat, norādiet abus: ja viens nedarbosies, palīdzēs otrs.',
  'page.contacts.email': 'E-pasta adrese',
  'page.contacts.email.hint': 'Norādiet savu galveno pastkastīti, kas jums būs arī pēc gadiem.',
  'page.contacts.phone_country': 'Jūsu numura valsts',
  'page.contacts.phone': 'Mobilā tālruņa numurs',
  'page.contacts.phone.hint': 'Bez valsts koda vai ar to un + priekšā.',
  'page.contacts.missing': 'Lūdzu, norādiet e-pasta adresi vai mobilā tālruņa numuru.',
  'page.contacts.email_needed':
    'Tur, kur atrodaties, vai jūsu numura valstī kods īsziņā nepienāk. Lūdzu, norādiet e-pasta adresi.',
  'page.contacts.no_sms': 'ASV, Kanādā un Beļģijā kods īsziņā nepienāk. Tur tas tiek sūtīts pa e-pastu.',
  'page.contacts.use_suggestion': 'Izmantot {contact}',
  'page.contacts.confirmed': 'Tas jau ir apstiprināts un paliek, kā ir.',

  'page.review.title': 'Vai tas ir pareizi?',
  'page.review.lead': 'Lūdzu, izlasiet vēlreiz katru ciparu un katru burtu. Nekas vēl nav nosūtīts.',
  'page.review.phone': 'Jūsu mobilā tālruņa numurs',
  'page.review.email': 'Jūsu e-pasta adrese',
  'page.review.change': 'Mainīt',
  'page.review.which': 'Kur nosūtīt kodu?',
  'page.review.by_email': 'Pa e-pastu',
  'page.review.by_sms': 'Īsziņā',
  'page.review.goes_to': 'Kods tiks nosūtīts uz {contact}.',
  'page.review.send': 'Jā, nosūtīt kodu',
  'page.review.too_late': 'Kodam ir atlicis pārāk maz laika. Lūdzu, sāciet no jauna.',

  'page.options.title': 'Kur nosūtīt kodu?',
  'page.options.lead': 'Šie numuri un adreses mums jau ir. Jūsu drošībai no katra ir redzama tikai daļa.',
  'page.options.renewal.title': 'Vai tas joprojām ir pareizi?',
  'page.options.renewal.ends': 'Jūsu konta beigu datums ir {date}.',
  'page.options.fixed': 'Šajā veidā tos mainīt nevar.',
  'page.options.change': 'Mainīt numuru vai adresi',
  'page.options.send': 'Nosūtīt kodu',
  'page.options.none': 'Man nav pieejams neviens no tiem',
  'page.options.no_way':
    'Pašlaik uz nevienu no tiem kodu nosūtīt nevar. Lūdzu, aplieciniet savu identitāti citā veidā.',
  'page.options.named': '{name}: {text}',
  'page.options.missing': 'Lūdzu, izvēlieties, kur nosūtīt kodu.',
  'page.options.leaked':
    'Ir ziņots, ka jūsu dati ir nopludināti. Tūlīt nomainiet savas pastkastītes paroli un ieslēdziet divpakāpju verifikāciju.',

  'page.unreachable.title': 'Vai šie numuri un adreses jums nav pieejami?',
  'page.unreachable.text':
    'Tad ar šo veidu turpināt nevar: tas neļauj mainīt numuru vai adresi, kas mums jau ir. Varat sākt no jauna un apliecināt savu identitāti citā veidā.',
  'page.unreachable.confirm': 'Jā, neviens nav pieejams',

  'page.code.sms.title': 'Ieskatieties savā tālrunī',
  'page.code.email.title': 'Ieskatieties savā pastkastītē',
  'page.code.sms.sent_to': 'Mēs nosūtījām īsziņu ar kodu uz numuru {contact}.',
  'page.code.email.sent_to': 'Mēs nosūtījām vēstuli ar kodu uz adresi {contact}.',
  'page.code.label': 'Kods',
  'page.code.hint': '{digits, plural, zero {# ciparu} one {# cipars} other {# cipari}}',
  'page.code.good_until': 'Kods ir derīgs līdz plkst. {time}.',
  'page.code.confirm': 'Apstiprināt',
  'page.code.not_received': 'Kods nepienāca?',
  'page.code.state.queued': 'Jūsu ziņa tiek gatavota.',
  'page.code.state.sending': 'Jūsu ziņa ir ceļā.',
  'page.code.sms.state.accepted': 'Nodota jūsu operatoram.',
  'page.code.email.state.accepted': 'Nodota jūsu e-pasta pakalpojumam.',
  'page.code.sms.state.delivered': 'Ziņa ir pienākusi jūsu tālrunī.',
  'page.code.email.state.delivered': 'Ziņa ir pienākusi jūsu pastkastītē. Ieskatieties arī surogātpasta mapē.',
  'page.code.state.failed': 'Ziņu nevarēja piegādāt.',
  'page.code.state.unknown': 'Mēs vēl nezinām, vai ziņa ir aizgājusi.',
  'page.code.missing': 'Lūdzu, ievadiet kodu.',
  'page.code.malformed':
    'Kodā ir {digits, plural, zero {# ciparu} one {# cipars} other {# cipari}} un nekas cits. Lūdzu, paskatieties vēlreiz.',
  'page.code.wrong':
    'Tas nav pareizais kods. Varat mēģināt vēl {left, plural, zero {# reizes} one {# reizi} other {# reizes}}.',
  'page.code.sent_again': 'Tas pats kods ir nosūtīts vēlreiz.',
  'page.code.contact_locked':
    'Šim numuram vai adresei šodien ir ievadīts par daudz nepareizu kodu. Lūdzu, mēģiniet vēlreiz pēc plkst. {time} vai izmantojiet citu.',
  'page.code.locked.title': 'Par daudz nepareizu kodu',
  'page.code.locked': 'Jūsu drošībai šis kods vairs nav derīgs. Lūdzu, pieprasiet jaunu.',
  'page.code.expired.title': 'Koda derīgums ir beidzies',
  'page.code.expired': 'Kods ir derīgs tikai īsu laiku. Lūdzu, pieprasiet jaunu.',
  'page.code.cancelled.title': 'Šis kods vairs nav derīgs',
  'page.code.cancelled': 'Tas ir atcelts vai ir pieprasīts cits. Lūdzu, pieprasiet jaunu.',
  'page.code.new': 'Nosūtīt jaunu kodu',
  'page.code.other_contact': 'Izmantot citu numuru vai adresi',

  'page.not_received.title': 'Kods nepienāca?',
  'page.not_received.order': 'Izmēģiniet šīs iespējas pēc kārtas.',
  'page.not_received.wait': 'Pagaidiet līdz plkst. {time}',
  'page.not_received.wait.text':
    'Kods pienāk gandrīz uzreiz. Reizēm tīklam vai pakalpojuma sniedzējam vajag nedaudz vairāk laika.',
  'page.not_received.spam': 'Ieskatieties surogātpasta mapē',
  'page.not_received.spam.text': 'Tas var būt arī reklāmas vai paziņojumu sadaļā.',
  'page.not_received.check': 'Pārbaudiet, uz kurieni kods nosūtīts',
  'page.not_received.check.text': 'Mēs to nosūtījām uz {contact}.',
  'page.not_received.change': 'Mainīt',
  'page.not_received.network': 'Izvēlieties citu mobilo tīklu',
  'page.not_received.network.text':
    'Ārzemēs var palīdzēt, ja tālruņa iestatījumos manuāli izvēlaties citu tīklu. Pēc tam pieprasiet kodu vēlreiz.',
  'page.not_received.again': 'Pieprasiet kodu vēlreiz',
  'page.not_received.again.text': 'Tas ir tas pats kods, tāpēc arī pirmā ziņa paliek derīga.',
  'page.not_received.again.button': 'Nosūtīt vēlreiz',
  'page.not_received.again.at': 'To varēsiet izdarīt no plkst. {time}.',
  'page.not_received.again.never': 'Šo kodu vēlreiz nosūtīt nevar.',
  'page.not_received.email': 'Izmantojiet e-pastu',
  'page.not_received.sms': 'Izmantojiet īsziņu',
  'page.not_received.switch.text': 'Jauns kods tiks nosūtīts uz {contact}. Nekas nav jāievada vēlreiz.',
  'page.not_received.switch.button': 'Nosūtīt kodu uz {contact}',
  'page.not_received.add_email': 'Norādīt e-pasta adresi',
  'page.not_received.method': 'Izmantojiet citu veidu',
  'page.not_received.method.text':
    'Savu identitāti varat apliecināt arī citā veidā. Dažos veidos var norādīt citu numuru vai adresi.',
  'page.not_received.support': 'Jautājiet klientu atbalstam',
  'page.not_received.support.text':
    'Nosauciet atsauces numuru {reference}, lai mēs noskaidrotu, kas noticis ar jūsu ziņu.',
  'page.not_received.to_code': 'Man ir kods',

  'page.spare.title': 'Apstiprināts. Vēl vienu nākamajai reizei?',
  'page.spare.confirmed': 'Apstiprināts: {contact}.',
  'page.spare.text':
    'Ja apstiprināsiet arī {contact}, jums būs rezerve: ja viens no tiem kādu dienu vairs nedarbosies, darbosies otrs.',
  'page.spare.send': 'Jā, nosūtīt kodu turp',
  'page.spare.finish': 'Nē, pabeigt',

  'page.done.registration.title': 'Jūsu konts ir izveidots',
  'page.done.pending.title': 'Jūsu kontaktdati ir apstiprināti',
  'page.done.renewal.title': 'Jūsu konts ir atjaunots',
  'page.done.confirmed': 'Apstiprināts plkst. {time}: {contact}.',
  'page.done.until': 'Jūsu konta beigu datums ir {date}.',
  'page.done.pending': 'Jūsu kontu aktivizēs {service}.',
  'page.done.next': 'Kas tālāk',
  'page.done.next.back': 'Atgriezieties un turpiniet tur: {service}.',
  'page.done.next.close': 'Varat aizvērt šo lapu.',
  'page.done.safe':
    'Neviens jums nekad neprasīs šo kodu: ne mēs, ne jūsu banka, ne policija. Kas to prasa, vēl jums ļaunu.',

  'page.ended.expired.title': 'Laiks ir beidzies',
  'page.ended.expired': 'Jūsu drošībai viss ir dzēsts. Nekas nav izveidots vai mainīts. Lūdzu, sāciet no jauna.',
  'page.ended.unreachable.title': 'Lūdzu, izmantojiet citu veidu',
  'page.ended.unreachable':
    'Numuri un adreses, kas mums ir, jums nav pieejami. Sāciet no jauna un aplieciniet savu identitāti citā veidā:',
  'page.ended.not_for_you.title': 'Šeit turpināt nevar',
  'page.ended.not_for_you': 'Neviens no veidiem jums nav pieejams. Klientu atbalsts var pateikt, kas ir iespējams.',
  'page.ended.abandoned.title': 'Tas ir beidzies',
  'page.ended.abandoned': 'Nekas nav izveidots vai mainīts. Varat sākt no jauna.',
  'page.ended.begin_again': 'Sākt no jauna',

  'page.time_left.last':
    'Jūsu drošībai ievadītais pēc divām minūtēm tiks dzēsts. Vairāk laika šeit nav, taču pēc tam varēsiet sākt no jauna.',
  'page.limited.contact':
    'Uz šo numuru vai adresi ir nosūtīts par daudz kodu. Lūdzu, mēģiniet vēlreiz pēc plkst. {time} vai izmantojiet citu.',
  'page.failed.title': 'Tas neizdevās',
  'page.failed': 'Kļūda ir mūsu, nevis jūsu. Iepriekš izdarītais ir saglabāts. Lūdzu, pēc brīža mēģiniet vēlreiz.',
  'page.offline':
    'Pašlaik nav interneta savienojuma. Ievadītais nav zudis: mēģiniet vēlreiz, kad savienojums būs atjaunots.',
  'page.country.none': 'Valsts ar šādu nosaukumu nav.',
  'page.place': 'Jūs tagad atrodaties šeit: {country}.',
  'page.place.change': 'Mainīt, kur atrodos',
  'page.place.country': 'Valsts, kurā tagad atrodaties',
  'page.place.sensed': 'Izskatās, ka tagad atrodaties citur: {country}. Vai tā ir?',
  'page.place.yes': 'Jā, esmu tur',
  'page.method.not_proved':
    'Mēs nevarējām pārliecināties, ka saņemtā atbilde ir īsta. Mēģiniet vēlreiz vai izvēlieties citu veidu.',
  'page.method.anew':
    'Ja izvēlēsieties citu veidu, identitāte būs jāapliecina vēlreiz un jau nosūtītais kods vairs nebūs derīgs. Ievadītais tiks saglabāts.',
  'page.options.confirmed': 'Jau apstiprināts.',
  'page.code.left': 'Vēl {time}.',
  'page.code.left.minutes': 'Kods ir derīgs vēl {minutes, plural, zero {# minūtes} one {# minūti} other {# minūtes}}.',
  'page.code.left.seconds':
    'Kods ir derīgs vēl {seconds, plural, zero {# sekundes} one {# sekundi} other {# sekundes}}.',
  'page.code.left.now': 'Koda derīgums ir beidzies.',
  'page.not_received.look': 'Ieskatieties savā tālrunī vēlreiz',
  'page.not_received.look.text': 'Īsziņa var būt starp nezināmu vai bloķētu sūtītāju ziņām.',
  'page.not_received.again.in': 'Līdz tam vēl {time}.',
  'page.not_received.again.in.minutes':
    'Varēsiet to nosūtīt vēlreiz pēc {minutes, plural, zero {# minūtēm} one {# minūtes} other {# minūtēm}}.',
  'page.not_received.again.in.seconds':
    'Varēsiet to nosūtīt vēlreiz pēc {seconds, plural, zero {# sekundēm} one {# sekundes} other {# sekundēm}}.',
  'page.not_received.again.in.now': 'Tagad varat to nosūtīt vēlreiz.',
  'page.not_received.refresh': 'Pārbaudīt, vai jau ir laiks',
  'page.not_received.again.new_at': 'No plkst. {time} varēsiet pieprasīt jaunu.',
  'page.spare.without': 'Pabeigt bez šī koda',
  'page.spare.none.title': 'Apstiprināts',
  'page.spare.none.finish': 'Pabeigt',
  'page.done.next.soon': 'Pēc dažām sekundēm nonāksiet tur.',
  'page.done.next.stay': 'Palikt šeit',
  'page.ended.where': 'Sāciet no jauna tur, kur sākāt: {service}.',
  'page.content.on_this_page': 'Šajā lapā',
  'page.content.back': 'Atpakaļ tur, kur bijāt',
  'help.title': 'Palīdzība jautājumos par kodu',
  'help.code.title': 'Kas ir kods?',
  'help.code':
    'Kods ir skaitlis no {digits, plural, zero {# cipariem} one {# cipara} other {# cipariem}}, kas izveidots tikai jums un nosūtīts īsziņā vai pa e-pastu. Ievadiet to lapā, kurā to pieprasījāt. Tā mēs zinām, ka tālrunis vai pastkastīte ir jūsu.',
  'help.code.once':
    'Tas ir izmantojams vienu reizi, derīgs {life} un tikai tajā pārlūkā vai lietotnē, kur tas pieprasīts.',
  'help.code.once_each':
    'Tas ir izmantojams vienu reizi, īsu laiku, kas norādīts lapā, un tikai tajā pārlūkā vai lietotnē, kur tas pieprasīts.',
  'help.code.needed':
    'Bez koda konts netiek ne izveidots, ne atjaunots. Tāpēc pirms turpināšanas vēlreiz izlasiet savu numuru un adresi.',
  'help.code.secret':
    'Nekad neizpaudiet kodu nevienam un neievadiet to lapā, ko atvērāt no ziņā atsūtītas saites. Mēs to nekad neprasām.',
  'help.contact.title': 'Uz kurieni kods tiek sūtīts?',
  'help.contact': 'Tas atkarīgs no veida, kādā apliecināt savu identitāti:',
  'help.contact.told': 'Vispirms jūs redzat un izvēlaties numuru vai adresi; tikai pēc tam kods tiek nosūtīts.',
  'help.contact.gone':
    'Ja numuri un adreses, kas mums ir, jums nav pieejami, izvēlieties veidu, kurā var norādīt citu numuru vai adresi.',
  'help.mailbox.title': 'Kādu adresi un numuru norādīt?',
  'help.mailbox':
    'E-pasta adrese: jūsu galvenās pastkastītes adrese. Tai jābūt jūsu arī pēc gadiem, pat ja mainīsiet darbu, valsti vai uzvārdu. Darba devēja, skolas vai interneta līguma pastkastīte beidzas līdz ar darbu, skolu vai līgumu.',
  'help.mailbox.spelling': 'Izlasiet katru burtu: viens nepareizs burts, un kods nonāks pie kāda cita vai nekur.',
  'help.mailbox.phone': 'Mobilā tālruņa numurs: ar valsts kodu, ko varat izvēlēties sarakstā. Izlasiet katru ciparu.',
  'help.speed.title': 'Cik ātri kods pienāk?',
  'help.speed':
    'Gandrīz uzreiz. Ja pēc {minutes, plural, zero {# minūtēm} one {# minūtes} other {# minūtēm}} nekas nav pienācis, pieprasiet to vēlreiz: jūsu tīkls vai e-pasta pakalpojums, iespējams, kādu brīdi ir lēns. Tas ir tas pats kods, tāpēc arī pirmā ziņa paliek derīga.',
  'help.speed.spam': 'Ja tas tiek sūtīts pa e-pastu, ieskatieties arī surogātpasta mapē.',
  'help.abroad.title': 'Esmu ceļojumā',
  'help.abroad.network':
    'Ārzemēs īsziņas reizēm pazūd. Tālruņa iestatījumos manuāli izvēlieties citu mobilo tīklu un pieprasiet kodu vēlreiz.',
  'help.abroad.email': 'Ja tas nepalīdz, izvēlieties saņemt kodu pa e-pastu.',
  'help.countries.title': 'Kur īsziņas nepienāk',
  'help.countries':
    'Šajās valstīs kodi īsziņās nepienāk. Izvēlieties e-pastu, ja atrodaties tur vai ja jūsu numurs ir no turienes:',
  'help.leaked.title': 'Mani dati ir nopludināti',
  'help.leaked.now': 'Tūlīt nomainiet savas pastkastītes paroli.',
  'help.leaked.two_steps':
    'Pēc tam ieslēdziet tai divpakāpju verifikāciju, lai ar nozagtu paroli vien neko nevarētu atvērt.',
  'help.leaked.why':
    'Dariet to vienmēr, ja jūsu e-pasta adrese, paroles, personas kods vai citi dati ir nopludināti vai nozagti: kas lasa jūsu pastkastīti, var izlasīt jūsu kodus.',
  'help.more.title': 'Tas joprojām nedarbojas',
  'help.more': 'Klientu atbalsts var redzēt, kas noticis ar jūsu ziņu, un palīdzēt.',
  'help.more.link': 'Jautāt klientu atbalstam',
  'support.title': 'Klientu atbalsts',
  'support.reference.title': 'Jūsu atsauces numurs',
  'support.reference':
    'Nosauciet to klientu atbalstam: pēc tā var noskaidrot, kas noticis. Par jums tas neko nepasaka.',
  'support.reference.where':
    'Jūsu atsauces numurs ir katras reģistrācijas lapas beigās: astoņi burti un cipari. Turiet to pa rokai: pēc tā klientu atbalsts noskaidros, kas noticis.',
  'support.reach.title': 'Kā sazināties ar klientu atbalstu',
  'support.reach.web': 'Atvērt klientu atbalsta lapu',
  'support.reach.none': 'Vērsieties pakalpojuma {service} klientu atbalstā kā parasti: tā adrese šeit nav zināma.',
  'support.hours': 'Darba laiks: {hours}',
  'support.can.title': 'Ko klientu atbalsts var izdarīt',
  'support.can.find': 'redzēt, kas noticis ar jūsu ziņu',
  'support.can.resend': 'nosūtīt jūsu kodu vēlreiz',
  'support.can.unlock': 'noņemt bloķējumu pēc pārāk daudziem nepareiziem kodiem',
  'support.can.end': 'pārtraukt iesākto, lai jūs varētu sākt no jauna',
  'support.cannot.title': 'Ko klientu atbalsts nevar izdarīt',
  'support.cannot.code': 'redzēt jūsu kodu: to nevar neviens, un neviens nedrīkst to jums prasīt',
  'support.cannot.confirm': 'apstiprināt numuru vai adresi jūsu vietā',
  'support.cannot.change':
    'mainīt numuru vai adresi, kas mums jau ir, ja jūsu identitātes apliecināšanas veids to neļauj',
  'support.first': 'Daudz ko šeit var atrisināt ātrāk:',
  'privacy.title': 'Privātums',
  'privacy.who.title': 'Kas atbild par jūsu datiem',
  'privacy.who':
    'Par datiem šajās lapās atbild {controller}. Tos izmanto tikai, lai izveidotu un atjaunotu jūsu kontu, nosūtītu jums kodus un paziņotu, kas notiek ar jūsu kontu.',
  'privacy.who.more': 'Pilns privātuma paziņojums',
  'privacy.kept.title': 'Kas tiek glabāts un cik ilgi',
  'privacy.kept.open':
    'Ievadītais tiek glabāts, kamēr ar to darbojaties: {minutes, plural, zero {# minūtes} one {# minūti} other {# minūtes}} pēc pēdējā soļa un ne ilgāk kā {hours, plural, zero {# stundas} one {# stundu} other {# stundas}}.',
  'privacy.kept.ended': 'To dzēš {hours, plural, zero {# stundas} one {# stundu} other {# stundas}} pēc beigām.',
  'privacy.kept.account':
    'Ja konts tiek izveidots vai atjaunots, tajā tiek glabāts jūsu personas kods, numurs un adrese, līdz kontu izdzēš.',
  'privacy.kept.code': 'Kods netiek glabāts vispār: to aprēķina tad, kad tas vajadzīgs.',
  'privacy.kept.story':
    'Tas, kas noticis ar jūsu ziņām, tiek glabāts {days, plural, zero {# dienas} one {# dienu} other {# dienas}} bez jūsu numura un adreses, lai klientu atbalsts to atrastu pēc atsauces numura.',
  'privacy.kept.notice':
    'Tas, ka jums paziņots par kontu, un tas, ko darījis klientu atbalsts, tiek glabāts {days, plural, zero {# dienas} one {# dienu} other {# dienas}} bez jūsu numura un adreses.',
  'privacy.kept.counts':
    'Kodu pieprasījumi tiek skaitīti pēc numura vai adreses un tīkla adreses tādā veidā, ka ne vienu, ne otru nevar izlasīt; skaits tiek glabāts {days, plural, zero {# dienas} one {# dienu} other {# dienas}}.',
  'privacy.safe.title': 'Kā dati tiek aizsargāti',
  'privacy.safe.sealed': 'Numuri, adreses un personas kodi tiek glabāti šifrēti.',
  'privacy.safe.masked': 'Kad jums tie vairs nav jāpārbauda, tie tiek rādīti tikai daļēji.',
  'privacy.safe.nowhere': 'To nav nevienas lapas adresē un nevienā sistēmas žurnālā.',
  'privacy.safe.carriers':
    'Ziņa iet caur mobilo operatoru vai e-pasta pakalpojumu, kas redz numuru vai adresi un tekstu.',
  'privacy.erase.title': 'Kā izdzēst datus',
  'privacy.erase':
    'Vērsieties šeit: {controller}. Visu, kas šeit par jums tiek glabāts, var izdzēst uzreiz; konts līdz ar to beidzas. To, kas nonācis pie mobilā operatora vai e-pasta pakalpojuma, atsaukt nevar.',
  'privacy.cookies.title': 'Sīkdatnes',
  'privacy.cookies':
    'Kamēr reģistrējaties, ir viena sīkdatne. Pēc tās zinām, ka tas joprojām esat jūs; tās derīgums beidzas ne vēlāk kā pēc {hours, plural, zero {# stundām} one {# stundas} other {# stundām}}.',
  'privacy.cookies.typed':
    'Ievadītais šifrētā veidā nonāk vēl vienā sīkdatnē, lai jums tas nebūtu jāraksta vēlreiz, ja kaut kas jālabo. Tās derīgums beidzas pēc {minutes, plural, zero {# minūtēm} one {# minūtes} other {# minūtēm}}.',
  'privacy.cookies.visit':
    'Ja apliecināt identitāti citā pakalpojumā, uz {minutes, plural, zero {# minūtēm} one {# minūti} other {# minūtēm}} tiek izveidota vēl viena, ar kuras palīdzību atradīsiet ceļu atpakaļ.',
  'privacy.cookies.none':
    'Nekas cits jūsu pārlūkā netiek glabāts, neviens jums neseko un nekas netiek ielādēts no citām vietnēm.',
}
