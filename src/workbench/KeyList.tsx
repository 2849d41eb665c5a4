import { Checkbox } from 'antd'
import { type ReactElement, useState } from 'react'
import { KEYS } from '../core/words/workbench.ts'
import { useSetting } from './settings.ts'
import { Dialog } from './widgets/Dialog.tsx'
import { keysInForce } from './widgets/keys.ts'

/** Every key that works where the person is now, and the switch for plain letters. */
export function KeyList({ onClose }: { onClose: () => void }): ReactElement {
  const [layers] = useState(keysInForce) // as they were before this dialog took them
  const [single, setSingle] = useSetting('singleKeys', true)
  return (
    <Dialog title={KEYS.title.zh} width={720} onClose={onClose}>
      <div className="key-layers">
        {layers.map(({ layer, keys }) => (
          <section key={layer}>
            <h2>{KEYS.layers[layer].zh}</h2>
            <dl>
              {keys.map(({ key, says }) => (
                <div key={key}>
                  <dt>
                    <kbd>{KEY_NAMES[key] ?? key.replace('ctrl+', 'Ctrl + ').toUpperCase()}</kbd>
                  </dt>
                  <dd>{says}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Checkbox checked={single} onChange={(event) => setSingle(event.target.checked)}>
        {KEYS.single.zh}
      </Checkbox>
      <p className="hint">{KEYS.singleHint.zh}</p>
    </Dialog>
  )
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  Enter: 'Enter',
  Escape: 'Esc',
  'ctrl+Enter': 'Ctrl + Enter',
  ArrowDown: '↓',
  ArrowUp: '↑',
}
