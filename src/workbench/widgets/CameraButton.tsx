import { Button } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { CAMERA } from '../../core/words/workbench.ts'
import { Dialog } from './Dialog.tsx'
import { Icon } from './icons.tsx'

type Props = { onPhoto: (photo: File) => void; disabled?: boolean }

/** Takes a photo with a document camera or any other; where there is none, or it may not be used, says so. */
export function CameraButton({ onPhoto, disabled = false }: Props): ReactElement {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" icon={<Icon name="camera" />} disabled={disabled} onClick={() => setOpen(true)}>
        {CAMERA.take.zh}
      </Button>
      {open && (
        <Dialog title={CAMERA.title.zh} width={760} onClose={() => setOpen(false)}>
          <Camera
            onPhoto={(photo) => {
              setOpen(false)
              onPhoto(photo)
            }}
          />
        </Dialog>
      )}
    </>
  )
}

function Camera({ onPhoto }: { onPhoto: (photo: File) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const shutter = useRef<HTMLButtonElement>(null)
  const [trouble, setTrouble] = useState('')
  const [ready, setReady] = useState(false)
  const [cameras, setCameras] = useState<MediaDeviceInfo[]>([])
  const [camera, setCamera] = useState('')

  useEffect(() => {
    let stopped = false
    let stream: MediaStream | undefined
    setReady(false)
    openCamera(camera)
      .then(async (opened) => {
        stream = opened
        if (stopped || !video.current) return stop(opened)
        video.current.srcObject = opened
        const devices = await navigator.mediaDevices.enumerateDevices()
        setCameras(devices.filter(({ kind }) => kind === 'videoinput'))
      })
      .catch((error: unknown) => setTrouble(troubleOf(error)))
    return () => {
      stopped = true
      if (stream) stop(stream)
    }
  }, [camera])

  if (trouble) return <p className="camera-trouble">{trouble}</p>
  return (
    <div className="camera">
      <video
        ref={video}
        autoPlay
        playsInline
        muted
        onPlaying={() => {
          setReady(true)
          shutter.current?.focus()
        }}
      />
      <div className="camera-foot">
        {cameras.length > 1 && (
          <select
            className="choice"
            aria-label={CAMERA.which.zh}
            value={camera}
            onChange={(event) => setCamera(event.target.value)}
          >
            {cameras.map(({ deviceId, label }, n) => (
              <option key={deviceId} value={deviceId}>
                {label || `${CAMERA.which.zh} ${n + 1}`}
              </option>
            ))}
          </select>
        )}
        <Button
          ref={shutter}
          type="primary"
          disabled={!ready}
          onClick={() => video.current && void photograph(video.current).then(onPhoto)}
        >
          {CAMERA.shoot.zh}
        </Button>
      </div>
    </div>
  )
}

/** As sharp as the camera can: papers are read from these pictures. */
async function openCamera(deviceId: string): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) throw new DOMException('', 'NotSupportedError')
  const which = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: 'environment' }
  return navigator.mediaDevices.getUserMedia({
    video: { ...which, width: { ideal: 2592 }, height: { ideal: 1944 } },
  })
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function troubleOf(error: unknown): string {
  const { name } = (error ?? {}) as { name?: unknown }
  if (name === 'NotAllowedError') return CAMERA.denied.zh
  return name === 'NotReadableError' ? CAMERA.taken.zh : CAMERA.none.zh
}

async function photograph(video: HTMLVideoElement): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const photo = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
  const at = new Date().toTimeString().slice(0, 8).replaceAll(':', '')
  return new File(photo ? [photo] : [], `${CAMERA.file.zh}${at}.jpg`, { type: 'image/jpeg' })
}
