import { Button } from 'antd'
import type { ReactElement } from 'react'
import { IDENTITIES, PEOPLE } from '../../core/words/admin-screens.ts'
import { FORCE } from '../../core/words/administration.ts'
import { DOCUMENT_KIND, REAL_NAME_LEVEL } from '../../core/words/identity.ts'
import { say } from '../../core/words/workbench.ts'
import type { ApplicantView } from '../../modules/identity/acts.ts'
import { Part, Rows } from '../widgets/Pane.tsx'
import { today } from '../widgets/today.ts'
import { AccountTag } from './PersonPane.tsx'
import { periodInWords } from './say.ts'

const EVERYTHING = '*'

type Acts = { onProve: () => void; onHandOut: () => void; onSee: () => void }

/** One applicant at the window: how well they are known, how they sign in, who may act for whom. */
export function IdentityCard({ applicant, ...acts }: { applicant: ApplicantView } & Acts): ReactElement {
  const natural = applicant.kind === 'natural'
  return (
    <div className="case-parts single identity-card">
      {natural ? <Person applicant={applicant} {...acts} /> : <Enterprise applicant={applicant} {...acts} />}
      <Mandates applicant={applicant} />
    </div>
  )
}

const documentInWords = ({ documentKind, documentNumber }: ApplicantView) =>
  `${DOCUMENT_KIND[documentKind as keyof typeof DOCUMENT_KIND].zh} ${documentNumber}`

function levelInWords({ level, verifiedOn }: ApplicantView): string {
  const word = REAL_NAME_LEVEL[level].zh
  return verifiedOn ? `${word}（${say(IDENTITIES.verifiedOn, { on: verifiedOn })}）` : word
}

function Person({ applicant, onProve, onHandOut }: { applicant: ApplicantView } & Acts) {
  const { name, phone, account, accountLevel, verifiedOn } = applicant
  const seen = verifiedOn === today()
  return (
    <Part title={name}>
      <Rows
        rows={[
          [IDENTITIES.kind.zh, documentInWords(applicant)],
          [IDENTITIES.phone.zh, phone],
          [IDENTITIES.level.zh, levelInWords(applicant)],
          [
            IDENTITIES.account.zh,
            <>
              <AccountTag state={account} />
              {accountLevel === 1 && <span className="tag">{IDENTITIES.accountLow.zh}</span>}
            </>,
          ],
        ]}
      />
      <div className="identity-acts">
        <Button type={seen ? 'default' : 'primary'} onClick={onProve}>
          {IDENTITIES.prove.zh}
        </Button>
        {account !== 'disabled' && (
          <Button type={seen ? 'primary' : 'default'} disabled={!seen} onClick={onHandOut}>
            {IDENTITIES.handOut.zh}
          </Button>
        )}
        {!seen && account !== 'disabled' && <span className="hint">{IDENTITIES.handOutHint.zh}</span>}
      </div>
    </Part>
  )
}

function Enterprise({ applicant, onSee }: { applicant: ApplicantView } & Acts) {
  const { name, phone, legalRepresentative, representative } = applicant
  return (
    <Part title={name}>
      <Rows
        rows={[
          [IDENTITIES.kind.zh, documentInWords(applicant)],
          [IDENTITIES.phone.zh, phone],
          [IDENTITIES.level.zh, levelInWords(applicant)],
          [
            IDENTITIES.representative.zh,
            representative
              ? `${say(IDENTITIES.seenOn, { name: representative.name, on: representative.seenOn })} ${representative.documentNumber}`
              : `${legalRepresentative ?? ''} ${IDENTITIES.notSeen.zh}`.trim(),
          ],
        ]}
      />
      <div className="identity-acts">
        <Button type={representative ? 'default' : 'primary'} onClick={onSee}>
          {IDENTITIES.see.zh}
        </Button>
      </div>
    </Part>
  )
}

/** Whom a person may act for, or who acts for an enterprise. */
function Mandates({ applicant: { kind, mandates } }: { applicant: ApplicantView }) {
  return (
    <Part title={IDENTITIES.mandates.zh}>
      {mandates.length === 0 ? (
        <p className="soft">{IDENTITIES.noMandates.zh}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{kind === 'natural' ? IDENTITIES.enterprise.zh : IDENTITIES.agent.zh}</th>
              <th scope="col">{IDENTITIES.scope.zh}</th>
              <th scope="col">{IDENTITIES.days.zh}</th>
              <th scope="col">{PEOPLE.state.zh}</th>
            </tr>
          </thead>
          <tbody>
            {mandates.map(({ id, enterprise, agent, agentDocument, items, startsOn, endsOn, when }) => (
              <tr key={id}>
                <td>{kind === 'natural' ? enterprise : `${agent} ${agentDocument}`}</td>
                <td>
                  {items.includes(EVERYTHING)
                    ? IDENTITIES.everything.zh
                    : say(IDENTITIES.someItems, { n: items.length })}
                </td>
                <td>{periodInWords(startsOn, endsOn)}</td>
                <td>{FORCE[when].zh}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  )
}
