/** Two services that ask for no files, filled in by one person: what is filed when the bench files. */
const person = {
  name: 'Trịnh Thị Thử Nghiệm',
  birth: '1996-04-12',
  number: '099196000001',
  address: 'Số 1, phố Đo Lường',
  phone: '0900000000',
}

/** A copy of an extract from the civil register: decided the same day, with a fee. */
export function registerCopy(authority: string) {
  return {
    procedure: '2.000635',
    competentAuthority: authority,
    returnBy: 'counter',
    answers: {
      requesterName: person.name,
      requesterBirth: person.birth,
      requesterNumber: person.number,
      requesterAddress: person.address,
      requesterPhone: person.phone,
      relation: 'mother',
      civilEvent: 'birth',
      personName: 'Hoàng Thử Nghiệm',
      personBirth: '2020-09-28',
      registeredAt: 'Ủy ban nhân dân nơi cư trú',
      copies: 2,
    },
    components: [],
  }
}

/** The social pension: ten working days, no fee, the decision lies in the account. */
export function socialPension(authority: string) {
  return {
    procedure: '1.014027',
    competentAuthority: authority,
    returnBy: 'account',
    answers: {
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
    },
    components: [],
  }
}
