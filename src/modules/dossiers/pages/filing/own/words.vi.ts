import type { PauseGround, PromiseMove, StopGround } from '../../../dossier.ts'

/** What the owner of a dossier reads beside its state. */
export const vi = {
  state_withdrawing: 'Đang đề nghị rút',
  state_paused: 'Tạm dừng thời hạn',
  state_late: 'Quá ngày hẹn',

  supplementInHand: 'Hồ sơ đang giải quyết thì cần bạn bổ sung. Trong khi chờ bạn, thời hạn tạm dừng.',
  lastDay: (when: string) =>
    `Hạn cuối để bổ sung: ${when}. Quá hạn này mà chưa bổ sung, hồ sơ bị dừng và phải nộp lại từ đầu.`,
  bringTo: (counter: string) => `Mời bạn mang giấy tờ đến ${counter}.`,
  pausedSay: {
    supplement: 'Thời hạn tạm dừng để chờ bạn bổ sung.',
    payment: 'Thời hạn tạm dừng để chờ bạn nộp khoản tiền đã được thông báo.',
    agency: 'Thời hạn tạm dừng để chờ trả lời của cơ quan khác. Bạn không phải làm gì.',
    inspection: 'Thời hạn tạm dừng để chờ kiểm tra thực tế. Cán bộ sẽ liên hệ nếu cần bạn có mặt.',
  } satisfies Record<PauseGround, string>,
  pausedThen: 'Khi thời hạn được tính tiếp, bạn được báo ngày hẹn mới.',
  inProgress: (when: string) => `Hồ sơ đang được giải quyết. Kết quả có trước ${when}.`,
  movedFrom: (when: string) => `Ngày hẹn ban đầu là ${when}.`,
  lateSay: (when: string) =>
    `Hồ sơ đã quá ngày hẹn ${when}. Chúng tôi xin lỗi. Cơ quan giải quyết phải xin lỗi bằng văn bản và hẹn ngày mới; bạn không phải làm gì.`,
  byPost: 'Kết quả đã ký và sẽ được gửi qua bưu chính đến địa chỉ của bạn.',
  posted: (tracking: string) => `Kết quả đã gửi qua bưu chính. Số bưu gửi: ${tracking}.`,

  apologyTitle: 'Xin lỗi và hẹn lại',
  apologySay: (first: string) => `Chúng tôi xin lỗi vì không trả được kết quả đúng ngày đã hẹn (${first}).`,
  reason: 'Lý do',
  newDate: 'Ngày hẹn mới',

  dateNow: 'Hẹn trả kết quả',
  firstDate: 'Ngày hẹn ban đầu',
  datesTitle: 'Vì sao ngày hẹn thay đổi?',
  dateMove: (from: string, to: string) => `Từ ${from} sang ${to}.`,
  dateConfirmed: (to: string) => `Ngày hẹn dự kiến ${to} đã được xác nhận.`,
  moves: {
    pause: 'Thời hạn tạm dừng rồi được tính tiếp.',
    restart: 'Hồ sơ đã đủ, thời hạn được tính lại từ đầu.',
    extension: 'Thời hạn được gia hạn theo luật.',
    calendar: 'Lịch làm việc thay đổi.',
    putRight: 'Hồ sơ được sửa cho đúng thủ tục hoặc cơ quan.',
  } satisfies Record<PromiseMove['why'], string>,
  basis: (text: string) => `Căn cứ: ${text}.`,
  pausesTitle: 'Thời gian không tính vào thời hạn',
  grounds: {
    supplement: 'Chờ bạn bổ sung',
    payment: 'Chờ nộp tiền',
    agency: 'Chờ cơ quan khác',
    inspection: 'Kiểm tra thực tế',
  } satisfies Record<PauseGround, string>,
  pauseOpen: (from: string) => `Từ ${from} đến nay.`,
  pauseOver: (from: string, to: string) => `Từ ${from} đến ${to}.`,

  nowAt: 'Đang ở',
  waitsForOfficer: 'chưa giao cho cán bộ',

  stoppedWhy: {
    notCompleted: 'Đã hết thời hạn bổ sung mà hồ sơ chưa được hoàn thiện.',
    courtOrder: 'Theo quyết định của Tòa án hoặc cơ quan có thẩm quyền.',
    dispute: 'Có tranh chấp đang được giải quyết.',
    sectorLaw: 'Theo quy định của pháp luật chuyên ngành.',
    applicantGone: 'Người nộp hồ sơ không còn.',
  } satisfies Record<StopGround, string>,
  stoppedNext: (counter: string) =>
    `Bạn có thể nộp hồ sơ mới bất cứ lúc nào. Nếu đã nộp bản giấy, bạn nhận lại tại ${counter}.`,

  resultsTitle: 'Kết quả',
  resultNumber: (number: string) => `Số ${number}`,
  resultToCome: 'Đang giải quyết',
  resultCorrected: (number: string) =>
    `Bản này thay bản số ${number} có sai sót của cơ quan. Bản cũ không còn hiệu lực.`,

  withdraw: 'Rút hồ sơ',
  withdrawLink: 'Tôi muốn rút hồ sơ này',
  withdrawAtOnce:
    'Hồ sơ chưa được tiếp nhận nên khi bạn rút, hồ sơ kết thúc ngay. Muốn làm lại, bạn nộp hồ sơ mới.',
  withdrawAsk: (counter: string) =>
    `Hồ sơ đang được giải quyết. Khi bạn đề nghị rút, việc giải quyết tạm ngừng để chờ ${counter} trả lời. Trước khi có trả lời, bạn vẫn đổi ý được. Thời hạn vẫn tính.`,
  withdrawPaid: 'Khoản phí, lệ phí đã nộp được hoàn lại hay không là theo quy định của từng khoản.',
  withdrawReason: 'Vì sao bạn muốn rút hồ sơ?',
  withdrawReasonHint: 'Một câu là đủ. Ví dụ: tôi sẽ nộp lại với giấy tờ mới.',
  withdrawReasonMissing: 'Hãy ghi vì sao bạn muốn rút hồ sơ',
  withdrawNow: 'Rút hồ sơ',
  withdrawSend: 'Gửi đề nghị rút hồ sơ',
  withdrawNot: 'Không rút nữa, quay lại hồ sơ',
  withdrawChanged: 'Hồ sơ vừa thay đổi trong lúc bạn viết. Hãy đọc lại rồi gửi lần nữa.',
  withdrawn: 'Hồ sơ đã được rút.',
  withdrawalSent: 'Đã gửi đề nghị rút hồ sơ.',
  wentOn: 'Hồ sơ được giải quyết tiếp.',
  withdrawingSay: (counter: string) =>
    `Bạn đã đề nghị rút hồ sơ. Việc giải quyết tạm ngừng cho đến khi ${counter} trả lời.`,
  withdrawingChange: 'Nếu đổi ý, bạn cho giải quyết tiếp ngay tại đây.',
  goOn: 'Giải quyết tiếp',
  supplementedInHand: 'Đã gửi phần bổ sung. Hồ sơ được giải quyết tiếp; ngày hẹn mới ghi ở dưới.',
}

export type OwnWords = typeof vi
