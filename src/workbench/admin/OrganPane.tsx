import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { PEOPLE } from '../../core/words/admin-screens.ts'
import { ORGANS, PLACES } from '../../core/words/establishment-screens.ts'
import type { OrganRecord } from '../../modules/organisation/acts.ts'
import { Pane, Part, Rows } from '../widgets/Pane.tsx'
import { OpenPost } from './establish-post.tsx'
import { CloseOrgan, RenameOrgan } from './organ-acts.tsx'
import { PlaceChanges, PostsBelow, Until } from './PlaceList.tsx'
import { organQuery } from './reads.ts'
import { periodInWords } from './say.ts'
import { useMay } from './useMay.ts'

/** One organ: what it is and was called, its posts and the sites it runs. */
export function OrganPane({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const shown = useQuery(organQuery(id))
  const [doing, setDoing] = useState<'rename' | 'close' | 'post'>()
  const { message } = App.useApp()
  const [keeps, readsChanges] = [useMay('KeepPlaces'), useMay('ReadChanges')]
  const organ = shown.data
  const close = () => setDoing(undefined)
  const done = (said: string) => {
    close()
    void message.success(said)
  }
  return (
    <>
      <Pane
        title={organ?.name}
        error={shown.error}
        retry={() => void shown.refetch()}
        onClose={onClose}
        facts={organ ? factsOf(organ) : []}
        acts={
          organ &&
          (keeps && organ.to === null ? (
            <>
              <Button type="primary" onClick={() => setDoing('post')}>
                {PLACES.openPost.zh}
              </Button>
              <Button onClick={() => setDoing('rename')}>{ORGANS.rename.zh}</Button>
              <Button danger onClick={() => setDoing('close')}>
                {ORGANS.close.zh}
              </Button>
            </>
          ) : (
            <span className="soft">{organ.to === null ? PEOPLE.readOnly.zh : PLACES.kept.zh}</span>
          ))
        }
      >
        {organ && (
          <>
            <Part title={ORGANS.title.zh}>
              <Rows
                rows={[
                  [ORGANS.department.zh, organ.department],
                  [ORGANS.address.zh, organ.address],
                  [ORGANS.consultPhone.zh, organ.consultPhone],
                  [ORGANS.supervisePhone.zh, organ.supervisePhone],
                ]}
              />
            </Part>
            <PostsBelow posts={organ.posts} />
            <Part title={ORGANS.sites.zh}>
              {organ.sites.length === 0 && <p className="soft">{ORGANS.noSites.zh}</p>}
              <ul className="admin-list">
                {organ.sites.map(({ id, name }) => (
                  <li key={id}>
                    <Link to="/sites/$site" params={{ site: id }}>
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </Part>
            <Part title={ORGANS.names.zh}>
              {organ.names.map((one) => (
                <Rows
                  key={one.from}
                  rows={[
                    [periodInWords(one.from, one.to), <Name key="name" of={one} />],
                    [ORGANS.shortName.zh, one.shortName],
                    [ORGANS.documentName.zh, one.documentName],
                    [ORGANS.reviewBody.zh, one.reviewBody],
                    [ORGANS.court.zh, one.court],
                  ]}
                />
              ))}
            </Part>
            {readsChanges && <PlaceChanges place={id} />}
          </>
        )}
      </Pane>
      {organ && doing === 'rename' && <RenameOrgan organ={organ} onClose={close} onDone={done} />}
      {organ && doing === 'close' && <CloseOrgan organ={organ} onClose={close} onDone={done} />}
      {organ && doing === 'post' && (
        <OpenPost at={{ kind: 'organ', id: organ.id, name: organ.name }} onClose={close} onDone={done} />
      )}
    </>
  )
}

function Name({ of }: { of: OrganRecord['names'][number] }) {
  return (
    <>
      <strong>{of.name}</strong> {of.when === 'coming' && <Until of={{ ...of, to: of.to }} />}
    </>
  )
}

const factsOf = ({ id, place, from, to }: OrganRecord) =>
  [
    [ORGANS.creditCode.zh, id],
    [PLACES.place.zh, place],
    [PLACES.days.zh, periodInWords(from, to)],
  ] as const
