import { Button } from 'antd'
import type { ReactElement } from 'react'
import { SLIP } from '../../core/words/admin-screens.ts'
import type { HandedOut } from '../../modules/identity/acts.ts'
import { Dialog } from '../widgets/Dialog.tsx'
import { Icon } from '../widgets/icons.tsx'
import { instant } from './say.ts'

/** A password, on the screen and on paper, this once. Whoever closes it cannot read it again, and nobody else can. */
export function Slip({
  holder,
  handedOut: { login, password, until },
  onClose,
}: {
  holder: string
  handedOut: HandedOut
  onClose: () => void
}): ReactElement {
  return (
    <Dialog title={SLIP.title.zh} width={520} onClose={onClose}>
      {password === null ? (
        <p className="strip" role="alert">
          {SLIP.lost.zh}
        </p>
      ) : (
        <>
          <section className="slip" aria-label={SLIP.heading.zh}>
            <h2>{SLIP.heading.zh}</h2>
            <dl className="answers">
              <Row word={SLIP.holder.zh}>{holder}</Row>
              <Row word={SLIP.login.zh}>{login}</Row>
              <Row word={SLIP.password.zh}>
                <code className="slip-password">{password}</code>
              </Row>
              <Row word={SLIP.address.zh}>{`${window.location.origin}/signin`}</Row>
              <Row word={SLIP.until.zh}>{instant(until)}</Row>
            </dl>
            <p>{SLIP.first.zh}</p>
          </section>
          <div className="dialog-foot">
            <Button icon={<Icon name="print" />} onClick={() => window.print()}>
              {SLIP.print.zh}
            </Button>
            <Button type="primary" autoFocus onClick={onClose}>
              {SLIP.done.zh}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

function Row({ word, children }: { word: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
