/**
 * Papers of which the facts lie in a register or certificate store of the state, so that a guide should let the system look
 * instead of asking for a copy (Regulation on Government Services On-line art. 7). Here stands what the state holds; what
 * this installation is connected to and may refuse to ask for is another matter.
 */
export type SharedPaper = { paper: string; names: RegExp; register: string }

// biome-ignore format: a table is read by its columns
export const SHARED_PAPERS: readonly SharedPaper[] = [
  { paper: '营业执照',           names: /营业执照/,                              register: '市场监管部门的经营主体登记库' },
  { paper: '居民身份证',         names: /(?<!外国人永久居留|港澳台居民)身份证(?!明|件)/, register: '公安机关的人口基础信息库' },
  { paper: '户口簿',             names: /户口[簿本]/,                            register: '公安机关的人口基础信息库' },
  { paper: '结婚证',             names: /(?<!境外)(?<!境外的)结婚证(?!件|明)/,   register: '民政部门的婚姻登记库' },
  { paper: '离婚证',             names: /离婚证(?!件|明)/,                       register: '民政部门的婚姻登记库' },
  { paper: '出生医学证明',       names: /出生医学证明/,                          register: '卫生健康部门的出生医学证明库' },
  { paper: '不动产权证书',       names: /不动产权证|房屋所有权证/,               register: '自然资源部门的不动产登记库' },
  { paper: '法人登记证书',       names: /法人(?:登记)?证书|社会团体法人|民办非企业单位登记证书/, register: '机构编制、民政部门的法人登记库' },
  { paper: '社会保障卡',         names: /社会保障卡|社保卡/,                     register: '人力资源社会保障部门的持卡库' },
  { paper: '社会保险参保证明',   names: /社会?保险?(?:参保|缴费)(?:缴费)?证明/,  register: '人力资源社会保障部门的参保库' },
  { paper: '机动车驾驶证',       names: /(?<!行)驾驶证(?!业务|照片|号)/,         register: '公安机关的驾驶人库' },
  { paper: '机动车行驶证',       names: /行驶证/,                                register: '公安机关的机动车库' },
  { paper: '残疾人证',           names: /残疾人证(?!申请)/,                      register: '残疾人联合会的残疾人库' },
  { paper: '居住证',             names: /居住证(?!明)/,                          register: '公安机关的流动人口库' },
  { paper: '建设工程规划许可证', names: /建设工程规划许可证(?!申请)/,            register: '自然资源部门的许可证照库' },
  { paper: '建设用地规划许可证', names: /建设用地规划许可证(?!申请)/,            register: '自然资源部门的许可证照库' },
  { paper: '建筑工程施工许可证', names: /施工许可证(?!申请)/,                    register: '住房城乡建设部门的许可证照库' },
  { paper: '食品经营许可证',     names: /食品经营许可证(?!申请)/,                register: '市场监管部门的许可证照库' },
  { paper: '医疗机构执业许可证', names: /医疗机构执业许可证(?!申请)/,            register: '卫生健康部门的许可证照库' },
  { paper: '学历证书',           names: /(?<!境[）)]?外)(?:学历|毕业)证书/,      register: '教育部门的学历信息库' },
]

/** The papers a material asks for of which the facts lie somewhere already. */
export function sharedIn(name: string): SharedPaper[] {
  return SHARED_PAPERS.filter(({ names }) => names.test(name))
}
