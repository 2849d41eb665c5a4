import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { NO_ERRORS } from '../../../workbench/widgets/issues.ts'
import type { ActName } from '../acts.ts'
import type { CaseDetail, PaperLine } from '../contract.ts'
import { type Part, startOf } from './act-forms.ts'
import { CaseAnswers } from './CaseAnswers.tsx'
import { CaseOpinions } from './CaseOpinions.tsx'
import { CasePapers } from './CasePapers.tsx'
import { CaseProgress } from './CaseProgress.tsx'
import { deskCase, material } from './detail.testing.ts'
import type { Draft } from './draft.ts'
import { NewPapers } from './NewPapers.tsx'
import { ActPart } from './parts.tsx'

/** What somebody reads of it: the words, without the marks between them. */
const read = (page: ReactElement): string =>
  renderToStaticMarkup(<QueryClientProvider client={new QueryClient()}>{page}</QueryClientProvider>)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

const paper = (part: Partial<PaperLine> = {}): PaperLine => ({
  id: '01900000-0000-7000-8000-0000000000aa',
  kind: 'grantDecision',
  title: '准予行政许可决定书',
  number: '静市监准〔2026〕00002号',
  on: '2026-11-20',
  needsSeal: true,
  sealed: false,
  ...part,
})

describe('what a case desk says', () => {
  test('the story tells what happened, by which word of the law, who did it and when in China', () => {
    const timeline = [
      {
        ...{ seq: 3, type: 'Accepted', on: '2026-11-20', at: '2026-11-20T01:05:00Z' },
        ...{ sentence: '窗口已受理您的申请。', term: '受理', actor: '曹国平', detail: '' },
      },
    ]
    const said = read(<CaseProgress c={deskCase({ timeline })} />)
    expect(said).toContain('2026-11-20 09:05')
    expect(said).toContain('窗口已受理您的申请。')
    expect(said).toContain('受理 · 曹国平')
  })

  test('each step says whose it is and how it stands', () => {
    const said = read(<CaseProgress c={deskCase()} />)
    expect(said).toContain('审查 县市场监管局 · 2 个工作日 · 已完成')
    expect(said).toContain('决定 县市场监管局 · 2 个工作日 · 正在办理')
  })

  test('a clock that was stopped says so instead of a day', () => {
    const clock = { kind: 'legal', ref: '', label: '法定时限', startedOn: '2026-11-02' } as const
    const stopped = { ...clock, dueOn: null, dueAt: null, provisional: false, daysLeft: null }
    const said = read(<CaseProgress c={deskCase({ clocks: [stopped] })} />)
    expect(said).toContain('自 2026-11-02 起，已停止计时')
    expect(read(<CaseProgress c={deskCase()} />)).toContain('没有运行的时限')
  })

  test('a special procedure stays visible with its own length, and says when it took longer', () => {
    const review = { kind: 'expertReview', days: 5, from: '2026-11-02', until: '2026-11-12' } as const
    const said = (overLength: boolean) =>
      read(<CaseProgress c={deskCase({ procedures: [{ ...review, overLength }] })} />)
    expect(said(true)).toContain('2026-11-02 至 2026-11-12，预计 5 个工作日 超过预计时间')
    expect(said(false)).not.toContain('超过预计时间')
  })

  test('a limit in hours says the minute, in the time of China', () => {
    const clock = { kind: 'promised', ref: '', label: '承诺时限', startedOn: '2026-11-02' } as const
    const running = { ...clock, dueOn: '2026-11-03', dueAt: '2026-11-03T01:30:00.000Z' }
    const said = read(
      <CaseProgress c={deskCase({ clocks: [{ ...running, provisional: false, daysLeft: 1 }] })} />,
    )
    expect(said).toContain('2026-11-03 09:30 到期')
  })

  test('answers stand under the pages of the form, and nobody is named by an internal code', () => {
    const form = [
      { page: '经营场所', label: '地址', value: '静宁县城关镇' },
      { page: '经营项目', label: '项目', value: '热食类食品制售' },
    ]
    const said = read(<CaseAnswers c={deskCase({ form })} />)
    expect(said.indexOf('经营场所')).toBeLessThan(said.indexOf('静宁县城关镇'))
    expect(said.indexOf('静宁县城关镇')).toBeLessThan(said.indexOf('经营项目'))
    expect(said).toContain('居民身份证 11010519491231002X')
    expect(said).not.toContain('citizenId')
  })

  test('an opinion that is ours to give, and one that came, are told apart', () => {
    const asked = { organ: '静宁县卫生健康局', about: '选址', askedOn: '2026-11-20' }
    const opinions = [
      { ...asked, id: 'a', givenOn: null, text: '', mine: true },
      { ...asked, id: 'b', givenOn: '2026-11-21', text: '同意：符合规划', mine: false },
    ]
    const said = read(<CaseOpinions c={deskCase({ opinions })} />)
    expect(said).toContain('由我部门反馈')
    expect(said).toContain('等待反馈')
    expect(said).toContain('同意：符合规划')
    expect(read(<CaseOpinions c={deskCase()} />)).toBe('')
  })

  test('a paper without its seal says what to do, a sealed one that it is on file', () => {
    expect(read(<CasePapers c={deskCase({ papers: [paper()] })} />)).toContain('待盖章 绑定盖章件')
    const sealed = read(<CasePapers c={deskCase({ papers: [paper({ sealed: true })] })} />)
    expect(sealed).toContain('盖章件已绑定')
    expect(sealed).not.toContain('绑定盖章件 拍照')
  })

  test('what an act has just issued is offered to be printed, what was there before is not', () => {
    const c = deskCase({ papers: [paper()] })
    expect(read(<NewPapers c={c} before={[]} />)).toContain('已出具： 准予行政许可决定书')
    expect(read(<NewPapers c={c} before={[paper().id]} />)).toBe('')
  })
})

describe('the parts of a form', () => {
  const part = (name: ActName, which: Part, c: CaseDetail, draft: Partial<Draft> = {}, errors = NO_ERRORS) =>
    read(
      <ActPart
        part={which}
        {...{ c, name, errors }}
        draft={{ ...startOf(name, c), ...draft }}
        change={() => {}}
        onInstead={() => {}}
      />,
    )
  const faulty = deskCase({
    materials: [
      material('plan', { name: '平面图', verdict: 'incomplete', note: '缺少比例尺' }),
      material('form'),
    ],
  })

  test('before acceptance somebody is told by title what nobody has looked at, and what was found wanting', () => {
    expect(part('Accept', 'readiness', deskCase())).toContain('还有必要材料没有审核：application、plan。')
    const judged = { ...faulty, materials: faulty.materials.slice(0, 1) }
    expect(part('Accept', 'readiness', judged)).toContain('必要材料审核不合格：平面图。')
    expect(part('Receive', 'readiness', judged)).toContain('有 1 份材料审核不合格')
    const good = deskCase({ materials: [material('form', { verdict: 'ok' })] })
    expect(part('Accept', 'readiness', good)).toContain('全部材料审核合格')
  })

  test('a decision shows whose opinion is still awaited', () => {
    const open = { id: 'a', organ: '静宁县卫生健康局', about: '选址', askedOn: '2026-11-20' }
    const c = deskCase({ opinions: [{ ...open, givenOn: null, text: '', mine: false }] })
    expect(part('Grant', 'openOpinions', c)).toContain('还有意见没有反馈：静宁县卫生健康局')
    expect(part('Grant', 'openOpinions', deskCase())).toBe('')
  })

  test('faults name their materials; a missing reason stands in its line', () => {
    const said = part('RequestCorrection', 'faults', faulty, {}, { 'items.0.note': '请写明原因' })
    expect(said).toContain('平面图')
    expect(said).toContain('请写明原因')
    expect(said).toContain('添加一份材料')
  })

  test('the completion check tells what is met and what is open', () => {
    const c = deskCase({
      ...{ status: 'completed', outcome: 'granted', papers: [paper()], actions: ['Verify', 'SettleFee'] },
      fee: { due: true, settled: false, amount: null, standard: '证照工本费：5元' },
      originals: { when: 'atClosing', seen: true },
    })
    const said = part('Verify', 'checks', c)
    expect(said).toContain('已出具准予行政许可决定书')
    expect(said).toContain('“准予行政许可决定书”纸质件已盖章')
    expect(said).toContain('原件核验 已核验')
    expect(said).toContain('费用 待缴 现在办理')
  })

  test('a denied case is completed without asking for a certificate', () => {
    const denied = deskCase({ outcome: 'denied' })
    expect(part('Complete', 'certificate', denied)).toBe('')
    expect(part('Complete', 'certificate', deskCase({ outcome: 'granted' }))).toContain('食品经营许可证')
  })

  test('an organisation is not asked whether it comes itself', () => {
    const { party } = deskCase()
    const firm = deskCase({ party: { ...party, kind: 'legal', name: '静宁县某公司', agent: '张建国' } })
    expect(part('Deliver', 'collector', firm)).not.toContain('代领人')
    expect(part('Deliver', 'collector', deskCase())).toContain('代领人')
  })

  test('what goes by post needs no signature at the window', () => {
    const c = deskCase({ delivery: { way: 'mail', address: '静宁县城关镇', station: null, nearby: [] } })
    expect(part('Deliver', 'collector', c)).not.toContain('签名')
  })
})
