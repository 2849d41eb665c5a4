import { useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { PEOPLE } from '../../core/words/admin-screens.ts'
import { PLACES, SITES } from '../../core/words/establishment-screens.ts'
import { SITE_KIND } from '../../core/words/organisation.ts'
import { say } from '../../core/words/workbench.ts'
import { amendSite, closeSite, openSite, type SiteRecord } from '../../modules/organisation/acts.ts'
import { call } from '../../platform/call.ts'
import { Choice, optionsOf } from '../widgets/Choice.tsx'
import { Field } from '../widgets/Field.tsx'
import { today } from '../widgets/today.ts'
import { AdminForm, type Filling, Line } from './AdminForm.tsx'
import type { Typed } from './draft.ts'
import { FirstDay, LastDay, lastDayIn } from './LastDay.tsx'
import { OrganChoice } from './OrganChoice.tsx'
import { PersonPicker } from './pickers.tsx'
import { siteQuery } from './reads.ts'

const PARTICULARS = ['name', 'address', 'phone', 'hours'] as const
const particularsIn = ({ name = '', address = '', phone = '', hours = '' }: Typed) => ({
  ...{ name, address, phone, hours },
})

export function OpenSite({
  onClose,
  onSent,
}: {
  onClose: () => void
  onSent: (site: SiteRecord) => void
}): ReactElement {
  return (
    <AdminForm
      title={SITES.open.zh}
      hint={SITES.openHint.zh}
      name="open site"
      width={720}
      blank={{ from: today() }}
      fields={['kind', 'organ', ...PARTICULARS, 'area', 'person', 'from']}
      at={{
        'organisation/organ-unknown': 'organ',
        'organisation/no-centre': 'kind',
        'organisation/person-unknown': 'person',
        'organisation/day-past': 'from',
      }}
      save={SITES.open.zh}
      send={({ kind = '', organ = '', area = '', person = '', from = '', reason = '', ...typed }, id) =>
        call(
          openSite,
          {
            ...particularsIn(typed),
            ...{
              kind: kind as SiteRecord['kind'],
              organ,
              area: Number(area),
              director: person,
              from,
              reason,
            },
          },
          id,
        )
      }
      onSent={onSent}
      onClose={onClose}
    >
      {(filling) => (
        <>
          <OrganChoice filling={filling} label={SITES.organ.zh} empty={PEOPLE.chooseOrgan.zh} />
          <div className="field-row">
            <Field label={SITES.kind.zh} error={filling.errors.kind}>
              {(wired) => (
                <Choice
                  {...wired}
                  value={filling.typed.kind ?? ''}
                  empty={PLACES.choose.zh}
                  options={optionsOf(SITE_KIND)}
                  onChange={(kind) => filling.type({ kind })}
                />
              )}
            </Field>
            <Line filling={filling} name="area" label={SITES.area.zh} max={6} />
            <FirstDay filling={filling} label={PLACES.from.zh} />
          </div>
          <Particulars filling={filling} />
          <PersonPicker
            filling={{
              ...filling,
              errors: {
                ...filling.errors,
                ...(filling.errors.director ? { person: filling.errors.director } : {}),
              },
            }}
            label={SITES.director.zh}
            focus={false}
          />
        </>
      )}
    </AdminForm>
  )
}

/** What people read about a site. */
function Particulars({ filling }: { filling: Filling }) {
  return (
    <>
      <Line filling={filling} name="name" label={SITES.fullName.zh} max={60} />
      <Line filling={filling} name="address" label={SITES.address.zh} max={120} />
      <div className="field-row">
        <Line filling={filling} name="phone" label={SITES.phone.zh} max={20} />
        <Line filling={filling} name="hours" label={SITES.hours.zh} max={80} />
      </div>
    </>
  )
}

/** The answer of an act is the site as it is now; it is shown without being asked for again. */
export function useKeepingSite(): (site: SiteRecord) => void {
  const queries = useQueryClient()
  return (site) => queries.setQueryData(siteQuery(site.id).queryKey, site)
}

type Done = { site: SiteRecord; onClose: () => void; onDone: (said: string) => void }

export function AmendSite({ site, onClose, onDone }: Done): ReactElement {
  const keep = useKeepingSite()
  const { name, address, phone, hours } = site
  return (
    <AdminForm
      title={`${SITES.amend.zh}：${name}`}
      hint={SITES.amendHint.zh}
      name={`amend ${site.id}`}
      width={640}
      blank={{ name, address, phone, hours }}
      fields={PARTICULARS}
      save={SITES.amend.zh}
      send={async ({ reason = '', ...typed }, id) =>
        keep(await call(amendSite, { site: site.id, ...particularsIn(typed), reason }, id))
      }
      onSent={() => onDone(SITES.amended.zh)}
      onClose={onClose}
    >
      {(filling) => <Particulars filling={filling} />}
    </AdminForm>
  )
}

export function CloseSite({ site, onClose, onDone }: Done): ReactElement {
  const keep = useKeepingSite()
  return (
    <AdminForm
      title={`${SITES.close.zh}：${site.name}`}
      hint={SITES.closeHint.zh}
      name={`close ${site.id}`}
      fields={['lastDay']}
      at={{ 'organisation/day-past': 'lastDay', 'organisation/days-backwards': 'lastDay' }}
      save={SITES.close.zh}
      grave
      send={async ({ reason = '', ...typed }, id) =>
        keep(await call(closeSite, { site: site.id, lastDay: lastDayIn(typed), reason }, id))
      }
      onSent={() => onDone(say(PLACES.closed, { name: site.name }))}
      onClose={onClose}
    >
      {(filling) => <LastDay filling={filling} />}
    </AdminForm>
  )
}
