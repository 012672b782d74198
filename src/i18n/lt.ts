// Lithuanian. Text messages (codes, notices, tests) are worded without ą, č, ę, ė, į, š, ų, ū and ž, which GSM-7 lacks: one
// of them would leave room for 70 units instead of 160, too few for the code, the name and the last line. Hence "jums"
// where one would sooner say "jūsų". Names of services are not inflected: they follow a noun that is ("paslaugos Pavyzdys").
// Durations and days end with the dot of an abbreviation ("10 min.", "30 d."), which also ends the sentence.

import type { Catalogue } from './catalogue.ts'
import { pagesLt } from './pages/lt.ts'

export const lt: Catalogue = {
  ...pagesLt,

  'language.name': 'Lietuvių',

  'duration.minutes': '{minutes, plural, one {# min.} few {# min.} many {# min.} other {# min.}}',
  'duration.hours': '{hours, plural, one {# val.} few {# val.} many {# val.} other {# val.}}',

  'sms.registration':
    '{code} yra kodas paslaugos {service} paskyrai sukurti. Galioja {life} Niekam jo neatskleiskite, net mums.',
  'sms.renewal':
    '{code} yra kodas paslaugos {service} paskyrai atnaujinti. Galioja {life} Niekam jo neatskleiskite, net mums.',
  'sms.other': '{code} yra paslaugos {service} patvirtinimo kodas. Galioja {life} Niekam jo neatskleiskite, net mums.',
  'sms.brief': '{code} yra paslaugos {service} kodas.',

  'email.subject.registration': '{service}: jūsų kodas paskyrai sukurti',
  'email.subject.renewal': '{service}: jūsų kodas paskyrai atnaujinti',
  'email.subject.other': '{service}: jūsų patvirtinimo kodas',
  'email.lead.registration': '{code} yra jūsų kodas paslaugos {service} paskyrai sukurti.',
  'email.lead.renewal': '{code} yra jūsų kodas paslaugos {service} paskyrai atnaujinti.',
  'email.lead.other': '{code} yra jūsų patvirtinimo kodas paslaugai {service}.',
  'email.use': 'Įveskite jį ten, kur kodo prašėte. Jis galioja {life} ir tinka tik vieną kartą.',
  'email.secret':
    'Niekam neatskleiskite kodo, net mums. Mes jo niekada neprašome nei telefonu, nei SMS žinute, nei el. laišku.',
  'email.unasked': 'Jei kodo neprašėte, nekreipkite dėmesio į šį laišką: be kodo nieko neįvyks.',
  'email.automatic': 'Šis laiškas išsiųstas automatiškai. Prašome į jį neatsakyti.',

  'identity.start.registration.title': 'Paskyros kūrimas: {service}',
  'identity.start.registration': 'Kad galėtumėte sukurti paslaugos {service} paskyrą, patvirtinkite savo tapatybę.',
  'identity.start.renewal.title': 'Paskyros atnaujinimas: {service}',
  'identity.start.renewal': 'Kad galėtumėte atnaujinti paslaugos {service} paskyrą, patvirtinkite savo tapatybę.',
  'identity.start.forwarded':
    'Ar šią nuorodą jums kas nors atsiuntė? Tuomet užverkite šį puslapį: siuntėjas veiktų jūsų vardu.',
  'identity.start.go': 'Tęsti',
  'identity.proved.title': 'Ačiū',
  'identity.proved': 'Jūsų tapatybė patvirtinta. Grįžkite į puslapį ar programėlę, kur pradėjote, ir tęskite ten.',
  'identity.not_eligible.title': 'Pasirinkite kitą būdą',
  'identity.not_eligible':
    'Jūsų tapatybė patvirtinta, tačiau šiuo būdu pasinaudoti negalite. Grįžkite ir pasirinkite kitą.',
  'identity.declined.title': 'Tapatybė nepatvirtinta',
  'identity.declined':
    'Tapatybės patvirtinimas nutrauktas. Grįžkite ir bandykite dar kartą arba pasirinkite kitą būdą.',
  'identity.failed.title': 'Nepavyko',
  'identity.failed':
    'Negalėjome įsitikinti, kad gautas atsakymas tikras, todėl nieko nepakeitėme. Grįžkite ir bandykite dar kartą.',
  'identity.unavailable.title': 'Šiuo metu tai neįmanoma',
  'identity.unavailable':
    'Tapatybę patvirtinanti paslauga nepasiekiama. Bandykite dar kartą po kelių minučių arba pasirinkite kitą būdą.',
  'identity.over.title': 'Ši nuoroda nebeveikia',
  'identity.over':
    'Ji veikia vieną kartą, dešimt minučių ir vienoje naršyklėje. Grįžkite ten, kur ją gavote, ir paprašykite kitos.',
  'notice.registration_begun.subject': '{service}: kažkas jūsų vardu kuria paskyrą',
  'notice.registration_begun.text': 'Jums kuriama paslaugos {service} paskyra.',
  'notice.registration_finished.subject': '{service}: jūsų vardu sukurta paskyra',
  'notice.registration_finished.text': 'Jums sukurta paslaugos {service} paskyra.',
  'notice.renewal_begun.subject': '{service}: kažkas atnaujina jūsų paskyrą',
  'notice.renewal_begun.text': 'Atnaujinama jums priklausanti paslaugos {service} paskyra.',
  'notice.renewal_finished.subject': '{service}: jūsų paskyra atnaujinta',
  'notice.renewal_finished.text': 'Atnaujinta jums priklausanti paslaugos {service} paskyra.',
  'notice.contact_changed.subject': '{service}: jūsų paskyros kontaktiniai duomenys pakeisti',
  'notice.contact_changed.text': 'Paslaugos {service} paskyros kontaktiniai duomenys pakeisti.',
  'notice.reminder.subject': '{service}: jūsų paskyra galioja iki {date}',
  'notice.reminder.text': 'Paslaugos {service} paskyra galioja iki {date}',
  'notice.reminder.renew': 'Atnaujinkite iki tos dienos.',
  'notice.yours': 'Jei tai jūsų veiksmas, nieko daryti nereikia.',
  'notice.not_yours': 'Jei tai ne jūsų veiksmas, atverkite šį puslapį ir paspauskite jame esantį mygtuką:',
  'notice.sms.not_yours': 'Jei tai kito asmens veiksmas: {link}',

  'not_me.title': 'Ar tai buvote jūs?',
  'not_me.when': 'Tai įvyko {date} (UTC).',
  'not_me.if_yours': 'Jei tai buvote jūs, užverkite šį puslapį: niekas nepasikeis.',
  'not_me.if_not_yours':
    'Jei tai buvote ne jūs, praneškite mums. Tada viskas, kas su šia paskyra pradėta, bus sustabdyta, o paskyra bus pažymėta, kad {service} ją patikrintų.',
  'not_me.button': 'Tai buvau ne aš',
  'not_me.done.title': 'Ačiū, pranešimą gavome',
  'not_me.done.text':
    'Viskas, kas su šia paskyra buvo pradėta, yra sustabdyta, o paskyra pažymėta, kad {service} ją patikrintų.',
  'not_me.done.mailbox': 'Iškart pakeiskite savo pašto dėžutės slaptažodį ir įjunkite patvirtinimą dviem veiksmais.',
  'not_me.done.support': 'Jei norite su kuo nors pasikalbėti: {support}',
  'not_me.gone.title': 'Ši nuoroda negalioja',
  'not_me.gone.text': 'Galbūt ji nukopijuota ne visa arba yra senesnė nei 90 dienų. Nieko nepakeista.',
  'reason.not_a_phone': 'Tai nepanašu į telefono numerį. Rašykite jį skaitmenimis, pradėdami ženklu + ir šalies kodu.',
  'reason.country_missing': 'Trūksta šalies kodo. Numerį pradėkite ženklu + ir šalies kodu.',
  'reason.unknown_country': 'Tokio šalies kodo nėra. Patikrinkite skaitmenis po ženklo +.',
  'reason.too_short': 'Trūksta skaitmenų. Patikrinkite numerį.',
  'reason.too_long': 'Per daug skaitmenų. Patikrinkite numerį.',
  'reason.not_possible': 'Tokio numerio toje šalyje nėra. Patikrinkite kiekvieną skaitmenį.',
  'reason.fixed_line':
    'Tai laidinio telefono numeris, kuriuo SMS žinutės neateina. Nurodykite mobiliojo telefono numerį.',
  'reason.premium_rate': 'Tai padidinto tarifo numeris. Nurodykite savo mobiliojo telefono numerį.',
  'reason.toll_free': 'Tai nemokamų skambučių numeris. Nurodykite savo mobiliojo telefono numerį.',
  'reason.shared_cost': 'Tai dalinio apmokestinimo numeris. Nurodykite savo mobiliojo telefono numerį.',
  'reason.pager': 'Tai pranešimų gaviklio numeris. Nurodykite mobiliojo telefono numerį.',
  'reason.voip':
    'Tai interneto telefono numeris, kuriuo mūsų SMS žinutės gali neateiti. Nurodykite mobiliojo telefono numerį.',
  'reason.not_an_email': 'Tai nėra el. pašto adresas.',
  'reason.sms_not_delivered_there': 'SMS žinutės su kodu šio numerio šalies nepasiekia.',
  'reason.sms_not_delivered_where_you_are': 'SMS žinutės su kodu nepasiekia šalies, kurioje dabar esate.',
  'reason.email_not_delivered_where_you_are': 'El. laiškai su kodu nepasiekia šalies, kurioje dabar esate.',
  'reason.not_for_this_method': 'Pasirinkus šį registracijos būdą, kodo taip išsiųsti negalima.',
  'reason.confirmed_contacts_only': 'Čia kodą galima siųsti tik jau anksčiau patvirtintu numeriu ar adresu.',
  'reason.channel_not_configured': 'Šiuo metu negalime taip išsiųsti kodo.',
  'reason.country_not_enabled': 'Į šio numerio šalį SMS žinučių nesiunčiame.',
  'reason.sms_not_carried_there': 'Šiuo numeriu SMS žinučių išsiųsti negalime.',
  'contact.did_you_mean': 'Ar turėjote omenyje {contact}?',
  'hint.reserved_number': 'Šis numeris skirtas filmams ir pavyzdžiams; jis niekam nepriklauso.',

  'tip.choose_another_network':
    'Jei esate užsienyje ir žinutė neateina, telefono nustatymuose rankiniu būdu pasirinkite kitą mobilųjį tinklą ir bandykite dar kartą.',
  'tip.use_email': 'Naudokite savo el. pašto adresą.',
  'tip.use_text_message': 'Naudokite savo mobiliojo telefono numerį.',
  'tip.use_another_method': 'Pasirinkite kitą registracijos būdą.',
  'reason.at_sign_missing': 'Adrese nėra @. Parašykite visą adresą, pavyzdžiui, ann@example.com.',
  'reason.at_sign_repeated': 'Adrese yra daugiau nei vienas ženklas @. Nurodykite vieną adresą.',
  'reason.local_part_missing': 'Prieš ženklą @ kažko trūksta.',
  'reason.local_part_too_long': 'Dalis prieš ženklą @ per ilga. Patikrinkite ją.',
  'reason.quoted_local_part': 'Nurodykite adresą be kabučių.',
  'reason.misplaced_dot': 'Adrese yra nereikalingas taškas. Patikrinkite adresą.',
  'reason.space_inside': 'Adrese yra tarpas. Ištrinkite jį.',
  'reason.invisible_character': 'Adrese yra nematomas ženklas. Adresą surinkite, o ne įklijuokite.',
  'reason.forbidden_character': 'Prieš ženklą @ yra ženklas, kurio adrese būti negali.',
  'reason.domain_missing': 'Po ženklo @ kažko trūksta.',
  'reason.domain_incomplete': 'Trūksta adreso pabaigos, pavyzdžiui, .com arba .lt.',
  'reason.domain_invalid': 'Dalis po ženklo @ negali būti teisinga. Patikrinkite kiekvieną raidę.',
  'reason.domain_reserved': 'Šiuo adresu laiškai neateina. Nurodykite kitą.',
  'reason.address_literal': 'Nurodykite adresą, kuriame po ženklo @ yra pavadinimas, o ne skaičiai.',
  'reason.address_too_long': 'Adresas per ilgas. Patikrinkite jį.',
  'reason.throw_away': 'Ši pašto dėžutė laikina. Nurodykite tokią, kurią turėsite ir kitais metais.',
  'reason.no_mail_service':
    'Po ženklo @ nurodytu adresu laiškai neateina. Patikrinkite kiekvieną raidę arba nurodykite kitą adresą.',
  'hint.primary_mailbox': 'Nurodykite pagrindinę pašto dėžutę, kuri jums liks ir pakeitus darbą, šalį ar pavardę.',
  'hint.role_address': 'Panašu, kad šią pašto dėžutę skaito keli žmonės. Geriau jūsų asmeninė: kodas skirtas tik jums.',
  'hint.work_or_school':
    'Panašu, kad tai darbo ar mokyklos pašto dėžutė. Iš ten išėjus, ji gali būti panaikinta; geriau asmeninė.',
  'hint.contract_mailbox':
    'Ši pašto dėžutė gali nustoti veikti pasibaigus interneto sutarčiai. Geriau ta, kuri nuo sutarties nepriklauso.',
  'hint.throw_away_mailbox': 'Ši pašto dėžutė laikina. Be jos vėliau galite nebepatekti į savo paskyrą.',

  'fallback.waiting.text': 'Jei SMS žinutė nebus pristatyta, kodą išsiųsime ir adresu {contact}.',
  'fallback.waiting.email': 'Jei el. laiškas nebus pristatytas, kodą išsiųsime ir numeriu {contact}.',
  'fallback.sent.text_silent':
    'Negavome patvirtinimo, kad SMS žinutė pristatyta. Kodą išsiuntėme ir adresu {contact}. Įveskite bet kurį iš šių dviejų kodų.',
  'fallback.sent.text_failed': 'SMS žinutės pristatyti nepavyko. Kodą išsiuntėme adresu {contact}.',
  'fallback.sent.email_silent':
    'Negavome patvirtinimo, kad el. laiškas pristatytas. Kodą išsiuntėme ir numeriu {contact}. Įveskite bet kurį iš šių dviejų kodų.',
  'fallback.sent.email_failed': 'El. laiško pristatyti nepavyko. Kodą išsiuntėme numeriu {contact}.',
  'fallback.offered.text_silent':
    'Negavome patvirtinimo, kad SMS žinutė pristatyta. Galime išsiųsti kodą adresu {contact}.',
  'fallback.offered.text_failed': 'SMS žinutės pristatyti nepavyko. Galime išsiųsti kodą adresu {contact}.',
  'fallback.offered.email_silent':
    'Negavome patvirtinimo, kad el. laiškas pristatytas. Galime išsiųsti kodą numeriu {contact}.',
  'fallback.offered.email_failed': 'El. laiško pristatyti nepavyko. Galime išsiųsti kodą numeriu {contact}.',

  'test.sms': 'Tai paslaugos {service} SMS testas. Jums nieko daryti nereikia.',
  'test.email.subject': '{service}: testinis laiškas',
  'test.email.text':
    'Tai testinis paslaugos {service} laiškas. Jis rodo, kad el. paštas veikia; jums nieko daryti nereikia.',
}
