import type { ReactElement } from 'react'
import { NEW_PASSWORD } from '../../core/words/account.ts'
import { ACCOUNT, REGISTER } from '../../core/words/identity.ts'
import type { Problems } from '../../platform/page.tsx'
import { Button, ButtonLink, Form, Notice, TextField } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'

const LABELS = {
  current: NEW_PASSWORD.current.zh,
  password: NEW_PASSWORD.password.zh,
  again: NEW_PASSWORD.again.zh,
}

/** After a password that somebody else knows: nothing opens before there is one of their own. */
export function ForcedPasswordPage({ problems }: { problems: Problems }): ReactElement {
  return (
    <Shell title={NEW_PASSWORD.title.zh} narrow>
      <h1>{NEW_PASSWORD.title.zh}</h1>
      <p>{NEW_PASSWORD.forced.zh}</p>
      <Form problems={problems} labels={LABELS}>
        <Twice problems={problems} />
        <div className="buttons">
          <Button>{NEW_PASSWORD.save.zh}</Button>
        </div>
      </Form>
    </Shell>
  )
}

export function OwnPasswordPage({ problems }: { problems: Problems }): ReactElement {
  return (
    <Page>
      <p>{NEW_PASSWORD.elsewhere.zh}</p>
      <Form problems={problems} labels={LABELS}>
        <TextField
          name="current"
          type="password"
          complete="current-password"
          label={LABELS.current}
          problems={problems}
          typed={{}}
        />
        <Twice problems={problems} />
        <div className="buttons">
          <Button>{NEW_PASSWORD.saveIt.zh}</Button>
          <ButtonLink href="/account" kind="quiet">
            {NEW_PASSWORD.back.zh}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}

/** Whoever signs in elsewhere has no password here. */
export function ElsewherePasswordPage(): ReactElement {
  return (
    <Page>
      <Notice>
        <p>{NEW_PASSWORD.outside.zh}</p>
      </Notice>
      <div className="buttons">
        <ButtonLink href="/account" kind="quiet">
          {NEW_PASSWORD.back.zh}
        </ButtonLink>
      </div>
    </Page>
  )
}

function Page({ children }: { children: React.ReactNode }) {
  return (
    <Shell title={NEW_PASSWORD.change.zh} crumbs={[{ href: '/account', text: ACCOUNT.title.zh }]} narrow>
      <h1>{NEW_PASSWORD.change.zh}</h1>
      {children}
    </Shell>
  )
}

/** What was typed is not shown again: it is a password. */
function Twice({ problems }: { problems: Problems }) {
  return (
    <>
      <TextField
        name="password"
        type="password"
        complete="new-password"
        label={LABELS.password}
        hint={REGISTER.passwordHint.zh}
        problems={problems}
        typed={{}}
      />
      <TextField
        name="again"
        type="password"
        complete="new-password"
        label={LABELS.again}
        problems={problems}
        typed={{}}
      />
    </>
  )
}
