import { Modal } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { FORM } from '../../core/words/workbench.ts'
import { useKeys } from './keys.ts'

type Props = { title: string; width?: number; onClose: () => void; children: ReactNode }

/** What must be finished or closed first. While it is open no key reaches what lies under it. */
export function Dialog({ title, width = 520, onClose, children }: Props): ReactElement {
  useKeys('dialog', [{ key: 'Escape', says: FORM.close.zh, run: onClose, always: true }])
  return (
    <Modal
      open
      centered
      title={title}
      width={width}
      footer={null}
      keyboard={false}
      mask={{ closable: false }}
      closable={{ 'aria-label': FORM.close.zh }}
      onCancel={onClose}
      destroyOnHidden
    >
      {children}
    </Modal>
  )
}
