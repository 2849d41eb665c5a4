import { Button } from 'antd'
import { lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react'
import { VIEWER } from '../../core/words/workbench.ts'
import { ImageView } from './ImageView.tsx'
import { Icon, type IconName } from './icons.tsx'
import { useKeys } from './keys.ts'

const PdfView = lazy(async () => ({ default: (await import('./PdfView.tsx')).PdfView }))

/** A file to look at: its address below `/api`, what it is called and what it is. */
export type Seen = { address: `/${string}`; name: string; mediaType: string; note: string }

/** 'fit' shows the whole page; a number is of the picture's own size. */
export type Zoom = number | 'fit'
const STEPS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] as const

type Props = {
  file: Seen
  before?: Seen | undefined
  /** What else stands in the bar. */
  tools?: ReactNode
}

/** One material before the eyes: zoomed and turned by keys, beside its last version where there is one. */
export function Viewer({ file, before, tools }: Props): ReactElement {
  const [zoom, setZoom] = useState<Zoom>('fit')
  const [turn, setTurn] = useState(0)
  const [comparing, setComparing] = useState(false)
  const pictures = [file, before].some((one) => one?.mediaType.startsWith('image/'))
  const closer = () => setZoom((now) => STEPS.find((step) => step > (now === 'fit' ? 0.5 : now)) ?? 4)
  const farther = () =>
    setZoom((now) => STEPS.findLast((step) => step < (now === 'fit' ? 0.75 : now)) ?? 0.25)
  const around = (by: number) => setTurn((now) => (now + by + 360) % 360)
  useKeys('material', [
    { key: '+', says: VIEWER.closer.zh, run: closer },
    { key: '=', says: VIEWER.closer.zh, run: closer, quiet: true },
    { key: '-', says: VIEWER.farther.zh, run: farther },
    { key: '0', says: VIEWER.fit.zh, run: () => setZoom('fit') },
    { key: 'r', says: VIEWER.turn.zh, run: () => around(90) },
    { key: 'v', says: VIEWER.compare.zh, run: () => before && setComparing((now) => !now) },
  ])
  const shown = comparing && before ? [before, file] : [file]
  return (
    <div className="viewer">
      <div className="viewer-bar">
        <span className="viewer-name" title={file.name}>
          {file.name}
          <span className="soft"> {file.note}</span>
        </span>
        {pictures && (
          <>
            <Tool icon="minus" word={VIEWER.farther.zh} onClick={farther} />
            <Tool icon="plus" word={VIEWER.closer.zh} onClick={closer} />
            <Tool icon="fit" word={VIEWER.fit.zh} onClick={() => setZoom('fit')} />
            <Tool icon="left" word={VIEWER.turnLeft.zh} onClick={() => around(-90)} />
            <Tool icon="right" word={VIEWER.turn.zh} onClick={() => around(90)} />
          </>
        )}
        {before && (
          <Button
            size="small"
            icon={<Icon name="compare" />}
            aria-pressed={comparing}
            className={comparing ? 'pressed' : ''}
            onClick={() => setComparing(!comparing)}
          >
            {VIEWER.compare.zh}
          </Button>
        )}
        <Button size="small" icon={<Icon name="open" />} href={`/api${file.address}`} target="_blank">
          {VIEWER.open.zh}
        </Button>
        {tools}
      </div>
      <div className={shown.length > 1 ? 'viewer-stage two' : 'viewer-stage'}>
        {shown.map((one) => (
          <figure key={one.address} className="viewer-page">
            {shown.length > 1 && <figcaption>{one === file ? VIEWER.now.zh : VIEWER.before.zh}</figcaption>}
            <Page file={one} zoom={zoom} turn={turn} />
          </figure>
        ))}
      </div>
    </div>
  )
}

function Page({ file, zoom, turn }: { file: Seen; zoom: Zoom; turn: number }) {
  if (file.mediaType.startsWith('image/'))
    return <ImageView address={`/api${file.address}`} name={file.name} zoom={zoom} turn={turn} />
  if (file.mediaType === 'application/pdf')
    return (
      <Suspense>
        <PdfView address={file.address} name={file.name} bare />
      </Suspense>
    )
  return (
    <p className="viewer-none">
      {VIEWER.cannot.zh}
      <a href={`/api${file.address}`} download={file.name}>
        {VIEWER.save.zh}
      </a>
    </p>
  )
}

function Tool({ icon, word, onClick }: { icon: IconName; word: string; onClick: () => void }) {
  return (
    <Button
      size="small"
      type="text"
      icon={<Icon name={icon} />}
      aria-label={word}
      title={word}
      onClick={onClick}
    />
  )
}
