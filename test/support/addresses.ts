// Addresses that people type, as tables to be read: 300 and more. Each block says where its expectations come from, a standard or
// a page of the provider's own, never this code. A line: what was typed | the address it is taken as, `=` for the same, or the
// reason for refusing it | the address that is suggested, or its domain | hints beside `primary_mailbox`, which all of them bring.

export const ADDRESSES = `
# RFC 5322, section 3.2.3: atoms. RFC 3696, section 3, with errata 1690: examples of names that must be taken.
ann@mail.ee                             | = | |
ann.tamm@mail.ee                        | = | |
a@mail.ee                               | = | |
Ann.Tamm@mail.ee                        | = | |
ann_tamm@mail.ee                        | = | |
_ann@mail.ee                            | = | |
ann-tamm@mail.ee                        | = | |
-ann@mail.ee                            | = | |
ann'tamm@mail.ee                        | = | |
o'neill@gmail.com                       | = | |
customer/department=shipping@mail.ee    | = | |
$A12345@mail.ee                         | = | |
!def!xyz%abc@mail.ee                    | = | |
_somename@mail.ee                       | = | |
user+mailbox@mail.ee                    | = | |
1234567890@mail.ee                      | = | |
{ann}@mail.ee                           | = | |
ann~tamm@mail.ee                        | = | |
ann*@mail.ee                            | = | |
ann&bob@mail.ee                         | = | |
ann#1@mail.ee                           | = | |
ann?@mail.ee                            | = | |
ann^2@mail.ee                           | = | |
ann|bob@mail.ee                         | = | |

# RFC 5321, section 2.4: the name keeps its case, the domain has none.
ANN@MAIL.EE                             | ANN@mail.ee | |
Ann@Gmail.Com                           | Ann@gmail.com | |
aNN@iCloud.com                          | aNN@icloud.com | |

# RFC 5322, section 3.2.3: what cannot be an atom. RFC 5321, section 4.1.2.
ann..tamm@mail.ee                       | misplaced_dot | ann.tamm@mail.ee |
.ann@mail.ee                            | misplaced_dot | ann@mail.ee |
ann.@mail.ee                            | misplaced_dot | ann@mail.ee |
ann tamm@mail.ee                        | space_inside | |
ann @mail.ee                            | space_inside | ann@mail.ee |
ann@ mail.ee                            | space_inside | ann@mail.ee |
ann@mail .ee                            | space_inside | ann@mail.ee |
ann(home)@mail.ee                       | forbidden_character | |
ann,tamm@mail.ee                        | forbidden_character | ann.tamm@mail.ee |
ann:tamm@mail.ee                        | forbidden_character | |
ann;tamm@mail.ee                        | forbidden_character | |
ann<tamm@mail.ee                        | forbidden_character | |
ann[1]@mail.ee                          | forbidden_character | |
ann\\\\tamm@mail.ee                     | forbidden_character | |
"ann"@mail.ee                           | quoted_local_part | |
"ann tamm"@mail.ee                      | quoted_local_part | |
ann@@mail.ee                            | at_sign_repeated | ann@mail.ee |
ann@tamm@mail.ee                        | at_sign_repeated | |
@mail.ee                                | local_part_missing | |
ann@                                    | domain_missing | |
<ann@mail.ee>                           | forbidden_character | ann@mail.ee |
mailto:ann@mail.ee                      | forbidden_character | ann@mail.ee |
Ann Tamm <ann@mail.ee>                  | space_inside | ann@mail.ee |
ann@mail.ee, bob@mail.ee                | space_inside | |

# RFC 5321, sections 4.5.3.1.1 to 4.5.3.1.3, and RFC 1035, section 2.3.4: 64, 63 and 254 octets.
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@mail.ee | = | |
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@mail.ee | local_part_too_long | |
ann@ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd.ee | = | |
ann@dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd.ee | domain_invalid | |

# RFC 1123, section 2.1, and RFC 5321, section 4.1.2: what a domain is made of.
ann@mail-server.ee                      | = | |
ann@3d.ee                               | = | |
ann@123.ee                              | = | |
ann@a.b.c.d.ee                          | = | |
ann@-mail.ee                            | domain_invalid | mail.ee |
ann@mail-.ee                            | domain_invalid | mail.ee |
ann@mail_server.ee                      | domain_invalid | |
ann@mail..ee                            | misplaced_dot | ann@mail.ee |
ann@.mail.ee                            | misplaced_dot | ann@mail.ee |
ann@mail.ee.                            | misplaced_dot | ann@mail.ee |
ann@localhost                           | domain_reserved | |
ann@mailserver                          | domain_incomplete | |
ann@[192.0.2.1]                         | address_literal | |
ann@[IPv6:2001:db8::1]                  | address_literal | |
ann@192.0.2.1                           | domain_invalid | |

# RFC 2606 and RFC 6761: names for examples and tests, well-formed. RFC 6761, 6762, 7686, 9476, 3172: names that never get mail.
ann@example.com                         | = | |
ann@example.net                         | = | |
ann@shop.example                        | = | |
ann@shop.test                           | = | |
ann@nonexistent.invalid                 | = | |
ann@shop.localhost                      | domain_reserved | |
ann@printer.local                       | domain_reserved | |
ann@duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion | domain_reserved | |
ann@name.alt                            | domain_reserved | |
ann@2.0.192.in-addr.arpa                | domain_reserved | |

# RFC 6531, section 3.3, RFC 5890 to 5893, UTS #46: names and domains in other scripts. These are left in peace.
jõgi@mail.ee                            | = | |
müller@web.de                           | = | |
анна@mail.ru                            | = | |
ann@bücher.de                           | ann@xn--bcher-kva.de | |
ann@xn--bcher-kva.de                    | = | |
ann@õun.ee                              | ann@xn--un-bka.ee | |
ann@ąžuolas.lt                          | ann@xn--uolas-2wa16f.lt | |
ann@пример.рф                           | ann@xn--e1afmkfd.xn--p1ai | |
ann@faß.de                              | ann@xn--fa-hia.de | |
ann@gmäil.com                           | ann@xn--gmil-moa.com | |
ann＠gmail.com                          | ann@gmail.com | |
ａｎｎ@gmail.com                        | ann@gmail.com | |
ann@gmail。com                          | ann@gmail.com | |

# support.google.com/mail/answer/10313, /7436150, support.google.com/a/users/answer/9282734: Gmail's names, dots and plus signs.
ann.tamm@gmail.com                      | = | |
a.n.n@gmail.com                         | = | |
ann+shop@gmail.com                      | = | |
ann@googlemail.com                      | = | |

# Slips in the domains of Gmail (mail.google.com), rule R12.
ann@gmial.com                           | = | gmail.com |
ann@gamil.com                           | = | gmail.com |
ann@gmal.com                            | = | gmail.com |
ann@gmil.com                            | = | gmail.com |
ann@gmai.com                            | = | gmail.com |
ann@gmaill.com                          | = | gmail.com |
ann@gmaiil.com                          | = | gmail.com |
ann@ggmail.com                          | = | gmail.com |
ann@gnail.com                           | = | gmail.com |
ann@gmsil.com                           | = | gmail.com |
ann@gmaul.com                           | = | gmail.com |
ann@gmaol.com                           | = | gmail.com |
ann@gmaik.com                           | = | gmail.com |
ann@hmail.com                           | = | gmail.com |
ann@fmail.com                           | = | gmail.com |
ann@gmeil.com                           | = | gmail.com |
ann@gmail.con                           | = | gmail.com |
ann@gmail.cim                           | = | gmail.com |
ann@gmail.vom                           | = | gmail.com |
ann@gmail.xom                           | = | gmail.com |
ann@gmail.comm                          | = | gmail.com |
ann@gmail.coom                          | = | gmail.com |
ann@gmail.ocm                           | = | gmail.com |
ann@gmail.cmo                           | = | gmail.com |
ann@gmail.co                            | = | gmail.com |
ann@gmail.cm                            | = | gmail.com |
ann@gmail.om                            | = | gmail.com |
ann@gmail.ee                            | = | gmail.com |
ann@gmail.lv                            | = | gmail.com |
ann@gmailcom                            | domain_incomplete | gmail.com |
ann@gmail                               | domain_incomplete | gmail.com |
ann@gmai.lcom                           | = | gmail.com |
ann@gmail,com                           | domain_invalid | gmail.com |
ann@gmail..com                          | misplaced_dot | gmail.com |
ann@gmail;com                           | domain_invalid | gmail.com |
ann@gmail.com.                          | misplaced_dot | gmail.com |
ann@gmial,com                           | domain_invalid | gmail.com |
ann@@gmial.com                          | at_sign_repeated | gmail.com |
ann @gmial.com                          | space_inside | gmail.com |

# The same at Microsoft (outlook.live.com), Yahoo (mail.yahoo.com), Apple (icloud.com/mail), Proton (proton.me/mail), AOL, GMX.
ann@hotmial.com                         | = | hotmail.com |
ann@hotmai.com                          | = | hotmail.com |
ann@hotmal.com                          | = | hotmail.com |
ann@hotmaill.com                        | = | hotmail.com |
ann@homtail.com                         | = | hotmail.com |
ann@hotnail.com                         | = | hotmail.com |
ann@htomail.com                         | = | hotmail.com |
ann@hotmail.con                         | = | hotmail.com |
ann@hotmail.co                          | = | hotmail.com |
ann@hot,ail.com                         | domain_invalid | hotmail.com |
ann@outlok.com                          | = | outlook.com |
ann@outloook.com                        | = | outlook.com |
ann@outllok.com                         | = | outlook.com |
ann@oulook.com                          | = | outlook.com |
ann@outlook.cm                          | = | outlook.com |
ann@yaho.com                            | = | yahoo.com |
ann@yahooo.com                          | = | yahoo.com |
ann@yhaoo.com                           | = | yahoo.com |
ann@yaboo.com                           | = | yahoo.com |
ann@yahoo.cpm                           | = | yahoo.com |
ann@iclod.com                           | = | icloud.com |
ann@icluod.com                          | = | icloud.com |
ann@iclould.com                         | = | icloud.com |
ann@icoud.com                           | = | icloud.com |
ann@protonmial.com                      | = | protonmail.com |
ann@protnmail.com                       | = | protonmail.com |
ann@protonmail.con                      | = | protonmail.com |
ann@windowslve.com                      | = | windowslive.com |
ann@comcast.nte                         | = | comcast.net |
ann@rediffmial.com                      | = | rediffmail.com |

# The same in the served countries: mail.ee, online.ee (err.ee/1609000391), inbox.lv, proximus.be and telenet.be.
ann@mail.ew                             | = | mail.ee |
ann@mail.eee                            | = | mail.ee |
ann@mail.re                             | = | mail.ee |
ann@mial.ee                             | = | mail.ee |
ann@maill.ee                            | = | mail.ee |
ann@omline.ee                           | = | online.ee |
ann@onlone.ee                           | = | online.ee |
ann@suhltus.ee                          | = | suhtlus.ee |
ann@inbx.lv                             | = | inbox.lv |
ann@inboc.lv                            | = | inbox.lv |
ann@inboz.lv                            | = | inbox.lv |
ann@inbox.lvv                           | = | inbox.lv |
ann@inbox.lc                            | = | inbox.lv |
ann@ibnox.lv                            | = | inbox.lv |
ann@telent.be                           | = | telenet.be |
ann@telnet.be                           | = | telenet.be |
ann@telenet.eb                          | = | telenet.be |
ann@telenet.bee                         | = | telenet.be |
ann@skyent.be                           | = | skynet.be |
ann@skynet.ve                           | = | skynet.be |
ann@proxmus.be                          | = | proximus.be |

# Endings that IANA does not list (data.iana.org/TLD/tlds-alpha-by-domain.txt), at domains that nobody here knows.
ann@firma.con                           | = | firma.com |
ann@firma.cim                           | = | firma.com |
ann@firma.eee                           | = | firma.ee |
ann@firma.ew                            | = | firma.ee |
ann@kooskolastus.lvv                    | = | kooskolastus.lv |
ann@autoserviss.llv                     | = | autoserviss.lv |
ann@rasa.orgg                           | = | rasa.org |
ann@rasa.nett                           | = | rasa.net |

# Domains of their own, which are left as they are: the pages at these names.
ann@ymail.com                           | = | |
ann@mail.com                            | = | |
ann@email.com                           | = | |
ann@inbox.lt                            | = | |
ann@inbox.eu                            | = | |
ann@me.com                              | = | |
ann@mac.com                             | = | |
ann@live.be                             | = | |
ann@outlook.lv                          | = | |
ann@gmx.de                              | = | |
ann@gmx.at                              | = | |
ann@web.de                              | = | |
ann@wp.pl                               | = | |
ann@op.pl                               | = | |
ann@qq.com                              | = | |
ann@ya.ru                               | = | |
ann@bk.ru                               | = | |
ann@abv.bg                              | = | |
ann@postimees.ee                        | = | |
ann@delfi.ee                            | = | |
ann@delfi.lv                            | = | |
ann@zone.ee                             | = | |
ann@lsm.lv                              | = | |
ann@lrt.lt                              | = | |
ann@vrt.be                              | = | |
ann@hln.be                              | = | |
ann@vinted.lt                           | = | |
ann@eesti.ee                            | = | |

# Relays, which hide a mailbox on purpose: support.apple.com/en-us/105078, relay.firefox.com, duckduckgo.com/email,
# simplelogin.io, addy.io, proton.me/pass.
dpdcnf87nu@privaterelay.appleid.com     | = | |
k3x9@mozmail.com                        | = | |
shop@ann.mozmail.com                    | = | |
ann@duck.com                            | = | |
shop.word123@simplelogin.com            | = | |
x.y@aleeas.com                          | = | |
x.y@slmail.me                           | = | |
shop.word@passmail.net                  | = | |
shop@ann.anonaddy.com                   | = | |
shop@ann.anonaddy.me                    | = | |
shop@ann.33mail.com                     | = | |

# RFC 2142, sections 3 to 5: mailboxes of a task.
info@firma.ee                           | = | | role_address
marketing@firma.ee                      | = | | role_address
sales@firma.ee                          | = | | role_address
support@firma.ee                        | = | | role_address
abuse@firma.ee                          | = | | role_address
noc@firma.ee                            | = | | role_address
security@firma.ee                       | = | | role_address
postmaster@firma.ee                     | = | | role_address
hostmaster@firma.ee                     | = | | role_address
usenet@firma.ee                         | = | | role_address
news@firma.ee                           | = | | role_address
webmaster@firma.ee                      | = | | role_address
www@firma.ee                            | = | | role_address
uucp@firma.ee                           | = | | role_address
ftp@firma.ee                            | = | | role_address
Info@firma.ee                           | = | | role_address
info+shop@firma.ee                      | = | | role_address
information@firma.ee                    | = | |
infoann@firma.ee                        | = | |
ann.info@firma.ee                       | = | |

# Shared mailboxes as contact pages of offices call them: tallinn.ee, riga.lv, vilnius.lt, brussels.be.
kontor@firma.ee                         | = | | role_address
raamatupidamine@firma.ee                | = | | role_address
birojs@firma.lv                         | = | | role_address
buhalterija@firma.lt                    | = | | role_address
secretariaat@firma.be                   | = | | role_address
comptabilite@firma.be                   | = | | role_address
boekhouding@firma.be                    | = | | role_address
buchhaltung@firma.de                    | = | | role_address
noreply@firma.ee                        | = | | role_address

# Universities and schools: the pages at these names; net.educause.edu/eligibility.htm for .edu, jisc.ac.uk for .ac.uk.
ann@ut.ee                               | = | | work_or_school
ann@student.ut.ee                       | = | | work_or_school
ann@taltech.ee                          | = | | work_or_school
ann@tlu.ee                              | = | | work_or_school
ann@emu.ee                              | = | | work_or_school
ann@kool.edu.ee                         | = | | work_or_school
ann@lu.lv                               | = | | work_or_school
ann@rtu.lv                              | = | | work_or_school
ann@rsu.lv                              | = | | work_or_school
ann@edu.rtu.lv                          | = | | work_or_school
ann@vu.lt                               | = | | work_or_school
ann@ktu.lt                              | = | | work_or_school
ann@stud.vilniustech.lt                 | = | | work_or_school
ann@vdu.lt                              | = | | work_or_school
ann@kuleuven.be                         | = | | work_or_school
ann@student.kuleuven.be                 | = | | work_or_school
ann@ugent.be                            | = | | work_or_school
ann@ulb.be                              | = | | work_or_school
ann@ulb.ac.be                           | = | | work_or_school
ann@uclouvain.be                        | = | | work_or_school
ann@mit.edu                             | = | | work_or_school
ann@cs.stanford.edu                     | = | | work_or_school
ann@ox.ac.uk                            | = | | work_or_school
ann@school.sch.uk                       | = | | work_or_school
ann@uw.edu.pl                           | = | | work_or_school
ann@tsinghua.edu.cn                     | = | | work_or_school
ann@u-tokyo.ac.jp                       | = | | work_or_school

# Public offices and employers: the pages at these names; get.gov for .gov.
ann@riik.ee                             | = | | work_or_school
ann@politsei.ee                         | = | | work_or_school
ann@mil.ee                              | = | | work_or_school
ann@tallinnlv.ee                        | = | | work_or_school
ann@vid.gov.lv                          | = | | work_or_school
ann@riga.lv                             | = | | work_or_school
ann@lrv.lt                              | = | | work_or_school
ann@am.lrv.lt                           | = | | work_or_school
ann@just.fgov.be                        | = | | work_or_school
ann@vlaanderen.be                       | = | | work_or_school
ann@ec.europa.eu                        | = | | work_or_school
ann@nato.int                            | = | | work_or_school
ann@nasa.gov                            | = | | work_or_school
ann@hmrc.gov.uk                         | = | | work_or_school
ann@interieur.gouv.fr                   | = | | work_or_school
ann@nhs.net                             | = | | work_or_school
ann@swedbank.ee                         | = | | work_or_school
ann@telia.ee                            | = | | work_or_school
ann@airbaltic.com                       | = | | work_or_school
ann@kbc.be                              | = | | work_or_school
info@ut.ee                              | = | | role_address work_or_school

# Mailboxes that go with a connection: err.ee/1609000391 (hot.ee and its neighbours), bipt.be (18 months in Belgium),
# scarlet.be and proximus.be on mail after the contract, rule R13 (one.lt), the operators' pages for the rest.
ann@hot.ee                              | = | | contract_mailbox
ann@online.ee                           | = | | contract_mailbox
ann@neti.ee                             | = | | contract_mailbox
ann@suhtlus.ee                          | = | | contract_mailbox
ann@estpak.ee                           | = | | contract_mailbox
ann@solo.ee                             | = | | contract_mailbox
ann@starman.ee                          | = | | contract_mailbox
ann@apollo.lv                           | = | | contract_mailbox
ann@one.lt                              | = | | contract_mailbox
ann@takas.lt                            | = | | contract_mailbox
ann@telenet.be                          | = | | contract_mailbox
ann@skynet.be                           | = | | contract_mailbox
ann@proximus.be                         | = | | contract_mailbox
ann@scarlet.be                          | = | | contract_mailbox
ann@voo.be                              | = | | contract_mailbox
ann@belgacom.net                        | = | | contract_mailbox
ann@pandora.be                          | = | | contract_mailbox
ann@orange.fr                           | = | | contract_mailbox
ann@free.fr                             | = | | contract_mailbox
ann@ziggo.nl                            | = | | contract_mailbox
ann@kpnmail.nl                          | = | | contract_mailbox
ann@btinternet.com                      | = | | contract_mailbox
ann@comcast.net                         | = | | contract_mailbox
info@telenet.be                         | = | | role_address contract_mailbox

# Mailboxes that whoever opens them keeps: help.inbox.lv, mail.lv/maintenance/tos.php, webmail.delfi.lt, laposte.net, web.de.
ann@inbox.lv                            | = | |
ann@mail.lv                             | = | |
ann@mail.lt                             | = | |
ann@laposte.net                         | = | |
ann@t-online.de                         | = | |
ann@proton.me                           | = | |
ann@mail.ru                             | = | |

# Mailboxes to be thrown away, in the words of their own front pages: mailinator.com, yopmail.com, guerrillamail.com (and its
# sharklasers.com), 10minutemail.com, temp-mail.org, maildrop.cc, getnada.com, dispostable.com, trashmail.com and others.
ann@mailinator.com                      | throw_away | |
ann@team.mailinator.com                 | throw_away | |
ann@yopmail.com                         | throw_away | |
ann@guerrillamail.com                   | throw_away | |
ann@sharklasers.com                     | throw_away | |
ann@10minutemail.com                    | throw_away | |
ann@temp-mail.org                       | throw_away | |
ann@maildrop.cc                         | throw_away | |
ann@getnada.com                         | throw_away | |
ann@dispostable.com                     | throw_away | |
ann@trashmail.com                       | throw_away | |
ann@mailnesia.com                       | throw_away | |
ann@mohmal.com                          | throw_away | |
ann@emailondeck.com                     | throw_away | |
ann@fakeinbox.com                       | throw_away | |
ann@throwawaymail.com                   | throw_away | |
ann@moakt.com                           | throw_away | |
ann@MAILINATOR.com                      | throw_away | |
`

export interface AddressRow {
  readonly source: string
  readonly typed: string
  /** In normal form; undefined where it is refused. */
  readonly normalized: string | undefined
  readonly reason: string | undefined
  readonly suggestion: string | undefined
  /** Beside `primary_mailbox`. */
  readonly hints: readonly string[]
}

export const addressRows: readonly AddressRow[] = readRows()

function readRows(): AddressRow[] {
  const rows: AddressRow[] = []
  let source = ''
  let isWithinHead = false
  for (const line of ADDRESSES.split('\n')) {
    if (line === '') continue
    if (line.startsWith('# ')) {
      source = isWithinHead ? `${source} ${line.slice(2)}` : line.slice(2)
      isWithinHead = true
      continue
    }
    isWithinHead = false
    rows.push(readRow(source, line))
  }
  return rows
}

function readRow(source: string, line: string): AddressRow {
  const cells = line.split('|').map((cell) => cell.trim())
  const [hints = '', suggested = '', taken = ''] = [cells.at(-1), cells.at(-2), cells.at(-3)]
  const typed = cells.slice(0, -3).join('|')
  const isReason = /^[a-z]+(_[a-z]+)+$/.test(taken)
  return {
    source,
    typed,
    normalized: isReason ? undefined : taken === '=' ? typed : taken,
    reason: isReason ? taken : undefined,
    suggestion: suggested === '' ? undefined : suggested.includes('@') ? suggested : `ann@${suggested}`,
    hints: hints === '' ? [] : hints.split(' '),
  }
}
