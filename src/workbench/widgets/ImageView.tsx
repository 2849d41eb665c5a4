import { type PointerEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { VIEWER } from '../../core/words/workbench.ts'
import type { Zoom } from './Viewer.tsx'

type Size = { width: number; height: number }
const NOTHING: Size = { width: 0, height: 0 }

/** A picture of a page, whole or closer, turned by quarters, and moved with the mouse like a paper on a desk. */
export function ImageView(props: { address: string; name: string; zoom: Zoom; turn: number }): ReactElement {
  const { address, name, zoom, turn } = props
  const frame = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(NOTHING)
  const [own, setOwn] = useState(NOTHING)
  const [failed, setFailed] = useState(false)
  const grip = useRef<{ x: number; y: number } | undefined>(undefined)

  useEffect(() => {
    const box = frame.current
    if (!box) return
    const watch = new ResizeObserver(() => setRoom({ width: box.clientWidth, height: box.clientHeight }))
    watch.observe(box)
    return () => watch.disconnect()
  }, [])

  const upright = turn % 180 === 0
  const lying = upright ? own : { width: own.height, height: own.width }
  const fit = own.width > 0 ? Math.min(room.width / lying.width, room.height / lying.height, 1) : 0
  const scale = zoom === 'fit' ? fit : zoom

  function drag(event: PointerEvent<HTMLDivElement>) {
    const box = frame.current
    if (!box || !grip.current || event.buttons !== 1) return
    box.scrollBy(grip.current.x - event.clientX, grip.current.y - event.clientY)
    grip.current = { x: event.clientX, y: event.clientY }
  }
  if (failed) return <p className="viewer-none">{VIEWER.broken.zh}</p>
  return (
    <section
      ref={frame}
      className="image-frame"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={name}
      onPointerDown={(event) => {
        grip.current = { x: event.clientX, y: event.clientY }
      }}
      onPointerMove={drag}
    >
      <div className="image-sheet" style={{ width: lying.width * scale, height: lying.height * scale }}>
        <img
          src={address}
          alt={name}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setOwn({ width: naturalWidth, height: naturalHeight })
          }
          onError={() => setFailed(true)}
          style={{
            width: own.width * scale,
            height: own.height * scale,
            transform: `translate(-50%, -50%) rotate(${turn}deg)`,
          }}
        />
      </div>
    </section>
  )
}
