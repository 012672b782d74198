// Domains of real firms, schools, offices, newspapers, clubs and small providers, none of which is a typing error: no suggestion
// may come for any of them. By the country where they are at home, the served ones first; many short names, since those lie
// closest to others. None of them helped to tune the weights.

const BY_COUNTRY: Readonly<Record<string, string>> = {
  Estonia: `
    ut.ee taltech.ee tlu.ee emu.ee eka.ee ebs.ee mil.ee riik.ee err.ee postimees.ee delfi.ee ekspress.ee epl.ee neti.ee
    aripaev.ee telia.ee elisa.ee tele2.ee lhv.ee seb.ee swedbank.ee luminor.ee coop.ee selver.ee rimi.ee prismamarket.ee
    maxima.ee kaubamaja.ee stockmann.ee apollo.ee rahvaraamat.ee euronics.ee klick.ee photopoint.ee on24.ee kv.ee city24.ee
    auto24.ee osta.ee okidoki.ee soov.ee cvkeskus.ee cv.ee omniva.ee itella.ee dpd.ee venipak.ee eesti.ee visitestonia.com
    tallink.ee elron.ee tpilet.ee pilet.ee piletilevi.ee kino.ee forumcinemas.ee teater.ee draamateater.ee vanemuine.ee
    estonia.ee erm.ee kumu.ee ekm.ee tartu.ee tallinn.ee parnu.ee viljandi.ee rakvere.ee narva.ee haapsalu.ee kuressaare.ee
    zone.ee veebimajutus.ee elkdata.ee eenet.ee ria.ee rik.ee emta.ee ohtuleht.ee saartehaal.ee sakala.ee lounaeestlane.ee
    taxify.eu bolt.eu wise.com pipedrive.com veriff.com starship.xyz playtech.ee nortal.com 
    eki.ee hm.ee mkm.ee fin.ee sm.ee just.ee kul.ee agri.ee siseministeerium.ee vm.ee rmk.ee kik.ee eas.ee ti.ee `,
  Latvia: `
    lu.lv rtu.lv rsu.lv du.lv ba.lv lsm.lv delfi.lv tvnet.lv apollo.lv la.lv nra.lv diena.lv db.lv ir.lv santa.lv lmt.lv bite.lv
    tele2.lv tet.lv swedbank.lv seb.lv citadele.lv luminor.lv rimi.lv maxima.lv depo.lv 1a.lv 220.lv ss.lv ss.com city24.lv
    pasts.lv omniva.lv ldz.lv pv.lv rigassatiksme.lv riga.lv jurmala.lv liepaja.lv ventspils.lv daugavpils.lv valmiera.lv
    cesis.lv sigulda.lv ogre.lv tukums.lv kuldiga.lv talsi.lv saldus.lv bauska.lv jelgava.lv rezekne.lv opera.lv lnb.lv lnt.lv
    airbaltic.com latvenergo.lv elektrum.lv latvijasgaze.lv olainfarm.lv grindeks.lv madara.lv bilesuserviss.lv
    e-klase.lv mykoob.lv nic.lv dati.lv exigen.lv tilde.lv accenture.lv latnet.lv draugiem.lv spoki.lv
    zl.lv 1188.lv firmas.lv lursoft.lv cvmarket.lv lv.lv kia.lv`,
  Lithuania: `
    vu.lt ktu.lt vdu.lt lsmu.lt vilniustech.lt ism.lt lrt.lt delfi.lt 15min.lt lrytas.lt alfa.lt vz.lt tv3.lt lnk.lt bns.lt
    telia.lt bite.lt tele2.lt swedbank.lt seb.lt luminor.lt sb.lt rimi.lt maxima.lt iki.lt norfa.lt lidl.lt senukai.lt
    moki-vezi.lt pigu.lt varle.lt kilobaitas.lt skytech.lt topocentras.lt avitela.lt skelbiu.lt autoplius.lt aruodas.lt cvbankas.lt
    lpexpress.lt post.lt venipak.lt litrail.lt ltglink.lt vilnius.lt kaunas.lt klaipeda.lt siauliai.lt panevezys.lt alytus.lt
    palanga.lt utena.lt lrs.lt lrp.lt vmi.lt sodra.lt policija.lt eso.lt ignitis.lt litgrid.lt lb.lt mii.lt if.lt 
    hostinger.lt iv.lt serveriai.lt domenai.lt rekvizitai.lt knygos.lt pegasas.lt bilietai.lt kakava.lt 
    vinted.lt omnisend.com tesonet.com nordsec.com surfshark.com kn.lt `,
  Belgium: `
    kuleuven.be ugent.be ulb.be vub.be uliege.be unamur.be umons.be uhasselt.be vrt.be rtbf.be vtm.be standaard.be demorgen.be
    hln.be nieuwsblad.be gva.be hbvl.be tijd.be lecho.be lesoir.be lalibre.be dhnet.be sudinfo.be knack.be humo.be kbc.be ing.be
    belfius.be bnpparibasfortis.be argenta.be crelan.be keytradebank.be ag.be ethias.be axa.be baloise.be pv.be colruyt.be
    delhaize.be carrefour.be aldi.be lidl.be hema.be torfs.be jbc.be zeb.be fnac.be krefel.be vandenborre.be coolblue.be bol.be
    bpost.be nmbs.be sncb.be stib.be mivb.be delijn.be letec.be tec.be brussels.be gent.be antwerpen.be brugge.be leuven.be mechelen.be
    kortrijk.be hasselt.be genk.be aalst.be liege.be namur.be mons.be charleroi.be tournai.be combell.be one.be dns.be belnet.be
    cronos.be ausy.be acerta.be partena.be securex.be liantis.be fluvius.be ores.be engie.be luminus.be eneco.be bozar.be
    flagey.be gamma.be brico.be ikea.be fgov.be just.fgov.be smals.be nbb.be fsma.be ucb.com elia.be`,
  'Germany, Austria, Switzerland': `
    tum.de lmu.de fu-berlin.de hu-berlin.de rwth-aachen.de kit.edu uni-koeln.de zdf.de ard.de ndr.de wdr.de swr.de br.de hr.de
    mdr.de rbb-online.de faz.net zeit.de spiegel.de taz.de welt.de bild.de heise.de golem.de sap.com siemens.com bosch.com
    bmw.de vw.de audi.de basf.com bayer.com dhl.de dpd.de db.de lidl.de aldi.de rewe.de edeka.de otto.de ebay.de dkb.de ing.de
    comdirect.de n26.com hetzner.de strato.de ionos.de netcup.de all-inkl.com denic.de dfn.de gwdg.de mpg.de fraunhofer.de gls.de
    orf.at oebb.at wien.at uni-wien.ac.at tuwien.ac.at krone.at ethz.ch epfl.ch srf.ch sbb.ch migros.ch coop.ch ubs.com zkb.ch
    post.ch nzz.ch uzh.ch cern.ch`,
  'France, Netherlands, Luxembourg': `
    sncf.fr ratp.fr edf.fr engie.com lcl.fr cic.fr maif.fr macif.fr matmut.fr cnrs.fr inria.fr cea.fr ens.fr hec.fr ovh.fr
    ovh.net gandi.net lemonde.fr lefigaro.fr liberation.fr tf1.fr rfi.fr ina.fr afp.com fnac.com darty.com
    tudelft.nl uva.nl vu.nl ru.nl rug.nl uu.nl tue.nl wur.nl eur.nl hva.nl ns.nl kpn.com ing.nl rabobank.nl asn.nl abnamro.nl
    ah.nl hema.nl bol.com coolblue.nl nos.nl vpro.nl nrc.nl ad.nl parool.nl trouw.nl postnl.nl surf.nl sidn.nl transip.nl
    uni.lu rtl.lu wort.lu post.lu bil.lu bgl.lu`,
  'Finland, Sweden, Norway, Denmark, Poland': `
    helsinki.fi aalto.fi tuni.fi utu.fi oulu.fi jyu.fi lut.fi yle.fi hs.fi is.fi mtv.fi op.fi nordea.fi elisa.fi dna.fi telia.fi
    vr.fi posti.fi kesko.fi sok.fi nokia.com kone.com uu.se lu.se kth.se su.se gu.se liu.se umu.se svt.se sr.se dn.se svd.se
    sj.se ikea.se hm.com seb.se ica.se coop.se if.se uio.no ntnu.no uib.no nrk.no vg.no dnb.no vy.no dr.dk tv2.dk ku.dk au.dk
    dtu.dk sdu.dk aau.dk dsb.dk pwc.dk pw.edu.pl uw.edu.pl agh.edu.pl uj.edu.pl pkp.pl pko.pl ing.pl mbank.pl allegro.pl
    onet.com.pl tvn.pl tvp.pl gov.pl orange.pl play.pl home.pl nazwa.pl`,
  'English-speaking countries': `
    ox.ac.uk cam.ac.uk ucl.ac.uk bbc.co.uk itv.com ft.com bt.com ee.co.uk o2.co.uk tesco.com asda.com bp.com gsk.com rbs.co.uk
    hsbc.com aviva.com nhs.net mit.edu harvard.edu yale.edu nyu.edu ibm.com hp.com ge.com gm.com ti.com amd.com aig.com pg.com
    ups.com fedex.com cnn.com nbc.com abc.com cbs.com npr.org pbs.org nasa.gov ieee.org acm.org w3.org ietf.org isc.org eff.org
    fsf.org gnu.org apache.org mozilla.org google.com apple.com meta.com amazon.com netflix.com adobe.com oracle.com intel.com
    nvidia.com cisco.com dell.com cern.com he.net mail-tester.com hover.com gandi.com namecheap.com godaddy.com rcn.com
    utoronto.ca ubc.ca mcgill.ca cbc.ca td.com rbc.com bmo.com cibc.com`,
}

export const realDomains: readonly string[] = [
  ...new Set(Object.values(BY_COUNTRY).flatMap((domains) => domains.trim().split(/\s+/))),
]
