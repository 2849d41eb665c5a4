import type { ReactElement } from 'react'
import type { Material } from '../../core/guide/guide.ts'
import { provenIn } from '../../core/guide/solve.ts'
import { APPLY, PART, UPLOAD } from '../../core/words/apply.ts'
import { HOLDING, reasonInWords } from '../../core/words/holding.ts'
import type { Problems } from '../../platform/page.tsx'
import { dayInWords, Form } from '../../portal/parts.tsx'
import { MaterialUpload, type UploadRow } from '../../portal/upload.tsx'
import { mayBring } from './application.ts'
import { filled, Onward, PartPage, SampleLink } from './apply-frame.tsx'
import type { Desk } from './desk.ts'
import { type MaterialState, stateOf } from './progress.ts'

/** The list of this situation: what each material is, what was handed in for it, and a box for more. */
export function MaterialsPage({
  desk,
  problems,
  at,
}: {
  desk: Desk
  problems: Problems
  /** The material whose upload was refused. */
  at?: string | undefined
}): ReactElement {
  const { materials, guide, draft, solution } = desk
  return (
    <PartPage desk={desk} part="materials" title={PART.materials.zh}>
      <p>{filled(APPLY.materialsLead.zh, { n: materials.length })}</p>
      <p className="soft">{UPLOAD.rules.zh}</p>
      <ol className="list materials">
        {materials.map((material) => (
          <MaterialUpload key={material.id} row={rowOf(desk, material, material.id === at ? problems : {})}>
            {material.fromForm && <SampleLink desk={desk} />}
            {mayBring(guide, material) && <Bring desk={desk} material={material} />}
          </MaterialUpload>
        ))}
      </ol>
      {[...provenIn(solution)].length > 0 && (
        <p>
          {HOLDING.useHint.zh}
          <a href="/my/materials">{HOLDING.seeMine.zh}</a>
        </p>
      )}
      <Form problems={at === undefined ? problems : {}} action={`/drafts/${draft.id}/materials`}>
        <Onward desk={desk} part="materials" />
      </Form>
    </PartPage>
  )
}

function rowOf(desk: Desk, material: Material, problems: Problems): UploadRow {
  const { draft, uploads } = desk
  const base = `/drafts/${draft.id}/materials/${material.id}`
  const state = stateOf(desk, material)
  const files = uploads.filter((file) => file.material === material.id)
  return {
    id: material.id,
    name: material.name,
    lines: linesOf(material),
    tag: tagOf(state, material, files.length),
    files: files.map(({ id, name, size }) => ({
      ...{ id, name, size },
      open: `/drafts/${draft.id}/files/${id}`,
      removal: `${base}/removal/${id}`,
    })),
    action: base,
    problems,
    closed: closedBy(desk, state, material),
  }
}

/** What is said where no file is to be sent. */
function closedBy({ solution, guide }: Desk, state: MaterialState, { id }: Material): string | undefined {
  const reason = state === 'held' ? provenIn(solution).get(id) : undefined
  if (reason) return reasonInWords(reason, guide, dayInWords)
  return state === 'fromForm' ? APPLY.fromForm.zh : state === 'brought' ? APPLY.bringHint.zh : undefined
}

function linesOf({ standard, issuer, fillNotes }: Material): string[] {
  return [
    APPLY.standard.zh + standard,
    ...(issuer ? [APPLY.issuer.zh + issuer] : []),
    ...(fillNotes ? [APPLY.fillNotes.zh + fillNotes] : []),
  ]
}

const NEED: Record<Material['need'], UploadRow['tag']> = {
  required: { kind: 'warn', text: APPLY.required.zh },
  tolerable: { kind: 'plain', text: APPLY.tolerable.zh },
  optional: { kind: 'plain', text: APPLY.optional.zh },
}

function tagOf(state: MaterialState, { need }: Material, files: number): UploadRow['tag'] {
  switch (state) {
    case 'uploaded':
      return { kind: 'done', text: filled(APPLY.uploaded.zh, { n: files }) }
    case 'held':
      return { kind: 'done', text: HOLDING.dropped.zh }
    case 'brought':
      return { kind: 'done', text: APPLY.brought.zh }
    case 'fromForm':
      return { kind: 'done', text: APPLY.fromFormTag.zh }
    default:
      return NEED[need]
  }
}

/** 我到窗口提交纸质件: where somebody comes to the window anyway, to show the originals. */
function Bring({ desk, material }: { desk: Desk; material: Material }) {
  const state = stateOf(desk, material)
  if (state !== 'open' && state !== 'brought') return null
  return (
    <Form action={`/drafts/${desk.draft.id}/materials/${material.id}/brought`}>
      <input type="hidden" name="brought" value={state === 'open' ? 'yes' : 'no'} />
      <button type="submit" className="linkish">
        {state === 'open' ? APPLY.bring.zh : APPLY.unbring.zh}
        <span className="hidden">：{material.name}</span>
      </button>
    </Form>
  )
}
