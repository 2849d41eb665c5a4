import { Button } from 'antd'
import { type ReactElement, useRef } from 'react'
import { FILE_KINDS } from './files.ts'
import { Icon } from './icons.tsx'

type Props = { word: string; onFile: (file: File) => void; loading?: boolean; disabled?: boolean }

/** Chooses a file that was scanned before. The same file can be chosen twice. */
export function UploadButton({ word, onFile, loading = false, disabled = false }: Props): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        size="small"
        icon={<Icon name="upload" />}
        loading={loading}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {word}
      </Button>
      <input
        ref={input}
        type="file"
        accept={FILE_KINDS}
        hidden
        aria-label={word}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
