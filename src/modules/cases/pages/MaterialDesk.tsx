import { App } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { CASE_DESK, CHECKLIST } from '../../../core/words/case-desk.ts'
import { say } from '../../../core/words/workbench.ts'
import { failureOf } from '../../../platform/call.ts'
import { CameraButton } from '../../../workbench/widgets/CameraButton.tsx'
import { sizeInWords } from '../../../workbench/widgets/files.ts'
import { UploadButton } from '../../../workbench/widgets/UploadButton.tsx'
import { type Seen, Viewer } from '../../../workbench/widgets/Viewer.tsx'
import type { CaseDetail, MaterialLine } from '../contract.ts'
import { Checklist } from './Checklist.tsx'
import { judges } from './desk-acts.ts'
import { useScan } from './useUpload.ts'

type Attachment = MaterialLine['attachments'][number]

/** The checklist, and beside it the material it names. `quiet` while a form below has the keys. */
export function MaterialDesk({ c, quiet }: { c: CaseDetail; quiet: boolean }): ReactElement {
  const [chosen, setChosen] = useState<string | undefined>(() => firstToLookAt(c)?.id)
  const material = c.materials.find(({ id }) => id === chosen) ?? c.materials[0]
  const onPaper = c.materials.every(({ attachments }) => attachments.length === 0)
  const tools = material && judges(c, material.id) && <AddScan key={material.id} c={c} material={material} />
  return (
    <section
      className={onPaper ? 'material-desk on-paper' : 'material-desk'}
      aria-label={CASE_DESK.materials.zh}
    >
      <Checklist
        c={c}
        chosen={material?.id}
        onChoose={setChosen}
        quiet={quiet}
        tools={onPaper ? tools : undefined}
      />
      {material && !onPaper && (
        <div className="material-view">
          <MaterialView key={material.id} c={c} material={material} tools={tools} />
        </div>
      )}
    </section>
  )
}

/** Whoever opens a case sees first what nobody has looked at. */
function firstToLookAt({ materials }: CaseDetail): MaterialLine | undefined {
  return (
    materials.find(({ verdict }) => verdict === null) ??
    materials.find(({ attachments }) => attachments.length > 0) ??
    materials[0]
  )
}

type ViewProps = { c: CaseDetail; material: MaterialLine; tools: ReactNode }

function MaterialView({ c, material, tools }: ViewProps) {
  const current = material.attachments.filter(({ replaced }) => !replaced).reverse()
  const old = material.attachments.filter(({ replaced }) => replaced).reverse()
  const files = [...current, ...old]
  const [chosen, setChosen] = useState<string>()
  const file = files.find(({ id }) => id === chosen) ?? files[0]
  const place = file ? files.indexOf(file) : 0
  const before = file && !file.replaced ? old[0] : files[place + 1]
  return (
    <>
      {files.length > 1 && (
        <div className="file-tabs">
          {files.map(({ id, replaced }, n) => (
            <button
              type="button"
              key={id}
              className="file-tab"
              aria-pressed={id === file?.id}
              onClick={() => setChosen(id)}
            >
              {`${CHECKLIST.file.zh} ${n + 1}${replaced ? ` ${CHECKLIST.replaced.zh}` : ''}`}
            </button>
          ))}
        </div>
      )}
      {file ? (
        <Viewer key={file.id} file={seen(c, file)} before={before && seen(c, before)} tools={tools} />
      ) : (
        <>
          {tools && <div className="viewer-bar empty">{tools}</div>}
          <p className="viewer-none">{tools ? CHECKLIST.paperOnly.zh : CHECKLIST.onPaper.zh}</p>
        </>
      )}
    </>
  )
}

const seen = (c: CaseDetail, { id, name, mediaType, size, addedBy }: Attachment): Seen => ({
  address: `/cases/${c.id}/files/${id}`,
  name,
  mediaType,
  note: `${sizeInWords(size)} · ${addedBy}`,
})

function AddScan({ c, material }: { c: CaseDetail; material: MaterialLine }) {
  const { scan, part } = useScan(c.id)
  const { message } = App.useApp()
  const add = (file: File) =>
    scan.mutate(
      { file, material: material.id },
      {
        onSuccess: () => void message.success(say(CHECKLIST.uploaded, { name: file.name })),
        onError: (error) => void message.error(failureOf(error).message, 6),
      },
    )
  return (
    <div className="viewer-tools">
      {scan.isPending && (
        <span className="soft" role="status">
          {say(CHECKLIST.uploading, { part: Math.round(part * 100) })}
        </span>
      )}
      <UploadButton word={CHECKLIST.upload.zh} onFile={add} loading={scan.isPending} />
      <CameraButton onPhoto={add} disabled={scan.isPending} />
    </div>
  )
}
