// The words of the pages for people, in Dutch; see ../nl.ts for whose.
import type { PageKey } from './en.ts'

export const pagesNl: Readonly<Record<PageKey, string>> = {
  'page.skip': 'Naar de inhoud',
  'page.language': 'Taal',
  'page.help': 'Hulp',
  'page.support': 'Klantenservice',
  'page.privacy': 'Privacy',
  'page.step': 'Stap {step} van {of}',
  'page.error': 'Fout:',
  'page.errors.title': 'Er is een probleem',
  'page.continue': 'Doorgaan',
  'page.back': 'Terug',
  'page.reference': 'Uw referentie: {reference}',
  'page.back_to_service': 'Terug naar {service}',
  'page.choose_country': 'Kies een land',
  'page.time_left': 'Deze pagina blijft open tot {time}.',
  'page.time_left.warning': 'Om u te beschermen wordt over twee minuten gewist wat u hebt ingevuld.',
  'page.time_left.stay': 'Ik heb meer tijd nodig',
  'page.forged':
    'Dit formulier kwam van een andere pagina of is verouderd. Er is niets gewijzigd. Probeer het opnieuw.',
  'page.forged.title': 'Probeer het opnieuw',
  'page.forged.again': 'De pagina opnieuw openen',
  'page.cookies': 'Uw browser moet voor deze pagina’s een cookie aanvaarden: zo weten we dat u het nog bent.',
  'page.limited': 'Dit is te vaak geprobeerd. Probeer het opnieuw vanaf {time}.',
  'page.not_found.title': 'Hier is niets',
  'page.not_found':
    'Misschien is het adres maar gedeeltelijk gekopieerd. Ga terug naar waar u het vond en probeer het opnieuw.',
  'page.elsewhere.title': 'Ga verder waar u begonnen bent',
  'page.elsewhere':
    'Dit is begonnen in een andere browser of op een ander toestel. Om u te beschermen kan het alleen daar verder. Lukt dat niet? Begin dan opnieuw.',

  'page.start.registration.title': 'Maak uw account aan',
  'page.start.renewal.title': 'Verleng uw account',
  'page.start.registration.lead': 'U gaat een account aanmaken bij {service}. Dat duurt ongeveer drie minuten.',
  'page.start.renewal.lead': 'U gaat uw account bij {service} verlengen. Dat duurt ongeveer drie minuten.',
  'page.start.will_happen': 'Zo werkt het',
  'page.start.will_happen.1': 'U kiest hoe u bewijst wie u bent.',
  'page.start.will_happen.2': 'Wij sturen een code naar uw mailbox of uw telefoon.',
  'page.start.will_happen.3': 'U vult de code hier in. Dat is alles.',
  'page.start.country': 'Land waar u woont',
  'page.start.location': 'Waar bent u nu?',
  'page.start.location.hint': 'Daarvan hangt af hoe een code u bereikt: sms’en komen niet overal aan.',
  'page.start.country.missing': 'Kies het land waar u woont.',
  'page.start.location.missing': 'Kies het land waar u nu bent.',
  'page.start.leaked':
    'Mijn gegevens zijn onlangs gelekt of gestolen: e-mailadres, wachtwoorden, rijksregisternummer of burgerservicenummer',
  'page.start.go': 'Beginnen',

  'page.method.title': 'Hoe wilt u bewijzen wie u bent?',
  'page.method.missing': 'Kies hoe u wilt bewijzen wie u bent.',
  'page.method.id_card': 'Identiteitskaart (eID)',
  'page.method.id_card.needs': 'U hebt uw kaart, een kaartlezer en de pincode nodig.',
  'page.method.mobile_id': 'Mobile ID',
  'page.method.mobile_id.needs': 'U hebt uw telefoon en de pincode van uw Mobile ID nodig.',
  'page.method.bank': 'Uw bank',
  'page.method.bank.needs': 'U hebt nodig wat u gebruikt om u bij uw bank aan te melden.',
  'page.method.branch': 'In een kantoor',
  'page.method.branch.needs': 'U moet met een geldig identiteitsbewijs naar een kantoor komen.',
  'page.method.existing_account': 'Mijn huidige account',
  'page.method.existing_account.needs': 'U hebt het toestel nodig waarop uw account nu werkt.',
  'page.method.biometric': 'Gezicht en identiteitsbewijs',
  'page.method.biometric.needs':
    'U hebt uw paspoort of identiteitskaart en een camera nodig. Alleen als u eerder een actief account had.',
  'page.method.contacts.entered': 'De code gaat naar een telefoonnummer of e-mailadres dat u opgeeft.',
  'page.method.contacts.on_file': 'De code gaat naar een telefoonnummer of e-mailadres dat wij al hebben.',
  'page.method.contacts.fixed':
    'De code gaat naar een telefoonnummer of e-mailadres dat wij al hebben; op deze manier kunt u het niet wijzigen.',
  'page.method.not_for_you': 'U hebt bewezen wie u bent, maar deze manier is voor u niet beschikbaar. Kies een andere.',
  'page.method.declined': 'De aanmelding is geannuleerd. Probeer het opnieuw, of kies een andere manier.',

  'page.identity.title': 'Bewijs wie u bent',
  'page.identity.method': 'U hebt gekozen: {method}.',
  'page.identity.other': 'Een andere manier kiezen',
  'page.identity.oidc': 'U gaat nu naar een dienst die uw identiteit bevestigt. Daarna komt u hier terug.',
  'page.identity.host':
    'Op deze manier stelt {service} zelf vast wie u bent. Ga daarheen terug; daarna kunt u hier verder.',
  'page.identity.host.refresh': 'Kijken of het klaar is',
  'page.identity.trial': 'Dit is een proefversie. Kies wie u wilt zijn:',
  'page.identity.trial.missing': 'Kies wie u wilt zijn.',
  'page.identity.unavailable':
    'De dienst die uw identiteit bevestigt, is niet bereikbaar. Probeer het over enkele minuten opnieuw, of kies een andere manier.',

  'page.contacts.title': 'Hoe kunnen we u bereiken?',
  'page.contacts.lead':
    'Wij sturen een code naar uw e-mailadres of uw mobiele nummer. Geef ze allebei op als het kan: werkt het ene niet, dan helpt het andere.',
  'page.contacts.email': 'E-mailadres',
  'page.contacts.email.hint': 'Gebruik uw belangrijkste mailbox, die u over jaren nog hebt.',
  'page.contacts.phone_country': 'Land van uw nummer',
  'page.contacts.phone': 'Mobiel nummer',
  'page.contacts.phone.hint': 'Zonder de landcode, of met de landcode en een + ervoor.',
  'page.contacts.missing': 'Geef een e-mailadres of een mobiel nummer op.',
  'page.contacts.email_needed':
    'Waar u bent, of in het land van uw nummer, komt geen code per sms aan. Geef een e-mailadres op.',
  'page.contacts.no_sms':
    'In de Verenigde Staten, Canada en België komt geen code per sms aan. Daar komt hij per e-mail.',
  'page.contacts.use_suggestion': '{contact} gebruiken',
  'page.contacts.confirmed': 'Dit is al bevestigd en blijft zoals het is.',

  'page.review.title': 'Klopt dit?',
  'page.review.lead': 'Lees het nog eens na, cijfer voor cijfer en letter voor letter. Er is nog niets verstuurd.',
  'page.review.phone': 'Uw mobiele nummer',
  'page.review.email': 'Uw e-mailadres',
  'page.review.change': 'Wijzigen',
  'page.review.which': 'Waar moet de code heen?',
  'page.review.by_email': 'Per e-mail',
  'page.review.by_sms': 'Per sms',
  'page.review.goes_to': 'De code gaat naar {contact}.',
  'page.review.send': 'Ja, stuur de code',
  'page.review.too_late': 'Er is te weinig tijd over voor een code. Begin opnieuw.',

  'page.options.title': 'Waar moet de code heen?',
  'page.options.lead':
    'Dit zijn de nummers en adressen die wij hebben. Om u te beschermen worden ze maar gedeeltelijk getoond.',
  'page.options.renewal.title': 'Klopt dit nog?',
  'page.options.renewal.ends': 'Uw account loopt af op {date}.',
  'page.options.fixed': 'Op deze manier kunt u ze niet wijzigen.',
  'page.options.change': 'Nummer of adres wijzigen',
  'page.options.send': 'De code sturen',
  'page.options.none': 'Ik heb tot geen van deze toegang',
  'page.options.no_way':
    'Op dit moment kunnen we naar geen van deze een code sturen. Bewijs op een andere manier wie u bent.',
  'page.options.named': '{name}: {text}',
  'page.options.missing': 'Kies waar de code heen moet.',
  'page.options.leaked':
    'Er is gemeld dat uw gegevens gelekt zijn. Wijzig meteen het wachtwoord van uw mailbox en schakel de verificatie in twee stappen in.',

  'page.unreachable.title': 'Geen toegang tot deze nummers en adressen?',
  'page.unreachable.text':
    'Dan kunt u zo niet verder: op deze manier kunt u de nummers en adressen die wij hebben, niet wijzigen. U kunt opnieuw beginnen en op een andere manier bewijzen wie u bent.',
  'page.unreachable.confirm': 'Klopt, ik heb geen toegang',

  'page.code.sms.title': 'Kijk op uw telefoon',
  'page.code.email.title': 'Kijk in uw mailbox',
  'page.code.sms.sent_to': 'We hebben een sms met een code gestuurd naar {contact}.',
  'page.code.email.sent_to': 'We hebben een e-mail met een code gestuurd naar {contact}.',
  'page.code.label': 'Code',
  'page.code.hint': '{digits, plural, one {# cijfer} other {# cijfers}}',
  'page.code.good_until': 'De code is geldig tot {time}.',
  'page.code.confirm': 'Bevestigen',
  'page.code.not_received': 'Niets ontvangen?',
  'page.code.state.queued': 'Uw bericht wordt voorbereid.',
  'page.code.state.sending': 'Uw bericht is onderweg.',
  'page.code.sms.state.accepted': 'Doorgegeven aan uw operator.',
  'page.code.email.state.accepted': 'Doorgegeven aan uw mailprovider.',
  'page.code.sms.state.delivered': 'Uw bericht is op uw telefoon aangekomen.',
  'page.code.email.state.delivered':
    'Uw bericht is in uw mailbox aangekomen. Kijk ook in de map met ongewenste e-mail.',
  'page.code.state.failed': 'Uw bericht kon niet worden bezorgd.',
  'page.code.state.unknown': 'We weten nog niet of uw bericht vertrokken is.',
  'page.code.missing': 'Vul de code in.',
  'page.code.malformed':
    'De code bestaat alleen uit {digits, plural, one {# cijfer} other {# cijfers}}. Kijk nog eens.',
  'page.code.wrong': 'Dit is niet de code. U kunt het nog {left, plural, one {# keer} other {# keer}} proberen.',
  'page.code.sent_again': 'Dezelfde code is nog eens gestuurd.',
  'page.code.contact_locked':
    'Voor dit nummer of adres zijn er vandaag te veel verkeerde codes ingevuld. Probeer het opnieuw vanaf {time}, of gebruik een ander.',
  'page.code.locked.title': 'Te veel verkeerde codes',
  'page.code.locked': 'Om u te beschermen is deze code niet meer geldig. We kunnen u een nieuwe sturen.',
  'page.code.expired.title': 'De code is verlopen',
  'page.code.expired': 'Een code is maar korte tijd geldig. We kunnen u een nieuwe sturen.',
  'page.code.cancelled.title': 'Deze code is niet meer geldig',
  'page.code.cancelled': 'Hij is ingetrokken, of er is een andere aangevraagd. We kunnen u een nieuwe sturen.',
  'page.code.new': 'Een nieuwe code sturen',
  'page.code.other_contact': 'Een ander nummer of adres gebruiken',

  'page.not_received.title': 'Niets ontvangen?',
  'page.not_received.order': 'Probeer dit, in deze volgorde.',
  'page.not_received.wait': 'Wacht tot {time}',
  'page.not_received.wait.text':
    'Een code komt bijna meteen aan. Soms heeft een netwerk of een provider iets meer tijd nodig.',
  'page.not_received.spam': 'Kijk in de map met ongewenste e-mail',
  'page.not_received.spam.text': 'De e-mail kan ook bij reclame of meldingen zitten.',
  'page.not_received.check': 'Kijk na waar de code heen ging',
  'page.not_received.check.text': 'We hebben hem gestuurd naar {contact}.',
  'page.not_received.change': 'Wijzigen',
  'page.not_received.network': 'Kies een ander mobiel netwerk',
  'page.not_received.network.text':
    'In het buitenland kan het helpen om in de instellingen van uw telefoon zelf een ander netwerk te kiezen. Vraag de code daarna opnieuw aan.',
  'page.not_received.again': 'Vraag de code opnieuw aan',
  'page.not_received.again.text': 'Het is dezelfde code; het eerste bericht blijft dus ook geldig.',
  'page.not_received.again.button': 'Opnieuw sturen',
  'page.not_received.again.at': 'Dat kan vanaf {time}.',
  'page.not_received.again.never': 'Deze code kan niet opnieuw worden gestuurd.',
  'page.not_received.email': 'Gebruik e-mail',
  'page.not_received.sms': 'Gebruik een sms',
  'page.not_received.switch.text': 'Er gaat een nieuwe code naar {contact}. U hoeft niets opnieuw te typen.',
  'page.not_received.switch.button': 'Een code sturen naar {contact}',
  'page.not_received.add_email': 'Een e-mailadres opgeven',
  'page.not_received.method': 'Gebruik een andere manier',
  'page.not_received.method.text':
    'U kunt ook op een andere manier bewijzen wie u bent. Bij sommige kunt u een ander nummer of adres opgeven.',
  'page.not_received.support': 'Vraag het aan de klantenservice',
  'page.not_received.support.text': 'Vermeld {reference}, zodat we kunnen nagaan wat er met uw bericht gebeurd is.',
  'page.not_received.to_code': 'Ik heb de code',

  'page.spare.title': 'Bevestigd. Ook een reserve voor de volgende keer?',
  'page.spare.confirmed': '{contact} is bevestigd.',
  'page.spare.text':
    'Als u ook {contact} bevestigt, hebt u een reserve: is het ene er op een dag niet meer, dan werkt het andere nog.',
  'page.spare.send': 'Ja, stuur daar een code heen',
  'page.spare.finish': 'Nee, afronden',

  'page.done.registration.title': 'Uw account is aangemaakt',
  'page.done.pending.title': 'Uw nummer of adres is bevestigd',
  'page.done.renewal.title': 'Uw account is verlengd',
  'page.done.confirmed': '{contact} is om {time} bevestigd.',
  'page.done.until': 'Uw account is geldig tot {date}.',
  'page.done.pending': '{service} zal uw account activeren.',
  'page.done.next': 'Hoe het verdergaat',
  'page.done.next.back': 'Ga terug naar {service} en ga daar verder.',
  'page.done.next.close': 'U kunt deze pagina sluiten.',
  'page.done.safe':
    'Niemand zal u ooit naar deze code vragen: wij niet, uw bank niet, de politie niet. Wie het doet, wil u kwaad.',

  'page.ended.expired.title': 'De tijd is om',
  'page.ended.expired': 'Om u te beschermen is alles gewist. Er is niets aangemaakt of gewijzigd. Begin opnieuw.',
  'page.ended.unreachable.title': 'Gebruik een andere manier',
  'page.ended.unreachable':
    'U hebt geen toegang tot de nummers en adressen die wij hebben. Begin opnieuw en bewijs op een andere manier wie u bent:',
  'page.ended.not_for_you.title': 'Hier kunt u niet verder',
  'page.ended.not_for_you':
    'Geen enkele manier is voor u beschikbaar. De klantenservice kan u zeggen wat er mogelijk is.',
  'page.ended.abandoned.title': 'Dit is beëindigd',
  'page.ended.abandoned': 'Er is niets aangemaakt of gewijzigd. U kunt opnieuw beginnen.',
  'page.ended.begin_again': 'Opnieuw beginnen',

  'page.time_left.last':
    'Om u te beschermen wordt over twee minuten gewist wat u hebt ingevuld. Meer tijd is hier niet mogelijk, maar u kunt daarna opnieuw beginnen.',
  'page.limited.contact':
    'Er zijn te veel codes naar dit nummer of adres gestuurd. Probeer het opnieuw vanaf {time}, of gebruik een ander.',
  'page.failed.title': 'Dat is niet gelukt',
  'page.failed': 'De fout ligt bij ons, niet bij u. Wat u eerder deed, blijft bewaard. Probeer het zo meteen opnieuw.',
  'page.offline':
    'U bent op dit moment offline. Wat u hebt ingevuld, staat er nog: probeer het opnieuw zodra u weer verbinding hebt.',
  'page.country.none': 'Er is geen land met deze naam.',
  'page.place': 'U bent nu hier: {country}.',
  'page.place.change': 'Ik ben in een ander land',
  'page.place.country': 'Land waar u nu bent',
  'page.place.sensed': 'Het lijkt erop dat u nu ergens anders bent: {country}. Klopt dat?',
  'page.place.yes': 'Ja, ik ben daar',
  'page.method.not_proved':
    'We konden niet nagaan of het antwoord dat we kregen, echt is. Probeer het opnieuw, of kies een andere manier.',
  'page.method.anew':
    'Als u een andere manier kiest, bewijst u opnieuw wie u bent en is een al verstuurde code niet meer geldig. Wat u invulde, blijft bewaard.',
  'page.options.confirmed': 'Al bevestigd.',
  'page.code.left': 'Nog {time}.',
  'page.code.left.minutes': 'De code is nog {minutes, plural, one {# minuut} other {# minuten}} geldig.',
  'page.code.left.seconds': 'De code is nog {seconds, plural, one {# seconde} other {# seconden}} geldig.',
  'page.code.left.now': 'De code is verlopen.',
  'page.not_received.look': 'Kijk nog eens op uw telefoon',
  'page.not_received.look.text': 'Het kan bij de berichten van onbekende of geblokkeerde afzenders zitten.',
  'page.not_received.again.in': 'Dat is over {time}.',
  'page.not_received.again.in.minutes':
    'U kunt hem over {minutes, plural, one {# minuut} other {# minuten}} opnieuw laten sturen.',
  'page.not_received.again.in.seconds':
    'U kunt hem over {seconds, plural, one {# seconde} other {# seconden}} opnieuw laten sturen.',
  'page.not_received.again.in.now': 'U kunt hem nu opnieuw laten sturen.',
  'page.not_received.refresh': 'Kijken of het tijd is',
  'page.not_received.again.new_at': 'Vanaf {time} kunt u een nieuwe aanvragen.',
  'page.spare.without': 'Afronden zonder deze code',
  'page.spare.none.title': 'Bevestigd',
  'page.spare.none.finish': 'Afronden',
  'page.done.next.soon': 'U wordt er over enkele seconden heen gebracht.',
  'page.done.next.stay': 'Hier blijven',
  'page.ended.where': 'Begin opnieuw waar u begonnen bent: bij {service}.',
  'page.content.on_this_page': 'Op deze pagina',
  'page.content.back': 'Terug naar waar u was',
  'help.title': 'Hulp bij codes',
  'help.code.title': 'Wat is een code?',
  'help.code':
    'Een code bestaat uit {digits, plural, one {# cijfer} other {# cijfers}}, is alleen voor u gemaakt en komt per sms of e-mail. U vult hem in op de pagina waar u hem hebt aangevraagd. Zo weten we dat de telefoon of de mailbox van u is.',
  'help.code.once': 'Hij werkt één keer, {life} lang, en alleen in de browser of app waarin hij aangevraagd werd.',
  'help.code.once_each':
    'Hij werkt één keer, gedurende de korte tijd die op de pagina staat, en alleen in de browser of app waarin hij aangevraagd werd.',
  'help.code.needed':
    'Zonder code wordt er geen account aangemaakt of verlengd. Lees dus uw nummer en adres nog eens na voor u verdergaat.',
  'help.code.secret':
    'Geef een code nooit aan iemand door en vul hem nooit in op een pagina waar een link in een bericht u heen bracht. Wij vragen er nooit naar.',
  'help.contact.title': 'Waar gaat de code heen?',
  'help.contact': 'Dat hangt af van de manier waarop u bewijst wie u bent:',
  'help.contact.told': 'Er wordt niets verstuurd voordat u het nummer of adres gezien en gekozen hebt.',
  'help.contact.gone':
    'Hebt u geen toegang tot de nummers en adressen die wij hebben? Kies dan een manier waarbij u een ander nummer of adres kunt opgeven.',
  'help.mailbox.title': 'Welk adres en welk nummer geef ik op?',
  'help.mailbox':
    'Een e-mailadres: dat van uw belangrijkste mailbox. Die moet over jaren nog van u zijn, ook als u van werk, land of naam verandert. Een mailbox van uw werk, uw school of uw internetcontract raakt u kwijt als dat eindigt.',
  'help.mailbox.spelling':
    'Lees het adres letter voor letter na: één verkeerde letter, en de code gaat naar iemand anders of nergens heen.',
  'help.mailbox.phone':
    'Een mobiel nummer: met de landcode, die u uit een lijst kunt kiezen. Lees het nummer cijfer voor cijfer na.',
  'help.speed.title': 'Hoe snel komt de code aan?',
  'help.speed':
    'Bijna meteen. Is er na {minutes, plural, one {# minuut} other {# minuten}} niets aangekomen? Vraag hem dan opnieuw aan: uw netwerk of uw mailprovider is misschien even traag. Het is dezelfde code; het eerste bericht blijft dus ook geldig.',
  'help.speed.spam': 'Komt hij per e-mail? Kijk dan ook in de map met ongewenste e-mail.',
  'help.abroad.title': 'Ik ben op reis',
  'help.abroad.network':
    'In het buitenland gaan sms’en soms verloren. Kies zelf een ander mobiel netwerk in de instellingen van uw telefoon en vraag de code opnieuw aan.',
  'help.abroad.email': 'Helpt dat niet? Laat de code dan per e-mail komen.',
  'help.countries.title': 'Waar geen sms aankomt',
  'help.countries':
    'In deze landen komen codes niet per sms aan. Kies e-mail als u daar bent of als uw nummer daarvandaan komt:',
  'help.leaked.title': 'Mijn gegevens zijn gelekt',
  'help.leaked.now': 'Wijzig nu het wachtwoord van uw mailbox.',
  'help.leaked.two_steps':
    'Schakel er daarna de verificatie in twee stappen in, zodat een gestolen wachtwoord op zich niet genoeg is.',
  'help.leaked.why':
    'Doe dat telkens als uw e-mailadres, wachtwoorden, rijksregisternummer, burgerservicenummer of andere gegevens gelekt of gestolen zijn: wie uw mailbox leest, kan uw codes lezen.',
  'help.more.title': 'Het werkt nog altijd niet',
  'help.more': 'De klantenservice kan zien wat er met uw bericht gebeurd is, en helpen.',
  'help.more.link': 'Vraag het aan de klantenservice',
  'support.title': 'Klantenservice',
  'support.reference.title': 'Uw referentie',
  'support.reference':
    'Vermeld deze referentie bij de klantenservice: daarmee is na te gaan wat er gebeurd is. Over u zegt de referentie niets.',
  'support.reference.where':
    'Uw referentie staat onder aan elke pagina van uw registratie: acht letters en cijfers. Houd die bij de hand: daarmee kan de klantenservice nagaan wat er gebeurd is.',
  'support.reach.title': 'Hoe u de klantenservice bereikt',
  'support.reach.web': 'De pagina van de klantenservice openen',
  'support.reach.none':
    'Neem contact op met {service} zoals u dat anders ook doet: een adres van de klantenservice is hier niet bekend.',
  'support.hours': 'Bereikbaar: {hours}',
  'support.can.title': 'Wat de klantenservice kan doen',
  'support.can.find': 'zien wat er met uw bericht gebeurd is',
  'support.can.resend': 'uw code nog eens sturen',
  'support.can.unlock': 'een blokkering na te veel verkeerde codes opheffen',
  'support.can.end': 'stopzetten wat u begonnen bent, zodat u opnieuw kunt beginnen',
  'support.cannot.title': 'Wat de klantenservice niet kan doen',
  'support.cannot.code': 'uw code zien: dat kan niemand, en niemand mag ernaar vragen',
  'support.cannot.confirm': 'een nummer of adres voor u bevestigen',
  'support.cannot.change':
    'een nummer of adres wijzigen dat wij hebben, als de manier waarop u bewijst wie u bent dat niet toelaat',
  'support.first': 'Veel problemen zijn hier sneller opgelost:',
  'privacy.title': 'Privacy',
  'privacy.who.title': 'Wie verantwoordelijk is voor uw gegevens',
  'privacy.who':
    '{controller} is verantwoordelijk voor de gegevens op deze pagina’s. Ze dienen alleen om uw account aan te maken en te verlengen, u codes te sturen en u te laten weten wat er met uw account gebeurt.',
  'privacy.who.more': 'De volledige privacyverklaring',
  'privacy.kept.title': 'Wat er bewaard wordt, en hoelang',
  'privacy.kept.open':
    'Wat u invulde, wordt bewaard zolang u bezig bent: tot {minutes, plural, one {# minuut} other {# minuten}} na uw laatste stap, en hoogstens {hours, plural, one {# uur} other {# uur}}.',
  'privacy.kept.ended': 'Het wordt {hours, plural, one {# uur} other {# uur}} na het einde gewist.',
  'privacy.kept.account':
    'Wordt er een account aangemaakt of verlengd, dan blijven daarin uw nationaal identificatienummer (zoals het rijksregisternummer) en uw contactgegevens bewaard, tot het account gewist wordt.',
  'privacy.kept.code': 'Een code wordt helemaal niet bewaard: hij wordt berekend wanneer hij nodig is.',
  'privacy.kept.story':
    'Wat er met uw berichten gebeurde, wordt {days, plural, one {# dag} other {# dagen}} bewaard, zonder uw contactgegevens, zodat de klantenservice het met uw referentie terugvindt.',
  'privacy.kept.notice':
    'Dat u bericht kreeg over uw account en wat de klantenservice gedaan heeft, wordt {days, plural, one {# dag} other {# dagen}} bewaard, zonder uw contactgegevens.',
  'privacy.kept.counts':
    'We tellen hoe vaak codes aangevraagd worden, per telefoonnummer of e-mailadres en per netwerkadres. Dat wordt {days, plural, one {# dag} other {# dagen}} bewaard, in een vorm waaruit ze niet af te lezen zijn.',
  'privacy.safe.title': 'Hoe uw gegevens beschermd zijn',
  'privacy.safe.sealed': 'Contactgegevens en nationale identificatienummers worden versleuteld bewaard.',
  'privacy.safe.masked': 'Zodra u ze niet meer hoeft na te kijken, worden ze maar gedeeltelijk getoond.',
  'privacy.safe.nowhere': 'Ze staan in het adres van geen enkele pagina en in geen enkel logbestand.',
  'privacy.safe.carriers':
    'Een bericht gaat via een mobiele operator of een mailprovider, die het nummer of adres en de tekst ziet.',
  'privacy.erase.title': 'Hoe u uw gegevens laat wissen',
  'privacy.erase':
    'Vraag het aan {controller}. Alles wat hier over u bewaard wordt, kan meteen gewist worden; een account eindigt daarmee. Wat een mobiele operator of mailprovider bereikt heeft, kan niet worden teruggehaald.',
  'privacy.cookies.title': 'Cookies',
  'privacy.cookies':
    'Terwijl u zich registreert, is er één cookie. Zo weten we dat u het nog bent; die cookie vervalt na hoogstens {hours, plural, one {# uur} other {# uur}}.',
  'privacy.cookies.typed':
    'Wat u invult, komt versleuteld in nog een cookie, zodat u het niet opnieuw hoeft te typen als er iets verbeterd moet worden. Die vervalt na {minutes, plural, one {# minuut} other {# minuten}}.',
  'privacy.cookies.visit':
    'Bewijst u bij een andere dienst wie u bent, dan is er {minutes, plural, one {# minuut} other {# minuten}} lang nog een cookie, waarmee u de weg terug vindt.',
  'privacy.cookies.none':
    'Verder wordt er niets in uw browser bewaard, niemand volgt u en er wordt niets van andere websites geladen.',
}
