import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { ORGANS, PLACES } from '../../core/words/establishment-screens.ts'
import { say } from '../../core/words/workbench.ts'
import { closeOrgan, enterOrgan, type OrganRecord, renameOrgan } from '../../modules/organisation/acts.ts'
import { call } from '../../platform/call.ts'
import { Choice } from '../widgets/Choice.tsx'
import { Field } from '../widgets/Field.tsx'
import { useDesk } from '../widgets/session.ts'
import { today } from '../widgets/today.ts'
import { AdminForm, type Filling, Line } from './AdminForm.tsx'
import { FirstDay, LastDay, lastDayIn } from './LastDay.tsx'
import { DivisionSteps, divisionIn } from './OrganChoice.tsx'
import { departmentsQuery, organQuery } from './reads.ts'

const NAMES = ['name', 'shortName', 'documentName', 'reviewBody', 'court'] as const
const FACTS = [
  'creditCode',
  'department',
  'division',
  'address',
  'consultPhone',
  'supervisePhone',
  'from',
] as const
const text = (typed: Readonly<Record<string, string>>, field: string) => typed[field] ?? ''

export function EnterOrgan({
  onClose,
  onSent,
}: {
  onClose: () => void
  onSent: (organ: OrganRecord) => void
}): ReactElement {
  const { post } = useDesk()
  const departments = useQuery(departmentsQuery)
  return (
    <AdminForm
      title={ORGANS.enter.zh}
      name="enter organ"
      width={720}
      blank={{ from: today() }}
      fields={[...FACTS, ...NAMES]}
      at={{
        'organisation/credit-code': 'creditCode',
        'organisation/organ-there': 'creditCode',
        'organisation/department-there': 'department',
        'organisation/document-name-taken': 'documentName',
        'organisation/same-phones': 'supervisePhone',
        'organisation/day-past': 'from',
      }}
      save={ORGANS.enter.zh}
      send={(typed, id) =>
        call(
          enterOrgan,
          {
            ...named(typed),
            creditCode: text(typed, 'creditCode'),
            department: text(typed, 'department'),
            division: divisionIn(typed, post.division),
            address: text(typed, 'address'),
            consultPhone: text(typed, 'consultPhone'),
            supervisePhone: text(typed, 'supervisePhone'),
            from: text(typed, 'from'),
            reason: text(typed, 'reason'),
          },
          id,
        )
      }
      onSent={onSent}
      onClose={onClose}
    >
      {(filling) => (
        <>
          <div className="field-row">
            <Line
              filling={filling}
              name="creditCode"
              label={ORGANS.creditCode.zh}
              hint={ORGANS.creditCodeHint.zh}
              max={18}
              focus
            />
            <Field
              label={ORGANS.department.zh}
              hint={ORGANS.departmentHint.zh}
              error={filling.errors.department}
            >
              {(wired) => (
                <Choice
                  {...wired}
                  value={text(filling.typed, 'department')}
                  empty={PLACES.choose.zh}
                  options={(departments.data?.departments ?? []).map(({ key, name }) => ({
                    value: key,
                    label: name,
                  }))}
                  onChange={(department) => filling.type({ department })}
                />
              )}
            </Field>
          </div>
          <div className="field-row">
            <DivisionSteps filling={filling} />
          </div>
          <Names filling={filling} />
          <Line filling={filling} name="address" label={ORGANS.address.zh} max={120} />
          <div className="field-row">
            <Line filling={filling} name="consultPhone" label={ORGANS.consultPhone.zh} max={20} />
            <Line filling={filling} name="supervisePhone" label={ORGANS.supervisePhone.zh} max={20} />
            <FirstDay filling={filling} label={PLACES.from.zh} />
          </div>
        </>
      )}
    </AdminForm>
  )
}

/** What an organ is called in full, for short and in document numbers, and who hears disputes about it. */
function Names({ filling }: { filling: Filling }) {
  return (
    <>
      <div className="field-row">
        <Line filling={filling} name="name" label={ORGANS.fullName.zh} max={60} />
        <Line filling={filling} name="shortName" label={ORGANS.shortName.zh} max={30} />
        <Line
          filling={filling}
          name="documentName"
          label={ORGANS.documentName.zh}
          hint={ORGANS.documentNameHint.zh}
          max={8}
        />
      </div>
      <div className="field-row">
        <Line filling={filling} name="reviewBody" label={ORGANS.reviewBody.zh} max={60} />
        <Line filling={filling} name="court" label={ORGANS.court.zh} max={60} />
      </div>
    </>
  )
}

const named = (typed: Readonly<Record<string, string>>) => ({
  name: text(typed, 'name'),
  shortName: text(typed, 'shortName'),
  documentName: text(typed, 'documentName'),
  reviewBody: text(typed, 'reviewBody'),
  court: text(typed, 'court'),
})

type Done = { organ: OrganRecord; onClose: () => void; onDone: (said: string) => void }

/** The answer is the organ as it is now; it is shown without being asked for again. */
function useKeeping(): (organ: OrganRecord) => void {
  const queries = useQueryClient()
  return (organ) => queries.setQueryData(organQuery(organ.id).queryKey, organ)
}

export function RenameOrgan({ organ, onClose, onDone }: Done): ReactElement {
  const keep = useKeeping()
  const [latest] = organ.names
  return (
    <AdminForm
      title={`${ORGANS.rename.zh}：${organ.name}`}
      hint={ORGANS.renameHint.zh}
      name={`rename ${organ.id}`}
      width={720}
      blank={{ ...(latest && named(latest as unknown as Record<string, string>)), from: today() }}
      fields={[...NAMES, 'from']}
      at={{
        'organisation/document-name-taken': 'documentName',
        'organisation/name-later': 'from',
        'organisation/day-past': 'from',
      }}
      save={ORGANS.rename.zh}
      send={async (typed, id) => {
        const asked = {
          ...named(typed),
          organ: organ.id,
          from: text(typed, 'from'),
          reason: text(typed, 'reason'),
        }
        keep(await call(renameOrgan, asked, id))
        return asked.name
      }}
      onSent={(name) => onDone(say(PLACES.renamed, { name }))}
      onClose={onClose}
    >
      {(filling) => (
        <>
          <Names filling={filling} />
          <FirstDay filling={filling} label={PLACES.from.zh} />
        </>
      )}
    </AdminForm>
  )
}

export function CloseOrgan({ organ, onClose, onDone }: Done): ReactElement {
  const keep = useKeeping()
  return (
    <AdminForm
      title={`${ORGANS.close.zh}：${organ.name}`}
      hint={ORGANS.closeHint.zh}
      name={`close ${organ.id}`}
      fields={['lastDay']}
      at={{ 'organisation/day-past': 'lastDay', 'organisation/days-backwards': 'lastDay' }}
      save={ORGANS.close.zh}
      grave
      send={async ({ reason = '', ...typed }, id) =>
        keep(await call(closeOrgan, { organ: organ.id, lastDay: lastDayIn(typed), reason }, id))
      }
      onSent={() => onDone(say(PLACES.closed, { name: organ.name }))}
      onClose={onClose}
    >
      {(filling) => <LastDay filling={filling} />}
    </AdminForm>
  )
}
