import type { ReactElement } from 'react'
import { ACT_FORM } from '../../../core/words/case-desk.ts'
import { say } from '../../../core/words/workbench.ts'
import type { Errors } from '../../../workbench/widgets/issues.ts'
import type { ActName } from '../acts.ts'
import type { CaseDetail } from '../contract.ts'
import type { Part } from './act-forms.ts'
import { CertificatePart } from './CertificatePart.tsx'
import { ChecksPart } from './ChecksPart.tsx'
import { CollectorPart } from './CollectorPart.tsx'
import type { Draft } from './draft.ts'
import { FaultsPart } from './FaultsPart.tsx'
import { MayFollowPart } from './MayFollowPart.tsx'
import { MembersPart } from './MembersPart.tsx'
import { unready } from './readiness.ts'

/** What every part of a form is given. */
export type PartProps = {
  c: CaseDetail
  name: ActName
  draft: Draft
  change: (draft: Draft) => void
  errors: Errors
  onInstead: (name: ActName) => void
}

/** The fields a part shows the errors of. */
const SHOWS: Readonly<Record<Part, readonly string[]>> = {
  readiness: ['materials'],
  openOpinions: ['materials'],
  asked: [],
  faults: ['reasons', 'items'],
  certificate: ['certificate'],
  checks: [],
  mayFollow: ['materials'],
  members: ['members'],
  collector: ['way', 'collector', 'name', 'documentKind', 'documentNumber', 'signature'],
}
export const shownBy = (parts: readonly Part[]): string[] => parts.flatMap((part) => SHOWS[part])

export function ActPart({ part, ...props }: PartProps & { part: Part }): ReactElement | null {
  switch (part) {
    case 'readiness':
      return <Readiness {...props} />
    case 'openOpinions':
      return <OpenOpinions {...props} />
    case 'asked':
      return <Asked {...props} />
    case 'faults':
      return <FaultsPart {...props} />
    case 'certificate':
      return <CertificatePart {...props} />
    case 'checks':
      return <ChecksPart {...props} />
    case 'members':
      return <MembersPart {...props} />
    case 'collector':
      return <CollectorPart {...props} />
    case 'mayFollow':
      return <MayFollowPart {...props} />
  }
}

/** What an experienced colleague would ask before: have you looked at everything? The law asks it too. */
function Readiness({ c, name, errors }: PartProps) {
  const { materials } = c
  const refused = unready(name, c)
  if (refused)
    return (
      <p className="strip" role={errors.materials ? 'alert' : undefined}>
        {refused}
      </p>
    )
  const faulty = materials.filter(({ verdict }) => verdict !== null && verdict !== 'ok').length
  if (faulty > 0) return <p className="strip">{say(ACT_FORM.faultyLeft, { n: faulty })}</p>
  const all = materials.length > 0 && materials.every(({ verdict }) => verdict === 'ok')
  return all ? <p className="good">{ACT_FORM.allGood.zh}</p> : null
}

/** No decision before every department that was asked has answered, and what was to follow has come. */
function OpenOpinions({ c, name, errors }: PartProps) {
  const organs = c.opinions.filter(({ givenOn }) => givenOn === null).map(({ organ }) => organ)
  const refused = unready(name, c)
  return (
    <>
      {organs.length > 0 && (
        <p className="strip">{say(ACT_FORM.opinionsOpen, { organs: organs.join('、') })}</p>
      )}
      {refused && (
        <p className="strip" role={errors.materials ? 'alert' : undefined}>
          {refused}
        </p>
      )}
    </>
  )
}

/** The question that is being answered. */
function Asked({ c, name }: PartProps) {
  const consultation = name === 'AnswerConsultation'
  const question = consultation
    ? c.consultations.find(({ answer }) => answer === null)?.question
    : c.opinions.find(({ mine }) => mine)?.about
  return (
    <blockquote>
      <span className="soft">{consultation ? ACT_FORM.asked.zh : ACT_FORM.aboutAsked.zh}</span>
      {question}
    </blockquote>
  )
}
