// Domains that belong to an employer, a school or a public office: by the shape of the name, and by a list for the countries that
// are served most. A mailbox there is lost with the job or the studies (R13); it is good for a message and warned of gently.
import { isWithin } from './domain-names.ts'

/** Names under which only schools, universities, public offices and armed forces are registered, as endings of the domain. */
const ENDINGS: ReadonlySet<string> = new Set([
  'edu', // US universities: net.educause.edu/eligibility.htm
  'gov', // US: get.gov
  'mil',
  'int', // bodies of treaties, nato.int: RFC 1591, section 2
  'edu.ee',
  'gov.ee',
  'gov.lv',
  'edu.lv',
  'mil.lv',
  'lrv.lt',
  'fgov.be',
  'vlaanderen.be',
  'gouv.fr',
  'europa.eu',
  'admin.ch',
  'bund.de',
  'rijksoverheid.nl',
  'nhs.uk',
  'nhs.net',
  'police.uk',
  'parliament.uk',
  'gc.ca',
  'gob.es',
])
/** What stands before a country's two letters: `ac.uk`, `edu.pl`, `gov.pl`, `k12.ca.us`, `sch.uk`; `go` in some countries only. */
const SECOND_LEVELS =
  /\.(?:ac|edu|gov|gob|gouv|gub|mil|sch|school|k12)(?:\.[a-z]{2}){1,2}$|\.go\.(?:jp|kr|th|id|ke|tz|ug)$/
/** In groups by country: schools first, then public offices, then large employers. */
const KNOWN: ReadonlySet<string> = new Set(
  `
  ut.ee taltech.ee ttu.ee tlu.ee emu.ee eka.ee eamt.ee ebs.ee tktk.ee sisekaitse.ee
  riik.ee rik.ee mil.ee politsei.ee emta.ee haigekassa.ee tervisekassa.ee tootukassa.ee riigikogu.ee kohus.ee tallinnlv.ee
  tartu.ee parnu.ee narva.ee regionaalhaigla.ee kliinikum.ee itk.ee ria.ee stat.ee err.ee eesti.energia.ee
  swedbank.ee seb.ee lhv.ee telia.ee elisa.ee tele2.ee energia.ee omniva.ee eestiraudtee.ee selver.ee rimi.ee coop.ee bolt.eu
  cgi.com nortal.com playtech.com ericsson.com kuehne-nagel.com
  lu.lv rtu.lv lbtu.lv rsu.lv llu.lv daugavpils.du.lv du.lv venta.lv liepu.lv turiba.lv riseba.lv ba.lv lnb.lv
  riga.lv saeima.lv pasts.lv ldz.lv latvenergo.lv lmt.lv tet.lv lattelecom.lv swedbank.lv seb.lv citadele.lv
  rimibaltic.com maxima.lv aslimnica.lv stradini.lv airbaltic.com
  vu.lt ktu.lt vilniustech.lt vgtu.lt vdu.lt lsmu.lt lsmuni.lt ku.lt mruni.eu mruni.lt ism.lt su.lt vda.lt lmta.lt lka.lt
  lrs.lt lrp.lt vilnius.lt kaunas.lt klaipeda.lt vmi.lt sodra.lt policija.lt mil.lt santa.lt kaunoklinikos.lt post.lt
  telia.lt swedbank.lt seb.lt luminor.lt maxima.lt litrail.lt ignitis.lt tele2.lt
  kuleuven.be ugent.be ulb.be vub.be uclouvain.be uantwerpen.be uliege.be unamur.be uhasselt.be umons.be ucll.be
  thomasmore.be howest.be hogent.be odisee.be vives.be ehb.be student.kuleuven.be student.uclouvain.be
  brussels.be antwerpen.be gent.be stad.gent liege.be police.belgium.eu bpost.be belgiantrain.be nmbs.be sncb.be stib.be
  delijn.be uzleuven.be uzgent.be minfin.fed.be just.fgov.be kbc.be ing.be belfius.be proximus.com telenetgroup.be
  solvay.com ucb.com umicore.com colruytgroup.com delhaize.be
  `
    .trim()
    .split(/\s+/),
)

/** Is it a domain of an employer, a school or an office? Names below one (`student.ut.ee`) are too. */
export function isInstitution(domain: string): boolean {
  return isWithin(domain, ENDINGS) || SECOND_LEVELS.test(domain) || isWithin(domain, KNOWN)
}
