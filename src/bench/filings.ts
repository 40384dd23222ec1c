/** Services that ask for no files, filled in by one person: what is filed when the bench files. */
const person = {
  name: 'Trịnh Thị Thử Nghiệm',
  birth: '1996-04-12',
  number: '099196000001',
  address: 'Số 1, phố Đo Lường',
  phone: '0900000000',
}

const requester = {
  requesterName: person.name,
  requesterBirth: person.birth,
  requesterNumber: person.number,
  requesterAddress: person.address,
  requesterPhone: person.phone,
}

/** Who asks at the counter, where an officer files for them. */
const applicant = { fullName: person.name, personalNumber: person.number, phone: person.phone }

export type ReturnBy = 'account' | 'counter'

/** The body of a filing with an authority. */
export type Filing = (authority: string, returnBy: ReturnBy) => object

/** Filed by the citizen from their account, for themselves under the name the answers have. */
const online =
  (procedure: string, answers: object): Filing =>
  (competentAuthority, returnBy) => ({
    ...{ procedure, competentAuthority, returnBy, answers, applicant },
    components: [],
  })

/** Filed by an officer at a counter, with the papers shown there. */
const atCounter =
  (procedure: string, answers: object, shown: readonly string[]): Filing =>
  (competentAuthority, returnBy) => ({
    ...{ procedure, competentAuthority, returnBy, answers, applicant },
    receivingUnit: competentAuthority,
    components: shown.map(key => ({ key, files: [], originals: 1, copies: 0 })),
  })

const copyAnswers = {
  ...requester,
  relation: 'mother',
  civilEvent: 'birth',
  personName: 'Hoàng Thử Nghiệm',
  personBirth: '2020-09-28',
  registeredAt: 'Ủy ban nhân dân nơi cư trú',
  copies: 2,
}

/** A copy of an extract from the civil register: decided the same day, with a fee. */
export const registerCopy = online('2.000635', copyAnswers)

/** The social pension: ten working days, no fee. */
export const socialPension = online('1.014027', {
  pensionCase: 'new',
  byOther: false,
  personName: person.name,
  personBirth: '1950-04-12',
  personSex: 'female',
  personNumber: person.number,
  personEthnicity: 'Kinh',
  personAddress: person.address,
  pensionGround: 'age75',
  otherPension: false,
  paymentWay: 'cash',
})

/** Whether somebody is married: three working days, no fee when filed online. */
const maritalStatus = online('1.004873', {
  ...requester,
  relation: 'self',
  personName: person.name,
  personBirth: person.birth,
  personSex: 'female',
  personNumber: person.number,
  personEthnicity: 'Kinh',
  personNationality: 'Việt Nam',
  personAddress: person.address,
  maritalStatus: 'never',
  purpose: 'Bổ sung hồ sơ vay vốn',
  forMarriage: false,
  reissue: false,
  exemption: 'none',
})

/** A household business: three working days. */
const householdBusiness = online('1.001612', {
  ...requester,
  requesterSex: 'female',
  requesterEthnicity: 'Kinh',
  byOther: false,
  businessName: 'Hộ kinh doanh Đo Lường',
  businessAddress: person.address,
  activity: 'Bán lẻ lương thực, thực phẩm trong cửa hàng chuyên doanh',
  capital: 50_000_000,
  workers: 2,
  owners: 'person',
})

/** A certified copy of a diploma, made at the counter. */
const certifiedCopy = atCounter(
  '2.000815',
  {
    ...requester,
    documentName: 'Bằng tốt nghiệp đại học',
    documentIssuer: 'Trường Đại học Đo Lường',
    pages: 1,
    copies: 3,
  },
  ['original'],
)

/** A copy of an extract, asked for at the counter. */
const registerCopyAtCounter = atCounter('2.000635', copyAnswers, [])

/** What is filed online, in turns; and at a counter. */
export const filedOnline: readonly Filing[] = [registerCopy, socialPension, maritalStatus, householdBusiness]
export const filedAtCounter: readonly Filing[] = [certifiedCopy, registerCopyAtCounter]
