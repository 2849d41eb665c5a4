import type { ReactElement } from 'react'
import { AGREEMENT, REGISTER, SIGN_IN } from '../../core/words/identity.ts'
import type { Fields, Problems } from '../../platform/page.tsx'
import { Button, ButtonLink, ChoiceField, Form, Notice, TextField } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { DEMO_PASSWORD, type DemoAccount } from './demo-accounts.ts'
import { PROVIDER } from './provider.ts'

type Asked = { uid: string; problems: Problems; typed: Fields }

export function SignInPage({
  uid,
  problems,
  typed,
  demo,
}: Asked & { demo: readonly DemoAccount[] }): ReactElement {
  const here = `${PROVIDER}/interaction/${uid}`
  const labels = { login: SIGN_IN.login.zh, password: SIGN_IN.password.zh }
  return (
    <Shell title={SIGN_IN.title.zh} narrow>
      <h1>{SIGN_IN.title.zh}</h1>
      <Form problems={problems} labels={labels} action={here}>
        <TextField
          name="login"
          label={SIGN_IN.login.zh}
          hint={SIGN_IN.loginHint.zh}
          complete="username"
          problems={problems}
          typed={typed}
        />
        <TextField
          name="password"
          type="password"
          label={SIGN_IN.password.zh}
          complete="current-password"
          problems={problems}
          typed={{}}
        />
        <div className="buttons">
          <Button>{SIGN_IN.enter.zh}</Button>
          <ButtonLink href={`${here}/registration`} kind="quiet">
            {SIGN_IN.register.zh}
          </ButtonLink>
        </div>
      </Form>
      <p className="soft">{SIGN_IN.window.zh}</p>
      {demo.length > 0 && <Demo here={here} accounts={demo} />}
    </Shell>
  )
}

/** In the demo city only: everybody there is, each entered with one button. */
function Demo({ here, accounts }: { here: string; accounts: readonly DemoAccount[] }) {
  const groups = [
    { title: SIGN_IN.demoCitizens.zh, of: accounts.filter((account) => account.kind === 'citizen') },
    { title: SIGN_IN.demoStaff.zh, of: accounts.filter((account) => account.kind === 'staff') },
  ]
  return (
    <Notice title={SIGN_IN.demo.zh}>
      <p>
        {SIGN_IN.demoHint.zh} <code>{DEMO_PASSWORD}</code>
      </p>
      {groups.map(({ title, of }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <ul className="list">
            {of.map((account) => (
              <li key={account.id}>
                <DemoLine here={here} account={account} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Notice>
  )
}

function DemoLine({ here, account }: { here: string; account: DemoAccount }) {
  return (
    <Form action={`${here}/demo`}>
      <div className="row">
        <span>
          <b>{account.name}</b> <code>{account.login}</code>
          <br />
          <span className="soft">{account.what}</span>
        </span>
        <button
          type="submit"
          className="button quiet"
          name="account"
          value={account.id}
          aria-label={`${SIGN_IN.demoEnter.zh}：${account.name}，${account.what}`}
        >
          {SIGN_IN.demoEnter.zh}
        </button>
      </div>
    </Form>
  )
}

const FIELDS = ['name', 'citizenId', 'phone', 'address', 'password', 'again', 'agreed'] as const

export function RegisterPage({ uid, problems, typed }: Asked): ReactElement {
  const ask = { problems, typed }
  const labels = Object.fromEntries(FIELDS.map((name) => [name, name === 'agreed' ? '' : REGISTER[name].zh]))
  const inOrder = Object.fromEntries(
    ['form', ...FIELDS].flatMap((name) => (problems[name] ? [[name, problems[name]]] : [])),
  )
  return (
    <Shell title={REGISTER.title.zh} narrow>
      <h1>{REGISTER.title.zh}</h1>
      <Form problems={inOrder} labels={labels}>
        <TextField
          name="name"
          label={REGISTER.name.zh}
          hint={REGISTER.nameHint.zh}
          complete="name"
          {...ask}
        />
        <TextField name="citizenId" label={REGISTER.citizenId.zh} hint={REGISTER.citizenIdHint.zh} {...ask} />
        <TextField
          name="phone"
          type="tel"
          mode="tel"
          complete="tel"
          label={REGISTER.phone.zh}
          hint={REGISTER.phoneHint.zh}
          {...ask}
        />
        <TextField name="address" label={REGISTER.address.zh} optional complete="street-address" {...ask} />
        <TextField
          name="password"
          type="password"
          complete="new-password"
          label={REGISTER.password.zh}
          hint={REGISTER.passwordHint.zh}
          {...ask}
        />
        <TextField name="again" type="password" complete="new-password" label={REGISTER.again.zh} {...ask} />
        <Agreement />
        <ChoiceField
          name="agreed"
          label={REGISTER.agreement.zh}
          several
          options={[{ id: 'yes', label: REGISTER.agreed.zh }]}
          {...ask}
        />
        <div className="buttons">
          <Button>{REGISTER.enter.zh}</Button>
          <ButtonLink href={`${PROVIDER}/interaction/${uid}`} kind="quiet">
            {REGISTER.back.zh}
          </ButtonLink>
        </div>
      </Form>
    </Shell>
  )
}

function Agreement() {
  return (
    <Notice title={REGISTER.agreement.zh}>
      <ol>
        {AGREEMENT.map((clause) => (
          <li key={clause}>{clause}</li>
        ))}
      </ol>
    </Notice>
  )
}

export function ExpiredPage(): ReactElement {
  return (
    <Shell title={SIGN_IN.expired.zh} narrow>
      <h1>{SIGN_IN.expired.zh}</h1>
      <p>{SIGN_IN.expiredHint.zh}</p>
      <div className="buttons">
        <ButtonLink href="/signin">{SIGN_IN.again.zh}</ButtonLink>
      </div>
    </Shell>
  )
}
