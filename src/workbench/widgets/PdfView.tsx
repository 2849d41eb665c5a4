import { useQuery } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import { type ReactElement, useRef } from 'react'
import { PDF } from '../../core/words/workbench.ts'
import { download } from '../../platform/call.ts'
import { ErrorText } from './ErrorText.tsx'
import { Icon } from './icons.tsx'
import { useBlobAddress } from './useBlobAddress.ts'

type Props = {
  /** Below `/api`. */
  address: `/${string}`
  name: string
  /** Without a bar of its own: the one around it has what is needed. */
  bare?: boolean
}

/** A PDF in the browser's own viewer, which zooms, turns, searches and prints; where it has none, a way to save it. */
export function PdfView({ address, name, bare = false }: Props): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null)
  const file = useQuery({
    queryKey: ['file', address],
    queryFn: () => download(address),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
  const local = useBlobAddress(file.data)
  if (file.error) return <ErrorText error={file.error} retry={() => void file.refetch()} />
  if (!local) return <Spin className="pdf-wait" />
  return (
    <div className="pdf">
      {!bare && (
        <div className="viewer-bar">
          <span className="viewer-name">{name}</span>
          <Button size="small" icon={<Icon name="print" />} onClick={() => printFrame(frame.current)}>
            {PDF.print.zh}
          </Button>
          <Button size="small" icon={<Icon name="open" />} href={local} target="_blank">
            {PDF.open.zh}
          </Button>
        </div>
      )}
      {hasViewer() ? (
        <iframe ref={frame} src={`${local}${VIEW}`} title={name} className="pdf-frame" />
      ) : (
        <p className="viewer-none">
          {PDF.noViewer.zh}
          <a href={local} download={name.endsWith('.pdf') ? name : `${name}.pdf`}>
            {PDF.save.zh}
          </a>
        </p>
      )}
    </div>
  )
}

/** As wide as the frame, without the column of small pages. */
const VIEW = '#navpanes=0&view=FitH'

/** Old browsers do not say; they all have one. */
const hasViewer = (): boolean => navigator.pdfViewerEnabled !== false

function printFrame(frame: HTMLIFrameElement | null): void {
  frame?.contentWindow?.focus()
  frame?.contentWindow?.print()
}
