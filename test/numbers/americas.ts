import { type Plan, plan } from './rows.ts'

export const AMERICAS: readonly Plan[] = [
  plan('US', 'NANPA, area codes and Industry Numbering Committee guidelines', [
    ['(212) 555-2368', '+12125552368', 'New York; the plan does not tell fixed from mobile'],
    ['+1 415 555 2671', '+14155552671', 'San Francisco'],
    ['1 907 212 3456', '+19072123456', 'Alaska; 1 leads to other areas'],
    ['800-234-5678', 'toll_free', '800'],
    ['888-234-5678', 'toll_free', '888'],
    ['900 234 5678', 'premium_rate', '900'],
    ['500 234 5678', 'shared_cost', '500: follows its owner'],
    ['212 555 236', 'too_short', 'ten digits'],
    ['+1 212 555 23688', 'too_long', 'ten digits'],
    ['+1 112 555 2368', 'not_possible', 'no area code begins with 1'],
    ['+1 999 555 2368', 'not_possible', 'area code 999 is not assigned'],
  ]),
  plan('CA', 'CNA, Canadian area codes', [
    ['613-555-2368', '+16135552368', 'Ottawa'],
    ['+1 604 555 2368', '+16045552368', 'Vancouver'],
    ['+1 867 920 1234', '+18679201234', 'the northern territories'],
  ]),
  plan('MX', 'IFT, Plan Técnico Fundamental de Numeración', [
    ['55 1234 5678', '+525512345678', 'Mexico City; the plan does not tell'],
    ['+52 1 33 1234 5678', '+523312345678', 'Guadalajara; the 1 before mobile numbers ended in August 2019'],
    ['800 123 4567', 'toll_free', '800'],
    ['900 123 4567', 'premium_rate', '900'],
    ['+52 55 1234 567', 'too_short', 'ten digits'],
  ]),
  plan('BR', 'Anatel, Regulamento de Numeração', [
    ['(11) 96123-4567', '+5511961234567', 'mobile with the ninth digit, São Paulo'],
    ['021 98765-4321', '+5521987654321', 'mobile, Rio de Janeiro; trunk prefix 0'],
    ['(11) 2345-6789', 'fixed_line', 'São Paulo'],
    ['0800 123 4567', 'toll_free', '0800'],
    ['0900 123 456', 'premium_rate', '0900'],
    ['(11) 9612-3456', 'too_short', 'without the ninth digit', '+5511996123456'],
  ]),
  plan('AR', 'ENACOM, Plan Fundamental de Numeración Nacional', [
    ['011 15-2345-6789', '+5491123456789', 'mobile: 15 at home is 9 from abroad'],
    ['+54 9 351 234 5678', '+5493512345678', 'mobile, Córdoba'],
    ['011 4321-0000', 'fixed_line', 'Buenos Aires'],
    ['0800 123 4567', 'toll_free', '0800'],
    ['0600 123 4567', 'premium_rate', '0600'],
  ]),
  plan('CL', 'SUBTEL, Plan Técnico Fundamental de Numeración', [
    ['9 6123 4567', '+56961234567', 'mobile, 9'],
    ['+56 9 8123 4567', '+56981234567', 'mobile, 9'],
    ['800 123 456', 'toll_free', '800'],
  ]),
  plan('CO', 'CRC, Plan Nacional de Numeración', [
    ['321 1234567', '+573211234567', 'mobile, 321'],
    ['+57 300 123 4567', '+573001234567', 'mobile, 300'],
    ['601 212 3456', 'fixed_line', 'Bogotá, since 2021 with 60'],
  ]),
  plan('PE', 'MTC, Plan Técnico Fundamental de Numeración', [
    ['912 345 678', '+51912345678', 'mobile, 9'],
    ['+51 987 654 321', '+51987654321', 'mobile, 9'],
    ['01 234 5678', 'fixed_line', 'Lima'],
    ['0800 12345', 'toll_free', '0800'],
  ]),
  plan('VE', 'CONATEL, Plan de Numeración', [
    ['0412-1234567', '+584121234567', 'mobile, 0412'],
    ['+58 424-1234567', '+584241234567', 'mobile, 0424'],
    ['0212-2123456', 'fixed_line', 'Caracas'],
  ]),
  plan('EC', 'ARCOTEL, Plan Técnico Fundamental de Numeración', [
    ['099 123 4567', '+593991234567', 'mobile, 09'],
    ['02 212 3456', 'fixed_line', 'Quito'],
  ]),
  plan('UY', 'URSEC, Plan Nacional de Numeración', [
    ['094 231 234', '+59894231234', 'mobile, 09'],
    ['2123 1234', 'fixed_line', 'Montevideo'],
  ]),
  plan('PY', 'CONATEL, Plan Nacional de Numeración', [
    ['0961 456789', '+595961456789', 'mobile, 096'],
    ['+595 981 456 789', '+595981456789', 'mobile, 098'],
  ]),
  plan('BO', 'ATT, Plan Técnico Fundamental de Numeración', [
    ['71234567', '+59171234567', 'mobile, 7'],
    ['+591 6 1234567', '+59161234567', 'mobile, 6'],
    ['2 2123456', 'fixed_line', 'La Paz'],
  ]),
  plan('PA', 'ASEP, Plan Nacional de Numeración', [
    ['6123-4567', '+50761234567', 'mobile, 6'],
    ['210-1234', 'fixed_line', 'Panama City'],
  ]),
  plan('CR', 'SUTEL, Plan Nacional de Numeración', [
    ['8312 3456', '+50683123456', 'mobile, 8'],
    ['2212 3456', 'fixed_line', '2'],
    ['800 123 4567', 'toll_free', '800'],
  ]),
  plan('GT', 'SIT, Plan Nacional de Numeración', [
    ['5123 4567', '+50251234567', 'mobile, 5'],
    ['2212 3456', 'fixed_line', 'Guatemala City'],
  ]),
  plan('CU', 'MINCOM, Plan Nacional de Numeración', [
    ['05 1234567', '+5351234567', 'mobile, 5'],
    ['07 2123456', 'fixed_line', 'Havana'],
  ]),
]
