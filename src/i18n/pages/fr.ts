// The words of the pages for people, in French.
import type { PageKey } from './en.ts'

export const pagesFr: Readonly<Record<PageKey, string>> = {
  'page.skip': 'Aller au contenu principal',
  'page.language': 'Langue',
  'page.help': 'Aide',
  'page.support': 'Service clientèle',
  'page.privacy': 'Vie privée',
  'page.step': 'Étape {step} sur {of}',
  'page.error': 'Erreur\u00a0:',
  'page.errors.title': 'Il y a un problème',
  'page.continue': 'Continuer',
  'page.back': 'Retour',
  'page.reference': 'Votre référence\u00a0: {reference}',
  'page.back_to_service': 'Retour à {service}',
  'page.choose_country': 'Choisissez un pays',
  'page.time_left': 'Cette page reste ouverte jusqu’à {time}.',
  'page.time_left.warning': 'Pour vous protéger, ce que vous avez saisi sera effacé dans deux minutes.',
  'page.time_left.stay': 'Il me faut plus de temps',
  'page.forged': 'Ce formulaire vient d’une autre page ou n’est plus à jour. Rien n’a été modifié. Réessayez.',
  'page.forged.title': 'Réessayez',
  'page.forged.again': 'Rouvrir la page',
  'page.cookies':
    'Pour ces pages, votre navigateur doit accepter un cookie\u00a0: il nous permet de savoir que c’est toujours vous.',
  'page.limited': 'Trop de tentatives. Réessayez à partir de {time}.',
  'page.not_found.title': 'Il n’y a rien ici',
  'page.not_found':
    'L’adresse n’a peut-être été copiée qu’en partie. Retournez là où vous l’avez trouvée et réessayez.',
  'page.elsewhere.title': 'Continuez là où vous avez commencé',
  'page.elsewhere':
    'Vous avez commencé dans un autre navigateur ou sur un autre appareil. Pour vous protéger, on ne peut continuer que là. Si ce n’est pas possible, recommencez.',

  'page.start.registration.title': 'Créez votre compte',
  'page.start.renewal.title': 'Renouvelez votre compte',
  'page.start.registration.lead': 'Vous allez créer votre compte {service}. Cela prend environ trois minutes.',
  'page.start.renewal.lead': 'Vous allez renouveler votre compte {service}. Cela prend environ trois minutes.',
  'page.start.will_happen': 'Comment cela se passe',
  'page.start.will_happen.1': 'Vous choisissez comment prouver votre identité.',
  'page.start.will_happen.2': 'Nous envoyons un code dans votre boîte e-mail ou sur votre téléphone.',
  'page.start.will_happen.3': 'Vous saisissez le code ici. C’est tout.',
  'page.start.country': 'Pays où vous habitez',
  'page.start.location': 'Où êtes-vous en ce moment\u00a0?',
  'page.start.location.hint':
    'Un code ne vous parvient pas partout de la même façon\u00a0: les SMS n’arrivent pas dans tous les pays.',
  'page.start.country.missing': 'Choisissez le pays où vous habitez.',
  'page.start.location.missing': 'Choisissez le pays où vous êtes en ce moment.',
  'page.start.leaked':
    'Mes données ont été volées ou divulguées récemment\u00a0: adresse e-mail, mots de passe ou numéro national d’identification',
  'page.start.go': 'Commencer',

  'page.method.title': 'Comment voulez-vous prouver votre identité\u00a0?',
  'page.method.missing': 'Choisissez comment prouver votre identité.',
  'page.method.id_card': 'Carte d’identité électronique',
  'page.method.id_card.needs': 'Il vous faut votre carte, un lecteur et le code PIN.',
  'page.method.mobile_id': 'Mobile ID',
  'page.method.mobile_id.needs': 'Il vous faut votre téléphone et le code PIN de votre Mobile ID.',
  'page.method.bank': 'Votre banque',
  'page.method.bank.needs': 'Il vous faut ce qui vous sert à vous connecter à votre banque.',
  'page.method.branch': 'Sur place',
  'page.method.branch.needs': 'Vous devez vous rendre dans une agence avec une pièce d’identité valable.',
  'page.method.existing_account': 'Mon compte actuel',
  'page.method.existing_account.needs': 'Il vous faut l’appareil sur lequel votre compte fonctionne maintenant.',
  'page.method.biometric': 'Visage et pièce d’identité',
  'page.method.biometric.needs':
    'Il vous faut votre passeport ou votre carte d’identité et une caméra. Uniquement si vous avez déjà eu un compte actif.',
  'page.method.contacts.entered': 'Le code est envoyé à une adresse ou à un numéro que vous indiquez.',
  'page.method.contacts.on_file': 'Le code est envoyé à une adresse ou à un numéro que nous avons déjà.',
  'page.method.contacts.fixed':
    'Le code est envoyé à une adresse ou à un numéro que nous avons déjà\u00a0; cette méthode ne permet pas d’en changer.',
  'page.method.not_for_you':
    'Votre identité est confirmée, mais cette méthode ne vous est pas ouverte. Choisissez-en une autre.',
  'page.method.declined': 'L’identification a été annulée. Réessayez ou choisissez une autre méthode.',

  'page.identity.title': 'Prouvez votre identité',
  'page.identity.method': 'Vous avez choisi\u00a0: {method}.',
  'page.identity.other': 'Choisir une autre méthode',
  'page.identity.oidc': 'Un autre service va maintenant vérifier votre identité. Ensuite, vous reviendrez ici.',
  'page.identity.host':
    'Avec cette méthode, c’est {service} qui vérifie votre identité. Retournez-y\u00a0; ensuite, vous pourrez continuer ici.',
  'page.identity.host.refresh': 'Voir si c’est fait',
  'page.identity.trial': 'Ceci est un essai. Choisissez qui vous voulez être\u00a0:',
  'page.identity.trial.missing': 'Choisissez qui vous voulez être.',
  'page.identity.unavailable':
    'Le service qui vérifie votre identité est injoignable. Réessayez dans quelques minutes ou choisissez une autre méthode.',

  'page.contacts.title': 'Comment pouvons-nous vous joindre\u00a0?',
  'page.contacts.lead':
    'Nous enverrons un code à votre adresse e-mail ou à votre numéro de mobile. Si possible, indiquez les deux\u00a0: si l’un ne fonctionne pas, l’autre vous aidera.',
  'page.contacts.email': 'Adresse e-mail',
  'page.contacts.email.hint': 'Utilisez votre boîte principale, celle que vous aurez encore dans des années.',
  'page.contacts.phone_country': 'Pays de votre numéro',
  'page.contacts.phone': 'Numéro de mobile',
  'page.contacts.phone.hint': 'Sans l’indicatif du pays, ou avec l’indicatif précédé de +.',
  'page.contacts.missing': 'Indiquez une adresse e-mail ou un numéro de mobile.',
  'page.contacts.email_needed':
    'Là où vous êtes, ou dans le pays de votre numéro, aucun code n’arrive par SMS. Indiquez une adresse e-mail.',
  'page.contacts.no_sms':
    'Aux États-Unis, au Canada et en Belgique, aucun code n’arrive par SMS. Il y arrive par e-mail.',
  'page.contacts.use_suggestion': 'Utiliser {contact}',
  'page.contacts.confirmed': 'Cette adresse ou ce numéro est déjà confirmé et ne change plus.',

  'page.review.title': 'Est-ce correct\u00a0?',
  'page.review.lead': 'Relisez encore une fois, chiffre par chiffre et lettre par lettre. Rien n’a encore été envoyé.',
  'page.review.phone': 'Votre numéro de mobile',
  'page.review.email': 'Votre adresse e-mail',
  'page.review.change': 'Modifier',
  'page.review.which': 'Où envoyer le code\u00a0?',
  'page.review.by_email': 'Par e-mail',
  'page.review.by_sms': 'Par SMS',
  'page.review.goes_to': 'Le code sera envoyé à {contact}.',
  'page.review.send': 'Oui, envoyer le code',
  'page.review.too_late': 'Il reste trop peu de temps pour un code. Recommencez.',

  'page.options.title': 'Où envoyer le code\u00a0?',
  'page.options.lead':
    'Voici les coordonnées que nous avons déjà. Pour vous protéger, elles ne sont affichées qu’en partie.',
  'page.options.renewal.title': 'Est-ce encore correct\u00a0?',
  'page.options.renewal.ends': 'Votre compte prend fin le {date}.',
  'page.options.fixed': 'Cette méthode ne permet pas de les modifier.',
  'page.options.change': 'Modifier les coordonnées',
  'page.options.send': 'Envoyer le code',
  'page.options.none': 'Je n’ai accès à aucune de ces coordonnées',
  'page.options.no_way':
    'Pour le moment, aucun code ne peut vous parvenir à ces coordonnées. Prouvez votre identité par une autre méthode.',
  'page.options.named': '{name}\u00a0: {text}',
  'page.options.missing': 'Choisissez où envoyer le code.',
  'page.options.leaked':
    'Vos données ont été signalées comme volées. Changez tout de suite le mot de passe de votre boîte e-mail et activez la vérification en deux étapes.',

  'page.unreachable.title': 'Vous n’avez accès à aucune de ces coordonnées\u00a0?',
  'page.unreachable.text':
    'Alors cette méthode s’arrête ici\u00a0: elle ne permet pas de modifier les coordonnées que nous avons. Vous pouvez recommencer et prouver votre identité autrement.',
  'page.unreachable.confirm': 'Non, à aucune',

  'page.code.sms.title': 'Regardez votre téléphone',
  'page.code.email.title': 'Consultez votre boîte e-mail',
  'page.code.sms.sent_to': 'Nous avons envoyé un SMS avec un code au {contact}.',
  'page.code.email.sent_to': 'Nous avons envoyé un e-mail avec un code à {contact}.',
  'page.code.label': 'Code',
  'page.code.hint': '{digits, plural, one {# chiffre} other {# chiffres}}',
  'page.code.good_until': 'Le code est valable jusqu’à {time}.',
  'page.code.confirm': 'Confirmer',
  'page.code.not_received': 'Rien reçu\u00a0?',
  'page.code.state.queued': 'Votre message est en préparation.',
  'page.code.state.sending': 'Votre message est en route.',
  'page.code.sms.state.accepted': 'Remis à votre opérateur.',
  'page.code.email.state.accepted': 'Remis à votre fournisseur de messagerie.',
  'page.code.sms.state.delivered': 'Votre message est arrivé sur votre téléphone.',
  'page.code.email.state.delivered':
    'Votre message est arrivé dans votre boîte. Regardez aussi dans les courriers indésirables.',
  'page.code.state.failed': 'Votre message n’a pas pu être remis.',
  'page.code.state.unknown': 'Nous ne savons pas encore si votre message est parti.',
  'page.code.missing': 'Saisissez le code.',
  'page.code.malformed':
    'Le code compte {digits, plural, one {# chiffre} other {# chiffres}} et rien d’autre. Regardez encore une fois.',
  'page.code.wrong':
    'Ce n’est pas le bon code. Vous pouvez essayer encore {left, plural, one {# fois} other {# fois}}.',
  'page.code.sent_again': 'Le même code a été envoyé encore une fois.',
  'page.code.contact_locked':
    'Trop de codes erronés aujourd’hui pour cette adresse ou ce numéro. Réessayez à partir de {time}, ou utilisez une autre adresse ou un autre numéro.',
  'page.code.locked.title': 'Trop de codes erronés',
  'page.code.locked': 'Pour vous protéger, ce code n’est plus valable. Nous pouvons vous en envoyer un nouveau.',
  'page.code.expired.title': 'Le code a expiré',
  'page.code.expired': 'Un code n’est valable que peu de temps. Nous pouvons vous en envoyer un nouveau.',
  'page.code.cancelled.title': 'Ce code n’est plus valable',
  'page.code.cancelled': 'Il a été annulé, ou un autre a été demandé. Nous pouvons vous en envoyer un nouveau.',
  'page.code.new': 'Envoyer un nouveau code',
  'page.code.other_contact': 'Utiliser une autre adresse ou un autre numéro',

  'page.not_received.title': 'Rien reçu\u00a0?',
  'page.not_received.order': 'Essayez ceci, dans cet ordre.',
  'page.not_received.wait': 'Attendez jusqu’à {time}',
  'page.not_received.wait.text':
    'Un code arrive presque tout de suite. Parfois, un réseau ou un fournisseur met un peu plus de temps.',
  'page.not_received.spam': 'Regardez dans les courriers indésirables',
  'page.not_received.spam.text': 'Il peut aussi se trouver parmi les publicités ou les notifications.',
  'page.not_received.check': 'Vérifiez où le code a été envoyé',
  'page.not_received.check.text': 'Nous l’avons envoyé à {contact}.',
  'page.not_received.change': 'Modifier',
  'page.not_received.network': 'Choisissez un autre réseau mobile',
  'page.not_received.network.text':
    'À l’étranger, choisir vous-même un autre réseau dans les réglages de votre téléphone peut aider. Ensuite, demandez à nouveau le code.',
  'page.not_received.again': 'Demandez à nouveau le code',
  'page.not_received.again.text': 'C’est le même code\u00a0: le premier message reste donc valable.',
  'page.not_received.again.button': 'Renvoyer le code',
  'page.not_received.again.at': 'C’est possible à partir de {time}.',
  'page.not_received.again.never': 'Ce code ne peut plus être renvoyé.',
  'page.not_received.email': 'Essayez par e-mail',
  'page.not_received.sms': 'Essayez par SMS',
  'page.not_received.switch.text': 'Un nouveau code sera envoyé à {contact}. Vous n’avez rien à ressaisir.',
  'page.not_received.switch.button': 'Envoyer un code à {contact}',
  'page.not_received.add_email': 'Indiquer une adresse e-mail',
  'page.not_received.method': 'Utilisez une autre méthode',
  'page.not_received.method.text':
    'Vous pouvez aussi prouver votre identité autrement. Certaines méthodes permettent d’indiquer d’autres coordonnées.',
  'page.not_received.support': 'Contactez le service clientèle',
  'page.not_received.support.text':
    'Indiquez la référence {reference}, pour que nous trouvions ce qu’est devenu votre message.',
  'page.not_received.to_code': 'J’ai le code',

  'page.spare.title': 'C’est confirmé. Et une solution de secours\u00a0?',
  'page.spare.confirmed': 'Confirmé\u00a0: {contact}.',
  'page.spare.text':
    'Si vous confirmez aussi {contact}, vous aurez une solution de secours\u00a0: si vous perdez l’un des deux un jour, l’autre fonctionnera toujours.',
  'page.spare.send': 'Oui, y envoyer un code',
  'page.spare.finish': 'Non, terminer',

  'page.done.registration.title': 'Votre compte est créé',
  'page.done.pending.title': 'C’est confirmé',
  'page.done.renewal.title': 'Votre compte est renouvelé',
  'page.done.confirmed': 'Confirmé à {time}\u00a0: {contact}.',
  'page.done.until': 'Votre compte est valable jusqu’au {date}.',
  'page.done.pending': '{service} va activer votre compte.',
  'page.done.next': 'La suite',
  'page.done.next.back': 'Retournez à {service} et continuez-y.',
  'page.done.next.close': 'Vous pouvez fermer cette page.',
  'page.done.safe':
    'Personne ne vous demandera jamais ce code\u00a0: ni nous, ni votre banque, ni la police. Qui le fait vous veut du mal.',

  'page.ended.expired.title': 'Le temps est écoulé',
  'page.ended.expired': 'Pour vous protéger, tout a été effacé. Rien n’a été créé ni modifié. Recommencez.',
  'page.ended.unreachable.title': 'Utilisez une autre méthode',
  'page.ended.unreachable':
    'Vous n’avez accès à aucune des coordonnées que nous avons. Recommencez et prouvez votre identité par une autre méthode\u00a0:',
  'page.ended.not_for_you.title': 'Impossible de continuer ici',
  'page.ended.not_for_you':
    'Aucune méthode ne vous est ouverte. Le service clientèle peut vous dire ce qui est possible.',
  'page.ended.abandoned.title': 'La procédure a pris fin',
  'page.ended.abandoned': 'Rien n’a été créé ni modifié. Vous pouvez recommencer.',
  'page.ended.begin_again': 'Recommencer',

  'page.time_left.last':
    'Pour vous protéger, ce que vous avez saisi sera effacé dans deux minutes. Ce délai ne peut plus être prolongé, mais vous pourrez recommencer.',
  'page.limited.contact':
    'Trop de codes ont été envoyés à cette adresse ou à ce numéro. Réessayez à partir de {time}, ou utilisez une autre adresse ou un autre numéro.',
  'page.failed.title': 'Cela n’a pas fonctionné',
  'page.failed':
    'L’erreur vient de nous, pas de vous. Ce que vous avez fait avant est conservé. Réessayez dans un instant.',
  'page.offline':
    'Vous êtes hors connexion en ce moment. Ce que vous avez saisi est toujours là\u00a0: réessayez dès que la connexion sera rétablie.',
  'page.country.none': 'Aucun pays ne porte ce nom.',
  'page.place': 'Pays où vous êtes en ce moment\u00a0: {country}.',
  'page.place.change': 'Changer l’endroit où je suis',
  'page.place.country': 'Pays où vous êtes en ce moment',
  'page.place.sensed': 'Vous semblez être ailleurs en ce moment\u00a0: {country}. Est-ce le cas\u00a0?',
  'page.place.yes': 'Oui, j’y suis',
  'page.method.not_proved': 'Nous n’avons pas pu vérifier la réponse reçue. Réessayez ou choisissez une autre méthode.',
  'page.method.anew':
    'Si vous choisissez une autre méthode, vous devrez prouver à nouveau votre identité et un code déjà envoyé ne sera plus valable. Ce que vous avez saisi est conservé.',
  'page.options.confirmed': 'Déjà confirmé.',
  'page.code.left': 'Encore {time}.',
  'page.code.left.minutes': 'Le code est encore valable {minutes, plural, one {# minute} other {# minutes}}.',
  'page.code.left.seconds': 'Le code est encore valable {seconds, plural, one {# seconde} other {# secondes}}.',
  'page.code.left.now': 'Le code a expiré.',
  'page.not_received.look': 'Regardez encore une fois votre téléphone',
  'page.not_received.look.text': 'Il peut se trouver parmi les messages d’expéditeurs inconnus ou bloqués.',
  'page.not_received.again.in': 'C’est dans {time}.',
  'page.not_received.again.in.minutes':
    'Vous pourrez le renvoyer dans {minutes, plural, one {# minute} other {# minutes}}.',
  'page.not_received.again.in.seconds':
    'Vous pourrez le renvoyer dans {seconds, plural, one {# seconde} other {# secondes}}.',
  'page.not_received.again.in.now': 'Vous pouvez le renvoyer maintenant.',
  'page.not_received.refresh': 'Voir si c’est le moment',
  'page.not_received.again.new_at': 'À partir de {time}, vous pourrez en demander un nouveau.',
  'page.spare.without': 'Terminer sans ce code',
  'page.spare.none.title': 'C’est confirmé',
  'page.spare.none.finish': 'Terminer',
  'page.done.next.soon': 'Le retour se fera automatiquement dans quelques secondes.',
  'page.done.next.stay': 'Rester ici',
  'page.ended.where': 'Recommencez là où vous avez commencé\u00a0: chez {service}.',
  'page.content.on_this_page': 'Sur cette page',
  'page.content.back': 'Retour à la page où vous étiez',
  'help.title': 'Aide pour les codes',
  'help.code.title': 'Qu’est-ce qu’un code\u00a0?',
  'help.code':
    'Un code est un nombre de {digits, plural, one {# chiffre} other {# chiffres}}, créé rien que pour vous et envoyé par SMS ou par e-mail. Vous le saisissez sur la page où vous l’avez demandé. Ainsi, nous savons que le téléphone ou la boîte e-mail est à vous.',
  'help.code.once':
    'Il fonctionne une fois, pendant {life}, et seulement dans le navigateur ou l’application où il a été demandé.',
  'help.code.once_each':
    'Il fonctionne une fois, pendant le court délai que la page indique, et seulement dans le navigateur ou l’application où il a été demandé.',
  'help.code.needed':
    'Sans code, aucun compte n’est créé ni renouvelé. Relisez donc votre adresse et votre numéro avant de continuer.',
  'help.code.secret':
    'Ne donnez jamais un code à personne et ne le saisissez jamais sur une page ouverte par un lien dans un message. Nous ne le demandons jamais.',
  'help.contact.title': 'Où le code est-il envoyé\u00a0?',
  'help.contact': 'Cela dépend de la méthode par laquelle vous prouvez votre identité\u00a0:',
  'help.contact.told': 'Rien n’est envoyé avant que vous ayez vu et choisi l’adresse ou le numéro.',
  'help.contact.gone':
    'Si vous n’avez plus accès à aucune des coordonnées que nous avons, choisissez une méthode qui permet d’en indiquer d’autres.',
  'help.mailbox.title': 'Quelle adresse et quel numéro indiquer\u00a0?',
  'help.mailbox':
    'Une adresse e-mail\u00a0: celle de votre boîte principale. Elle devrait encore être à vous dans des années, même si vous changez de travail, de pays ou de nom. Une boîte liée à un emploi, à des études ou à un contrat internet disparaît quand ils prennent fin.',
  'help.mailbox.spelling':
    'Relisez-la lettre par lettre\u00a0: une seule lettre fausse, et le code part chez quelqu’un d’autre ou nulle part.',
  'help.mailbox.phone':
    'Un numéro de mobile\u00a0: avec l’indicatif de son pays, que vous pouvez choisir dans une liste. Relisez-le chiffre par chiffre.',
  'help.speed.title': 'En combien de temps un code arrive-t-il\u00a0?',
  'help.speed':
    'Presque tout de suite. Si rien n’est arrivé après {minutes, plural, one {# minute} other {# minutes}}, demandez-le à nouveau\u00a0: votre réseau ou votre fournisseur de messagerie est peut-être lent pour un moment. C’est le même code\u00a0: le premier message reste donc valable.',
  'help.speed.spam': 'S’il arrive par e-mail, regardez aussi dans les courriers indésirables.',
  'help.abroad.title': 'Je suis en voyage',
  'help.abroad.network':
    'À l’étranger, des SMS se perdent parfois. Choisissez vous-même un autre réseau mobile dans les réglages de votre téléphone, puis demandez à nouveau le code.',
  'help.abroad.email': 'Si cela ne suffit pas, faites envoyer le code par e-mail.',
  'help.countries.title': 'Où les SMS n’arrivent pas',
  'help.countries':
    'Dans ces pays, les codes n’arrivent pas par SMS. Choisissez l’e-mail si vous y êtes ou si votre numéro en vient\u00a0:',
  'help.leaked.title': 'Mes données ont été volées ou divulguées',
  'help.leaked.now': 'Changez tout de suite le mot de passe de votre boîte e-mail.',
  'help.leaked.two_steps':
    'Ensuite, activez-y la vérification en deux étapes, pour qu’un mot de passe volé n’ouvre rien à lui seul.',
  'help.leaked.why':
    'Faites-le chaque fois que votre adresse e-mail, vos mots de passe, votre numéro national d’identification ou d’autres données ont été volés ou divulgués\u00a0: qui lit votre boîte peut lire vos codes.',
  'help.more.title': 'Cela ne fonctionne toujours pas',
  'help.more': 'Le service clientèle peut voir ce qu’est devenu votre message, et vous aider.',
  'help.more.link': 'Contacter le service clientèle',
  'support.title': 'Service clientèle',
  'support.reference.title': 'Votre référence',
  'support.reference':
    'Indiquez-la au service clientèle\u00a0: elle lui permet de trouver ce qui s’est passé. Elle ne dit rien de vous.',
  'support.reference.where':
    'Votre référence se trouve au bas de chaque page de votre inscription\u00a0: huit lettres et chiffres. Gardez-la sous la main\u00a0: elle permet au service clientèle de trouver ce qui s’est passé.',
  'support.reach.title': 'Comment joindre le service clientèle',
  'support.reach.web': 'Ouvrir la page du service clientèle',
  'support.reach.none':
    'Adressez-vous à {service} comme d’habitude\u00a0: aucune adresse de son service clientèle n’est connue ici.',
  'support.hours': 'Heures d’ouverture\u00a0: {hours}',
  'support.can.title': 'Ce que le service clientèle peut faire',
  'support.can.find': 'voir ce qu’est devenu votre message',
  'support.can.resend': 'renvoyer votre code',
  'support.can.unlock': 'lever un blocage après trop de codes erronés',
  'support.can.end': 'mettre fin à ce que vous avez commencé, pour que vous puissiez recommencer',
  'support.cannot.title': 'Ce que le service clientèle ne peut pas faire',
  'support.cannot.code': 'voir votre code\u00a0: personne ne le peut, et personne n’a le droit de vous le demander',
  'support.cannot.confirm': 'confirmer une adresse ou un numéro à votre place',
  'support.cannot.change': 'modifier une adresse ou un numéro que nous avons, si votre méthode ne le permet pas',
  'support.first': 'Beaucoup de problèmes se règlent plus vite ici\u00a0:',
  'privacy.title': 'Vie privée',
  'privacy.who.title': 'Qui est responsable de vos données',
  'privacy.who':
    '{controller} est responsable des données de ces pages. Elles servent uniquement à créer et à renouveler votre compte, à vous envoyer des codes et à vous avertir de ce qui concerne votre compte.',
  'privacy.who.more': 'Toute la déclaration de confidentialité',
  'privacy.kept.title': 'Ce qui est conservé, et pendant combien de temps',
  'privacy.kept.open':
    'Ce que vous avez saisi est conservé jusqu’à {minutes, plural, one {# minute} other {# minutes}} après votre dernière étape, pendant {hours, plural, one {# heure} other {# heures}} au plus.',
  'privacy.kept.ended': 'C’est effacé {hours, plural, one {# heure} other {# heures}} après la fin.',
  'privacy.kept.account':
    'Si un compte est créé ou renouvelé, il conserve votre numéro national d’identification, votre adresse e-mail et votre numéro de mobile, jusqu’à ce qu’il soit effacé.',
  'privacy.kept.code': 'Un code n’est pas conservé du tout\u00a0: il est calculé quand il le faut.',
  'privacy.kept.story':
    'Ce que sont devenus vos messages est conservé pendant {days, plural, one {# jour} other {# jours}}, sans votre adresse ni votre numéro, pour que le service clientèle le retrouve par votre référence.',
  'privacy.kept.notice':
    'La trace des avertissements envoyés au sujet de votre compte et de ce que le service clientèle a fait est conservée pendant {days, plural, one {# jour} other {# jours}}, sans votre adresse ni votre numéro.',
  'privacy.kept.counts':
    'Le nombre de codes demandés est compté par adresse, numéro et adresse réseau, sous une forme où on ne peut pas les lire, pendant {days, plural, one {# jour} other {# jours}}.',
  'privacy.safe.title': 'Comment vos données sont protégées',
  'privacy.safe.sealed': 'Les adresses, les numéros de mobile et les numéros nationaux d’identification sont chiffrés.',
  'privacy.safe.masked': 'Dès que vous n’avez plus à les vérifier, ils ne sont affichés qu’en partie.',
  'privacy.safe.nowhere': 'Ils ne figurent dans l’adresse d’aucune page ni dans aucun journal.',
  'privacy.safe.carriers':
    'Un message passe par un opérateur mobile ou un fournisseur de messagerie, qui voit à qui il va et ce qu’il dit.',
  'privacy.erase.title': 'Comment faire effacer vos données',
  'privacy.erase':
    'Adressez-vous à {controller}. Tout ce qui est conservé ici à votre sujet peut être effacé tout de suite\u00a0; votre compte, si vous en avez un, prend alors fin. Ce qui est parvenu à un opérateur mobile ou à un fournisseur de messagerie ne peut pas être repris.',
  'privacy.cookies.title': 'Cookies',
  'privacy.cookies':
    'Pendant votre inscription, il y a un cookie. Il nous permet de savoir que c’est toujours vous\u00a0; il expire après {hours, plural, one {# heure} other {# heures}} au plus.',
  'privacy.cookies.typed':
    'Ce que vous avez saisi est placé, chiffré, dans un autre cookie, pour que vous n’ayez pas à le saisir de nouveau s’il faut corriger quelque chose. Il expire après {minutes, plural, one {# minute} other {# minutes}}.',
  'privacy.cookies.visit':
    'Si vous prouvez votre identité auprès d’un autre service, il y en a encore un pendant {minutes, plural, one {# minute} other {# minutes}}, pour que vous puissiez revenir.',
  'privacy.cookies.none':
    'Rien d’autre n’est enregistré dans votre navigateur, personne ne vous suit et rien n’est chargé depuis d’autres sites.',
}
