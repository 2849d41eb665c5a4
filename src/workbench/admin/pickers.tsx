import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactElement, useDeferredValue } from 'react'
import { POSTS, RIGHTS } from '../../core/words/admin-screens.ts'
import { ACCOUNT_STATE } from '../../core/words/administration.ts'
import { searchItems, showGuide } from '../../modules/catalogue/contract.ts'
import { listPeople } from '../../modules/identity/acts.ts'
import { listPosts } from '../../modules/organisation/acts.ts'
import { call } from '../../platform/call.ts'
import type { Filling } from './AdminForm.tsx'
import { Picker } from './Picker.tsx'

const SHOWN = 8

/** Somebody of the staff who serves today. `typed.person` is who, `typed.personName` how they are called. */
export function PersonPicker({
  filling: { typed, type, errors },
  label = POSTS.who.zh,
  focus = true,
}: {
  filling: Filling
  label?: string
  focus?: boolean
}): ReactElement {
  const text = useDeferredValue(typed.personText?.trim() ?? '')
  const found = useQuery({
    queryKey: ['people', 'pick', text],
    queryFn: () => call(listPeople, { search: text }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  const people = text === '' ? [] : (found.data?.people ?? []).slice(0, SHOWN)
  const noteOf = ({ staffNo, title, organName, account }: (typeof people)[number]) =>
    [staffNo, organName, title, account === 'none' ? ACCOUNT_STATE.none.zh : ''].filter(Boolean).join(' · ')
  return (
    <Picker
      label={label}
      hint={POSTS.whoHint.zh}
      error={errors.person}
      value={typed.person ?? ''}
      chosen={typed.personName ?? ''}
      onChange={(pick) =>
        type({
          person: pick?.value ?? '',
          personName: pick ? `${pick.label}（${pick.note.split(' · ')[0]}）` : '',
        })
      }
      text={typed.personText ?? ''}
      onText={(personText) => type({ personText })}
      found={{
        picks: people.map((person) => ({ value: person.id, label: person.name, note: noteOf(person) })),
        busy: found.isFetching,
      }}
      none={POSTS.whoNone.zh}
      focus={focus}
    />
  )
}

/** A post by its name. */
export function PostPicker({ filling: { typed, type, errors } }: { filling: Filling }): ReactElement {
  const text = useDeferredValue(typed.postText?.trim() ?? '')
  const found = useQuery({
    queryKey: ['posts', 'pick', text],
    queryFn: () => call(listPosts, { search: text }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  const posts = text === '' ? [] : (found.data?.posts ?? []).slice(0, SHOWN)
  return (
    <Picker
      label={RIGHTS.post.zh}
      hint={RIGHTS.choosePost.zh}
      error={errors.post}
      value={typed.post ?? ''}
      chosen={typed.postTitle ?? ''}
      onChange={(pick) => type({ post: pick?.value ?? '', postTitle: pick?.label ?? '' })}
      text={typed.postText ?? ''}
      onText={(postText) => type({ postText })}
      found={{
        picks: posts.map(({ id, title, holdings }) => ({
          value: id,
          label: title,
          note: holdings
            .filter(({ when }) => when === 'now')
            .map(({ side, person }) => `${side} ${person.name}`)
            .join(' · '),
        })),
        busy: found.isFetching,
      }}
      none={RIGHTS.noPost.zh}
      focus
    />
  )
}

/** An item by everyday words; what is kept is its base code. */
export function ItemPicker({ filling: { typed, type, errors } }: { filling: Filling }): ReactElement {
  const text = useDeferredValue(typed.itemText?.trim() ?? '')
  const found = useQuery({
    queryKey: ['items', 'pick', text],
    queryFn: () => call(searchItems, { text, size: SHOWN }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  const items = text === '' ? [] : (found.data?.items ?? [])
  return (
    <Picker
      label={RIGHTS.item.zh}
      hint={RIGHTS.chooseItem.zh}
      error={errors.item}
      value={typed.item ?? ''}
      chosen={typed.itemName ?? ''}
      onChange={(pick) => {
        if (!pick) return type({ item: '', itemName: '' })
        void call(showGuide, { item: pick.value }).then(({ guide }) =>
          type({ item: guide.baseCode, itemName: `${guide.name}（${guide.baseCode}）` }),
        )
      }}
      text={typed.itemText ?? ''}
      onText={(itemText) => type({ itemText })}
      found={{
        picks: items.map(({ item, name, promised }) => ({ value: item, label: name, note: promised })),
        busy: found.isFetching,
      }}
      none={RIGHTS.noItem.zh}
    />
  )
}
