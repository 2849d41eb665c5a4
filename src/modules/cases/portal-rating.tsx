import type { ReactElement } from 'react'
import type { Stars } from '../../core/evaluation/rating.ts'
import { RATING, STARS } from '../../core/words/evaluation.ts'
import { Facts, Notice } from '../../portal/parts.tsx'

const LEVELS: readonly Stars[] = [5, 4, 3, 2, 1]

/** The offer to rate, one touch a level; or what was said. Nobody has to. */
export function RatingBox({
  base,
  rating,
}: {
  base: string
  rating: 'none' | 'open' | { stars: Stars; text: string }
}): ReactElement | null {
  if (rating === 'none') return null
  if (rating !== 'open')
    return (
      <Facts
        rows={[
          [RATING.yours.zh, STARS[rating.stars].zh],
          [RATING.text.zh, rating.text],
        ]}
      />
    )
  return (
    <Notice title={RATING.ask.zh}>
      <p>{RATING.voluntary.zh}</p>
      <ul className="levels">
        {LEVELS.map((stars) => (
          <li key={stars}>
            <a className="button quiet" href={`${base}/rating?stars=${stars}`}>
              {STARS[stars].zh}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
