import type { FastifyRequest } from 'fastify'

/** What a browser says of itself, in two words its owner recognises: 微信 · 安卓手机. */
export function deviceOf(request: Pick<FastifyRequest, 'headers'>): string | null {
  const said = request.headers['user-agent'] ?? ''
  const browser = BROWSERS.find(([, mark]) => mark.test(said))?.[0]
  const system = SYSTEMS.find(([, mark]) => mark.test(said))?.[0]
  return [browser, system].filter(Boolean).join(' · ') || null
}

/** The more special first: most of them claim to be Chrome or Safari too. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['微信', /MicroMessenger/],
  ['支付宝', /AlipayClient/],
  ['QQ浏览器', /QQBrowser/],
  ['360浏览器', /360SE|360EE|QihooBrowser/],
  ['UC浏览器', /UCBrowser|UBrowser/],
  ['华为浏览器', /HuaweiBrowser/],
  ['小米浏览器', /MiuiBrowser/],
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
]
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['鸿蒙', /OpenHarmony|HarmonyOS/],
  ['安卓', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['Linux', /Linux/],
  ['Mac', /Macintosh/],
]
