import { Button } from 'antd'
import { type PointerEvent, type ReactElement, useEffect, useRef } from 'react'
import { SIGNATURE } from '../../core/words/workbench.ts'

const WIDTH = 480
const HEIGHT = 150

/** A field to sign in, by mouse, pen or finger. Hands over a PNG as a data address; '' while nothing is written. */
export function SignaturePad({
  value,
  onChange,
}: {
  value: string
  onChange: (png: string) => void
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number } | undefined>(undefined)

  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (!pen) return
    pen.lineWidth = 3
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.strokeStyle = '#1b1f24'
  }, [])
  useEffect(() => {
    if (value === '') canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT)
  }, [value])

  function at(event: PointerEvent<HTMLCanvasElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    return { x: (x / box.width) * WIDTH, y: (y / box.height) * HEIGHT }
  }
  function down(event: PointerEvent<HTMLCanvasElement>) {
    event.currentTarget.setPointerCapture(event.pointerId)
    last.current = at(event)
    draw(event)
  }
  function draw(event: PointerEvent<HTMLCanvasElement>) {
    const pen = canvas.current?.getContext('2d')
    if (!pen || !last.current) return
    const to = at(event)
    pen.beginPath()
    pen.moveTo(last.current.x, last.current.y)
    pen.lineTo(to.x, to.y + 0.01) // a touch without a move leaves a dot
    pen.stroke()
    last.current = to
  }
  function up() {
    if (!last.current) return
    last.current = undefined
    onChange(canvas.current?.toDataURL('image/png') ?? '')
  }
  return (
    <div className="signature">
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={value ? SIGNATURE.written.zh : SIGNATURE.empty.zh}
        onPointerDown={down}
        onPointerMove={draw}
        onPointerUp={up}
        onPointerCancel={up}
      />
      <div className="signature-foot">
        <span className="hint">{SIGNATURE.hint.zh}</span>
        <Button size="small" onClick={() => onChange('')}>
          {SIGNATURE.again.zh}
        </Button>
      </div>
    </div>
  )
}
