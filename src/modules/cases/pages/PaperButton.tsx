import { Button } from 'antd'
import { lazy, type ReactElement, Suspense, useState } from 'react'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import type { PaperLine } from '../contract.ts'

const PdfView = lazy(async () => ({
  default: (await import('../../../workbench/widgets/PdfView.tsx')).PdfView,
}))

type Props = { caseId: string; paper: Pick<PaperLine, 'id' | 'title' | 'number'>; word?: string }

/** Opens a paper over the page, to be read and printed. */
export function PaperButton({ caseId, paper, word = paper.title }: Props): ReactElement {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" icon={<Icon name="paper" />} onClick={() => setOpen(true)}>
        {word}
      </Button>
      {open && (
        <Dialog title={paper.title} width={980} onClose={() => setOpen(false)}>
          <div className="paper-dialog">
            <Suspense>
              <PdfView address={`/cases/${caseId}/papers/${paper.id}`} name={paper.number} />
            </Suspense>
          </div>
        </Dialog>
      )}
    </>
  )
}
