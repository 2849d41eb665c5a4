import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { trouble } from './trouble.ts'

/** Where this clone lies, from source and from the built server alike. */
export const HOME = homeOf(import.meta.dirname)

/** What is decided outside: read from the environment once, at the start, and handed on. */
export type Config = {
  port: number
  host: string
  /** Where people reach this installation, without a trailing slash. Never stored in the database. */
  publicUrl: string
  /** A PostgreSQL that is run by somebody else; otherwise the embedded one. */
  databaseUrl: string | undefined
  dataDir: string
  /** `DEMO=1` asks for the demo city, `DEMO=0` forbids it; left open, an empty embedded database gets it. */
  demo: boolean | undefined
  /** Where people are identified instead of here: a provincial or national identity service. */
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined
  /** Addresses of the proxies in front, `10.0.0.0/8,::1`; what they say of a visitor's address is believed. */
  trustProxy: string | undefined
  /** Secrets of the channels that send questions in, WeChat and kiosks; a channel without one is off. */
  inbound: { wechat?: string; kiosk?: string }
}

/** Throws a trouble that names every setting that cannot be read, a sentence each. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, home = HOME): Config {
  const given = Object.fromEntries(
    Object.keys(Settings.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  )
  const parsed = Settings.safeParse(given)
  if (!parsed.success) throw trouble(parsed.error.issues.map((issue) => issue.message).join('\n'))
  const { PORT, HOST, PUBLIC_URL, DATABASE_URL, DATA_DIR, DEMO, TRUST_PROXY, ...rest } = parsed.data
  const { INBOUND_WECHAT_SECRET: wechat, INBOUND_KIOSK_SECRET: kiosk, ...oidc } = rest
  return {
    port: PORT,
    host: HOST,
    publicUrl: PUBLIC_URL ?? `http://127.0.0.1:${PORT}`,
    databaseUrl: DATABASE_URL,
    dataDir: DATA_DIR ? resolve(home, DATA_DIR) : defaultDataDir(home),
    demo: DEMO === undefined ? undefined : DEMO === '1',
    oidc: oidcOf(oidc),
    trustProxy: TRUST_PROXY,
    inbound: { ...(wechat ? { wechat } : {}), ...(kiosk ? { kiosk } : {}) },
  }
}

/** Is it reached from this machine only? */
export function isLoopback(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/i.test(host)
}

const PORT = 'PORT 应为 1 到 65535 之间的整数，例如 PORT=8080。'
const PUBLIC_URL = 'PUBLIC_URL 应为完整网址，不带路径，例如 PUBLIC_URL=https://zwfw.example.gov.cn。'
const DATABASE_URL =
  'DATABASE_URL 应为 PostgreSQL 地址，例如 DATABASE_URL=postgres://用户:口令@主机:5432/数据库。'

const OIDC_ISSUER =
  'OIDC_ISSUER 应为统一身份认证的完整网址，用 https（只有本机的可以用 http），例如 OIDC_ISSUER=https://auth.example.gov.cn。'
const OIDC = 'OIDC_ISSUER、OIDC_CLIENT_ID 和 OIDC_CLIENT_SECRET 要么都设置，要么都不设置。'

const INBOUND = 'INBOUND_WECHAT_SECRET 和 INBOUND_KIOSK_SECRET 应为至少 32 个字符的随机密钥。'

const Settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT)
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, PORT)
    .default(8080),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'HOST 应为主机名或 IP 地址，例如 HOST=0.0.0.0。')
    .default('127.0.0.1'),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, PUBLIC_URL)
    .transform((text) => new URL(text).origin)
    .optional(),
  DATABASE_URL: z.string().refine(isDatabaseUrl, DATABASE_URL).optional(),
  DATA_DIR: z.string().optional(),
  TRUST_PROXY: z
    .string()
    .regex(
      /^[0-9a-fA-F.:/]+(\s*,\s*[0-9a-fA-F.:/]+)*$/,
      'TRUST_PROXY 应为反向代理的地址或网段，用逗号隔开，例如 TRUST_PROXY=10.0.0.0/8。',
    )
    .optional(),
  DEMO: z.enum(['0', '1'], 'DEMO 只能是 1（载入演示城市）或 0（不载入）。').optional(),
  INBOUND_WECHAT_SECRET: z.string().min(32, INBOUND).optional(),
  INBOUND_KIOSK_SECRET: z.string().min(32, INBOUND).optional(),
  OIDC_ISSUER: z.string().refine(isIssuer, OIDC_ISSUER).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
})

type OidcSettings = Pick<z.infer<typeof Settings>, 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET'>
function oidcOf({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: OidcSettings): Config['oidc'] {
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET)
    return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET }
  if (OIDC_ISSUER || OIDC_CLIENT_ID || OIDC_CLIENT_SECRET) throw trouble(OIDC)
  return undefined
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
}

function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.search !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^postgres(ql)?:$/.test(url.protocol)
}

/** PostgreSQL never runs as root, and root's clone may lie where nobody else may enter: then the data lies elsewhere. */
function defaultDataDir(home: string): string {
  if (process.getuid?.() !== 0) return join(home, '.onewindow')
  return join('/var/lib/onewindow', hashOf(realpathSync(home)))
}

/** A short name for a folder, the same at every start. */
export function hashOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 12)
}

function homeOf(folder: string): string {
  const file = join(folder, 'package.json')
  const isOurs =
    existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'onewindow'
  if (isOurs) return folder
  if (dirname(folder) === folder) throw new TypeError('not inside a clone of onewindow')
  return homeOf(dirname(folder))
}
