import QRCode from 'qrcode'
import type { ReactElement } from 'react'

/** An address as a QR code to scan, with its meaning in words for those who cannot see it. */
export function QrCode({ address, label }: { address: string; label: string }): ReactElement {
  const { size, data } = QRCode.create(address, { errorCorrectionLevel: 'M' }).modules
  const squares = Array.from(data, (dark, at) =>
    dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '',
  ).join('')
  return (
    <svg
      className="qr"
      viewBox={`-2 -2 ${size + 4} ${size + 4}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path fill="#fff" d={`M-2-2h${size + 4}v${size + 4}h-${size + 4}z`} />
      <path d={squares} />
    </svg>
  )
}
