import { App, Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import type { Material } from '../../../core/guide/guide.ts'
import { CHECKLIST, OBTAINED } from '../../../core/words/case-desk.ts'
import { FAULT } from '../../../core/words/cases.ts'
import { NEED } from '../../../core/words/catalogue.ts'
import { COUNTER } from '../../../core/words/counter.ts'
import { HOLDING } from '../../../core/words/holding.ts'
import { say } from '../../../core/words/workbench.ts'
import { failureOf, upload } from '../../../platform/call.ts'
import { CameraButton } from '../../../workbench/widgets/CameraButton.tsx'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { DayInput } from '../../../workbench/widgets/DayInput.tsx'
import { FILE_LIMIT, sizeInWords } from '../../../workbench/widgets/files.ts'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { UploadButton } from '../../../workbench/widgets/UploadButton.tsx'
import { Scan } from '../contract.ts'
import { type CounterDraft, type Found, NOT_FOUND, type Verdict } from './counter-draft.ts'

type Line = Pick<Material, 'id' | 'name' | 'need' | 'copies' | 'standard' | 'document'>
type Props = {
  draft: CounterDraft
  materials: readonly Line[]
  /** What the city holds of the applicant, by material: why it is not to be asked for. */
  shared: ReadonlyMap<string, string>
  onFound: (material: string, found: Partial<Found>) => void
  /** While a dialog or a message has the keys. */
  quiet: boolean
}

/** Verdicts in the order of their keys, as on the case desk. */
const VERDICTS: readonly Verdict[] = ['ok', 'missing', 'incorrect', 'incomplete', 'outdated']
const wordOf = (verdict: Verdict) => (verdict === 'ok' ? CHECKLIST.ok.zh : FAULT[verdict].zh)

/** Every material of this situation, judged one by one: 1–5 judge and go on, `,` and `.` move, scans beside it. */
export function MaterialsPart({ draft, materials, shared, onFound, quiet }: Props): ReactElement {
  const [chosen, setChosen] = useState('')
  const foundOf = (id: string) => draft.found[id] ?? NOT_FOUND
  const at = Math.max(
    materials.findIndex(({ id }) => id === chosen),
    0,
  )
  const here = materials[at]
  const step = (by: number) =>
    setChosen(materials[Math.min(Math.max(at + by, 0), materials.length - 1)]?.id ?? '')
  function judge(verdict: Verdict) {
    if (!here) return
    onFound(here.id, { verdict })
    if (verdict !== 'ok' && verdict !== 'missing') {
      requestAnimationFrame(() => document.getElementById('counter-note')?.focus())
      return
    }
    const next = materials.find(({ id }, n) => n > at && foundOf(id).verdict === '' && !shared.has(id))
    if (next) setChosen(next.id)
  }
  useKeys(
    'material',
    [
      { key: '.', says: CHECKLIST.nextMaterial.zh, run: () => step(1) },
      { key: ',', says: CHECKLIST.previousMaterial.zh, run: () => step(-1) },
      ...VERDICTS.map((verdict, n) => ({
        key: `${n + 1}`,
        says: wordOf(verdict),
        run: () => judge(verdict),
      })),
    ],
    !quiet && materials.length > 0,
  )
  const done = materials.filter(({ id }) => foundOf(id).verdict !== '' || shared.has(id)).length
  return (
    <section className="counter-part counter-materials" aria-labelledby="counter-materials">
      <h2 id="counter-materials">
        <span className="counter-n">4</span>
        {COUNTER.materials.zh}
        {materials.length > 0 && (
          <span className="soft">{say(COUNTER.progress, { done, all: materials.length })}</span>
        )}
      </h2>
      {materials.length === 0 ? (
        <p className="soft">{COUNTER.materialsLater.zh}</p>
      ) : (
        <ol>
          {materials.map((material, n) => (
            <li key={material.id} className={n === at ? 'chosen' : ''}>
              <Row
                {...{ material, n }}
                found={foundOf(material.id)}
                chosen={n === at}
                held={shared.has(material.id)}
                onChoose={() => setChosen(material.id)}
              />
              {n === at && (
                <Finding
                  key={material.id}
                  caseId={draft.id}
                  material={material}
                  found={foundOf(material.id)}
                  held={shared.get(material.id)}
                  onJudge={judge}
                  onFound={(found) => onFound(material.id, found)}
                  onNext={() => step(1)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

type RowProps = {
  material: Line
  n: number
  found: Found
  chosen: boolean
  held: boolean
  onChoose: () => void
}

function Row({ material, n, found, chosen, held, onChoose }: RowProps) {
  const { verdict, scans } = found
  return (
    <button type="button" className="material" aria-pressed={chosen} onClick={onChoose}>
      <span className="material-n">{n + 1}</span>
      <span className="material-name" title={material.name}>
        {material.name}{' '}
        {material.need !== 'required' && <span className="tag">{NEED[material.need].zh}</span>}
      </span>
      <span className="found">
        <span
          className={`verdict verdict-${verdict === '' ? (held ? 'ok' : 'none') : verdict === 'ok' ? 'ok' : 'fault'}`}
        >
          {verdict !== '' ? wordOf(verdict) : held ? HOLDING.dropped.zh : CHECKLIST.unjudged.zh}
        </span>
        {scans.length > 0 && <span className="soft">{say(COUNTER.scans, { n: scans.length })}</span>}
      </span>
    </button>
  )
}

type FindingProps = {
  caseId: string
  material: Line
  found: Found
  held: string | undefined
  onJudge: (verdict: Verdict) => void
  onFound: (found: Partial<Found>) => void
  onNext: () => void
}

function Finding({ caseId, material, found, held, onJudge, onFound, onNext }: FindingProps) {
  const { verdict, note, obtained, scans, validUntil } = found
  const faulty = verdict !== '' && verdict !== 'ok'
  return (
    <div className="material-more">
      {held !== undefined && <p role="note">{held}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that belong together are no fieldset */}
      <div className="verdicts" role="group" aria-label={CHECKLIST.verdict.zh}>
        {VERDICTS.map((one, n) => (
          <Button
            key={one}
            size="small"
            aria-pressed={verdict === one}
            className={verdict === one ? `pressed pressed-${one === 'ok' ? 'ok' : 'fault'}` : ''}
            onClick={() => onJudge(one)}
          >
            {wordOf(one)}
            <kbd>{n + 1}</kbd>
          </Button>
        ))}
      </div>
      {faulty && (
        <Input
          id="counter-note"
          size="small"
          aria-label={CHECKLIST.note.zh}
          placeholder={COUNTER.notePlace.zh}
          maxLength={300}
          value={note}
          onChange={(event) => onFound({ note: event.target.value })}
          onPressEnter={(event) => {
            event.currentTarget.blur()
            onNext()
          }}
        />
      )}
      <p className="soft standard">
        {material.copies > 0 && `${say(CHECKLIST.copies, { n: material.copies })} · `}
        {material.standard}
      </p>
      {verdict !== 'missing' && (
        <div className="counter-scans">
          <Choice
            label={CHECKLIST.obtained.zh}
            value={obtained}
            options={optionsOf(OBTAINED)}
            onChange={(how) => onFound({ obtained: how as Found['obtained'] })}
          />
          {material.document !== undefined && (
            <DayInput
              label={COUNTER.validUntil.zh}
              placeholder={COUNTER.validUntil.zh}
              value={validUntil}
              onChange={(until) => onFound({ validUntil: until })}
            />
          )}
          <AddScan
            {...{ caseId, material }}
            onScan={(scan) =>
              onFound({ obtained: 'upload', scans: [...scans.filter(({ id }) => id !== scan.id), scan] })
            }
          />
        </div>
      )}
      {verdict !== 'missing' && scans.length > 0 && (
        <ul className="counter-files">
          {scans.map((scan) => (
            <li key={scan.id}>
              <span title={scan.name}>{scan.name}</span>
              <span className="soft">{sizeInWords(scan.size)}</span>
              <Button
                size="small"
                type="text"
                aria-label={`${COUNTER.removeScan.zh} ${scan.name}`}
                onClick={() => onFound({ scans: scans.filter(({ id }) => id !== scan.id) })}
              >
                {COUNTER.removeScan.zh}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A file or a photo, sent at once under the id the case will have. */
function AddScan({
  caseId,
  material,
  onScan,
}: {
  caseId: string
  material: Line
  onScan: (scan: Scan) => void
}) {
  const [part, setPart] = useState<number>()
  const { message } = App.useApp()
  async function send(file: File) {
    if (file.size > FILE_LIMIT) return message.error(say(CHECKLIST.tooLarge, { name: file.name }), 6)
    setPart(0)
    try {
      const query = { material: material.id, name: file.name }
      onScan(await upload(`/registrations/${caseId}/files`, query, file, Scan, setPart))
    } catch (error) {
      void message.error(failureOf(error).message, 6)
    } finally {
      setPart(undefined)
    }
  }
  const busy = part !== undefined
  return (
    <>
      <UploadButton word={CHECKLIST.upload.zh} onFile={(file) => void send(file)} loading={busy} />
      <CameraButton onPhoto={(photo) => void send(photo)} disabled={busy} />
      {busy && (
        <span className="soft" role="status">
          {say(CHECKLIST.uploading, { part: Math.round((part ?? 0) * 100) })}
        </span>
      )}
    </>
  )
}
