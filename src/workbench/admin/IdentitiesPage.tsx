import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Spin } from 'antd'
import { type ReactElement, useState } from 'react'
import { checkCreditCode, normaliseCode } from '../../core/identifier.ts'
import { IDENTITIES } from '../../core/words/admin-screens.ts'
import { type ApplicantView, findIdentities, type HandedOut } from '../../modules/identity/acts.ts'
import { call } from '../../platform/call.ts'
import { ErrorText } from '../widgets/ErrorText.tsx'
import { Field } from '../widgets/Field.tsx'
import { useTitle } from '../widgets/useTitle.ts'
import './admin.css'
import { IdentityCard } from './IdentityCard.tsx'
import { HandOutHere, Prove, provenInWords, See, seenInWords } from './identity-acts.tsx'
import { Slip } from './Slip.tsx'

type Doing = { act: 'prove' } | { act: 'handOut' | 'see'; whom: ApplicantView }
type Handed = { holder: string; handedOut: HandedOut }

/** The window says who somebody is: real name, a first or a forgotten password, the representative of an enterprise. */
export function IdentitiesPage(): ReactElement {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const [doing, setDoing] = useState<Doing>()
  const [handed, setHanded] = useState<Handed>()
  const queries = useQueryClient()
  const { message } = App.useApp()
  useTitle(IDENTITIES.title.zh)
  const queryKey = ['identities', asked]
  const found = useQuery({
    queryKey,
    queryFn: () => call(findIdentities, { document: asked }),
    enabled: asked.length >= 5,
    staleTime: 0,
  })
  const look = () => setAsked(normaliseCode(typed))
  const close = () => setDoing(undefined)
  const after = (said: string) => {
    close()
    void message.success(said)
    void queries.invalidateQueries({ queryKey: ['identities'] })
  }
  const answer = asked ? found.data : undefined
  const unknown = answer?.applicants.length === 0 && answer.problem === null
  const legal = checkCreditCode(asked).valid
  return (
    <section className="page">
      <div className="list-head">
        <h1>{IDENTITIES.title.zh}</h1>
        <p className="hint">{IDENTITIES.lead.zh}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="identity-page" tabIndex={0} aria-label={IDENTITIES.title.zh}>
        <form
          className="identity-find"
          onSubmit={(event) => {
            event.preventDefault()
            look()
          }}
        >
          <Field
            label={IDENTITIES.document.zh}
            hint={IDENTITIES.documentHint.zh}
            error={answer?.problem ?? undefined}
          >
            {(wired) => (
              <Input
                {...wired}
                autoFocus
                autoComplete="off"
                maxLength={40}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
          <Button htmlType="submit" type={answer ? 'default' : 'primary'}>
            {IDENTITIES.look.zh}
          </Button>
        </form>
        {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
        {found.isFetching && !answer && <Spin className="case-wait" />}
        {unknown && (
          <div className="identity-unknown" role="status">
            <p>{legal ? IDENTITIES.unknownLegal.zh : IDENTITIES.unknown.zh}</p>
            {!legal && (
              <Button type="primary" onClick={() => setDoing({ act: 'prove' })}>
                {IDENTITIES.prove.zh}
              </Button>
            )}
          </div>
        )}
        {answer?.applicants.map((applicant) => (
          <IdentityCard
            key={applicant.id}
            applicant={applicant}
            onProve={() => setDoing({ act: 'prove' })}
            onHandOut={() => setDoing({ act: 'handOut', whom: applicant })}
            onSee={() => setDoing({ act: 'see', whom: applicant })}
          />
        ))}
      </section>
      {doing?.act === 'prove' && (
        <Prove
          document={asked}
          known={answer?.applicants[0]}
          onClose={close}
          onProven={(applicant) => after(provenInWords(applicant))}
        />
      )}
      {doing?.act === 'handOut' && (
        <HandOutHere
          applicant={doing.whom}
          onClose={close}
          onHandedOut={({ applicant, handedOut }) => {
            close()
            setHanded({ holder: applicant.name, handedOut })
            void queries.invalidateQueries({ queryKey: ['identities'] })
          }}
        />
      )}
      {doing?.act === 'see' && (
        <See
          enterprise={doing.whom}
          onClose={close}
          onSeen={(enterprise) => after(seenInWords(enterprise))}
        />
      )}
      {handed && <Slip {...handed} onClose={() => setHanded(undefined)} />}
    </section>
  )
}
