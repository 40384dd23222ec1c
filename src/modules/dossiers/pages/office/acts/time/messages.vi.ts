import type { DelayCause, PauseGround, StopGround } from '../../../../dossier.ts'

/** What the forms about a dossier's time and its early end say. */
export const vi = {
  /** Why the clock stands still. */
  grounds: {
    supplement: 'Chờ người nộp bổ sung hồ sơ',
    payment: 'Chờ người nộp thực hiện nghĩa vụ tài chính',
    agency: 'Chờ cơ quan khác theo luật chuyên ngành',
    inspection: 'Kiểm tra thực tế theo luật chuyên ngành',
  } satisfies Record<PauseGround, string>,
  causes: {
    workload: 'Quá nhiều hồ sơ so với số người làm',
    absence: 'Người phụ trách vắng mặt, chưa có người thay',
    waitedForAgency: 'Chờ cơ quan khác trả lời',
    waitedForApplicant: 'Chờ người nộp',
    mistake: 'Sai sót khi xử lý',
    complexity: 'Hồ sơ phức tạp hơn thường lệ',
    system: 'Hệ thống, đường truyền bị gián đoạn',
  } satisfies Record<DelayCause, string>,
  stopGrounds: {
    notCompleted: 'Người nộp không bổ sung hồ sơ trong thời hạn',
    courtOrder: 'Có quyết định của tòa án hoặc cơ quan thi hành án',
    dispute: 'Có tranh chấp đang được giải quyết',
    sectorLaw: 'Luật chuyên ngành yêu cầu dừng',
    applicantGone: 'Người nộp đã chết hoặc tổ chức đã chấm dứt hoạt động',
  } satisfies Record<StopGround, string>,
  basis: (basis: string) => `Căn cứ: ${basis}`,
  newDue: (moment: string) => `Ngày hẹn khi đó: ${moment}.`,
  newDueProvisional: (moment: string) =>
    `Ngày hẹn dự kiến khi đó: ${moment} (lịch nghỉ của năm đó chưa công bố).`,
  firstKept: 'Ngày hẹn đầu tiên vẫn giữ trong hồ sơ.',
  notADay: 'Nhập đủ ngày, tháng, năm, ví dụ 15 10 2026',
  pause: {
    title: 'Tạm dừng tính thời hạn',
    intro:
      'Thời hạn chỉ dừng khi luật của thủ tục này cho phép. Hỏi ý kiến cơ quan khác tự nó không làm dừng thời hạn.',
    legend: 'Dừng vì lý do nào?',
    longest: (limit: string) => `Lâu nhất ${limit}; hết thời gian đó hệ thống tự cho tính tiếp.`,
    noLongest: 'Luật không định thời gian lâu nhất; cho tính tiếp ngay khi hết lý do.',
    chooseOne: 'Chọn lý do tạm dừng',
    button: 'Tạm dừng',
  },
  resume: {
    title: 'Tính tiếp thời hạn',
    legend: 'Lý do nào đã hết?',
    since: (moment: string) => `Dừng từ ${moment}`,
    until: (moment: string) => `chậm nhất đến ${moment}`,
    chooseOne: 'Chọn lý do đã hết',
    button: 'Tính tiếp',
  },
  extend: {
    title: 'Gia hạn theo luật',
    intro:
      'Chỉ gia hạn được trong những trường hợp luật của thủ tục này đã nêu, khi hồ sơ chưa quá hạn. Trường hợp khác, hãy xin lỗi và hẹn lại.',
    legend: 'Hồ sơ thuộc trường hợp nào?',
    by: (limit: string) => `Thêm ${limit}`,
    chooseOne: 'Chọn trường hợp gia hạn',
    button: 'Gia hạn',
  },
  apologise: {
    title: 'Xin lỗi và hẹn lại ngày trả kết quả',
    intro:
      'Văn bản theo mẫu 04, do cơ quan có thẩm quyền ký, chỉ được một lần. Hồ sơ vẫn tính là quá hạn so với ngày hẹn cũ.',
    promised: (moment: string) => `Ngày đã hẹn: ${moment}.`,
    owedBy: (moment: string) => `Văn bản xin lỗi phải gửi chậm nhất ${moment}.`,
    owedPast: (moment: string) =>
      `Văn bản xin lỗi lẽ ra phải gửi trước ${moment}; gửi ngay vẫn là việc phải làm.`,
    drafted: (moment: string) =>
      `Hệ thống soạn sẵn ${moment}, vì với các bước còn lại hồ sơ sẽ không kịp hẹn.`,
    newDate: 'Ngày hẹn mới',
    newDateHint: 'Trả kết quả chậm nhất cuối giờ làm việc ngày này',
    reason: 'Lý do chậm',
    reasonHint: 'Người nộp đọc lý do này: ghi rõ việc gì chưa xong, đang chờ ai',
    notLater: (moment: string) => `Ngày hẹn mới phải sau hôm nay và sau ngày đã hẹn (${moment})`,
    dayOff: (day: string) => `Ngày ${day} không làm việc; chọn một ngày làm việc`,
    reasonMissing: 'Ghi lý do chậm',
    button: 'Ký văn bản xin lỗi, hẹn lại',
  },
  explain: {
    title: 'Giải trình việc quá hạn',
    intro: 'Chọn nguyên nhân chính và giao một việc để hồ sơ sau không chậm vì nguyên nhân đó.',
    cause: 'Nguyên nhân chính là gì?',
    chooseOne: 'Chọn nguyên nhân chính',
    task: 'Việc khắc phục',
    taskHint: 'Ai làm gì; ví dụ: Bố trí người thay khi công chức hộ tịch nghỉ phép',
    taskMissing: 'Ghi việc khắc phục',
    taskBy: 'Làm xong trước ngày',
    taskByPast: 'Ngày làm xong không được ở trong quá khứ',
    button: 'Ghi nhận giải trình',
  },
  stop: {
    title: 'Dừng giải quyết hồ sơ',
    intro: 'Người nộp nhận thông báo theo mẫu 05 với căn cứ và lý do.',
    legend: 'Dừng theo căn cứ nào?',
    chooseOne: 'Chọn căn cứ dừng giải quyết',
    reason: 'Lý do',
    reasonHint: 'Số, ngày của quyết định; vì sao hồ sơ không giải quyết tiếp được',
    reasonMissing: 'Ghi lý do dừng giải quyết',
    waitedUntil: (moment: string) => `Hạn bổ sung đã hết lúc ${moment}.`,
    warning: 'Dừng thì hồ sơ kết thúc, không có kết quả. Bản chính đã nhận phải trả lại cho người nộp.',
    button: 'Dừng giải quyết',
  },
  withdraw: {
    title: 'Rút hồ sơ theo yêu cầu của người nộp',
    intro: 'Hồ sơ chưa được tiếp nhận nên kết thúc ngay khi ghi nhận.',
    reason: 'Người nộp rút hồ sơ vì sao?',
    reasonHint: 'Ghi theo lời người nộp',
    reasonMissing: 'Ghi lý do người nộp rút hồ sơ',
    warning: 'Rút thì hồ sơ kết thúc. Muốn giải quyết, người nộp phải nộp lại từ đầu.',
    button: 'Ghi nhận rút hồ sơ',
  },
  askWithdrawal: {
    title: 'Ghi nhận người nộp xin rút hồ sơ',
    intro:
      'Việc xử lý ngừng lại cho đến khi nơi tiếp nhận trả lại giấy tờ và cho rút. Thời hạn vẫn được tính.',
    button: 'Ghi nhận yêu cầu rút',
  },
  cancelWithdrawal: {
    title: 'Người nộp thôi rút hồ sơ',
    intro: 'Hồ sơ được xử lý tiếp từ chỗ đang dở. Ngày hẹn không thay đổi.',
    button: 'Xử lý tiếp',
  },
  confirmWithdrawal: {
    title: 'Cho rút hồ sơ',
    asked: (moment: string) => `Người nộp xin rút hồ sơ ${moment}.`,
    notedBy: (name: string) => `${name} ghi nhận thay người nộp.`,
    reason: 'Lý do',
    papers: 'Trả lại giấy tờ đã nhận',
    noPapers: 'Không có giấy tờ bản giấy nào phải trả lại.',
    originals: (component: string, originals: number, copies: number) =>
      `${component}: ${[originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : ''].filter(Boolean).join(', ')}`,
    paid: (amount: string) =>
      `Phí, lệ phí ${amount} đã thu không được hoàn, trừ khi văn bản về khoản thu đó có quy định khác.`,
    warning: 'Cho rút thì hồ sơ kết thúc, không có kết quả.',
    button: 'Cho rút hồ sơ',
  },
  /** A request for completion while the dossier is handled. */
  supplement: {
    intro:
      'Hồ sơ đã tiếp nhận: chỉ được yêu cầu một lần, gửi qua Bộ phận Một cửa. Người nộp nhận phiếu theo mẫu 02.',
    restart: 'Thời hạn dừng lại ngay và được tính lại từ đầu khi người nộp đã bổ sung đủ.',
    resume: 'Thời hạn dừng lại ngay và tính tiếp khi người nộp đã bổ sung đủ.',
    answerBy: (moment: string) => `Người nộp có đến ${moment}; quá lúc đó hồ sơ bị dừng giải quyết.`,
    askBy: (moment: string) => `Chỉ được yêu cầu đến ${moment}.`,
  },
}

export type TimeMessages = typeof vi
