// French, in words that Belgium and France share: "mobile", where one says "GSM" and the other "portable". Text messages do without
// ç, ê, î, ô, û and the curly apostrophe, which GSM-7 lacks: hence "nous compris" instead of "pas même à nous". Names of services
// follow a noun or are the subject, so that none needs an article or an elision before it. Elsewhere a no-break space (\u00a0) stands
// before : ; ? and !.

import type { Catalogue } from './catalogue.ts'
import { pagesFr } from './pages/fr.ts'

export const fr: Catalogue = {
  ...pagesFr,

  'language.name': 'Français',

  'duration.minutes': '{minutes, plural, one {# minute} other {# minutes}}',
  'duration.hours': '{hours, plural, one {# heure} other {# heures}}',

  'sms.registration':
    '{code} : code pour créer votre compte {service}, valable {life}. Ne le dites à personne, nous compris.',
  'sms.renewal':
    '{code} : code pour renouveler votre compte {service}, valable {life}. Ne le dites à personne, nous compris.',
  'sms.other': '{code} : votre code de confirmation {service}, valable {life}. Ne le dites à personne, nous compris.',
  'sms.brief': '{code} est votre code {service}.',

  'email.subject.registration': '{service}\u00a0: votre code pour créer votre compte',
  'email.subject.renewal': '{service}\u00a0: votre code pour renouveler votre compte',
  'email.subject.other': '{service}\u00a0: votre code de confirmation',
  'email.lead.registration': '{code} est votre code pour créer votre compte {service}.',
  'email.lead.renewal': '{code} est votre code pour renouveler votre compte {service}.',
  'email.lead.other': '{code} est votre code de confirmation {service}.',
  'email.use': 'Saisissez-le là où vous l’avez demandé. Il ne sert qu’une fois et est valable {life}.',
  'email.secret':
    'Ne donnez ce code à personne, pas même à nous. Nous ne le demandons jamais, ni par téléphone, ni par message, ni par e-mail.',
  'email.unasked': 'Si vous n’avez pas demandé de code, ignorez cet e-mail\u00a0: sans le code, il ne se passe rien.',
  'email.automatic': 'Cet e-mail a été envoyé automatiquement. Merci de ne pas y répondre.',

  'identity.start.registration.title': 'Créer votre compte {service}',
  'identity.start.registration': 'Pour créer votre compte {service}, vous allez maintenant prouver votre identité.',
  'identity.start.renewal.title': 'Renouveler votre compte {service}',
  'identity.start.renewal': 'Pour renouveler votre compte {service}, vous allez maintenant prouver votre identité.',
  'identity.start.forwarded':
    'Quelqu’un vous a envoyé ce lien\u00a0? Fermez alors cette page\u00a0: cette personne agirait en votre nom.',
  'identity.start.go': 'Continuer',
  'identity.proved.title': 'Merci',
  'identity.proved':
    'Votre identité est confirmée. Retournez à la page ou à l’application où vous avez commencé et continuez-y.',
  'identity.not_eligible.title': 'Choisissez une autre méthode',
  'identity.not_eligible':
    'Votre identité est confirmée, mais cette méthode ne vous est pas ouverte. Revenez en arrière et choisissez-en une autre.',
  'identity.declined.title': 'Votre identité n’est pas confirmée',
  'identity.declined':
    'L’identification a été annulée. Revenez en arrière et réessayez, ou choisissez une autre méthode.',
  'identity.failed.title': 'Cela n’a pas fonctionné',
  'identity.failed':
    'Nous n’avons pas pu vérifier la réponse reçue\u00a0; rien n’a donc été modifié. Revenez en arrière et réessayez.',
  'identity.unavailable.title': 'Impossible pour le moment',
  'identity.unavailable':
    'Le service qui vérifie votre identité est injoignable. Réessayez dans quelques minutes, ou choisissez une autre méthode.',
  'identity.over.title': 'Ce lien ne peut plus servir',
  'identity.over':
    'Un lien ne sert qu’une fois, pendant dix minutes et dans un seul navigateur. Retournez là où vous l’avez reçu et demandez-en un autre.',
  'notice.registration_begun.subject': '{service}\u00a0: une personne crée un compte à votre nom',
  'notice.registration_begun.text': 'Une personne a commencé à créer un compte {service} à votre nom.',
  'notice.registration_finished.subject': '{service}\u00a0: un compte a été créé à votre nom',
  'notice.registration_finished.text': 'Un compte {service} a été créé à votre nom.',
  'notice.renewal_begun.subject': '{service}\u00a0: une personne renouvelle votre compte',
  'notice.renewal_begun.text': 'Une personne a commencé à renouveler votre compte {service}.',
  'notice.renewal_finished.subject': '{service}\u00a0: votre compte a été renouvelé',
  'notice.renewal_finished.text': 'Votre compte {service} a été renouvelé.',
  'notice.contact_changed.subject': '{service}\u00a0: les coordonnées de votre compte ont été modifiées',
  'notice.contact_changed.text': 'Les coordonnées de votre compte {service} ont été modifiées.',
  'notice.reminder.subject': '{service}\u00a0: votre compte prend fin le {date}',
  'notice.reminder.text': 'Votre compte {service} prend fin le {date}.',
  'notice.reminder.renew': 'Renouvelez-le avant cette date.',
  'notice.yours': 'Si c’était vous, vous n’avez rien à faire.',
  'notice.not_yours': 'Si ce n’était pas vous, ouvrez cette page et appuyez sur le bouton\u00a0:',
  'notice.sms.not_yours': 'Pas vous ? {link}',

  'not_me.title': 'Était-ce vous\u00a0?',
  'not_me.when': 'C’était le {date} (UTC).',
  'not_me.if_yours': 'Si c’était vous, fermez cette page\u00a0: rien ne change.',
  'not_me.if_not_yours':
    'Si ce n’était pas vous, dites-le-nous. Ce qui est en cours pour ce compte sera alors arrêté, le compte sera signalé et {service} pourra l’examiner.',
  'not_me.button': 'Ce n’était pas moi',
  'not_me.done.title': 'Merci de nous l’avoir signalé',
  'not_me.done.text':
    'Ce qui était en cours pour ce compte est arrêté, le compte est signalé et {service} pourra l’examiner.',
  'not_me.done.mailbox':
    'Changez maintenant le mot de passe de votre boîte e-mail et activez la vérification en deux étapes.',
  'not_me.done.support': 'Pour parler à quelqu’un\u00a0: {support}',
  'not_me.gone.title': 'Ce lien n’est pas valable',
  'not_me.gone.text': 'Il n’a peut-être été copié qu’en partie, ou il date de plus de 90 jours. Rien n’a été modifié.',
  'reason.not_a_phone':
    'Cela ne ressemble pas à un numéro de téléphone. Écrivez-le en chiffres, précédé de + et de l’indicatif du pays.',
  'reason.country_missing': 'Il manque l’indicatif du pays. Commencez le numéro par + et cet indicatif.',
  'reason.unknown_country': 'Aucun pays n’a cet indicatif. Vérifiez les chiffres après le +.',
  'reason.too_short': 'Il manque des chiffres. Vérifiez le numéro.',
  'reason.too_long': 'Il y a trop de chiffres. Vérifiez le numéro.',
  'reason.not_possible': 'Ce numéro n’existe pas dans le pays de cet indicatif. Vérifiez chaque chiffre.',
  'reason.fixed_line': 'C’est un numéro fixe, sur lequel les SMS n’arrivent pas. Indiquez un numéro de mobile.',
  'reason.premium_rate': 'C’est un numéro surtaxé. Indiquez votre propre numéro de mobile.',
  'reason.toll_free': 'C’est un numéro gratuit. Indiquez votre propre numéro de mobile.',
  'reason.shared_cost': 'C’est un numéro à frais partagés. Indiquez votre propre numéro de mobile.',
  'reason.pager': 'C’est le numéro d’un pager. Indiquez un numéro de mobile.',
  'reason.voip':
    'C’est un numéro de téléphonie par internet, sur lequel nos SMS risquent de ne pas arriver. Indiquez un numéro de mobile.',
  'reason.not_an_email': 'Ce n’est pas une adresse e-mail.',
  'reason.sms_not_delivered_there': 'Les SMS contenant un code n’arrivent pas dans le pays de ce numéro.',
  'reason.sms_not_delivered_where_you_are': 'Les SMS contenant un code n’arrivent pas dans le pays où vous êtes.',
  'reason.email_not_delivered_where_you_are': 'Les e-mails contenant un code n’arrivent pas dans le pays où vous êtes.',
  'reason.not_for_this_method': 'Avec cette méthode d’inscription, un code ne peut pas être envoyé de cette façon.',
  'reason.confirmed_contacts_only':
    'Ici, un code ne peut être envoyé qu’à un numéro ou à une adresse que vous avez déjà confirmés.',
  'reason.channel_not_configured': 'Pour le moment, nous ne pouvons pas envoyer de code de cette façon.',
  'reason.country_not_enabled': 'Nous n’envoyons pas de SMS dans le pays de ce numéro.',
  'reason.sms_not_carried_there': 'Nous ne pouvons pas envoyer de SMS à ce numéro.',
  'contact.did_you_mean': 'Vouliez-vous dire {contact}\u00a0?',
  'hint.reserved_number': 'Ce numéro est réservé aux films et aux exemples\u00a0; il n’appartient à personne.',

  'tip.choose_another_network':
    'À l’étranger, si aucun message n’arrive, choisissez vous-même un autre réseau mobile dans les réglages de votre téléphone, puis réessayez.',
  'tip.use_email': 'Utilisez plutôt votre adresse e-mail.',
  'tip.use_text_message': 'Utilisez plutôt votre numéro de mobile.',
  'tip.use_another_method': 'Utilisez une autre méthode d’inscription.',
  'reason.at_sign_missing': 'Il n’y a pas de @ dans l’adresse. Écrivez-la en entier, par exemple ann@example.com.',
  'reason.at_sign_repeated': 'Il y a plus d’un @ dans l’adresse. Indiquez une seule adresse.',
  'reason.local_part_missing': 'Il manque quelque chose avant le @.',
  'reason.local_part_too_long': 'La partie avant le @ est trop longue. Vérifiez-la.',
  'reason.quoted_local_part': 'Indiquez une adresse sans guillemets.',
  'reason.misplaced_dot': 'Il y a un point de trop dans l’adresse. Vérifiez-la.',
  'reason.space_inside': 'Il y a un espace dans l’adresse. Supprimez-le.',
  'reason.invisible_character': 'Il y a un caractère invisible dans l’adresse. Tapez-la au lieu de la coller.',
  'reason.forbidden_character': 'Avant le @ figure un caractère qu’une adresse ne peut pas contenir.',
  'reason.domain_missing': 'Il manque quelque chose après le @.',
  'reason.domain_incomplete': 'Il manque la fin de l’adresse, par exemple .com ou .be.',
  'reason.domain_invalid': 'La partie après le @ ne peut pas être correcte. Vérifiez-la lettre par lettre.',
  'reason.domain_reserved': 'Aucun e-mail n’arrive à cette adresse. Indiquez-en une autre.',
  'reason.address_literal': 'Indiquez une adresse avec un nom après le @, et non des chiffres.',
  'reason.address_too_long': 'L’adresse est trop longue. Vérifiez-la.',
  'reason.throw_away': 'Cette boîte e-mail est temporaire. Indiquez-en une que vous aurez encore l’année prochaine.',
  'reason.no_mail_service':
    'La partie après le @ ne reçoit pas d’e-mails. Vérifiez-la lettre par lettre, ou indiquez une autre adresse.',
  'hint.primary_mailbox':
    'Indiquez votre boîte e-mail principale, celle que vous garderez même si vous changez de travail, de pays ou de nom.',
  'hint.role_address':
    'Plusieurs personnes semblent lire cette boîte e-mail. La vôtre convient mieux\u00a0: le code n’est que pour vous.',
  'hint.work_or_school':
    'Cette boîte semble liée à un travail ou à une école. Vous risquez de la perdre en partant\u00a0; préférez une boîte privée.',
  'hint.contract_mailbox':
    'Cette boîte peut disparaître avec votre contrat internet. Préférez-en une qui ne dépend pas d’un contrat.',
  'hint.throw_away_mailbox':
    'Cette boîte e-mail est temporaire. Sans elle, vous pourriez ne plus avoir accès à votre compte plus tard.',

  'fallback.waiting.text': 'Si le SMS n’est pas remis, nous enverrons aussi un code à {contact}.',
  'fallback.waiting.email': 'Si l’e-mail n’est pas remis, nous enverrons aussi un code au {contact}.',
  'fallback.sent.text_silent':
    'Nous n’avons pas la confirmation que le SMS a été remis. Nous avons aussi envoyé un code à {contact}. Saisissez l’un des deux codes.',
  'fallback.sent.text_failed': 'Le SMS n’a pas pu être remis. Nous avons envoyé un code à {contact}.',
  'fallback.sent.email_silent':
    'Nous n’avons pas la confirmation que l’e-mail a été remis. Nous avons aussi envoyé un code au {contact}. Saisissez l’un des deux codes.',
  'fallback.sent.email_failed': 'L’e-mail n’a pas pu être remis. Nous avons envoyé un code au {contact}.',
  'fallback.offered.text_silent':
    'Nous n’avons pas la confirmation que le SMS a été remis. Nous pouvons envoyer un code à {contact}.',
  'fallback.offered.text_failed': 'Le SMS n’a pas pu être remis. Nous pouvons envoyer un code à {contact}.',
  'fallback.offered.email_silent':
    'Nous n’avons pas la confirmation que l’e-mail a été remis. Nous pouvons envoyer un code au {contact}.',
  'fallback.offered.email_failed': 'L’e-mail n’a pas pu être remis. Nous pouvons envoyer un code au {contact}.',

  'test.sms': 'Message de test envoyé par {service}. Rien ne vous est demandé.',
  'test.email.subject': '{service}\u00a0: message de test',
  'test.email.text':
    'Message de test envoyé par {service}. Il montre que les e-mails arrivent\u00a0; rien ne vous est demandé.',
}
