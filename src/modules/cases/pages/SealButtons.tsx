import { App } from 'antd'
import type { ReactElement } from 'react'
import { CASE_DESK } from '../../../core/words/case-desk.ts'
import { UNSEALED } from '../../../core/words/workbench.ts'
import { failureOf } from '../../../platform/call.ts'
import { CameraButton } from '../../../workbench/widgets/CameraButton.tsx'
import { UploadButton } from '../../../workbench/widgets/UploadButton.tsx'
import { useSeal } from './useUpload.ts'

/** Bind the stamped paper: choose its scan, or photograph it. */
export function SealButtons({ caseId, paper }: { caseId: string; paper: string }): ReactElement {
  const seal = useSeal(caseId)
  const { message } = App.useApp()
  const bind = (file: File) =>
    seal.mutate(
      { file, paper },
      {
        onSuccess: () => void message.success(UNSEALED.bound.zh),
        onError: (error) => void message.error(failureOf(error).message, 6),
      },
    )
  return (
    <span className="seal-buttons">
      <UploadButton word={CASE_DESK.seal.zh} onFile={bind} loading={seal.isPending} />
      <CameraButton onPhoto={bind} disabled={seal.isPending} />
    </span>
  )
}
