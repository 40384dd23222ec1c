import type { EntryFacts } from '../../../rules/entries.ts'

/** What the timeline says about the entries of casework. */
export const vi = {
  byDelegation: 'Làm theo ủy quyền.',
  byDelegationOf: (name: string) => `Làm thay ${name}, theo ủy quyền.`,
  answerBy: (moment: string) => `Người nộp có đến ${moment}.`,
  restarts: 'Thời hạn dừng, tính lại từ đầu khi đã bổ sung.',
  resumes: 'Thời hạn dừng, tính tiếp khi đã bổ sung.',
  supplied: (components: string) => `Đã bổ sung: ${components}.`,
  answersCorrected: 'Có sửa nội dung khai.',
  dueNow: (moment: string) => `Ngày phải trả: ${moment}.`,
  dueNowProvisional: (moment: string) => `Ngày phải trả, dự kiến: ${moment}.`,
  dueMoved: (from: string, to: string) => `Ngày phải trả chuyển từ ${from} sang ${to}.`,
  assigned: (step: string, officer: string) => `${step}: giao ${officer}.`,
  assignedBecause: {
    leader: 'Lãnh đạo giao.',
    rule: 'Giao theo quy tắc của đơn vị.',
    takenOver: 'Nhận thay đồng nghiệp.',
  } satisfies Record<EntryFacts['stepAssigned']['because'], string>,
  releasedBecause: {
    own: 'Người đang giữ trả lại.',
    leader: 'Lãnh đạo thu lại.',
    absence: 'Người đang giữ vắng mặt.',
  } satisfies Record<EntryFacts['stepReleased']['because'], string>,
  asked: (unit: string, moment: string, means: string) =>
    `${unit}: trả lời trước ${moment}${means === '' ? '' : `; ${means}`}.`,
  means: { consent: 'im lặng coi như đồng ý', report: 'im lặng thì làm tiếp và ghi nhận' },
  silent: { consent: 'Coi như đồng ý.', report: 'Hồ sơ được làm tiếp; sự im lặng được ghi nhận.' },
  basis: (basis: string) => `Căn cứ: ${basis}.`,
  until: (moment: string) => `Lâu nhất đến ${moment}.`,
  extendedBy: (limit: string) => `Thêm ${limit}.`,
  apologyDrafted: (moment: string, newDate: string) =>
    `Phải ký và gửi chậm nhất ${moment}. Đề xuất hẹn lại ${newDate}.`,
  newDate: (moment: string) => `Hẹn lại ${moment}.`,
  wasOwedBy: (moment: string) => `Gửi muộn: phải gửi trước ${moment}.`,
  missed: (moment: string) => `Đã qua ngày phải trả ${moment}.`,
  heldMost: (what: string, where: string, time: string) => `Giữ lâu nhất: ${what}, ${where}, ${time}.`,
  cause: (cause: string) => `Nguyên nhân: ${cause}.`,
  task: (task: string, by: string) => `Khắc phục: ${task} (trước ${by})`,
  reason: (reason: string) => `Lý do: ${reason}`,
  righted: {
    procedure: (from: string) => `Sửa thủ tục thành ${from}.`,
    competentAuthority: (unit: string) => `Sửa cơ quan có thẩm quyền thành ${unit}.`,
    applicant: 'Sửa thông tin người nộp.',
    answers: 'Sửa nội dung khai.',
  },
  unitFollowed: (from: string, to: string) => `${from} → ${to}.`,
  papers: {
    dossier: (from: string, to: string) => `Hồ sơ giấy: ${from} → ${to}.`,
    result: (from: string, to: string) => `Kết quả bản giấy: ${from} → ${to}.`,
  },
  batch: (batch: string) => `Danh sách ${batch}.`,
  stopGround: (ground: string) => `${ground}.`,
  tracking: (tracking: string) => `Số vận đơn ${tracking}.`,
  cashOnDelivery: (amount: string) => `Bưu điện thu hộ ${amount}.`,
  replaces: (number: string) => `Thay cho số ${number}.`,
  mentions: (names: string) => `Nhắc: ${names}.`,
  workingPapers: (count: number) => `${count} tệp làm việc.`,
}

export type ToldMessages = typeof vi
