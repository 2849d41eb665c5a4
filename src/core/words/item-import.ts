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
