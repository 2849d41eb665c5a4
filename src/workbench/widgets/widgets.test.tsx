import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { CaseNumber } from './CaseNumber.tsx'
import { DueMark } from './DueMark.tsx'
import { ErrorText } from './ErrorText.tsx'
import { Field } from './Field.tsx'
import { sizeInWords } from './files.ts'
import { errorsOf, errorWithin, strayErrors } from './issues.ts'
import { Radios } from './Radios.tsx'
import { StatusTag } from './StatusTag.tsx'

describe('marks say it in words, not by colour alone', () => {
  test('a due mark has a shape, a sentence and, on a calendar that is not out, its warning', () => {
    const html = renderToStaticMarkup(
      <DueMark due={{ dueOn: '2031-05-14', daysLeft: 900, provisional: true, dueKind: 'legal' }} />,
    )
    expect(html).toContain('<svg')
    expect(html).toContain('剩 900 天')
    expect(html).toContain('暂定')
    expect(html).toContain('法定时限 2031-05-14')
  })

  test('a status is its word', () => {
    expect(renderToStaticMarkup(<StatusTag status="correcting" />)).toContain('待补正')
  })

  test('a case number is short in a list and whole in its title', () => {
    const number = '11620826MB9600213D4000131123000202611230001'
    const html = renderToStaticMarkup(<CaseNumber number={number} />)
    expect(html).toContain('20261123 0001')
    expect(html).toContain(`title="${number}"`)
    expect(renderToStaticMarkup(<CaseNumber number={number} whole />)).toContain(
      '11620826MB9600213D 4000131123000 20261123 0001',
    )
  })
})

describe('what went wrong says what to do', () => {
  const shown = (status: number) =>
    renderToStaticMarkup(
      <ErrorText
        error={Object.assign(new Error('没有连上'), { type: 'x', status, issues: [] })}
        retry={() => {}}
      />,
    )
  test('try again where that may help, back to work where it is not there or not theirs', () => {
    for (const status of [0, 500, 503]) expect(shown(status)).toContain('再试一次')
    for (const status of [403, 404]) {
      expect(shown(status)).not.toContain('再试一次')
      expect(shown(status)).toContain('回到我的工作')
    }
  })
})

describe('a question is known to everybody', () => {
  const ask = (error?: string) =>
    renderToStaticMarkup(
      <Field label="理由" hint="写清楚" error={error}>
        {({ status, ...wired }) => <input {...wired} data-status={status} />}
      </Field>,
    )

  test('its label names the control and its hint describes it', () => {
    const id = /<label for="([^"]+)">/.exec(ask())?.[1] ?? 'none'
    expect(ask()).toContain(`id="${id}"`)
    expect(ask()).toContain(`aria-describedby="${id}-hint"`)
  })

  test('an error takes the place of the hint', () => {
    expect(ask('请写明理由')).toContain('aria-invalid="true"')
    expect(ask('请写明理由')).not.toContain('写清楚')
  })

  test('choices are a group with its name', () => {
    const html = renderToStaticMarkup(
      <Radios label="结论" value="agree" onChange={() => {}} options={[{ value: 'agree', label: '同意' }]} />,
    )
    expect(html).toContain('<legend>结论</legend>')
    expect(html).toContain('checked')
  })
})

describe('what the server found wrong stands beside its field', () => {
  const errors = errorsOf([
    { field: 'reason', message: '请写明理由' },
    { field: 'reason', message: '太短' },
    { field: 'certificate.number', message: '请填写证照编号' },
    { field: 'version', message: '别处的问题' },
  ])

  test('of several messages of a field the first is shown', () => {
    expect(errors.reason).toBe('请写明理由')
  })

  test('a group shows the first of its parts', () => {
    expect(errorWithin(errors, 'certificate')).toBe('请填写证照编号')
    expect(errorWithin(errors, 'opinion')).toBeUndefined()
  })

  test('what no field shows is said on top', () => {
    expect(strayErrors(errors, ['reason', 'certificate'])).toEqual(['别处的问题'])
  })
})

test('sizes of files are read at a glance', () => {
  expect([sizeInWords(900), sizeInWords(340_000), sizeInWords(1_240_000)]).toEqual([
    '1 KB',
    '340 KB',
    '1.2 MB',
  ])
})
