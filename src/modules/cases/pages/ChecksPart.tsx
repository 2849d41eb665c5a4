import { Button, Checkbox } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { ACT_FORM, CASE_DESK } from '../../../core/words/case-desk.ts'
import { say } from '../../../core/words/workbench.ts'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import type { ActName } from '../acts.ts'
import { actsFor } from './desk-acts.ts'
import type { PartProps } from './parts.tsx'

const DECISIONS = ['grantDecision', 'denialDecision']

/** 办结核验, point by point: the decision, its seals, the originals, the fee. What is open can be done from here. */
export function ChecksPart({ c, draft, change, onInstead }: PartProps): ReactElement {
  const granted = c.outcome === 'granted'
  const decision = c.papers.find(({ kind }) => DECISIONS.includes(kind))
  const unsealed = c.papers.filter(({ needsSeal, sealed }) => needsSeal && !sealed)
  const attested = unsealed.every(({ id }) => draft.ticked.includes(id))
  const originalsNeeded = granted && c.originals.when !== 'none'
  const feeNeeded = granted && c.fee.due
  const instead = (name: ActName) =>
    actsFor(c).includes(name) && (
      <Button size="small" onClick={() => onInstead(name)}>
        {ACT_FORM.doIt.zh}
      </Button>
    )
  const tick = (paper: string, on: boolean) =>
    change({
      ...draft,
      ticked: on ? [...draft.ticked, paper] : draft.ticked.filter((other) => other !== paper),
    })
  return (
    <ul className="checks" aria-label={ACT_FORM.checks.zh}>
      <Check met={decision !== undefined} word={ACT_FORM.decision.zh}>
        {decision ? say(ACT_FORM.decisionMade, { title: decision.title }) : ACT_FORM.decisionMissing.zh}
      </Check>
      <Check met={attested} word={ACT_FORM.seals.zh}>
        {unsealed.length === 0
          ? ACT_FORM.allSealed.zh
          : unsealed.map(({ id, title }) => (
              <Checkbox
                key={id}
                checked={draft.ticked.includes(id)}
                onChange={(event) => tick(id, event.target.checked)}
              >
                {say(ACT_FORM.attest, { title })}
              </Checkbox>
            ))}
      </Check>
      <Check met={!originalsNeeded || c.originals.seen} word={ACT_FORM.originalsSeen.zh}>
        {!originalsNeeded
          ? ACT_FORM.notNeeded.zh
          : c.originals.seen
            ? CASE_DESK.seen.zh
            : CASE_DESK.notSeen.zh}
        {originalsNeeded && !c.originals.seen && instead('SeeOriginals')}
      </Check>
      <Check met={!feeNeeded || c.fee.settled} word={ACT_FORM.feeSettled.zh}>
        {!feeNeeded
          ? ACT_FORM.notNeeded.zh
          : c.fee.settled
            ? say(CASE_DESK.feeSettled, { amount: c.fee.amount ?? 0 })
            : CASE_DESK.feeDue.zh}
        {feeNeeded && !c.fee.settled && instead('SettleFee')}
      </Check>
    </ul>
  )
}

function Check({ met, word, children }: { met: boolean; word: string; children: ReactNode }) {
  return (
    <li className={met ? 'met' : 'open'}>
      <Icon name={met ? 'done' : 'warn'} />
      <strong>{word}</strong>
      <span className="check-says">{children}</span>
    </li>
  )
}
