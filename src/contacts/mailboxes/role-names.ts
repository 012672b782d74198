// Names of mailboxes that belong to a task and not to a person: who has the task changes, and several may read along. For a
// gentle hint, never for a refusal.

/** RFC 2142, then what offices in the served countries and their neighbours call their shared mailboxes. */
const ROLE_NAMES: ReadonlySet<string> = new Set(
  `
  info marketing sales support abuse noc security postmaster hostmaster usenet news webmaster www uucp ftp
  accounting accounts admin administrator billing bookings careers contact customerservice enquiries feedback finance hello help
  helpdesk hr inquiries it jobs legal mail mailer-daemon media no-reply noreply office orders press privacy reception
  recruitment reservations root secretary service shop staff team
  kontor sekretar sekretariaat raamatupidamine myyk müük pood personal klienditeenindus teenindus tugi kool
  birojs gramatvediba grāmatvedība lietvediba pardosana klienti
  rastine raštinė buhalterija pardavimai uzsakymai užsakymai administracija
  secretariaat boekhouding administratie verkoop onthaal klantendienst
  accueil comptabilite comptabilité secretariat secrétariat ventes commande direction
  buchhaltung vertrieb sekretariat bewerbung kundenservice verwaltung
  бухгалтерия офис приемная продажи поддержка
  `
    .trim()
    .split(/\s+/),
)

/** Is what stands before the at sign the name of a task? What follows a plus sign is the owner's own sorting (RFC 5233). */
export function isRoleName(local: string): boolean {
  const [name = ''] = local.toLowerCase().split('+')
  return ROLE_NAMES.has(name)
}
