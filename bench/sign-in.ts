/** Sign in as a demo account through the real door, as a browser does; the answer is the session's cookie. */
export async function signIn(base: string, login: string): Promise<string> {
  const jar = new Map<string, string>()
  const go = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(new URL(url, base), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie, origin: base },
    })
    for (const set of reply.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const next = reply.headers.get('location')
    return next && reply.status < 400 ? go(new URL(next, reply.url || base).href) : reply
  }
  const page = await (await go('/signin?return=/desk')).text()
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? ''
  const token = /name="formToken" value="([^"]*)"/.exec(page)?.[1] ?? ''
  const form = new URLSearchParams({ login, password: 'pingliang-2026', formToken: token })
  await go(action.replaceAll('&amp;', '&'), { method: 'POST', body: form })
  const session = [...jar]
    .filter(([name]) => /onewindow$/.test(name))
    .map(([name, value]) => `${name}=${value}`)
  if (session.length === 0) throw new Error(`${login} could not sign in`)
  return session.join('; ')
}
