import type { ReactElement } from 'react'
import { FINDING } from '../../core/words/finding.ts'
import { PLACES, placed } from '../../core/words/places.ts'
import { Shell } from '../../portal/shell.tsx'
import { type Chosen, choosePlace, plainName } from './chosen.ts'
import type { Division } from './divisions.ts'

/** Where are you? The county is enough; township and village lead to the nearest station. */
export function ChoosePage({
  within,
  below,
  back,
  remembered,
}: {
  within: Chosen
  below: readonly Division[]
  back: string
  remembered?: Chosen | undefined
}): ReactElement {
  const { county } = within
  return (
    <Shell title={PLACES.choose.zh} narrow>
      <h1>{PLACES.choose.zh}</h1>
      {county ? (
        <>
          <p>
            <a className="button" href={choosePlace(back, within.code)} rel="nofollow">
              {placed.choose(within.name)}
            </a>
          </p>
          {below.length > 0 && <p>{PLACES.deeper.zh}：</p>}
        </>
      ) : (
        <p className="lead">{PLACES.chooseLead.zh}</p>
      )}
      <ul className="choices two">
        {below.map((division) => (
          <li key={division.code}>
            <a href={linkTo(division, back)} rel="nofollow">
              {plainName(division)}
            </a>
          </li>
        ))}
      </ul>
      <ul className="chips">
        {county && (
          <li>
            <a href={choosePlace(back)}>{PLACES.chooseCounty.zh}</a>
          </li>
        )}
        {remembered && (
          <li>
            <a href={choosePlace(back, '')} rel="nofollow">
              {PLACES.forget.zh}
            </a>
          </li>
        )}
        <li>
          <a href={back}>{FINDING.keep.zh}</a>
        </li>
      </ul>
    </Shell>
  )
}

/** A village, and the park beside the counties, have nothing below them to choose. */
function linkTo({ code, level, kind }: Division, back: string): string {
  if (level === 'village' || kind === 'functional') return choosePlace(back, code)
  return `/place?${new URLSearchParams({ in: code, return: back })}`
}
