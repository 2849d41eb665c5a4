import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { PEOPLE } from '../../core/words/admin-screens.ts'
import { ADMIN_SAYS } from '../../core/words/administration.ts'
import { PLACES, SITES } from '../../core/words/establishment-screens.ts'
import { SITE_KIND, WINDOW_GROUP, WINDOW_KIND } from '../../core/words/organisation.ts'
import { say } from '../../core/words/workbench.ts'
import type { SiteRecord, WindowRecord } from '../../modules/organisation/acts.ts'
import { Pane, Part, Rows } from '../widgets/Pane.tsx'
import { OpenPost } from './establish-post.tsx'
import { PlaceChanges, PostsBelow, Until } from './PlaceList.tsx'
import { siteQuery } from './reads.ts'
import { periodInWords } from './say.ts'
import { AmendSite, CloseSite } from './site-acts.tsx'
import { useMay } from './useMay.ts'
import { AmendWindow, CloseWindow, OpenWindow } from './window-acts.tsx'

type Doing =
  | { act: 'amend' | 'close' | 'window' | 'post' }
  | { act: 'amendWindow' | 'closeWindow'; window: WindowRecord }

/** One site: what people read about it, its windows and its posts. */
export function SitePane({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const shown = useQuery(siteQuery(id))
  const [doing, setDoing] = useState<Doing>()
  const { message } = App.useApp()
  const [keeps, readsChanges] = [useMay('KeepPlaces'), useMay('ReadChanges')]
  const site = shown.data
  const close = () => setDoing(undefined)
  const done = (said: string) => {
    close()
    void message.success(said)
  }
  const changes = keeps && site?.to === null
  return (
    <>
      <Pane
        title={site?.name}
        error={shown.error}
        retry={() => void shown.refetch()}
        onClose={onClose}
        facts={site ? factsOf(site) : []}
        acts={
          changes ? (
            <>
              <Button type="primary" onClick={() => setDoing({ act: 'window' })}>
                {SITES.openWindow.zh}
              </Button>
              <Button onClick={() => setDoing({ act: 'post' })}>{PLACES.openPost.zh}</Button>
              <Button onClick={() => setDoing({ act: 'amend' })}>{SITES.amend.zh}</Button>
              <Button danger onClick={() => setDoing({ act: 'close' })}>
                {SITES.close.zh}
              </Button>
            </>
          ) : (
            <span className="soft">{site?.to ? PLACES.kept.zh : PEOPLE.readOnly.zh}</span>
          )
        }
      >
        {site && (
          <>
            <Windows windows={site.windows} onDo={changes ? setDoing : undefined} />
            <PostsBelow posts={site.posts} />
            <Part title={SITES.name.zh}>
              <Rows
                rows={[
                  [SITES.organ.zh, <Organ key="organ" of={site.organ} />],
                  [SITES.address.zh, site.address],
                  [SITES.phone.zh, site.phone],
                  [SITES.hours.zh, site.hours],
                  [SITES.area.zh, String(site.area)],
                  [SITES.director.zh, site.director],
                ]}
              />
            </Part>
            {readsChanges && <PlaceChanges place={id} />}
          </>
        )}
      </Pane>
      {site && doing?.act === 'amend' && <AmendSite site={site} onClose={close} onDone={done} />}
      {site && doing?.act === 'close' && <CloseSite site={site} onClose={close} onDone={done} />}
      {site && doing?.act === 'window' && <OpenWindow site={site} onClose={close} onDone={done} />}
      {site && doing?.act === 'post' && (
        <OpenPost
          at={{ kind: 'site', id: site.id, name: site.name, windows: site.windows }}
          onClose={close}
          onDone={done}
        />
      )}
      {doing?.act === 'amendWindow' && <AmendWindow window={doing.window} onClose={close} onDone={done} />}
      {doing?.act === 'closeWindow' && <CloseWindow window={doing.window} onClose={close} onDone={done} />}
    </>
  )
}

const factsOf = ({ kind, place, from, to }: SiteRecord) =>
  [
    [SITES.kind.zh, SITE_KIND[kind].zh],
    [PLACES.place.zh, place],
    [PLACES.days.zh, periodInWords(from, to)],
  ] as const

function Organ({ of: { id, name } }: { of: SiteRecord['organ'] }) {
  return (
    <Link to="/organs/$organ" params={{ organ: id }}>
      {name}
    </Link>
  )
}

/** The windows by their numbers; a closed one is told as such and kept. */
function Windows({
  windows,
  onDo,
}: {
  windows: SiteRecord['windows']
  onDo: ((doing: Doing) => void) | undefined
}) {
  return (
    <Part title={SITES.windows.zh}>
      {windows.length === 0 && <p className="soft">{SITES.noWindows.zh}</p>}
      <ul className="admin-list">
        {windows.map((window) => (
          <li key={window.id}>
            <span>
              <strong>{say(SITES.windowNo, { n: window.number })}</strong> {window.name}
              <span className="soft">
                {' '}
                {WINDOW_KIND[window.kind].zh}
                {window.groups.length > 0 && ` · ${groupsShown(window.groups)}`}
              </span>{' '}
              <Until of={window} />
            </span>
            {onDo && window.to === null && (
              <span className="row-acts">
                <Button
                  size="small"
                  aria-label={`${SITES.amendWindow.zh}：${window.name}`}
                  onClick={() => onDo({ act: 'amendWindow', window })}
                >
                  {SITES.amendWindow.zh}
                </Button>
                <Button
                  size="small"
                  aria-label={`${SITES.closeWindow.zh}：${window.name}`}
                  onClick={() => onDo({ act: 'closeWindow', window })}
                >
                  {SITES.closeWindow.zh}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Part>
  )
}

const groupsShown = (groups: WindowRecord['groups']) =>
  groups.map((group) => (group === '*' ? ADMIN_SAYS.everyGroup.zh : WINDOW_GROUP[group].zh)).join('、')
