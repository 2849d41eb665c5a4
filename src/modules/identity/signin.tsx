import type { FastifyInstance } from 'fastify'
import type Provider from 'oidc-provider'
import { z } from 'zod'
import { RuleViolation } from '../../core/violation.ts'
import { FIELD_FAULT } from '../../core/words/identity.ts'
import { transact } from '../../platform/db.ts'
import { action, type Exchange, form, page } from '../../platform/page.tsx'
import { registerPerson } from './accounts.ts'
import { countRegistration } from './attempts.ts'
import { cookiesFor } from './cookie.ts'
import { demoAccounts } from './demo-accounts.ts'
import type { Keys } from './keys.ts'
import { accountOf, demoAccountOf, deviceFor } from './login.ts'
import { changePassword, type Holder, holderOf, newPasswordOf } from './new-password.ts'
import { hashPassword } from './password.ts'
import { ForcedPasswordPage } from './password-pages.tsx'
import { PROVIDER } from './provider.ts'
import { registrationOf } from './registration.ts'
import { isRenewal, RENEWAL, RENEWAL_SECONDS, renewalFor, renewedAccount } from './renewal.ts'
import type { Outside } from './session.ts'
import { ExpiredPage, RegisterPage, SignInPage } from './signin-pages.tsx'

const DEVICE = 'onewindow-device'
const HALF_A_YEAR = 180 * 24 * 3600

const Login = z.strictObject({
  login: z.string().trim().min(1, FIELD_FAULT.login.zh).max(100),
  password: z.string().min(1, FIELD_FAULT.password.zh).max(500),
})

/** The pages on which the own provider asks who somebody is. They need no script, and no session yet. */
export function signInPages(site: FastifyInstance, outside: Outside, provider: Provider, keys: Keys): void {
  const { db, setting } = outside
  const cookies = cookiesFor(setting.publicUrl)

  form(site, `${PROVIDER}/interaction/:uid`, {
    input: Login,
    show: async (_ctx, { uid }, problems, typed) => {
      await assertWaiting(uid)
      const demo = setting.demo ? await demoAccounts(db, setting.today()) : []
      return <SignInPage uid={uid} problems={problems} typed={{ login: typed.login ?? '' }} demo={demo} />
    },
    submit: async (_ctx, { login, password }, { uid }, _uploads, exchange) => {
      await assertWaiting(uid)
      const device = cookies.read(exchange.request, DEVICE)
      const address = exchange.request.ip
      const { account, handedOut } = await accountOf(db, keys.cookie, { login, password, address, device })
      if (!handedOut) return enter(exchange, account)
      const ticket = renewalFor(keys, uid, await holderOf(db, account))
      cookies.write(exchange.reply, RENEWAL, ticket, RENEWAL_SECONDS)
      return `${PROVIDER}/interaction/${uid}/new-password`
    },
  })

  form(site, `${PROVIDER}/interaction/:uid/new-password`, {
    input: z.record(z.string(), z.string()),
    show: async (_ctx, { uid }, problems, _typed, exchange) => {
      await assertWaiting(uid)
      await whoRenews(uid, exchange)
      return <ForcedPasswordPage problems={problems} />
    },
    submit: async (_ctx, typed, { uid }, _uploads, exchange) => {
      await assertWaiting(uid)
      const holder = await whoRenews(uid, exchange)
      const { password } = newPasswordOf(holder.known).parse(typed)
      await changePassword(db, holder, password)
      cookies.forget(exchange.reply, RENEWAL)
      return enter(exchange, holder.account)
    },
  })

  form(site, `${PROVIDER}/interaction/:uid/registration`, {
    input: registrationOf(setting.today),
    show: async (_ctx, { uid }, problems, { password: _, again: __, ...typed }) => {
      await assertWaiting(uid)
      return <RegisterPage uid={uid} problems={problems} typed={typed} />
    },
    submit: async (_ctx, { password, again: _, agreed: __, ...person }, { uid }, _uploads, exchange) => {
      await assertWaiting(uid)
      await countRegistration(db, exchange.request.ip)
      const passwordHash = await hashPassword(password)
      return enter(exchange, await transact(db, (tx) => registerPerson(tx, person, passwordHash)))
    },
  })

  action(site, `${PROVIDER}/interaction/:uid/demo`, async (_ctx, _params, { account }, exchange) => {
    if (!setting.demo) throw new RuleViolation('identity/wrong-password')
    return enter(exchange, await demoAccountOf(db, account ?? ''))
  })

  page(site, '/signin/expired', async () => <ExpiredPage />)

  /** Who came in by a password that was handed out, in this browser, for this sign-in. */
  async function whoRenews(uid: string, { request }: Exchange): Promise<Holder> {
    const ticket = cookies.read(request, RENEWAL)
    const account = renewedAccount(ticket)
    const holder = account ? await holderOf(db, account) : undefined
    if (!holder || !isRenewal(keys, uid, holder, ticket)) throw new RuleViolation('identity/signin-expired')
    return holder
  }

  async function assertWaiting(uid: string): Promise<void> {
    if (!(await provider.Interaction.find(uid))) throw new RuleViolation('identity/signin-expired')
  }

  /** Tells the provider who it is; the browser goes on from there. Only the browser that began may finish. */
  async function enter({ request, reply }: Exchange, account: string): Promise<`/${string}`> {
    const result = { login: { accountId: account, remember: false } }
    const next = await provider.interactionResult(request.raw, reply.raw, result).catch((cause: Error) => {
      if (cause.name !== 'SessionNotFound') throw cause
      throw new RuleViolation('identity/signin-expired')
    })
    cookies.write(reply, DEVICE, deviceFor(keys.cookie, account), HALF_A_YEAR)
    const { pathname, search } = new URL(next)
    return `/${pathname.slice(1)}${search}`
  }
}
