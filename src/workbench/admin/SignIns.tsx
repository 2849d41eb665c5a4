import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import type { ReactElement } from 'react'
import { SIGN_INS } from '../../core/words/admin-screens.ts'
import { endOtherSignIns } from '../../modules/identity/acts.ts'
import { call } from '../../platform/call.ts'
import { Dialog } from '../widgets/Dialog.tsx'
import { ErrorText } from '../widgets/ErrorText.tsx'
import './admin.css'
import { signInsQuery } from './reads.ts'
import { instant } from './say.ts'

/** Where one is signed in oneself, and the end of it everywhere but here. */
export function SignIns({ onClose }: { onClose: () => void }): ReactElement {
  const queries = useQueryClient()
  const shown = useQuery(signInsQuery)
  const ending = useMutation({
    mutationFn: () => call(endOtherSignIns, {}),
    onSuccess: (answer) => queries.setQueryData(signInsQuery.queryKey, answer),
  })
  const signIns = shown.data?.signIns ?? []
  const elsewhere = signIns.some(({ here }) => !here)
  return (
    <Dialog title={SIGN_INS.title.zh} width={560} onClose={onClose}>
      {(shown.error || ending.error) && <ErrorText error={shown.error ?? ending.error} />}
      {shown.isPending ? <Spin /> : null}
      {ending.isSuccess ? <p className="good">{SIGN_INS.ended.zh}</p> : null}
      {shown.data && <p className="hint">{elsewhere ? SIGN_INS.lead.zh : SIGN_INS.onlyHere.zh}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul className="admin-list sign-ins" tabIndex={0} aria-label={SIGN_INS.title.zh}>
        {signIns.map(({ here, device, as, since, seenAt }) => (
          <li key={`${since} ${seenAt} ${device}`}>
            <span>
              <strong>{device}</strong>
              {here && <span className="tag">{SIGN_INS.here.zh}</span>}
              <br />
              <span className="soft">
                {as}　{SIGN_INS.since.zh} {instant(since)}　{SIGN_INS.seen.zh} {instant(seenAt)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <div className="dialog-foot">
        <Button href="/account/password">{SIGN_INS.password.zh}</Button>
        <Button
          type="primary"
          disabled={!elsewhere}
          loading={ending.isPending}
          onClick={() => ending.mutate()}
        >
          {SIGN_INS.endOthers.zh}
        </Button>
      </div>
    </Dialog>
  )
}
