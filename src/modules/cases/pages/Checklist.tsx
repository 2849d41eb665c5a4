import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { CHECKLIST, OBTAINED } from '../../../core/words/case-desk.ts'
import { FAULT } from '../../../core/words/cases.ts'
import { NEED } from '../../../core/words/catalogue.ts'
import { say } from '../../../core/words/workbench.ts'
import { call, failureOf } from '../../../platform/call.ts'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { type CaseDetail, judgeMaterial, judgeMaterials, type MaterialLine } from '../contract.ts'
import { judges } from './desk-acts.ts'
import { caseQuery } from './reads.ts'

type Verdict = NonNullable<MaterialLine['verdict']>
type Props = {
  c: CaseDetail
  chosen: string | undefined
  onChoose: (id: string) => void
  quiet: boolean
  /** What else can be done to the chosen material. */
  tools: ReactNode
}

/** Verdicts in the order of their keys, 1 to 5. */
const VERDICTS: readonly Verdict[] = ['ok', 'missing', 'incorrect', 'incomplete', 'outdated']
const wordOf = (verdict: Verdict) => (verdict === 'ok' ? CHECKLIST.ok.zh : FAULT[verdict].zh)

/** Every material the guide asks for in this situation, and what was found of each. 1–5 judge, `,` and `.` move. */
export function Checklist({ c, chosen, onChoose, quiet, tools }: Props): ReactElement {
  const { materials } = c
  const judge = useJudge(c)
  const [pending, setPending] = useState<{ material: string; verdict: Verdict }>()
  const at = materials.findIndex(({ id }) => id === chosen)
  const here = materials[at]
  const may = judges(c, here?.id)
  const step = (by: number) => {
    const next = materials[Math.min(Math.max(at + by, 0), materials.length - 1)]
    if (next) onChoose(next.id)
  }
  function find(verdict: Verdict, note = '') {
    if (!here) return
    setPending(undefined)
    judge({ material: here, verdict, note })
    const next = materials.find(({ id, verdict }, n) => n > at && id !== here.id && verdict === null)
    if (next) onChoose(next.id)
  }
  /** Good is said at once; a fault needs its reason first. */
  const press = (verdict: Verdict) =>
    verdict === 'ok' ? find('ok') : here && setPending({ material: here.id, verdict })

  useKeys(
    'material',
    [
      { key: '.', says: CHECKLIST.nextMaterial.zh, run: () => step(1) },
      { key: ',', says: CHECKLIST.previousMaterial.zh, run: () => step(-1) },
      ...(may
        ? VERDICTS.map((verdict, n) => ({
            key: `${n + 1}`,
            says: wordOf(verdict),
            run: () => press(verdict),
          }))
        : []),
    ],
    !quiet,
  )
  const done = materials.filter(({ verdict }) => verdict !== null).length
  return (
    <div className="checklist">
      <header>
        <h2>{CHECKLIST.title.zh}</h2>
        {may && !c.tolerance && <RestGood c={c} />}
        <span className="soft">{say(CHECKLIST.progress, { done, all: materials.length })}</span>
      </header>
      <ol>
        {materials.map((material, n) => (
          <li key={material.id} className={material.id === here?.id ? 'chosen' : ''}>
            <button
              type="button"
              className="material"
              aria-pressed={material.id === here?.id}
              onClick={() => onChoose(material.id)}
            >
              <span className="material-n">{n + 1}</span>
              <span className="material-name" title={material.name}>
                {material.name}{' '}
                {material.need !== 'required' && <span className="tag">{NEED[material.need].zh}</span>}
              </span>
              <Found material={material} />
            </button>
            {material.id === here?.id && (
              <div className="material-more">
                {material.proof && <p className="found-note">{material.proof}</p>}
                {material.note && pending?.material !== material.id && (
                  <p className="found-note">{material.note}</p>
                )}
                {may && (
                  <Verdicts
                    material={material}
                    pending={pending?.material === material.id ? pending.verdict : undefined}
                    onPress={press}
                    onFind={find}
                    onCancel={() => setPending(undefined)}
                  />
                )}
                <p className="soft standard">
                  {material.copies > 0 && `${say(CHECKLIST.copies, { n: material.copies })} · `}
                  {material.standard}
                </p>
                {may && material.verdict === 'ok' && (
                  <div className="obtained">
                    <span aria-hidden="true">{CHECKLIST.obtained.zh}</span>
                    <Choice
                      label={CHECKLIST.obtained.zh}
                      value={material.obtained ?? ''}
                      empty={material.obtained ? undefined : '—'}
                      options={optionsOf(OBTAINED)}
                      onChange={(obtained) =>
                        judge({
                          material,
                          verdict: 'ok',
                          note: material.note,
                          obtained: obtained as keyof typeof OBTAINED,
                        })
                      }
                    />
                  </div>
                )}
                {tools}
              </div>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Whoever has looked through what was handed in, and noted what is wrong, says of all the rest that it is good. */
function RestGood({ c: { id, materials } }: { c: CaseDetail }) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const rest = materials.filter(({ verdict, obtained }) => verdict === null && obtained !== null)
  const judge = useMutation({
    mutationFn: () =>
      call(judgeMaterials, {
        id,
        findings: rest.map((one) => ({ material: one.id, verdict: 'ok' as const })),
      }),
    onSuccess: (judged) => client.setQueryData(caseQuery(id).queryKey, (now) => now && { ...now, ...judged }),
    onError: (error) => void message.error(failureOf(error).message, 6),
  })
  const begun = materials.some(({ verdict }) => verdict !== null)
  if (!begun || rest.length < 2) return null
  return (
    <Button size="small" loading={judge.isPending} onClick={() => judge.mutate()}>
      {say(CHECKLIST.restGood, { n: rest.length })}
    </Button>
  )
}

function Found({ material: { verdict, attachments } }: { material: MaterialLine }) {
  const files = attachments.filter(({ replaced }) => !replaced).length
  return (
    <span className="found">
      <span className={`verdict verdict-${verdict === null ? 'none' : verdict === 'ok' ? 'ok' : 'fault'}`}>
        {verdict === null ? CHECKLIST.unjudged.zh : wordOf(verdict)}
      </span>
      <span className="soft">{files > 0 ? say(CHECKLIST.files, { n: files }) : CHECKLIST.noFiles.zh}</span>
    </span>
  )
}

type VerdictsProps = {
  material: MaterialLine
  pending: Verdict | undefined
  onPress: (verdict: Verdict) => void
  onFind: (verdict: Verdict, note: string) => void
  onCancel: () => void
}

function Verdicts({ material, pending, onPress, onFind, onCancel }: VerdictsProps) {
  const [note, setNote] = useState(material.note)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that belong together are no fieldset */}
      <div className="verdicts" role="group" aria-label={CHECKLIST.verdict.zh}>
        {VERDICTS.map((verdict, n) => (
          <Button
            key={verdict}
            size="small"
            aria-pressed={(pending ?? material.verdict) === verdict}
            className={
              (pending ?? material.verdict) === verdict
                ? `pressed pressed-${verdict === 'ok' ? 'ok' : 'fault'}`
                : ''
            }
            onClick={() => onPress(verdict)}
          >
            {wordOf(verdict)}
            <kbd>{n + 1}</kbd>
          </Button>
        ))}
      </div>
      {pending && (
        <Input
          autoFocus
          size="small"
          aria-label={CHECKLIST.note.zh}
          placeholder={CHECKLIST.noteHint.zh}
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onPressEnter={() => onFind(pending, note)}
          onBlur={() => (note.trim() ? onFind(pending, note) : onCancel())}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            onCancel()
          }}
        />
      )}
    </>
  )
}

/** Say what was found of a material; the list shows it at once and takes it back if the server says no. */
function useJudge(c: CaseDetail) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const { queryKey } = caseQuery(c.id)
  const judge = useMutation({
    mutationFn: ({ material, verdict, note, obtained }: Judged) =>
      call(judgeMaterial, {
        id: c.id,
        material: material.id,
        verdict,
        note,
        obtained: obtained ?? howItCame(material, verdict),
      }),
    async onMutate({ material, verdict, note }) {
      await client.cancelQueries({ queryKey })
      const was = client.getQueryData(queryKey)
      client.setQueryData(
        queryKey,
        (now) =>
          now && {
            ...now,
            materials: now.materials.map((one) => (one.id === material.id ? { ...one, verdict, note } : one)),
          },
      )
      return was
    },
    onSuccess: ({ materials }) => client.setQueryData(queryKey, (now) => now && { ...now, materials }),
    onError(error, _, was) {
      if (was) client.setQueryData(queryKey, was)
      void message.error(failureOf(error).message, 6)
      void client.invalidateQueries({ queryKey })
    },
  })
  return judge.mutate
}
type Judged = {
  material: MaterialLine
  verdict: Verdict
  note: string
  obtained?: keyof typeof OBTAINED
}

/** A material that is good and has no file lies on the desk as paper. */
function howItCame(
  { obtained, attachments }: MaterialLine,
  verdict: Verdict,
): keyof typeof OBTAINED | undefined {
  if (obtained !== null || verdict !== 'ok') return obtained ?? undefined
  return attachments.length > 0 ? 'upload' : 'paper'
}
