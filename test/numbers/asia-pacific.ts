import { type Plan, plan } from './rows.ts'

export const ASIA_PACIFIC: readonly Plan[] = [
  plan('JP', 'MIC, telephone numbering plan', [
    ['090-1234-5678', '+819012345678', 'mobile, 090'],
    ['+81 (0)80-1234-5678', '+818012345678', 'mobile, 080'],
    ['050-1234-5678', '+815012345678', 'IP telephony, 050'],
    ['03-1234-5678', 'fixed_line', 'Tokyo'],
    ['0120-123-456', 'toll_free', '0120'],
  ]),
  plan('KR', 'MSIT, telecommunications numbering rules', [
    ['010-2345-6789', '+821023456789', 'mobile, 010'],
    ['+82 10-9876-5432', '+821098765432', 'mobile, 010'],
    ['070-1234-5678', '+827012345678', 'internet telephony, 070'],
    ['02-312-3456', 'fixed_line', 'Seoul'],
    ['080-123-4567', 'toll_free', '080'],
  ]),
  plan('CN', 'MIIT, telecommunications network numbering plan', [
    ['138 1234 5678', '+8613812345678', 'mobile, 138'],
    ['+86 186 1234 5678', '+8618612345678', 'mobile, 186'],
    ['010-8123 4567', 'fixed_line', 'Beijing'],
    ['+86 138 1234 567', 'too_short', 'eleven digits'],
  ]),
  plan('HK', 'OFCA, numbering plan', [
    ['9123 4567', '+85291234567', 'mobile, 9'],
    ['+852 6123 4567', '+85261234567', 'mobile, 6'],
    ['2123 4567', 'fixed_line', '2'],
    ['800 123 456', 'toll_free', '800'],
  ]),
  plan('TW', 'NCC, numbering plan', [
    ['0912 345 678', '+886912345678', 'mobile, 09'],
    ['+886 (0)935 123 456', '+886935123456', 'mobile, 09'],
    ['02 2123 4567', 'fixed_line', 'Taipei'],
    ['0800 123 456', 'toll_free', '0800'],
  ]),
  plan('SG', 'IMDA, National Numbering Plan', [
    ['8123 4567', '+6581234567', 'mobile, 8'],
    ['+65 9123 4567', '+6591234567', 'mobile, 9'],
    ['3123 4567', '+6531234567', 'internet telephony, 3'],
    ['6123 4567', 'fixed_line', '6'],
    ['1800 123 4567', 'toll_free', '1800'],
    ['1900 123 4567', 'premium_rate', '1900'],
  ]),
  plan('MY', 'MCMC, Numbering and Electronic Addressing Plan', [
    ['012-345 6789', '+60123456789', 'mobile, 012: nine digits after the zero'],
    ['011-1234 5678', '+601112345678', 'mobile, 011: ten'],
    ['03-2123 4567', 'fixed_line', 'Kuala Lumpur'],
    ['1-800-12-3456', 'toll_free', '1800'],
    ['1-600-12-3456', 'premium_rate', '1600'],
  ]),
  plan('TH', 'NBTC, national numbering plan', [
    ['081 234 5678', '+66812345678', 'mobile, 08'],
    ['+66 (0)61 234 5678', '+66612345678', 'mobile, 06'],
    ['02 123 4567', 'fixed_line', 'Bangkok'],
    ['1800 123 456', 'toll_free', '1800'],
    ['1900 123 456', 'premium_rate', '1900'],
  ]),
  plan('VN', 'MIC, numbering plan (circular 22/2014, changes of September 2018)', [
    ['091 234 56 78', '+84912345678', 'mobile, 091'],
    ['+84 (0)32 123 4567', '+84321234567', 'mobile, 032: 0162 until 2018'],
    ['024 3123 4567', 'fixed_line', 'Hanoi'],
    ['1800 1234', 'toll_free', '1800'],
    ['1900 1234', 'premium_rate', '1900'],
  ]),
  plan('ID', 'Kominfo, Rencana Dasar Teknis', [
    ['0812 345 678', '+62812345678', 'mobile, 0812: nine digits after the zero, an early one'],
    ['+62 812-3456-7890', '+6281234567890', 'mobile, 0812: eleven'],
    ['021 3123 4567', 'fixed_line', 'Jakarta'],
    ['0809 123 4567', 'premium_rate', '0809'],
  ]),
  plan('PH', 'NTC, national numbering plan', [
    ['0917 123 4567', '+639171234567', 'mobile, 0917'],
    ['+63 928 123 4567', '+639281234567', 'mobile, 0928'],
    ['02 8123 4567', 'fixed_line', 'Manila, eight digits since 2019'],
  ]),
  plan('IN', 'DoT, National Numbering Plan 2003', [
    ['098765 43210', '+919876543210', 'mobile, 9; trunk prefix 0'],
    ['+91 70123 45678', '+917012345678', 'mobile, 7'],
    ['011 2345 6789', 'fixed_line', 'Delhi'],
    ['1800 123 4567', 'toll_free', '1800'],
    ['1860 123 4567', 'shared_cost', '1860'],
  ]),
  plan('PK', 'PTA, national numbering plan', [
    ['0301 2345678', '+923012345678', 'mobile, 0301'],
    ['+92 345 1234567', '+923451234567', 'mobile, 0345'],
    ['021 32123456', 'fixed_line', 'Karachi'],
    ['0900 12345', 'premium_rate', '0900'],
  ]),
  plan('BD', 'BTRC, national numbering plan', [
    ['01812-345678', '+8801812345678', 'mobile, 018'],
    ['+880 1712 345678', '+8801712345678', 'mobile, 017'],
  ]),
  plan('LK', 'TRCSL, numbering plan', [
    ['071 234 5678', '+94712345678', 'mobile, 071'],
    ['+94 77 123 4567', '+94771234567', 'mobile, 077'],
    ['011 212 3456', 'fixed_line', 'Colombo'],
  ]),
  plan('NP', 'NTA, national numbering plan', [
    ['984-1234567', '+9779841234567', 'mobile, 984'],
    ['01-4212345', 'fixed_line', 'Kathmandu'],
  ]),
  plan('KH', 'TRC, numbering plan', [
    ['012 345 678', '+85512345678', 'mobile, 012'],
    ['+855 92 345 678', '+85592345678', 'mobile, 092'],
  ]),
  plan('KZ', 'Ministry of Digital Development, numbering plan', [
    ['8 701 123 4567', '+77011234567', 'mobile, 701; shares +7 with Russia'],
    ['+7 777 123 4567', '+77771234567', 'mobile, 777'],
    ['8 727 212 34 56', 'fixed_line', 'Almaty'],
  ]),
  plan('GE', 'ComCom, national numbering plan', [
    ['555 12 34 56', '+995555123456', 'mobile, 555'],
    ['+995 32 212 34 56', 'fixed_line', 'Tbilisi'],
  ]),
  plan('AM', 'PSRC, national numbering plan', [
    ['077 123456', '+37477123456', 'mobile, 077'],
    ['+374 91 123456', '+37491123456', 'mobile, 091'],
    ['010 212345', 'fixed_line', 'Yerevan'],
  ]),
  plan('AZ', 'MDDT, national numbering plan', [
    ['050 212 34 56', '+994502123456', 'mobile, 050'],
    ['+994 55 212 34 56', '+994552123456', 'mobile, 055'],
    ['012 412 34 56', 'fixed_line', 'Baku'],
  ]),
  plan('AU', 'ACMA, Telecommunications Numbering Plan 2015', [
    ['0412 345 678', '+61412345678', 'mobile, 04'],
    ['+61 (0)423 456 789', '+61423456789', 'mobile, 04'],
    ['02 9212 3456', 'fixed_line', 'Sydney'],
    ['1800 123 456', 'toll_free', '1800'],
    ['1900 123 456', 'premium_rate', '1900'],
    ['1300 123 456', 'shared_cost', '1300'],
  ]),
  plan('NZ', 'NAD, Telephone Number Rules', [
    ['021 123 4567', '+64211234567', 'mobile, 021'],
    ['+64 27 123 4567', '+64271234567', 'mobile, 027'],
    ['09 300 1234', 'fixed_line', 'Auckland'],
    ['0800 123 456', 'toll_free', '0800'],
  ]),
  plan('FJ', 'TAF, national numbering plan', [
    ['701 2345', '+6797012345', 'mobile, 7'],
    ['321 2345', 'fixed_line', 'Suva'],
  ]),
]
