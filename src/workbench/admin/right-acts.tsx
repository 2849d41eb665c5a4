import type { ReactElement } from 'react'
import { RIGHTS } from '../../core/words/admin-screens.ts'
import { HANDLING_SCOPE } from '../../core/words/administration.ts'
import {
  type AuthorisationView,
  endAuthorisation,
  grantAuthorisation,
} from '../../modules/organisation/acts.ts'
import { call } from '../../platform/call.ts'
import { DayInput } from '../widgets/DayInput.tsx'
import { Field } from '../widgets/Field.tsx'
import { Radios } from '../widgets/Radios.tsx'
import { useDesk } from '../widgets/session.ts'
import { today } from '../widgets/today.ts'
import { AdminForm, Line } from './AdminForm.tsx'
import { LastDay, lastDayIn } from './LastDay.tsx'
import { OrganChoice, stepsTo } from './OrganChoice.tsx'
import { ItemPicker, PostPicker } from './pickers.tsx'
import { Days } from './post-acts.tsx'

const EVERYTHING = '*'

type Done = { onClose: () => void; onDone: (said: string) => void }

/** An organ lets a post decide in its name; `post` is known where it is done from the post itself. */
export function Grant({
  post,
  onClose,
  onDone,
}: Done & { post?: { id: string; title: string; division: string } }): ReactElement {
  const desk = useDesk()
  return (
    <AdminForm
      title={post ? `${RIGHTS.grant.zh}：${post.title}` : RIGHTS.grant.zh}
      name={`grant ${post?.id ?? ''}`}
      blank={{
        ...{ scope: EVERYTHING, handling: 'onSpot', from: today() },
        ...(post ? stepsTo(post.division, desk.post.division) : {}),
      }}
      fields={['post', 'organ', 'item', 'handling', 'paper', 'paperOn', 'from', 'to']}
      at={{ 'organisation/day-past': 'from', 'organisation/organ-unknown': 'organ' }}
      save={RIGHTS.grant.zh}
      width={640}
      send={({ organ = '', item = '', scope, handling, paper = '', paperOn = '', ...typed }, id) =>
        call(
          grantAuthorisation,
          {
            ...{ post: post?.id ?? typed.post ?? '', organ, paper, paperOn },
            item: scope === EVERYTHING ? EVERYTHING : item,
            handling: handling === 'any' ? 'any' : 'onSpot',
            from: typed.from ?? '',
            to: typed.to || undefined,
            reason: typed.reason ?? '',
          },
          id,
        )
      }
      onSent={() => onDone(RIGHTS.granted.zh)}
      onClose={onClose}
    >
      {(filling) => (
        <>
          {!post && <PostPicker filling={filling} />}
          <OrganChoice filling={filling} label={RIGHTS.organ.zh} empty={RIGHTS.chooseOrgan.zh} />
          <Radios
            label={RIGHTS.scope.zh}
            value={filling.typed.scope ?? EVERYTHING}
            onChange={(scope) => filling.type({ scope })}
            options={[
              { value: EVERYTHING, label: RIGHTS.everything.zh },
              { value: 'one', label: RIGHTS.someItem.zh },
            ]}
          />
          {filling.typed.scope === 'one' && <ItemPicker filling={filling} />}
          <Radios
            label={RIGHTS.handling.zh}
            value={filling.typed.handling ?? 'onSpot'}
            onChange={(handling) => filling.type({ handling })}
            options={[
              { value: 'onSpot', label: HANDLING_SCOPE.onSpot.zh },
              { value: 'any', label: HANDLING_SCOPE.any.zh },
            ]}
          />
          <Line filling={filling} name="paper" label={RIGHTS.paper.zh} hint={RIGHTS.paperHint.zh} max={200} />
          <div className="field-row">
            <Field label={RIGHTS.paperOn.zh} error={filling.errors.paperOn}>
              {(wired) => (
                <DayInput
                  {...wired}
                  value={filling.typed.paperOn ?? ''}
                  onChange={(paperOn) => filling.type({ paperOn })}
                />
              )}
            </Field>
          </div>
          <Days
            filling={filling}
            words={{ from: RIGHTS.from.zh, to: RIGHTS.to.zh, hint: RIGHTS.toHint.zh }}
          />
        </>
      )}
    </AdminForm>
  )
}

export function Withdraw({ right, onClose, onDone }: Done & { right: AuthorisationView }): ReactElement {
  return (
    <AdminForm
      title={`${RIGHTS.withdraw.zh}：${right.post.title}`}
      hint={RIGHTS.withdrawHint.zh}
      name={`withdraw ${right.id}`}
      fields={['lastDay']}
      at={{ 'organisation/day-past': 'lastDay' }}
      save={RIGHTS.withdraw.zh}
      grave
      send={({ reason = '', ...typed }, id) =>
        call(endAuthorisation, { id: right.id, lastDay: lastDayIn(typed), reason }, id)
      }
      onSent={() => onDone(RIGHTS.withdrawn.zh)}
      onClose={onClose}
    >
      {(filling) => (
        <>
          <p>
            {right.organ.name}　{right.paper}
          </p>
          <LastDay filling={filling} />
        </>
      )}
    </AdminForm>
  )
}
