import { hash, verify } from '@node-rs/argon2'

/** Argon2id with OWASP's first figures: 19 MiB, two rounds, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

/** Takes as long for an account that does not exist, or has no password, as for one that does. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID())
  const right = await verify(stored ?? (await nobody), password.normalize('NFKC'))
  return right && stored != null
}

let nobody: Promise<string> | undefined

export const PASSWORD_LENGTH = { least: 12, most: 128 } as const
export type PasswordFault = 'short' | 'long' | 'common' | 'personal'

/**
 * Why a password will not do; any characters will, in any mixture (ASVS 5.0 V6.2). `known` is what others know of
 * the person: name, document number, phone.
 */
export function passwordFault(password: string, known: readonly string[]): PasswordFault | undefined {
  const text = password.normalize('NFKC').toLowerCase()
  const length = [...text].length
  if (length < PASSWORD_LENGTH.least) return 'short'
  if (length > PASSWORD_LENGTH.most) return 'long'
  if (isCommon(text)) return 'common'
  return known.some((word) => tellsOf(text, word.toLowerCase())) ? 'personal' : undefined
}

/** What remains when everything everybody tries first is taken away must still be worth guessing. */
function isCommon(text: string): boolean {
  if (new Set(text).size < 5) return true
  const rest = COMMON.reduce((left, word) => left.replaceAll(word, ''), text.replace(/[^\p{L}\p{N}]/gu, ''))
  return [...rest].length < 4
}

const COMMON = [
  ...[
    '1234567890',
    '123456789',
    '12345678',
    '1234567',
    '123456',
    '12345',
    '1234',
    '123123',
    '654321',
    '987654321',
  ],
  ...[
    'qwertyuiop',
    'qwerty',
    'asdfghjkl',
    'asdfgh',
    'zxcvbnm',
    '1qaz2wsx',
    'qazwsx',
    '1q2w3e4r',
    'abcdef',
    'abc',
  ],
  ...[
    'password',
    'passw0rd',
    'admin',
    'root',
    'welcome',
    'iloveyou',
    'woaini',
    'woaizuguo',
    '5201314',
    '520',
    '1314',
  ],
  ...['888888', '666666', '000000', '111111', '123', 'onewindow', 'yichuang', 'yiwang', 'zhengwu', 'mima'],
  ...[
    'pingliang',
    'jingning',
    'gansu',
    'kongtong',
    'huating',
    'zhuanglang',
    'jingchuan',
    'lingtai',
    'chongxin',
  ],
  ...[
    '一窗',
    '平凉',
    '静宁',
    '甘肃',
    '崆峒',
    '政务',
    '密码',
    '我爱你',
    '我爱中国',
    '2024',
    '2025',
    '2026',
    '2027',
  ],
]

/** The password contains the whole of what is known, or six characters of it in a row. */
function tellsOf(text: string, known: string): boolean {
  const letters = [...known]
  const run = Math.min(letters.length, 6)
  const runs = letters.slice(0, letters.length - run + 1).map((_, at) => letters.slice(at, at + run).join(''))
  return letters.length >= 2 && runs.some((part) => text.includes(part))
}
