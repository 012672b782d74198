import { type Plan, plan } from './rows.ts'

export const AFRICA_MIDDLE_EAST: readonly Plan[] = [
  plan('TR', 'BTK, ulusal numaralandırma planı', [
    ['0532 123 45 67', '+905321234567', 'mobile, 053'],
    ['+90 505 123 45 67', '+905051234567', 'mobile, 050'],
    ['0212 212 34 56', 'fixed_line', 'Istanbul'],
    ['0800 123 45 67', 'toll_free', '0800'],
    ['0900 123 45 67', 'premium_rate', '0900'],
    ['0512 123 45 67', 'pager', '0512: paging'],
  ]),
  plan('IL', 'Ministry of Communications, numbering plan', [
    ['050-234-5678', '+972502345678', 'mobile, 050'],
    ['+972 54-212-3456', '+972542123456', 'mobile, 054'],
    ['02-621-2345', 'fixed_line', 'Jerusalem'],
    ['1-800-123-456', 'toll_free', '1800'],
    ['1-700-123-456', 'shared_cost', '1700'],
  ]),
  plan('PS', 'MTIT, numbering plan', [
    ['059 912 3456', '+970599123456', 'mobile, 059'],
    ['+970 56 212 3456', '+970562123456', 'mobile, 056'],
  ]),
  plan('SA', 'CST, national numbering plan', [
    ['050 123 4567', '+966501234567', 'mobile, 050'],
    ['+966 55 123 4567', '+966551234567', 'mobile, 055'],
    ['011 212 3456', 'fixed_line', 'Riyadh'],
    ['800 123 4567', 'toll_free', '800'],
  ]),
  plan('AE', 'TDRA, national numbering plan', [
    ['050 123 4567', '+971501234567', 'mobile, 050'],
    ['+971 (0)56 123 4567', '+971561234567', 'mobile, 056'],
    ['04 212 3456', 'fixed_line', 'Dubai'],
    ['600 512345', 'fixed_line', '600: a company’s switchboard'],
    ['800 12345', 'toll_free', '800'],
  ]),
  plan('QA', 'CRA, national numbering plan', [
    ['3312 3456', '+97433123456', 'mobile, 33'],
    ['+974 5512 3456', '+97455123456', 'mobile, 55'],
    ['4412 3456', 'fixed_line', 'Doha'],
  ]),
  plan('JO', 'TRC, national numbering plan', [
    ['079 012 3456', '+962790123456', 'mobile, 079'],
    ['+962 77 212 3456', '+962772123456', 'mobile, 077'],
    ['06 590 6000', 'fixed_line', 'Amman'],
  ]),
  plan('EG', 'NTRA, national numbering plan', [
    ['010 0123 4567', '+201001234567', 'mobile, 010'],
    ['+20 12 1234 5678', '+201212345678', 'mobile, 012'],
    ['02 2123 4567', 'fixed_line', 'Cairo'],
    ['0800 123 4567', 'toll_free', '0800'],
  ]),
  plan('MA', 'ANRT, plan national de numérotation', [
    ['0612-345678', '+212612345678', 'mobile, 06'],
    ['+212 (0)7 01 23 45 67', '+212701234567', 'mobile, 07'],
    ['0522-212345', 'fixed_line', 'Casablanca'],
    ['0890-123456', 'premium_rate', '089'],
  ]),
  plan('DZ', 'ARPCE, plan national de numérotation', [
    ['0551 23 45 67', '+213551234567', 'mobile, 055'],
    ['+213 661 23 45 67', '+213661234567', 'mobile, 066'],
    ['021 23 45 67', 'fixed_line', 'Algiers'],
  ]),
  plan('TN', 'INT, plan national de numérotation', [
    ['20 123 456', '+21620123456', 'mobile, 2'],
    ['+216 98 123 456', '+21698123456', 'mobile, 9'],
    ['71 123 456', 'fixed_line', 'Tunis'],
  ]),
  plan('ZA', 'ICASA, Numbering Plan Regulations', [
    ['071 123 4567', '+27711234567', 'mobile, 071'],
    ['+27 (0)82 123 4567', '+27821234567', 'mobile, 082'],
    ['011 212 3456', 'fixed_line', 'Johannesburg'],
    ['0800 123 456', 'toll_free', '0800'],
    ['0860 123 456', 'shared_cost', '0860'],
  ]),
  plan('NG', 'NCC, national numbering plan', [
    ['0803 123 4567', '+2348031234567', 'mobile, 0803'],
    ['+234 701 234 5678', '+2347012345678', 'mobile, 0701'],
    ['+234 803 123 456', 'too_short', 'ten digits'],
  ]),
  plan('KE', 'CA, Telecommunications Numbering Plan', [
    ['0712 345678', '+254712345678', 'mobile, 07'],
    ['0110 123456', '+254110123456', 'mobile, 01: since 2019'],
    ['020 2012345', 'fixed_line', 'Nairobi'],
  ]),
  plan('GH', 'NCA, national numbering plan', [
    ['024 123 4567', '+233241234567', 'mobile, 024'],
    ['+233 54 123 4567', '+233541234567', 'mobile, 054'],
    ['030 221 2345', 'fixed_line', 'Accra'],
  ]),
  plan('TZ', 'TCRA, national numbering plan', [
    ['0712 345 678', '+255712345678', 'mobile, 071'],
    ['+255 622 123 456', '+255622123456', 'mobile, 062'],
    ['022 212 3456', 'fixed_line', 'Dar es Salaam'],
  ]),
  plan('UG', 'UCC, national numbering plan', [
    ['0712 345678', '+256712345678', 'mobile, 071'],
    ['+256 772 123456', '+256772123456', 'mobile, 077'],
  ]),
  plan('SN', 'ARTP, plan national de numérotation', [
    ['77 123 45 67', '+221771234567', 'mobile, 77'],
    ['33 812 34 56', 'fixed_line', 'Dakar'],
  ]),
  plan('CI', 'ARTCI, plan national de numérotation (31 January 2021)', [
    ['07 12 34 56 78', '+2250712345678', 'mobile, 07: the zero belongs'],
    ['+225 05 12 34 56 78', '+2250512345678', 'mobile, 05'],
    ['+225 07 12 34 56', 'too_short', 'eight digits, until 2021', '+2250707123456'],
    ['+225 44 12 34 56', 'too_short', 'eight digits of MTN, until 2021', '+2250544123456'],
  ]),
  plan('BJ', 'ARCEP Bénin, plan national de numérotation (30 November 2024)', [
    ['01 97 12 34 56', '+2290197123456', 'mobile: the 01 belongs'],
    ['+229 97 12 34 56', 'too_short', 'eight digits, until 2024', '+2290197123456'],
  ]),
  plan('CM', 'ART, plan national de numérotation (21 November 2014)', [
    ['6 71 23 45 67', '+237671234567', 'mobile, 6'],
    ['222 12 34 56', 'fixed_line', 'Yaoundé'],
    ['+237 77 12 34 56', 'not_possible', 'eight digits, until 2014', '+237677123456'],
  ]),
  plan('MU', 'ICTA, national numbering plan', [
    ['5251 2345', '+23052512345', 'mobile, 5'],
    ['212 3456', 'fixed_line', 'Port Louis'],
    ['+230 712 3456', 'not_possible', 'seven digits, until 2013', '+23057123456'],
  ]),
  plan('ET', 'ECA, national numbering plan', [
    ['091 123 4567', '+251911234567', 'mobile, 09'],
    ['011 551 2345', 'fixed_line', 'Addis Ababa'],
  ]),
]
