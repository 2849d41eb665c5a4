import type { Guide, Material } from '../guide.ts'
import { PAPERS, type PaperKind, papersIn } from '../registers.ts'
import type { Hit } from './finding.ts'
import { type Rule, when } from './rule.ts'

const eachMaterial = (g: Guide, look: (material: Material, path: string) => Hit[]): Hit[] =>
  g.materials.flatMap((material, i) => look(material, `materials.${i}`))

/** A document one can look up: a law with its name, or a document of government with its number. */
const NAMED = /《[^》]+》|〔\d{4}〕\s*\d+\s*号|\[\d{4}\]\s*\d+\s*号/
const SHARING = '《国务院关于在线政务服务的若干规定》（国务院令第716号）第七条'

/** What an applicant hands in. */
export const MATERIAL_RULES: readonly Rule[] = [
  {
    id: 'material/copies',
    severity: 'error',
    law: '《中华人民共和国行政许可法》第三十条；政务服务事项实施清单数据规范：纸质份数',
    suggestion: '只收电子件的写0份；收纸质的写明几份，一般为1份。',
    needs: [],
    find: (g) =>
      eachMaterial(g, (m, path) =>
        when(
          (m.form === 'electronic') !== (m.copies === 0),
          `${path}.copies`,
          '只收电子件的份数为0，收纸质的至少1份。',
        ),
      ),
  },
  {
    id: 'material/issuer',
    severity: 'error',
    law: '《优化营商环境条例》第四十四条；政务服务事项实施清单数据规范：来源渠道',
    suggestion: '写明出具机关或者单位的名称；申请人自备的删去。',
    needs: [],
    find: (g) =>
      eachMaterial(g, (m, path) =>
        when(
          (m.source === 'applicant') !== (m.issuer === undefined),
          `${path}.issuer`,
          '不是申请人自备的材料应当写明由谁出具；自备的不写。',
        ),
      ),
  },
  {
    id: 'material/basis-unnamed',
    severity: 'error',
    law: '《优化营商环境条例》第四十四条：没有法律、法规、国务院决定依据的证明事项不得要求提供',
    suggestion:
      '写出名称和条款，例如“《食品经营许可和备案管理办法》第十三条第一款第一项”；没有依据的，删去这份材料。',
    needs: [],
    find: (g) =>
      eachMaterial(g, (m, path) =>
        when(
          m.basis !== '' && !NAMED.test(m.basis),
          `${path}.basis`,
          '要求提供的依据没有写出法律、文件的名称或者文号。',
        ),
      ),
  },
  {
    id: 'material/basis-no-article',
    severity: 'hint',
    law: '《优化营商环境条例》第四十四条',
    suggestion: '在名称后面写明第几条第几项（规范性文件写明第几部分）。',
    needs: [],
    find: (g) =>
      eachMaterial(g, (m, path) =>
        when(
          NAMED.test(m.basis) &&
            !/第[〇零一二三四五六七八九十百千0-9]+[条章项款部]|附[件录]|[一二三四五六七八九十]、|[（(][一二三四五六七八九十]+[）)]|\d+\.\d+/.test(
              m.basis,
            ),
          `${path}.basis`,
          '要求提供的依据没有写明是哪一条。',
        ),
      ),
  },
  {
    id: 'material/register-answers',
    severity: 'error',
    law: SHARING,
    suggestion: '删去这份材料，由系统向登记库核验。',
    needs: [],
    find: (g, connected) =>
      copies(
        g,
        (kind) => (connected as readonly PaperKind[]).includes(kind),
        ({ zh, register }) => `${zh}的信息由已经接通的${register}核验，不得要申请人提交。`,
      ),
  },
  {
    id: 'material/already-held',
    severity: 'warning',
    law: SHARING,
    suggestion: '改为网上核验、不收复印件；确须收取的，在受理标准里写明为什么查不到。',
    needs: [],
    find: (g, connected) =>
      copies(
        g,
        (kind) => !(connected as readonly PaperKind[]).includes(kind),
        ({ zh, register }) => `${zh}的信息可以从${register}取得，不应当再要申请人提交复印件。`,
      ),
  },
  {
    id: 'material/shown-though-held',
    severity: 'hint',
    law: SHARING,
    suggestion: '网上办理的，改为系统核验；当面核验身份的，写明“窗口核验后当场退还”。',
    needs: [],
    find: (g) =>
      eachMaterial(g, (m, path) =>
        m.kind !== 'original' || m.need === 'optional' || m.fromForm
          ? []
          : papersIn(m).map((kind) => {
              const { zh, register } = PAPERS[kind]
              return held(kind, m.name, path, `${zh}的信息可以从${register}取得，可以不要申请人携带。`)
            }),
      ),
  },
  {
    id: 'material/same-name',
    severity: 'warning',
    law: '《中华人民共和国行政许可法》第三十条',
    suggestion: '合成一份；确是两份的，名称写出区别。',
    needs: [],
    find: (g) =>
      eachMaterial(g, (m, path) => {
        const first = g.materials.findIndex((other) => other.name === m.name && other.when === undefined)
        return when(
          m.name !== '' && first >= 0 && `materials.${first}` !== path && m.when === undefined,
          `${path}.name`,
          `“${m.name}”要了两次。`,
        )
      }),
  },
  {
    id: 'sample/field',
    severity: 'warning',
    law: '《中华人民共和国行政许可法》第三十条：公示申请书示范文本',
    suggestion: '写一个像样的例子，填在示例样表上。',
    needs: [],
    find: (g) =>
      g.form.flatMap((page, i) =>
        page.fields.flatMap((field, j) =>
          when(
            TYPED.has(field.kind) && field.example === undefined,
            `form.${i}.fields.${j}.example`,
            `“${field.label}”没有示例，示例样表上会是空白。`,
          ),
        ),
      ),
  },
  {
    id: 'sample/blank-form',
    severity: 'warning',
    law: '《中华人民共和国行政许可法》第二十九条、第三十条：提供格式文本和示范文本',
    suggestion: '由网上表单生成的，勾选“由表单生成”；另有表格的，改由表单收集它的内容。',
    needs: ['form'],
    find: (g) =>
      eachMaterial(g, (m, path) =>
        when(
          m.source === 'applicant' && /(申请|申报|登记|备案|审批|信息)[表书]$/.test(m.name) && !m.fromForm,
          `${path}.fromForm`,
          `“${m.name}”是要填的表格，但没有空白表格和示例样表。`,
        ),
      ),
  },
]
const TYPED: ReadonlySet<string> = new Set(['text', 'longText', 'number', 'money', 'address'])

/** What applicants must hand in as a copy, of papers of which the state holds the facts. */
function copies(
  g: Guide,
  which: (kind: PaperKind) => boolean,
  message: (paper: (typeof PAPERS)[PaperKind]) => string,
): Hit[] {
  return eachMaterial(g, (m, path) =>
    m.kind === 'original' || m.need === 'optional'
      ? []
      : papersIn(m)
          .filter(which)
          .map((kind) => held(kind, m.name, path, message(PAPERS[kind]))),
  )
}

function held(kind: PaperKind, name: string, path: string, message: string): Hit {
  const found = PAPERS[kind].asks.exec(name)
  if (!found) return { path: `${path}.document`, message }
  const [text] = found
  return { path: `${path}.name`, span: { start: found.index, end: found.index + text.length }, text, message }
}
