/** What the import and export of items says. */
export const ITEM_IMPORT = {
  itemSheet: '事项',
  noItems: '没有找到事项：至少要有一列“事项名称”，并放在前十行之内。',
  noHead: '这张表没有认得的列名，不会导入。',
  noName: '缺少事项名称。',
  otherDepartment: (whose: string) => `“${whose}”不是本部门的事项，只能导入本部门的事项。`,
  twice: (row: number) => `与第${row}行是同一个事项，内容却不同，请只留一行。`,
  headTwice: (head: string) => `列“${head}”出现了两次，请删去一列。`,
  headUnknown: (head: string) => `没有与“${head}”对应的要素，这一列不会导入。`,
  noOwner: (owner: string, list: string) =>
    owner === ''
      ? `“${list}”的这一行没有写明是哪个事项。`
      : `“${list}”的这一行写的事项“${owner}”不在事项表里。`,
  /** What a draft says of where it comes from; whoever drafts adds the law. */
  origin: ({
    file,
    row,
    code,
    organ,
  }: {
    file: string
    row: number
    code: string | undefined
    organ: string | undefined
  }) =>
    [
      `由文件“${file}”第${row}行导入`,
      ...(code ? [`原编码${code}`] : []),
      ...(organ ? [`原实施主体“${organ}”`] : []),
    ].join('；'),
  api: {
    trial: '试运行：读入一个事项文件，逐行说明将会怎样',
    show: '查看一次试运行的结果',
    drafts: '把试运行过的文件存为事项草案',
    export: '导出事项（XLSX、CSV、JSON）',
  },
  screen: {
    open: '导入、导出',
    title: '导入事项',
    lead: '选择 XLSX、XLS、CSV 或者 JSON 文件。先试运行，逐行说明将会怎样；确认以后，新的和有变化的事项存为草案，再按程序审核。空白的单元格不改动原有内容。',
    exportTable: '导出现有事项（XLSX，可作模板）',
    choose: '选择文件并试运行',
    another: '换一个文件',
    sending: '正在上传',
    reading: '正在读取，大的文件要等几秒',
    result: '试运行结果',
    resultOf: (file: string) => `“${file}”的试运行结果`,
    outcome: { create: '新增', change: '变更', same: '没有变化', repeat: '与前面的行重复', error: '有错误' },
    faults: '错误',
    faulty: (n: number) => `有${n}处错误，改正以前什么也不会导入：`,
    ignored: (n: number) => `有${n}处不会导入`,
    head: { row: '行', name: '事项', outcome: '将会', says: '说明' },
    says: ({
      changed,
      code,
      organ,
    }: {
      changed: readonly string[]
      code: string | null
      organ: string | null
    }) =>
      [
        ...(changed.length > 0 ? [`变更：${changed.join('、')}`] : []),
        ...(code ? [`原编码${code}`] : []),
        ...(organ ? [`“${organ}”不是本市的部门，由本部门起草`] : []),
      ].join('；'),
    first: (n: number) => `只列出前${n}行，其余的已经计入上面的数字。`,
    make: (n: number) => `存为${n}份草案`,
    made: (n: number) => `已经存为${n}份草案，可以在“事项草案”里继续编辑、提交审核。`,
    done: '完成',
  },
  /** Parts of a guide that stand in no column. */
  parts: {
    questions: '情形',
    form: '申请表',
    opinions: '征求意见',
    extension: '延期',
    halts: '中止',
    remedies: '救济途径',
  },
  trouble: {
    formula: '这一格是公式，请复制后“选择性粘贴”为数值。',
    error: '这一格是错误值（如 #N/A），请改正。',
    merged: '这一格是合并单元格，请取消合并后逐行填写。',
    rounded: '这一格的数字超过15位，表格软件已经改动了末尾几位，请把整列设为“文本”后重新填写。',
  },
} as const
