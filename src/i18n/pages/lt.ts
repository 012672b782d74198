// The words of the pages for people, in Lithuanian. Names of services and contacts are not inflected.
import type { PageKey } from './en.ts'

export const pagesLt: Readonly<Record<PageKey, string>> = {
  'page.skip': 'Pereiti prie pagrindinės dalies',
  'page.language': 'Kalba',
  'page.help': 'Pagalba',
  'page.support': 'Klientų aptarnavimas',
  'page.privacy': 'Privatumas',
  'page.step': '{step} žingsnis iš {of}',
  'page.error': 'Klaida:',
  'page.errors.title': 'Iškilo problema',
  'page.continue': 'Tęsti',
  'page.back': 'Atgal',
  'page.reference': 'Jūsų kreipimosi numeris: {reference}',
  'page.back_to_service': 'Grįžti: {service}',
  'page.choose_country': 'Pasirinkite šalį',
  'page.time_left': 'Šis puslapis veiks iki {time}.',
  'page.time_left.warning': 'Jūsų saugumui įvesti duomenys po dviejų minučių bus ištrinti.',
  'page.time_left.stay': 'Man reikia daugiau laiko',
  'page.forged': 'Ši forma atėjo iš kito puslapio arba yra pasenusi. Nieko nepakeista. Bandykite dar kartą.',
  'page.forged.title': 'Bandykite dar kartą',
  'page.forged.again': 'Atverti puslapį iš naujo',
  'page.cookies': 'Šiems puslapiams naršyklė turi priimti slapuką: iš jo žinome, kad tai vis dar jūs.',
  'page.limited': 'Bandyta per daug kartų. Bandykite dar kartą po {time}.',
  'page.not_found.title': 'Čia nieko nėra',
  'page.not_found': 'Galbūt adresas nukopijuotas ne visas. Grįžkite ten, kur jį radote, ir bandykite dar kartą.',
  'page.elsewhere.title': 'Tęskite ten, kur pradėjote',
  'page.elsewhere':
    'Tai pradėta kitoje naršyklėje arba kitame įrenginyje. Jūsų saugumui tęsti galima tik ten. Jei tai neįmanoma, pradėkite iš naujo.',

  'page.start.registration.title': 'Susikurkite paskyrą',
  'page.start.renewal.title': 'Atnaujinkite paskyrą',
  'page.start.registration.lead': 'Dabar sukursite paslaugos {service} paskyrą. Tai užtruks apie tris minutes.',
  'page.start.renewal.lead': 'Dabar atnaujinsite paslaugos {service} paskyrą. Tai užtruks apie tris minutes.',
  'page.start.will_happen': 'Kas vyks',
  'page.start.will_happen.1': 'Pasirinksite, kaip patvirtinti savo tapatybę.',
  'page.start.will_happen.2': 'Atsiųsime kodą į jūsų pašto dėžutę arba telefoną.',
  'page.start.will_happen.3': 'Įvesite kodą čia. Tai viskas.',
  'page.start.country': 'Šalis, kurioje gyvenate',
  'page.start.location': 'Kur esate dabar?',
  'page.start.location.hint': 'Nuo to priklauso, kaip kodas jus pasieks: SMS žinutės ateina ne visur.',
  'page.start.country.missing': 'Pasirinkite šalį, kurioje gyvenate.',
  'page.start.location.missing': 'Pasirinkite šalį, kurioje esate dabar.',
  'page.start.leaked':
    'Mano duomenys neseniai nutekėjo arba buvo pavogti: el. pašto adresas, slaptažodžiai arba asmens kodas',
  'page.start.go': 'Pradėti',

  'page.method.title': 'Kaip norite patvirtinti savo tapatybę?',
  'page.method.missing': 'Pasirinkite, kaip patvirtinti savo tapatybę.',
  'page.method.id_card': 'Asmens tapatybės kortelė',
  'page.method.id_card.needs': 'Reikia kortelės, kortelių skaitytuvo ir PIN kodo.',
  'page.method.mobile_id': 'Mobilusis parašas (Mobile-ID)',
  'page.method.mobile_id.needs': 'Reikia jūsų telefono ir mobiliojo parašo PIN kodo.',
  'page.method.bank': 'Jūsų bankas',
  'page.method.bank.needs': 'Reikia to, kuo jungiatės prie savo banko.',
  'page.method.branch': 'Asmeniškai skyriuje',
  'page.method.branch.needs': 'Reikia atvykti į skyrių su galiojančiu asmens tapatybės dokumentu.',
  'page.method.existing_account': 'Mano dabartinė paskyra',
  'page.method.existing_account.needs': 'Reikia įrenginio, kuriame paskyra veikia dabar.',
  'page.method.biometric': 'Veidas ir dokumentas',
  'page.method.biometric.needs':
    'Reikia paso arba asmens tapatybės kortelės ir kameros. Tik tiems, kurie anksčiau turėjo aktyvią paskyrą.',
  'page.method.contacts.entered': 'Kodas bus išsiųstas numeriu arba adresu, kurį nurodysite.',
  'page.method.contacts.on_file': 'Kodas bus išsiųstas numeriu arba adresu, kurį jau turime.',
  'page.method.contacts.fixed':
    'Kodas bus išsiųstas numeriu arba adresu, kurį jau turime; šiuo būdu jo pakeisti negalima.',
  'page.method.not_for_you': 'Jūsų tapatybė patvirtinta, tačiau šiuo būdu pasinaudoti negalite. Pasirinkite kitą.',
  'page.method.declined': 'Tapatybės patvirtinimas nutrauktas. Bandykite dar kartą arba pasirinkite kitą būdą.',

  'page.identity.title': 'Patvirtinkite savo tapatybę',
  'page.identity.method': 'Pasirinkote: {method}.',
  'page.identity.other': 'Pasirinkti kitą būdą',
  'page.identity.oidc': 'Dabar pereisite į paslaugą, kuri patvirtins jūsų tapatybę. Paskui grįšite čia.',
  'page.identity.host':
    'Šiuo būdu jūsų tapatybę nustato {service}. Grįžkite ten; kai tai bus padaryta, galėsite tęsti čia.',
  'page.identity.host.refresh': 'Pažiūrėti, ar jau padaryta',
  'page.identity.trial': 'Tai bandomoji aplinka. Pasirinkite, kuo norite būti:',
  'page.identity.trial.missing': 'Pasirinkite, kuo norite būti.',
  'page.identity.unavailable':
    'Tapatybę patvirtinanti paslauga nepasiekiama. Bandykite dar kartą po kelių minučių arba pasirinkite kitą būdą.',

  'page.contacts.title': 'Kaip galime su jumis susisiekti?',
  'page.contacts.lead':
    'Kodą atsiųsime el. paštu arba SMS žinute. Jei galite, nurodykite ir adresą, ir numerį: jei vienas neveiks, padės kitas.',
  'page.contacts.email': 'El. pašto adresas',
  'page.contacts.email.hint': 'Nurodykite pagrindinę pašto dėžutę, kurią turėsite ir po daugelio metų.',
  'page.contacts.phone_country': 'Jūsų numerio šalis',
  'page.contacts.phone': 'Mobiliojo telefono numeris',
  'page.contacts.phone.hint': 'Be šalies kodo arba su juo ir ženklu + priekyje.',
  'page.contacts.missing': 'Nurodykite el. pašto adresą arba mobiliojo telefono numerį.',
  'page.contacts.email_needed':
    'Ten, kur esate, arba jūsų numerio šalyje kodas SMS žinute neateina. Nurodykite el. pašto adresą.',
  'page.contacts.no_sms': 'JAV, Kanadoje ir Belgijoje kodas SMS žinute neateina. Ten jis siunčiamas el. paštu.',
  'page.contacts.use_suggestion': 'Naudoti {contact}',
  'page.contacts.confirmed': 'Tai jau patvirtinta ir lieka, kaip yra.',

  'page.review.title': 'Ar viskas teisinga?',
  'page.review.lead': 'Perskaitykite dar kartą, skaitmenį po skaitmens ir raidę po raidės. Kol kas nieko neišsiųsta.',
  'page.review.phone': 'Jūsų mobiliojo telefono numeris',
  'page.review.email': 'Jūsų el. pašto adresas',
  'page.review.change': 'Pakeisti',
  'page.review.which': 'Kur siųsti kodą?',
  'page.review.by_email': 'El. paštu',
  'page.review.by_sms': 'SMS žinute',
  'page.review.goes_to': 'Kodas bus išsiųstas: {contact}.',
  'page.review.send': 'Taip, siųsti kodą',
  'page.review.too_late': 'Kodui liko per mažai laiko. Pradėkite iš naujo.',

  'page.options.title': 'Kur siųsti kodą?',
  'page.options.lead': 'Šiuos numerius ir adresus jau turime. Jūsų saugumui juos rodome tik iš dalies.',
  'page.options.renewal.title': 'Ar viskas vis dar teisinga?',
  'page.options.renewal.ends': 'Jūsų paskyra galioja iki {date}',
  'page.options.fixed': 'Šiuo būdu jų pakeisti negalima.',
  'page.options.change': 'Pakeisti numerį ar adresą',
  'page.options.send': 'Siųsti kodą',
  'page.options.none': 'Negaliu naudotis nė vienu iš jų',
  'page.options.no_way': 'Šiuo metu nė vienu iš jų kodo išsiųsti negalime. Patvirtinkite savo tapatybę kitu būdu.',
  'page.options.named': '{name}: {text}',
  'page.options.missing': 'Pasirinkite, kur siųsti kodą.',
  'page.options.leaked':
    'Pranešta, kad jūsų duomenys nutekėjo. Iškart pakeiskite savo pašto dėžutės slaptažodį ir įjunkite patvirtinimą dviem veiksmais.',

  'page.unreachable.title': 'Negalite naudotis nė vienu iš šių numerių ir adresų?',
  'page.unreachable.text':
    'Tuomet šiuo būdu tęsti negalima: jis neleidžia pakeisti mūsų turimų numerių ir adresų. Galite pradėti iš naujo ir patvirtinti savo tapatybę kitu būdu.',
  'page.unreachable.confirm': 'Taip, nė vienu',

  'page.code.sms.title': 'Patikrinkite telefoną',
  'page.code.email.title': 'Patikrinkite el. paštą',
  'page.code.sms.sent_to': 'Išsiuntėme SMS žinutę su kodu numeriu {contact}.',
  'page.code.email.sent_to': 'Išsiuntėme laišką su kodu adresu {contact}.',
  'page.code.label': 'Kodas',
  'page.code.hint': '{digits, plural, one {# skaitmuo} few {# skaitmenys} many {# skaitmens} other {# skaitmenų}}',
  'page.code.good_until': 'Kodas galioja iki {time}.',
  'page.code.confirm': 'Patvirtinti',
  'page.code.not_received': 'Kodo negavote?',
  'page.code.state.queued': 'Kodas ruošiamas.',
  'page.code.state.sending': 'Kodas siunčiamas.',
  'page.code.sms.state.accepted': 'Perduota jūsų operatoriui.',
  'page.code.email.state.accepted': 'Perduota jūsų pašto paslaugai.',
  'page.code.sms.state.delivered': 'Žinutė pasiekė jūsų telefoną.',
  'page.code.email.state.delivered': 'Laiškas pasiekė jūsų pašto dėžutę. Pažiūrėkite ir į šlamšto aplanką.',
  'page.code.state.failed': 'Kodo pristatyti nepavyko.',
  'page.code.state.unknown': 'Dar nežinome, ar kodas išsiųstas.',
  'page.code.missing': 'Įveskite kodą.',
  'page.code.malformed':
    'Kodą sudaro {digits, plural, one {# skaitmuo} few {# skaitmenys} many {# skaitmens} other {# skaitmenų}} ir nieko daugiau. Pažiūrėkite dar kartą.',
  'page.code.wrong':
    'Kodas neteisingas. Galite bandyti dar {left, plural, one {# kartą} few {# kartus} many {# karto} other {# kartų}}.',
  'page.code.sent_again': 'Tas pats kodas išsiųstas dar kartą.',
  'page.code.contact_locked':
    'Šiam numeriui ar adresui šiandien įvesta per daug neteisingų kodų. Bandykite dar kartą po {time} arba naudokite kitą.',
  'page.code.locked.title': 'Per daug neteisingų kodų',
  'page.code.locked': 'Jūsų saugumui šis kodas nebegalioja. Galime atsiųsti naują.',
  'page.code.expired.title': 'Kodo galiojimo laikas baigėsi',
  'page.code.expired': 'Kodas galioja tik trumpą laiką. Galime atsiųsti naują.',
  'page.code.cancelled.title': 'Šis kodas nebegalioja',
  'page.code.cancelled': 'Jis atšauktas arba paprašyta kito. Galime atsiųsti naują.',
  'page.code.new': 'Siųsti naują kodą',
  'page.code.other_contact': 'Naudoti kitą numerį ar adresą',

  'page.not_received.title': 'Kodo negavote?',
  'page.not_received.order': 'Bandykite iš eilės.',
  'page.not_received.wait': 'Palaukite iki {time}',
  'page.not_received.wait.text':
    'Kodas ateina beveik iškart. Kartais tinklui ar paslaugos teikėjui reikia šiek tiek daugiau laiko.',
  'page.not_received.spam': 'Pažiūrėkite į šlamšto aplanką',
  'page.not_received.spam.text': 'Jis gali būti ir tarp reklamos ar pranešimų.',
  'page.not_received.check': 'Patikrinkite, kur išsiųstas kodas',
  'page.not_received.check.text': 'Išsiuntėme čia: {contact}.',
  'page.not_received.change': 'Pakeisti',
  'page.not_received.network': 'Pasirinkite kitą mobilųjį tinklą',
  'page.not_received.network.text':
    'Užsienyje gali padėti, jei kitą tinklą pasirinksite rankiniu būdu telefono nustatymuose. Paskui paprašykite kodo dar kartą.',
  'page.not_received.again': 'Paprašykite kodo dar kartą',
  'page.not_received.again.text': 'Tai tas pats kodas, todėl tinka ir pirmoji žinutė.',
  'page.not_received.again.button': 'Siųsti dar kartą',
  'page.not_received.again.at': 'Tai galėsite padaryti nuo {time}.',
  'page.not_received.again.never': 'Šio kodo dar kartą išsiųsti negalima.',
  'page.not_received.email': 'Gaukite kodą el. paštu',
  'page.not_received.sms': 'Gaukite kodą SMS žinute',
  'page.not_received.switch.text': 'Naujas kodas bus išsiųstas: {contact}. Nieko iš naujo įvesti nereikės.',
  'page.not_received.switch.button': 'Siųsti kodą: {contact}',
  'page.not_received.add_email': 'Nurodyti el. pašto adresą',
  'page.not_received.method': 'Naudokite kitą būdą',
  'page.not_received.method.text':
    'Savo tapatybę galite patvirtinti ir kitu būdu. Kai kuriais būdais galima nurodyti kitą numerį ar adresą.',
  'page.not_received.support': 'Kreipkitės į klientų aptarnavimą',
  'page.not_received.support.text':
    'Nurodykite kreipimosi numerį {reference}, kad išsiaiškintume, kas nutiko jūsų žinutei.',
  'page.not_received.to_code': 'Turiu kodą',

  'page.spare.title': 'Patvirtinta. Ar patvirtinti dar vieną atsargai?',
  'page.spare.confirmed': 'Patvirtinta: {contact}.',
  'page.spare.text':
    'Jei patvirtinsite ir {contact}, turėsite atsarginį: jei vieno iš jų kada nors nebeliks, veiks kitas.',
  'page.spare.send': 'Taip, siųsti ten kodą',
  'page.spare.finish': 'Ne, baigti',

  'page.done.registration.title': 'Jūsų paskyra sukurta',
  'page.done.pending.title': 'Patvirtinta',
  'page.done.renewal.title': 'Jūsų paskyra atnaujinta',
  'page.done.confirmed': 'Patvirtinta {time}: {contact}.',
  'page.done.until': 'Jūsų paskyra galioja iki {date}',
  'page.done.pending': 'Jūsų paskyrą aktyvuos {service}.',
  'page.done.next': 'Kas toliau',
  'page.done.next.back': 'Grįžkite ir tęskite ten: {service}.',
  'page.done.next.close': 'Šį puslapį galite užverti.',
  'page.done.safe':
    'Niekas niekada jūsų neprašys šio kodo: nei mes, nei jūsų bankas, nei policija. Kas prašo, nori jums pakenkti.',

  'page.ended.expired.title': 'Laikas baigėsi',
  'page.ended.expired': 'Jūsų saugumui viskas ištrinta. Nieko nesukurta ir nepakeista. Pradėkite iš naujo.',
  'page.ended.unreachable.title': 'Naudokite kitą būdą',
  'page.ended.unreachable':
    'Mūsų turimais numeriais ir adresais naudotis negalite. Pradėkite iš naujo ir patvirtinkite savo tapatybę kitu būdu:',
  'page.ended.not_for_you.title': 'Čia tęsti negalima',
  'page.ended.not_for_you': 'Nė vienu būdu pasinaudoti negalite. Klientų aptarnavimas pasakys, kas įmanoma.',
  'page.ended.abandoned.title': 'Veiksmas nutrauktas',
  'page.ended.abandoned': 'Nieko nesukurta ir nepakeista. Galite pradėti iš naujo.',
  'page.ended.begin_again': 'Pradėti iš naujo',

  'page.time_left.last':
    'Jūsų saugumui įvesti duomenys po dviejų minučių bus ištrinti. Laiko čia pratęsti negalima, bet paskui galėsite pradėti iš naujo.',
  'page.limited.contact':
    'Šiuo numeriu ar adresu išsiųsta per daug kodų. Bandykite dar kartą po {time} arba naudokite kitą.',
  'page.failed.title': 'Nepavyko',
  'page.failed': 'Klaida mūsų, ne jūsų. Tai, ką padarėte anksčiau, išsaugota. Netrukus bandykite dar kartą.',
  'page.offline': 'Šiuo metu nėra interneto ryšio. Tai, ką įvedėte, nedingo: bandykite dar kartą, kai ryšys atsiras.',
  'page.country.none': 'Tokio pavadinimo šalies nėra.',
  'page.place': 'Dabar esate čia: {country}.',
  'page.place.change': 'Pakeisti buvimo vietą',
  'page.place.country': 'Šalis, kurioje esate dabar',
  'page.place.sensed': 'Panašu, kad dabar esate kitur: {country}. Ar taip yra?',
  'page.place.yes': 'Taip, esu ten',
  'page.method.not_proved':
    'Negalėjome įsitikinti, kad gautas atsakymas tikras. Bandykite dar kartą arba pasirinkite kitą būdą.',
  'page.method.anew':
    'Pasirinkus kitą būdą, tapatybę reikės patvirtinti iš naujo, o jau išsiųstas kodas nebegalios. Tai, ką įvedėte, išliks.',
  'page.options.confirmed': 'Jau patvirtinta.',
  'page.code.left': 'Liko {time}.',
  'page.code.left.minutes':
    'Kodas galios dar {minutes, plural, one {# minutę} few {# minutes} many {# minutės} other {# minučių}}.',
  'page.code.left.seconds':
    'Kodas galios dar {seconds, plural, one {# sekundę} few {# sekundes} many {# sekundės} other {# sekundžių}}.',
  'page.code.left.now': 'Kodo galiojimo laikas baigėsi.',
  'page.not_received.look': 'Dar kartą patikrinkite telefoną',
  'page.not_received.look.text': 'Žinutė gali būti tarp nežinomų ar užblokuotų siuntėjų žinučių.',
  'page.not_received.again.in': 'Iki to liko {time}.',
  'page.not_received.again.in.minutes':
    'Dar kartą siųsti galėsite po {minutes, plural, one {# minutės} few {# minučių} many {# minutės} other {# minučių}}.',
  'page.not_received.again.in.seconds':
    'Dar kartą siųsti galėsite po {seconds, plural, one {# sekundės} few {# sekundžių} many {# sekundės} other {# sekundžių}}.',
  'page.not_received.again.in.now': 'Dabar galite siųsti dar kartą.',
  'page.not_received.refresh': 'Pažiūrėti, ar jau laikas',
  'page.not_received.again.new_at': 'Nuo {time} galėsite paprašyti naujo.',
  'page.spare.without': 'Baigti be šio kodo',
  'page.spare.none.title': 'Patvirtinta',
  'page.spare.none.finish': 'Baigti',
  'page.done.next.soon': 'Po kelių sekundžių būsite ten nukreipti.',
  'page.done.next.stay': 'Likti čia',
  'page.ended.where': 'Pradėkite iš naujo ten, kur pradėjote: {service}.',
  'page.content.on_this_page': 'Šiame puslapyje',
  'page.content.back': 'Grįžti ten, kur buvote',
  'help.title': 'Pagalba dėl kodų',
  'help.code.title': 'Kas yra kodas?',
  'help.code':
    'Kodas yra skaičius iš {digits, plural, one {# skaitmens} few {# skaitmenų} many {# skaitmens} other {# skaitmenų}}, sukurtas tik jums ir siunčiamas SMS žinute arba el. laišku. Įvedate jį puslapyje, kuriame jo paprašėte. Taip žinome, kad telefonas ar pašto dėžutė yra jūsų.',
  'help.code.once':
    'Jis tinka vieną kartą, tik toje naršyklėje ar programėlėje, kurioje jo paprašyta, ir galioja {life}',
  'help.code.once_each':
    'Jis tinka vieną kartą, trumpą laiką, kurį nurodo puslapis, ir tik toje naršyklėje ar programėlėje, kurioje jo paprašyta.',
  'help.code.needed':
    'Be kodo paskyra nei sukuriama, nei atnaujinama. Todėl prieš tęsdami dar kartą perskaitykite savo numerį ir adresą.',
  'help.code.secret':
    'Niekada niekam neatskleiskite kodo ir neįveskite jo puslapyje, į kurį patekote per nuorodą žinutėje. Mes jo niekada neprašome.',
  'help.contact.title': 'Kur siunčiamas kodas?',
  'help.contact': 'Tai priklauso nuo būdo, kuriuo patvirtinate savo tapatybę:',
  'help.contact.told': 'Nieko nesiunčiame, kol nepamatote ir nepasirenkate numerio ar adreso.',
  'help.contact.gone':
    'Jei negalite naudotis nė vienu mūsų turimu numeriu ar adresu, pasirinkite būdą, kuriuo galima nurodyti kitą.',
  'help.mailbox.title': 'Kokį adresą ir numerį nurodyti?',
  'help.mailbox':
    'El. pašto adresą: pagrindinės pašto dėžutės. Ji turėtų būti jūsų ir po daugelio metų, net jei pakeisite darbą, šalį ar pavardę. Darbdavio, mokyklos ar interneto tiekėjo pašto dėžutės netenkama kartu su darbu, mokslais ar sutartimi.',
  'help.mailbox.spelling':
    'Perskaitykite raidę po raidės: viena neteisinga raidė – ir kodas pateks kam nors kitam arba niekur.',
  'help.mailbox.phone':
    'Mobiliojo telefono numerį: su šalies kodu, kurį galite pasirinkti iš sąrašo. Perskaitykite skaitmenį po skaitmens.',
  'help.speed.title': 'Kaip greitai ateina kodas?',
  'help.speed':
    'Beveik iškart. Jei po {minutes, plural, one {# minutės} few {# minučių} many {# minutės} other {# minučių}} nieko neatėjo, paprašykite jo dar kartą: jūsų tinklas ar pašto paslauga galbūt kurį laiką veikia lėtai. Tai tas pats kodas, todėl tinka ir pirmoji žinutė.',
  'help.speed.spam': 'Jei jis siunčiamas el. paštu, pažiūrėkite ir į šlamšto aplanką.',
  'help.abroad.title': 'Esu kelionėje',
  'help.abroad.network':
    'Užsienyje SMS žinutės kartais pasimeta. Telefono nustatymuose rankiniu būdu pasirinkite kitą mobilųjį tinklą ir paprašykite kodo dar kartą.',
  'help.abroad.email': 'Jei tai nepadeda, paprašykite kodo el. paštu.',
  'help.countries.title': 'Kur SMS žinutės neateina',
  'help.countries':
    'Šiose šalyse kodai SMS žinute neateina. Rinkitės el. paštą, jei esate ten arba jei jūsų numeris iš ten:',
  'help.leaked.title': 'Mano duomenys nutekėjo',
  'help.leaked.now': 'Iškart pakeiskite savo pašto dėžutės slaptažodį.',
  'help.leaked.two_steps':
    'Paskui įjunkite joje patvirtinimą dviem veiksmais, kad vien pavogtas slaptažodis nieko neatvertų.',
  'help.leaked.why':
    'Darykite tai visada, kai nuteka ar pavagiami jūsų el. pašto adresas, slaptažodžiai, asmens kodas ar kiti duomenys: kas skaito jūsų pašto dėžutę, gali perskaityti jūsų kodus.',
  'help.more.title': 'Vis dar neveikia',
  'help.more': 'Klientų aptarnavimas gali pamatyti, kas nutiko jūsų žinutei, ir padėti.',
  'help.more.link': 'Kreiptis į klientų aptarnavimą',
  'support.title': 'Klientų aptarnavimas',
  'support.reference.title': 'Jūsų kreipimosi numeris',
  'support.reference':
    'Nurodykite jį klientų aptarnavimui: pagal jį išsiaiškinama, kas nutiko. Apie jus jis nieko nepasako.',
  'support.reference.where':
    'Jūsų kreipimosi numeris yra kiekvieno registracijos puslapio pabaigoje: aštuonios raidės ir skaitmenys. Turėkite jį po ranka: pagal jį klientų aptarnavimas išsiaiškins, kas nutiko.',
  'support.reach.title': 'Kaip susisiekti su klientų aptarnavimu',
  'support.reach.web': 'Atverti klientų aptarnavimo puslapį',
  'support.reach.none': 'Kreipkitės ten, kur įprastai ({service}): klientų aptarnavimo adresas čia nežinomas.',
  'support.hours': 'Darbo laikas: {hours}',
  'support.can.title': 'Ką klientų aptarnavimas gali',
  'support.can.find': 'pamatyti, kas nutiko jūsų žinutei',
  'support.can.resend': 'išsiųsti jūsų kodą dar kartą',
  'support.can.unlock': 'panaikinti blokavimą, kai įvesta per daug neteisingų kodų',
  'support.can.end': 'nutraukti tai, ką pradėjote, kad galėtumėte pradėti iš naujo',
  'support.cannot.title': 'Ko klientų aptarnavimas negali',
  'support.cannot.code': 'pamatyti jūsų kodo: to negali niekas, ir niekas neturi teisės jo prašyti',
  'support.cannot.confirm': 'už jus patvirtinti numerio ar adreso',
  'support.cannot.change':
    'pakeisti numerio ar adreso, kurį jau turime, jei jūsų tapatybės patvirtinimo būdas to neleidžia',
  'support.first': 'Daug ką čia galima išspręsti greičiau:',
  'privacy.title': 'Privatumas',
  'privacy.who.title': 'Kas atsako už jūsų duomenis',
  'privacy.who':
    'Už duomenis šiuose puslapiuose atsako {controller}. Jie naudojami tik jūsų paskyrai sukurti ir atnaujinti, kodams siųsti ir pranešti jums, kas vyksta su jūsų paskyra.',
  'privacy.who.more': 'Visas privatumo pranešimas',
  'privacy.kept.title': 'Kas saugoma ir kiek laiko',
  'privacy.kept.open':
    'Tai, ką įvedėte, saugoma, kol tuo užsiimate: {minutes, plural, one {# minutę} few {# minutes} many {# minutės} other {# minučių}} po paskutinio žingsnio ir ne ilgiau kaip {hours, plural, one {# valandą} few {# valandas} many {# valandos} other {# valandų}}.',
  'privacy.kept.ended':
    'Tai ištrinama praėjus {hours, plural, one {# valandai} few {# valandoms} many {# valandos} other {# valandų}} po pabaigos.',
  'privacy.kept.account':
    'Jei paskyra sukuriama arba atnaujinama, jūsų asmens kodas, telefono numeris ir el. pašto adresas joje saugomi, kol ji ištrinama.',
  'privacy.kept.code': 'Kodas visai nesaugomas: jis apskaičiuojamas, kai jo reikia.',
  'privacy.kept.story':
    'Duomenys apie tai, kas nutiko jūsų žinutėms, saugomi {days, plural, one {# dieną} few {# dienas} many {# dienos} other {# dienų}} be jūsų numerio ir adreso, kad klientų aptarnavimas šiuos duomenis rastų pagal kreipimosi numerį.',
  'privacy.kept.notice':
    'Duomenys apie tai, kad jums buvo pranešta apie paskyrą, ir apie tai, ką padarė klientų aptarnavimas, saugomi {days, plural, one {# dieną} few {# dienas} many {# dienos} other {# dienų}} be jūsų numerio ir adreso.',
  'privacy.kept.counts':
    'Kiek kartų prašyta kodų, skaičiuojama pagal numerį ar adresą ir tinklo adresą. Šie duomenys saugomi {days, plural, one {# dieną} few {# dienas} many {# dienos} other {# dienų}} taip, kad nei vieno, nei kito perskaityti negalima.',
  'privacy.safe.title': 'Kaip duomenys apsaugoti',
  'privacy.safe.sealed': 'Numeriai, adresai ir asmens kodai saugomi užšifruoti.',
  'privacy.safe.masked': 'Kai jų tikrinti nebereikia, jie rodomi tik iš dalies.',
  'privacy.safe.nowhere': 'Jų nėra nei puslapių adresuose, nei žurnaluose.',
  'privacy.safe.carriers':
    'Žinutė keliauja per mobiliojo ryšio operatorių arba pašto paslaugą; jie mato numerį ar adresą ir tekstą.',
  'privacy.erase.title': 'Kaip paprašyti ištrinti duomenis',
  'privacy.erase':
    'Kreipkitės čia: {controller}. Viskas, kas čia apie jus saugoma, gali būti ištrinta iškart; paskyra kartu baigiasi. To, kas pasiekė mobiliojo ryšio operatorių ar pašto paslaugą, atšaukti negalima.',
  'privacy.cookies.title': 'Slapukai',
  'privacy.cookies':
    'Kol registruojatės, naudojamas vienas slapukas. Iš jo žinome, kad tai vis dar jūs; jis baigiasi ne vėliau kaip po {hours, plural, one {# valandos} few {# valandų} many {# valandos} other {# valandų}}.',
  'privacy.cookies.typed':
    'Tai, ką įvedėte, užšifruota saugoma dar viename slapuke, kad nereikėtų rašyti iš naujo, jei ką nors reikia pataisyti. Jis baigiasi po {minutes, plural, one {# minutės} few {# minučių} many {# minutės} other {# minučių}}.',
  'privacy.cookies.visit':
    'Jei tapatybę patvirtinate kitoje paslaugoje, {minutes, plural, one {# minutę} few {# minutes} many {# minutės} other {# minučių}} naudojamas dar vienas, kuris padeda grįžti.',
  'privacy.cookies.none':
    'Daugiau jūsų naršyklėje nieko nesaugoma, niekas jūsų neseka ir iš kitų svetainių nieko neįkeliama.',
}
