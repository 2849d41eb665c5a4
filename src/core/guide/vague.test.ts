import { describe, expect, test } from 'vitest'
import { meets, premisesOf } from './condition.ts'
import { type VagueField, vagueIn } from './vague.ts'

const wordsIn = (field: VagueField, text: string) => vagueIn(field, text).map((vague) => vague.text)

describe('words nobody can bring, meet, check or pay (兜底条款)', () => {
  test.each<[VagueField, string, string[]]>([
    ['material', '法律、法规规定的其他材料', ['法律、法规规定的其他材料']],
    ['material', '身份证等相关材料', ['等相关材料']],
    ['material', '户口簿、结婚证等', ['等']],
    ['material', '租赁合同等场地使用证明', ['等场地使用证明']],
    ['material', '其他需要提交的材料', ['其他需要提交的材料']],
    ['material', '身份证及相关证明，其他材料', ['相关证明', '其他材料']],
    ['material', '登记机关要求提供的材料', ['要求提供的材料']],
    ['material', '  详见附件 ', ['详见附件']],
    ['material', '见附件1', ['见附件1']],
    ['material', '照片若干', ['若干']],
    ['condition', '符合条件。', ['符合条件']],
    ['condition', '有符合规定的场所', ['符合规定']],
    ['condition', '符合国家有关规定的场所', ['符合国家有关规定']],
    ['reason', '不符合有关规定，予以退回', ['不符合有关规定，予以退回']],
    ['condition', '经有关部门批准', ['有关部门']],
    ['condition', '符合《食品安全法》有关规定', ['有关规定']],
    ['condition', '有一定规模，具体时间另行通知', ['一定规模', '另行通知']],
    ['reason', '材料不齐全，不符合法定形式', ['材料不齐全，不符合法定形式']],
    ['reason', '照片不合格', ['照片不合格']],
    ['fee', '按有关标准收费', ['按有关标准收费']],
    ['fee', '工本费每证10元，邮寄费按实际收取', ['按实际收取']],
    ['fee', '每件10元至50元，视情况而定', ['视情况而定']],
    ['step', '视情况现场核查', ['视情况']],
  ])('in a %s, “%s” is told by %j', (field, text, words) => {
    expect(wordsIn(field, text)).toEqual(words)
  })

  test.each<[VagueField, string]>([
    // biome-ignore format: phrases are read as a list
    ...[
      ['material', '有关主管部门核发的安全生产许可证'],
      ['material', '有关部门核发的建筑业企业资质证书'],
      ['material', '有关部门批准设立的文件（民政部门核发的社会团体登记证书）'],
      ['material', '等级保护测评报告'],
      ['material', '信息系统安全等级保护备案证明'],
      ['material', '电梯安装等级许可证'],
      ['material', '职业技能等级认定证书'],
      ['material', '三甲等医院诊断书'],
      ['material', '经二级以上等级医院盖章的出院小结'],
      ['material', '与其他投资人签订的合作协议'],
      ['material', '其他出资人同意转让的书面文件'],
      ['material', '其他组织负责人身份证复印件'],
      ['material', '其他单位盖章的同意函'],
      ['material', '其他垂直管理部门出具的审查意见书'],
      ['material', '营业执照、法定代表人身份证明等2份材料'],
      ['material', '营业执照等五种证照'],
      ['material', '身份证、户口簿等两种'],
      ['material', '申请表等以下3项材料：身份证、户口簿、照片'],
      ['material', '公证处出具的继承权公证书'],
      ['material', '情况说明（写明遗失时间、地点和经过）'],
      ['material', '遗失声明（登报样报）'],
      ['material', '房屋平面图'],
      ['material', '有限责任公司章程'],
      ['material', '有关当事人签名的调解协议书'],
      ['material', '依法设立的评估机构出具的评估报告'],
      ['material', '法律意见书'],
      ['material', '法定代表人身份证明书'],
      ['material', '规划条件通知书'],
      ['material', '规定期限内的体检报告'],
      ['material', '符合GB 50016规定的消防设计文件'],
      ['material', '符合《建筑设计防火规范》要求的消防设计文件'],
      ['material', '无违法违规证明'],
      ['material', '有效期内的安全生产许可证'],
      ['material', '有效身份证件'],
      ['material', '平等互利合作协议'],
      ['material', '等值人民币存款证明'],
      ['material', '同等学历认证报告'],
      ['material', '不等边地块测绘图'],
      ['material', '户籍证明'],
      ['material', '学校出具的在读证明'],
      ['material', '单位同意报考证明'],
      ['material', '资格证书'],
      ['material', '资质证书副本'],
      ['material', '申请报告'],
      ['material', '身份证明'],
      ['material', '环境影响评价批复文件'],
      ['material', '项目核准批复文件'],
      ['material', '土地使用证明'],
      ['material', '收入证明'],
      ['material', '《建设项目选址意见书》申请表及附图附件'],
      ['material', '相关联企业名单'],
      ['material', '材料清单上所列的4份证书'],
      ['material', '监护人身份证及监护关系证明'],
      ['material', '其他法定继承人放弃继承的证明'],
      ['material', '夫妻双方及其他家庭成员的户口簿'],
      ['condition', '具有相应资质等级的建筑施工企业'],
      ['condition', '符合国家产业政策'],
      ['condition', '依法取得营业执照'],
      ['condition', '依法设立满3年'],
      ['condition', '已按规定缴纳失业保险费满一年'],
      ['condition', '符合下列条件之一：（一）年满60周岁；（二）完全丧失劳动能力'],
      ['condition', '申请人应当同时具备以下条件：年满18周岁，具有本市户籍'],
      ['condition', '在校学生、现役军人等人员除外'],
      ['condition', '乡镇卫生院等基层医疗机构'],
      ['condition', '达到国家二级水质标准'],
      ['condition', '不属于法律、行政法规禁止设立的项目'],
      ['condition', '法律、行政法规规定的其他组织'],
      ['condition', '企业、事业单位、社会团体和其他组织'],
      ['condition', '等级评定为A级以上'],
      ['condition', '其他股东过半数同意'],
      ['condition', '与其他单位没有劳动关系'],
      ['condition', '未在其他地区参保'],
      ['condition', '没有其他抚养义务人'],
      ['condition', '符合宅基地申请条件：一户一宅、本村村民'],
      ['condition', '距离水源地不少于500米'],
      ['condition', '有关主管部门已批准建设项目环境影响报告书'],
      ['condition', '有符合《药品经营质量管理规范》要求的营业场所'],
      ['reason', '身份证复印件不清晰，看不清号码'],
      ['reason', '营业执照副本过期'],
      ['reason', '申请表第5栏没有填写'],
      ['reason', '未提供授权委托书'],
      ['reason', '未年满60周岁'],
      ['reason', '户口不在本县'],
      ['reason', '经营场所为住宅，未提交利害关系业主同意证明'],
      ['reason', '超过申请期限'],
      ['reason', '申请人不是房屋所有权人'],
      ['reason', '缺少二级甲等医院诊断证明'],
      ['reason', '需本人到场核验身份'],
      ['reason', '依法需当面签署'],
      ['reason', '涉密事项，依照《保守国家秘密法》不得网上办理'],
      ['reason', '图纸比例不是1:500'],
      ['reason', '违反《城乡规划法》第四十条'],
      ['reason', '已办理过同类登记'],
      ['reason', '其他共有人未签名'],
      ['fee', '无'],
      ['fee', '每户80元'],
      ['fee', '10元/本'],
      ['fee', '80元/件'],
      ['fee', '免费，邮寄费由申请人承担'],
      ['fee', '10元'],
      ['fee', '人民币贰佰元整'],
      ['fee', '每吨0.95元'],
      ['fee', '按照发改价格规〔2016〕2559号，住宅每件80元'],
      ['fee', '按房屋面积每平方米2元收取'],
      ['fee', '缴费基数的12%'],
      ['fee', '首次办理免收，补办20元'],
      ['fee', '不动产登记费80元，小微企业免收'],
      ['fee', '成交价款的千分之三'],
      ['fee', '5元每张'],
      ['fee', '国内普通邮寄到付'],
      ['material', '在“其他”栏写明理由'],
      ['material', '《关于规范建设用地若干问题的规定》要求的用地预审意见书'],
      ['condition', '与其他共有人签订协议'],
      ['material', '其他组织提交的材料'],
      ['material', ''],
    ] as [VagueField, string][],
  ])('in a %s, “%s” is clear', (field, text) => {
    expect(wordsIn(field, text)).toEqual([])
  })

  test.each<[VagueField, string]>([
    // biome-ignore format: phrases are read as a list
    ...[
      ['material', '法律、法规规定需提供的其他证明'],
      ['material', '按照法律法规要求应提交的其他相关文件资料'],
      ['material', '户口本、身份证等相关证件'],
      ['material', '身份证明等材料'],
      ['material', '身份证等'],
      ['material', '申请人身份证、户口本等有效证件原件及复印件'],
      ['material', '相关的证明文件'],
      ['material', '其他与申请有关的材料'],
      ['material', '其他需提交的资料'],
      ['material', '申请人认为需要提供的其他材料'],
      ['material', '根据实际情况需要提供的材料'],
      ['material', '视情况需要提供的补充材料'],
      ['material', '如有必要，提供其他佐证材料'],
      ['material', '登记机关认为需要提交的材料'],
      ['material', '国家规定的其他文件'],
      ['material', '房屋产权证明等相关证明材料'],
      ['material', '与申请事项相关的其他资料'],
      ['material', '有关部门出具的相关证明'],
      ['material', '由相关部门出具的证明'],
      ['material', '有关主管部门要求的其他材料'],
      ['material', '主管部门要求提交的材料'],
      ['material', '其他资料'],
      ['material', '其他文件'],
      ['material', '其他证件'],
      ['material', '其他必要材料'],
      ['material', '其他补充材料'],
      ['material', '相关申请材料'],
      ['material', '相关技术资料'],
      ['material', '相关图纸'],
      ['material', '相关合同'],
      ['material', '有关协议等资料'],
      ['material', '合同、协议等'],
      ['material', '户口簿等身份证明材料'],
      ['material', '项目批准文件等相关附件'],
      ['material', '详见清单'],
      ['material', '详见申请表'],
      ['material', '见附件1'],
      ['material', '材料清单见附件'],
      ['material', '依照规定提供'],
      ['material', '依法需要提供的材料'],
      ['material', '应当提交的其他材料'],
      ['material', '符合国家规定的证明'],
      ['material', '必要的证明材料'],
      ['material', '必要时提供身份证原件'],
      ['material', '提供有效证明'],
      ['material', '按照相关部门要求提供'],
      ['material', '经办人员要求的其他材料'],
      ['material', '工作人员要求补充的材料'],
      ['material', '其他能证明身份的有效证件'],
      ['material', '可以证明其收入情况的相关材料'],
      ['material', '医院证明等'],
      ['material', '各类相关证书'],
      ['material', '涉及行政许可的，提交有关批准文件'],
      ['material', '法律、行政法规和国务院决定规定设立公司必须报经批准的，提交有关的批准文件或者许可证件'],
      ['material', '等材料'],
      ['material', '相关证照复印件'],
      ['material', '有关表格'],
      ['material', '相关表格'],
      ['material', '相关票据'],
      ['material', '身份证、户口簿等证明身份的材料'],
      ['material', '身份证、驾驶证等均可'],
      ['condition', '符合法律、法规、规章及国家有关规定的条件'],
      ['condition', '符合国家法律法规规定的其他条件'],
      ['condition', '法律法规规定的条件'],
      ['condition', '符合相关政策规定'],
      ['condition', '具有相应资质'],
      ['condition', '具备相应的条件'],
      ['condition', '符合相关法律法规'],
      ['condition', '申请人符合有关条件'],
      ['condition', '有必要的资金和场所等条件'],
      ['condition', '根据有关规定应当具备的条件'],
      ['condition', '满足其他相关条件'],
      ['condition', '按照相关规定执行'],
      ['condition', '主管部门认为应当具备的其他条件'],
      ['condition', '视情况可以受理'],
      ['condition', '符合规定的申请人'],
      ['condition', '其他法律法规规定的条件'],
      ['condition', '其他符合条件的人员'],
      ['condition', '有关法律、法规规定的其他要求'],
      ['condition', '符合产业政策等相关要求'],
      ['condition', '符合上级规定'],
      ['condition', '经主管部门认可的'],
      ['condition', '具有必要的设备和场所，以及法律规定的其他条件'],
      ['reason', '不符合受理条件'],
      ['reason', '申请材料不齐全或不符合法定形式'],
      ['reason', '材料不符合要求'],
      ['reason', '材料缺失'],
      ['reason', '资料缺失，请补齐'],
      ['reason', '提供的材料不真实'],
      ['reason', '条件不符'],
      ['reason', '不符合审批条件'],
      ['reason', '经审查不符合审批要求，不予通过'],
      ['reason', '不符合政策要求'],
      ['reason', '因材料问题退回'],
      ['reason', '法律法规规定的其他原因'],
      ['reason', '按照有关规定不予受理'],
      ['reason', '有关部门不同意'],
      ['reason', '相关手续不全'],
      ['reason', '缺少其他材料'],
      ['reason', '资格不符'],
      ['reason', '审批未通过'],
      ['reason', '申请不合规'],
      ['reason', '材料内容不规范'],
      ['reason', '视情况补正'],
      ['reason', '不符合登记要求，予以驳回'],
      ['reason', '补齐材料后再来'],
      ['reason', '暂不符合条件'],
      ['reason', '依据相关规定，该申请不予批准'],
      ['fee', '按照有关规定收取'],
      ['fee', '按照物价局标准收费'],
      ['fee', '按国家规定标准'],
      ['fee', '依据相关政策收取'],
      ['fee', '按实际费用收取'],
      ['fee', '按照实际发生费用结算'],
      ['fee', '根据实际情况'],
      ['fee', '相关标准'],
      ['fee', '依相关规定执行'],
      ['fee', '以物价部门公布为准'],
      ['fee', '参照有关规定'],
      ['fee', '由双方协商'],
      ['fee', '工本费按规定收取'],
      ['fee', '检测费用按实际收取'],
      ['fee', '根据项目大小收费'],
      ['fee', '收费标准待定'],
      ['fee', '收费标准以实际情况为准'],
      ['fee', '按次收费'],
      ['fee', '按评估价收取'],
      ['fee', '有关费用自理'],
      ['fee', '按相关收费标准收取，具体咨询窗口'],
    ] as [VagueField, string][],
  ])('in a %s, “%s” is vague', (field, text) => {
    expect(wordsIn(field, text)).not.toEqual([])
  })

  test('white space inside does not hide them, and the span is of the text as written', () => {
    const text = '身份证 等\n相关 材料。'
    const [vague] = vagueIn('material', text)
    expect(vague?.text).toBe('等\n相关 材料')
    expect(text.slice(vague?.start, vague?.end)).toBe(vague?.text)
  })

  test('a long text is read in time that grows with its length', () => {
    const long = '其他有关等按符合国家的'.repeat(5_000)
    expect(vagueIn('material', long).length).toBeLessThan(long.length)
  })
})

describe('a condition', () => {
  const canteenOrSchool = [
    { business: ['canteen'] },
    { business: ['catering'], site: ['school', 'kindergarten'] },
  ]

  test('is met when any line of it is met as a whole', () => {
    expect(meets(canteenOrSchool, { business: 'canteen' })).toBe(true)
    expect(meets(canteenOrSchool, { business: 'catering', site: 'school' })).toBe(true)
    expect(meets(canteenOrSchool, { business: 'catering', site: 'street' })).toBe(false)
    expect(meets(canteenOrSchool, { business: 'catering' })).toBe(false)
  })

  test('nothing asked is always met; an open question meets nothing', () => {
    expect(meets(undefined, {})).toBe(true)
    expect(meets([], {})).toBe(false)
    expect(meets([{}], {})).toBe(true)
    expect(meets([{ business: ['canteen'] }], {})).toBe(false)
  })

  test('of several choices one that is asked for is enough', () => {
    expect(meets([{ foods: ['cold'] }], { foods: ['hot', 'cold'] })).toBe(true)
    expect(meets([{ foods: ['cold'] }], { foods: ['hot'] })).toBe(false)
    expect(meets([{ foods: ['cold'] }], { foods: [] })).toBe(false)
  })

  test('says what it asks about, each once', () => {
    expect(premisesOf(canteenOrSchool)).toEqual(['business', 'site'])
    expect(premisesOf(undefined)).toEqual([])
  })
})
