// The domains at which people have mailboxes of their own, a line each: a table, longer than a file should be because it has a
// row for each. Suggestions are made for these and for no others, and none of them ever brings one. Nothing here refuses a
// contact. The frequencies are estimates: they decide between likenesses, and an order of magnitude is enough for that. Last gone
// through on 2026-11-24.
//
// A line: the domain; how common it is, in steps (each about three times the one before; 9 is about half of all people); the
// countries where people mostly have it, `*` for everywhere; what its mailboxes depend on; notes after #.
//   own        whoever opens one keeps it: it ends with neither a job nor a connection
//   contract   it goes with a connection to the internet (or began so), and ends with what is paid for it or some time after
//   relay      hands mail on to a mailbox that it hides: people chose that on purpose

/** What a mailbox depends on. */
export type MailboxKind = 'own' | 'contract' | 'relay'

export const MAILBOX_DOMAINS = `
# Estonia
mail.ee                     6  EE        own       # free mail of Inbox
inbox.ee                    2  EE        own
eesti.ee                    3  EE        own       # the state's address for every resident; forwards, and is kept for life
hot.ee                      6  EE        contract  # with the six below: Telia's until 2023-08-08, since then a monthly fee to
online.ee                   4  EE        contract  # Fjordmail, err.ee/1609000391
neti.ee                     3  EE        contract
suhtlus.ee                  2  EE        contract
estpak.ee                   2  EE        contract
solo.ee                     1  EE        contract
estnet.ee                   1  EE        contract
vnet.ee                     1  EE        contract
starman.ee                  2  EE        contract  # cable, now Elisa: tehnika.postimees.ee/4376799
stv.ee                      1  EE        contract  # cable

# Latvia
inbox.lv                    8  LV        own       # terms: help.inbox.lv
inbox.eu                    3  LV,EE,LT  own
mail.lv                     2  LV        own       # terms: mail.lv/maintenance/tos.php
inbox.la                    1  LV        own       # Inbox, for the rest of the world
one.lv                      2  LV        own
tvnet.lv                    1  LV        own
outlook.lv                  1  LV        own
apollo.lv                   3  LV        contract  # of the former Lattelecom, now Tet
e-apollo.lv                 1  LV        contract
latnet.lv                   1  LV        contract
balticom.lv                 1  LV        contract
baltcom.lv                  1  LV        contract

# Lithuania
inbox.lt                    5  LT        own
mail.lt                     1  LT        own       # with the three below: Delfi, webmail.delfi.lt/?p=agreement
email.lt                    1  LT        own
centras.lt                  1  LT        own
bamba.lt                    1  LT        own
one.lt                      5  LT        contract
takas.lt                    4  LT        contract  # of the former TEO, now Telia, like zebra.lt
zebra.lt                    2  LT        contract
splius.lt                   1  LT        contract
init.lt                     1  LT        contract
cgates.lt                   1  LT        contract
balticum-tv.lt              1  LT        contract

# Belgium: an operator has to keep the mailbox for 18 months after the contract, if asked in time (bipt.be)
telenet.be                  7  BE        contract
skynet.be                   7  BE        contract  # Proximus
proximus.be                 4  BE        contract
scarlet.be                  3  BE        contract
voo.be                      3  BE        contract
belgacom.net                2  BE        contract  # Proximus
pandora.be                  3  BE        contract  # Telenet
edpnet.be                   2  BE        contract
brutele.be                  2  BE        contract  # VOO in Brussels
numericable.be              1  BE        contract
euphonynet.be               1  BE        contract
mobistar.be                 1  BE        contract  # Orange
tiscali.be                  1  BE        contract
versatel.be                 1  BE        contract
chello.be                   1  BE        contract
swing.be                    1  BE        own
advalvas.be                 1  BE        own
hotmail.be                  6  BE        own
live.be                     5  BE        own
outlook.be                  3  BE        own

# Everywhere
gmail.com                   9  *         own
googlemail.com              3  *         own       # the same mailboxes as gmail.com: support.google.com/mail/answer/10313
hotmail.com                 8  *         own
outlook.com                 7  *         own
live.com                    5  *         own
msn.com                     4  *         own
windowslive.com             3  *         own
passport.com                1  *         own
yahoo.com                   7  *         own
ymail.com                   4  *         own
rocketmail.com              3  *         own
myyahoo.com                 1  *         own
icloud.com                  7  *         own
me.com                      5  *         own
mac.com                     3  *         own
aol.com                     5  *         own
aim.com                     2  *         own
protonmail.com              5  *         own
proton.me                   5  *         own
protonmail.ch               1  *         own
pm.me                       2  *         own
gmx.com                     4  *         own
gmx.net                     5  DE,AT     own
gmx.us                      1  *         own
mail.com                    4  *         own
email.com                   2  *         own       # with the lines down to cheerful.com: names of mail.com
usa.com                     1  *         own
europe.com                  1  *         own
post.com                    1  *         own
consultant.com              1  *         own
engineer.com                1  *         own
myself.com                  1  *         own
writeme.com                 1  *         own
iname.com                   1  *         own
dr.com                      1  *         own
cheerful.com                1  *         own
zoho.com                    3  *         own
zohomail.com                2  *         own
zohomail.eu                 1  *         own
yandex.com                  4  *         own
fastmail.com                3  *         own       # paid for, for the mailbox alone, like the next lines to startmail.com
fastmail.fm                 2  *         own
hey.com                     2  *         own
mailbox.org                 2  *         own
posteo.de                   2  *         own
posteo.net                  1  *         own
runbox.com                  1  *         own
startmail.com               1  *         own
tutanota.com                3  *         own
tutanota.de                 1  *         own
tutamail.com                1  *         own
tuta.com                    1  *         own
tuta.io                     2  *         own
keemail.me                  1  *         own
hushmail.com                2  *         own
inbox.com                   1  *         own
mailfence.com               1  *         own
disroot.org                 1  *         own
riseup.net                  1  *         own
lycos.com                   1  *         own
excite.com                  1  *         own

# Relays
privaterelay.appleid.com    4  *         relay     # support.apple.com/en-us/105078
mozmail.com                 2  *         relay     # relay.firefox.com
relay.firefox.com           1  *         relay
duck.com                    3  *         relay     # duckduckgo.com/email
simplelogin.com             1  *         relay     # simplelogin.io; aleeas.com, slmail.me and 8alias.com are its other names
simplelogin.co              1  *         relay
simplelogin.fr              1  *         relay
aleeas.com                  1  *         relay
slmail.me                   1  *         relay
8alias.com                  1  *         relay
dralias.com                 1  *         relay
silomails.com               1  *         relay
passmail.net                1  *         relay     # Proton Pass, like the next two
passmail.com                1  *         relay
passinbox.com               1  *         relay
addy.io                     1  *         relay     # formerly AnonAddy
anonaddy.com                1  *         relay
anonaddy.me                 1  *         relay
addymail.com                1  *         relay
33mail.com                  1  *         relay

# In Russian
mail.ru                     7  RU,EE,LV  own
bk.ru                       5  RU        own       # with list.ru, inbox.ru, internet.ru: names of mail.ru
list.ru                     5  RU        own
inbox.ru                    5  RU        own
internet.ru                 2  RU        own
yandex.ru                   6  RU,EE,LV  own
ya.ru                       4  RU        own
yandex.by                   2  BY        own
yandex.kz                   2  KZ        own
yandex.ua                   1  UA        own
narod.ru                    1  RU        own
rambler.ru                  4  RU,EE,LV  own
lenta.ru                    1  RU        own
autorambler.ru              1  RU        own
myrambler.ru                1  RU        own
ro.ru                       1  RU        own
tut.by                      2  BY        own

# Ukraine
ukr.net                     5  UA        own
i.ua                        3  UA        own
meta.ua                     2  UA        own
bigmir.net                  2  UA        own
email.ua                    1  UA        own

# Finland
kolumbus.fi                 2  FI        contract  # Elisa, like the next two
elisanet.fi                 2  FI        contract
saunalahti.fi               2  FI        contract
luukku.com                  2  FI        own
suomi24.fi                  2  FI        own
pp.inet.fi                  2  FI        contract  # Telia
dnainternet.net             2  FI        contract
welho.com                   1  FI        contract
netti.fi                    1  FI        contract
jippii.fi                   1  FI        own
hotmail.fi                  3  FI        own
live.fi                     3  FI        own

# Sweden, Norway, Denmark
telia.com                   3  SE        contract
comhem.se                   2  SE        contract
bredband.net                2  SE        contract
tele2.se                    1  SE        contract
glocalnet.net               1  SE        contract
swipnet.se                  1  SE        contract
bahnhof.se                  1  SE        contract
spray.se                    2  SE        own
home.se                     2  SE        own
hotmail.se                  3  SE        own
live.se                     4  SE        own
outlook.se                  1  SE        own
yahoo.se                    2  SE        own
online.no                   3  NO        contract  # Telenor
getmail.no                  1  NO        contract
broadpark.no                1  NO        contract
lyse.net                    1  NO        contract
altibox.no                  1  NO        contract
hotmail.no                  3  NO        own
live.no                     3  NO        own
yahoo.no                    2  NO        own
mail.dk                     2  DK        contract
stofanet.dk                 2  DK        contract
webspeed.dk                 1  DK        contract
jubii.dk                    1  DK        own
jubiimail.dk                1  DK        own
ofir.dk                     1  DK        own
hotmail.dk                  2  DK        own
live.dk                     3  DK        own
outlook.dk                  2  DK        own
yahoo.dk                    2  DK        own

# Poland, Czechia, Slovakia
wp.pl                       6  PL        own
o2.pl                       5  PL        own
onet.pl                     5  PL        own
op.pl                       5  PL        own       # Onet, like vp.pl, onet.eu, poczta.onet.pl, autograf.pl, buziaczek.pl
vp.pl                       4  PL        own
onet.eu                     4  PL        own
poczta.onet.pl              4  PL        own
autograf.pl                 1  PL        own
buziaczek.pl                1  PL        own
interia.pl                  5  PL        own
interia.eu                  3  PL        own
poczta.fm                   3  PL        own
gazeta.pl                   3  PL        own
tlen.pl                     3  PL        own
go2.pl                      2  PL        own
yahoo.pl                    1  PL        own
seznam.cz                   6  CZ        own
email.cz                    4  CZ        own       # Seznam, like post.cz and spoluzaci.cz
post.cz                     2  CZ        own
spoluzaci.cz                1  CZ        own
centrum.cz                  4  CZ        own
atlas.cz                    2  CZ        own
volny.cz                    2  CZ        own
tiscali.cz                  1  CZ        own
outlook.cz                  1  CZ        own
azet.sk                     3  SK        own
zoznam.sk                   2  SK        own
centrum.sk                  3  SK        own
post.sk                     2  SK        own
pobox.sk                    1  SK        own
stonline.sk                 1  SK        contract
outlook.sk                  1  SK        own

# Germany, Austria, Switzerland
gmx.de                      7  DE        own
web.de                      7  DE        own
t-online.de                 6  DE        own       # Telekom's free mail, whatever the connection
freenet.de                  4  DE        own
arcor.de                    3  DE        contract  # Vodafone
vodafone.de                 2  DE        contract
vodafonemail.de             1  DE        contract
kabelmail.de                1  DE        contract
unitybox.de                 1  DE        contract
o2online.de                 1  DE        contract
o2mail.de                   1  DE        contract
alice.de                    1  DE        contract
alice-dsl.net               1  DE        contract
netcologne.de               1  DE        contract
online.de                   2  DE        contract  # 1&1
email.de                    1  DE        own
mail.de                     2  DE        own
hotmail.de                  5  DE        own
outlook.de                  5  DE        own
live.de                     4  DE        own
yahoo.de                    5  DE        own
aol.de                      1  DE        own
gmx.info                    1  DE        own
gmx.eu                      1  DE        own
gmx.at                      4  AT        own
aon.at                      3  AT        contract  # A1
a1.net                      2  AT        contract
chello.at                   2  AT        contract
kabsi.at                    1  AT        contract
tele2.at                    1  AT        contract
hotmail.at                  1  AT        own
outlook.at                  1  AT        own
live.at                     1  AT        own
yahoo.at                    1  AT        own
gmx.ch                      4  CH        own
bluewin.ch                  4  CH        contract  # Swisscom
hispeed.ch                  2  CH        contract
sunrise.ch                  2  CH        contract
hotmail.ch                  3  CH        own
live.ch                     1  CH        own
outlook.ch                  1  CH        own
yahoo.ch                    1  CH        own

# France, Luxembourg
orange.fr                   6  FR        contract
wanadoo.fr                  5  FR        contract  # Orange
free.fr                     6  FR        contract
sfr.fr                      5  FR        contract
neuf.fr                     4  FR        contract  # SFR, like club-internet.fr, numericable.fr, cegetel.net
club-internet.fr            2  FR        contract
numericable.fr              2  FR        contract
cegetel.net                 1  FR        contract
noos.fr                     2  FR        contract
bbox.fr                     3  FR        contract  # Bouygues
aliceadsl.fr                2  FR        contract
laposte.net                 6  FR        own
voila.fr                    1  FR        own
gmx.fr                      3  FR        own
hotmail.fr                  7  FR,BE     own
outlook.fr                  6  FR        own
live.fr                     6  FR,BE     own
msn.fr                      1  FR        own
yahoo.fr                    6  FR,BE     own
aol.fr                      1  FR        own
ymail.fr                    1  FR        own
pt.lu                       2  LU        contract  # POST

# Netherlands
ziggo.nl                    5  NL        contract  # with home.nl, casema.nl, upcmail.nl, chello.nl, quicknet.nl
home.nl                     4  NL        contract
casema.nl                   2  NL        contract
upcmail.nl                  3  NL        contract
chello.nl                   3  NL        contract
quicknet.nl                 2  NL        contract
kpnmail.nl                  4  NL        contract  # KPN, like planet.nl, hetnet.nl, kpnplanet.nl, xs4all.nl, telfort.nl
planet.nl                   4  NL        contract
hetnet.nl                   4  NL        contract
kpnplanet.nl                2  NL        contract
xs4all.nl                   4  NL        contract
telfort.nl                  1  NL        contract
zonnet.nl                   2  NL        contract
tele2.nl                    1  NL        contract
online.nl                   2  NL        contract
solcon.nl                   2  NL        contract
caiway.nl                   2  NL        contract
hccnet.nl                   1  NL        contract
wxs.nl                      1  NL        contract
hotmail.nl                  5  NL        own
live.nl                     6  NL        own
outlook.nl                  1  NL        own
yahoo.nl                    1  NL        own

# Great Britain, Ireland
btinternet.com              5  GB        contract  # BT
btopenworld.com             2  GB        contract
sky.com                     4  GB        contract
talktalk.net                3  GB        contract
virginmedia.com             3  GB        contract  # with ntlworld.com and blueyonder.co.uk
ntlworld.com                3  GB        contract
blueyonder.co.uk            3  GB        contract
tiscali.co.uk               3  GB        contract  # TalkTalk
hotmail.co.uk               6  GB        own
live.co.uk                  5  GB        own
yahoo.co.uk                 6  GB        own
googlemail.co.uk            1  GB        own
aol.co.uk                   1  GB        own
msn.co.uk                   1  GB        own
gmx.co.uk                   1  GB        own
outlook.ie                  1  IE        own
live.ie                     1  IE        own
yahoo.ie                    2  IE        own
eircom.net                  3  IE        contract

# Italy, Spain, Portugal
libero.it                   6  IT        own
virgilio.it                 5  IT        own
alice.it                    4  IT        contract  # TIM, like tin.it and tim.it
tin.it                      3  IT        contract
tim.it                      2  IT        contract
tiscali.it                  4  IT        own
fastwebnet.it               2  IT        contract
inwind.it                   2  IT        own       # Libero, like iol.it
iol.it                      2  IT        own
email.it                    2  IT        own
poste.it                    1  IT        own
hotmail.it                  6  IT        own
live.it                     5  IT        own
outlook.it                  5  IT        own
yahoo.it                    5  IT        own
hotmail.es                  5  ES        own
outlook.es                  5  ES        own
live.com.es                 1  ES        own
yahoo.es                    5  ES        own
telefonica.net              3  ES        contract
terra.es                    1  ES        own
ono.com                     2  ES        contract
sapo.pt                     4  PT        own
clix.pt                     1  PT        contract
netcabo.pt                  2  PT        contract
live.com.pt                 3  PT        own
outlook.pt                  3  PT        own
hotmail.pt                  1  PT        own
iol.pt                      1  PT        own

# South-eastern Europe, Turkey, Israel
freemail.hu                 5  HU        own
citromail.hu                4  HU        own
t-online.hu                 2  HU        contract
outlook.hu                  1  HU        own
hotmail.hu                  1  HU        own
indamail.hu                 1  HU        own
yahoo.ro                    3  RO        own
abv.bg                      5  BG        own
mail.bg                     3  BG        own
dir.bg                      2  BG        own
otenet.gr                   2  GR        contract
yahoo.gr                    4  GR        own
hotmail.gr                  3  GR        own
outlook.com.gr              1  GR        own
net.hr                      2  HR        own
inet.hr                     1  HR        contract
siol.net                    3  SI        contract
hotmail.rs                  1  RS        own
hotmail.com.tr              2  TR        own
outlook.com.tr              2  TR        own
yahoo.com.tr                2  TR        own
mynet.com                   3  TR        own
walla.com                   3  IL        own
walla.co.il                 2  IL        own
netvision.net.il            2  IL        contract
outlook.co.il               1  IL        own

# North America
comcast.net                 5  US        contract
verizon.net                 4  US        contract
att.net                     5  US        contract
sbcglobal.net               5  US        contract
bellsouth.net               4  US        contract
cox.net                     4  US        contract
charter.net                 4  US        contract
spectrum.net                2  US        contract
earthlink.net               3  US        contract
mindspring.com              2  US        contract
optonline.net               3  US        contract
juno.com                    3  US        own
netzero.net                 2  US        own
frontier.com                2  US        contract
windstream.net              2  US        contract
centurylink.net             2  US        contract
roadrunner.com              2  US        contract
twc.com                     2  US        contract
rr.com                      1  US        contract
shaw.ca                     4  CA        contract
rogers.com                  4  CA        contract
telus.net                   4  CA        contract
sympatico.ca                4  CA        contract
bell.net                    3  CA        contract
videotron.ca                4  CA        contract
cogeco.ca                   2  CA        contract
eastlink.ca                 1  CA        contract
hotmail.ca                  4  CA        own
live.ca                     4  CA        own
yahoo.ca                    5  CA        own
outlook.ca                  1  CA        own

# South America
uol.com.br                  5  BR        own
bol.com.br                  5  BR        own
terra.com.br                4  BR        own
ig.com.br                   4  BR        own
globo.com                   3  BR        own
r7.com                      1  BR        own
oi.com.br                   1  BR        contract
yahoo.com.br                6  BR        own
hotmail.com.br              3  BR        own
outlook.com.br              4  BR        own
yahoo.com.ar                5  AR        own
hotmail.com.ar              3  AR        own
live.com.ar                 3  AR        own
outlook.com.ar              1  AR        own
fibertel.com.ar             3  AR        contract
yahoo.com.mx                5  MX        own
live.com.mx                 4  MX        own
hotmail.com.mx              1  MX        own
prodigy.net.mx              3  MX        contract
yahoo.cl                    1  CL        own
hotmail.cl                  1  CL        own
outlook.cl                  1  CL        own
yahoo.com.co                1  CO        own

# Asia, Australia, New Zealand
qq.com                      7  CN        own
163.com                     6  CN        own
126.com                     5  CN        own
yeah.net                    3  CN        own
sina.com                    4  CN        own
sina.cn                     2  CN        own
sohu.com                    3  CN        own
foxmail.com                 3  CN        own
aliyun.com                  3  CN        own
139.com                     3  CN        own
189.cn                      2  CN        own
naver.com                   6  KR        own
hanmail.net                 5  KR        own
daum.net                    4  KR        own
nate.com                    4  KR        own
kakao.com                   3  KR        own
outlook.kr                  1  KR        own
hotmail.co.kr               1  KR        own
yahoo.co.jp                 6  JP        own
docomo.ne.jp                5  JP        contract
ezweb.ne.jp                 4  JP        contract
au.com                      3  JP        contract
softbank.ne.jp              3  JP        contract
i.softbank.jp               3  JP        contract
nifty.com                   3  JP        contract
outlook.jp                  3  JP        own
hotmail.co.jp               3  JP        own
live.jp                     2  JP        own
rediffmail.com              5  IN        own
yahoo.co.in                 6  IN        own
yahoo.in                    4  IN        own
outlook.in                  2  IN        own
hotmail.co.in               1  IN        own
live.in                     2  IN        own
yahoo.co.id                 5  ID        own
outlook.co.id               1  ID        own
yahoo.com.sg                3  SG        own
outlook.sg                  1  SG        own
yahoo.com.ph                4  PH        own
outlook.ph                  1  PH        own
yahoo.com.vn                4  VN        own
outlook.com.vn              1  VN        own
yahoo.com.hk                4  HK        own
yahoo.com.tw                5  TW        own
outlook.my                  1  MY        own
yahoo.com.my                3  MY        own
outlook.co.th               1  TH        own
hotmail.co.th               2  TH        own
yahoo.co.th                 1  TH        own
outlook.sa                  2  SA        own
bigpond.com                 5  AU        contract  # Telstra
bigpond.net.au              3  AU        contract
optusnet.com.au             4  AU        contract
iinet.net.au                3  AU        contract
tpg.com.au                  3  AU        contract
yahoo.com.au                5  AU        own
hotmail.com.au              2  AU        own
live.com.au                 4  AU        own
outlook.com.au              4  AU        own
xtra.co.nz                  4  NZ        contract
yahoo.co.nz                 3  NZ        own
hotmail.co.nz               2  NZ        own
yahoo.co.za                 3  ZA        own
mweb.co.za                  2  ZA        contract
telkomsa.net                2  ZA        contract
webmail.co.za               1  ZA        own
`
