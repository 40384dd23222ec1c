import type { PromiseMove } from '../../../dossier.ts'

/** What the clock of a dossier says: pauses, dates that moved, who held it how long. */
export const vi = {
  // The clock
  paused: 'Thời hạn đang tạm dừng',
  pausedFor: (ground: string, since: string) => `${ground}, từ ${since}`,
  leftAfter: (left: string) => `${left} khi tính tiếp`,
  restartsAfter: 'Tính lại từ đầu khi đã bổ sung đủ',
  answerUntil: (moment: string) => `Người nộp có đến ${moment}`,
  firstPromise: (moment: string) => `Hẹn lần đầu: ${moment}`,
  newPromise: (moment: string) => `Đã xin lỗi, hẹn lại ${moment}`,
  inLane: (lane: string, moment: string) => `${lane}: ${moment}`,
  withdrawalAsked: 'Người nộp xin rút: việc xử lý ngừng chờ trả lời',
  endedAt: (moment: string) => `Kết thúc lúc ${moment}`,

  // Why this date
  limitOf: (limit: string) => `Thời hạn giải quyết của thủ tục: ${limit}`,
  pauseLine: (ground: string, from: string, to: string, basis: string) =>
    `Tạm dừng: ${ground}, từ ${from} đến ${to} (${basis})`,
  now: 'nay',
  extensionLine: (limit: string, basis: string) => `Gia hạn theo luật thêm ${limit} (${basis})`,
  moveLine: (from: string, to: string, why: string) => `Ngày hẹn chuyển từ ${from} sang ${to}: ${why}`,
  ifEndedNow: 'Nếu hết tạm dừng ngay bây giờ thì tính như sau:',
  calendarDiffers: 'Lịch làm việc đã thay đổi; ngày đã hẹn vẫn giữ nguyên cho đến khi được tính lại',
  whyMoved: {
    pause: 'hết tạm dừng',
    restart: 'tính lại từ đầu sau khi bổ sung',
    extension: 'gia hạn theo luật',
    calendar: 'lịch làm việc thay đổi',
    putRight: 'sửa sai sót sau tiếp nhận',
  } satisfies Record<PromiseMove['why'], string>,

  // The sheet
  sheet: 'Thời hạn',
  first: 'Hẹn lần đầu',
  lawful: 'Ngày phải trả theo luật',
  apology: 'Xin lỗi, hẹn lại',
  apologyDrafted: (moment: string) => `Đã soạn, phải gửi chậm nhất ${moment}`,
  apologySent: (name: string, at: string, newDate: string) => `${name} ký ${at}, hẹn lại ${newDate}`,
  apologyLateSent: 'gửi sau thời điểm phải gửi',
  late: 'Quá hạn',
  lateSince: (moment: string) => `từ ${moment}`,
  unexplained: 'Chưa giải trình',
  cause: 'Nguyên nhân',
  task: 'Việc khắc phục',
  taskLine: (task: string, by: string) => `${task} (xong trước ${by})`,
  maskedWords: 'Nội dung đã được ẩn.',
  heldSummary: 'Ai giữ hồ sơ bao lâu',
  heldCaption: 'Ai giữ hồ sơ bao lâu (giờ làm việc)',
  heldStep: 'Bước',
  heldWho: 'Nơi giữ, người giữ',
  heldTime: 'Thời gian',
  heldWhenLate: 'Khi quá hạn',
  reception: 'Tiếp nhận',
  longest: 'lâu nhất',
  overdue: (time: string) => `quá hạn bước ${time}`,

  // What must be known first
  stoppedBy: (name: string, when: string) => `${name} dừng giải quyết hồ sơ lúc ${when}`,
  wantedBack: (when: string, reason: string) => `Người nộp xin rút hồ sơ lúc ${when}: ${reason}`,
  takenBack: (when: string, reason: string) => `Hồ sơ đã rút. Người nộp xin rút lúc ${when}: ${reason}`,
  apologyOwed: (moment: string) =>
    `Hồ sơ sẽ không kịp ngày hẹn. Văn bản xin lỗi đã soạn, phải ký và gửi chậm nhất ${moment}.`,
  apologyOverdue: (moment: string) =>
    `Hồ sơ không kịp ngày hẹn. Văn bản xin lỗi lẽ ra phải gửi trước ${moment}; ký ngay để người nộp biết ngày mới.`,
  awaited: (places: string) => `Còn nơi được lấy ý kiến chưa trả lời: ${places}.`,
  awaitedUntil: (place: string, moment: string) => `${place}, đến ${moment}`,

  // The list
  list: {
    title: 'Hồ sơ quá hạn, xin lỗi và giải trình',
    lead: 'Hồ sơ đã qua ngày phải trả mà chưa có kết quả. Mỗi hồ sơ cần một văn bản xin lỗi và một giải trình; hồ sơ xong muộn vẫn ở đây.',
    counts: (since: string) => `Từ ${since}`,
    unit: 'Cơ quan',
    lateCount: 'Quá hạn',
    inTimeCount: 'Xin lỗi kịp thời',
    apologisedCount: 'Đã xin lỗi',
    explainedCount: 'Đã giải trình',
    everyUnit: 'Mọi cơ quan',
    without: 'Còn thiếu',
    withoutNothing: 'Tất cả hồ sơ quá hạn',
    gaps: { apology: 'Chưa xin lỗi', explanation: 'Chưa giải trình' },
    filter: 'Lọc',
    dossier: 'Mã hồ sơ',
    procedure: 'Thủ tục',
    due: 'Phải trả',
    ended: (moment: string) => `xong ${moment}`,
    notEnded: 'chưa xong',
    heldMost: 'Giữ lâu nhất',
    apology: 'Xin lỗi',
    noApology: 'Chưa xin lỗi',
    apologised: (moment: string) => `Hẹn lại ${moment}`,
    tooLate: 'gửi muộn',
    explanation: 'Nguyên nhân',
    taskBy: (day: string) => `khắc phục trước ${day}`,
    none: 'Không có hồ sơ quá hạn nào.',
    afterLast: 'Hết danh sách.',
    firstPage: 'Về trang đầu',
    nextPage: 'Trang sau',
  },

  // The line of steps
  silentConsent: 'không trả lời, coi như đồng ý',
  silentReport: 'không trả lời, đã ghi nhận',
  silenceOn: (moment: string, means: string) => `quá ${moment} không trả lời: ${means}`,
  means: { consent: 'coi như đồng ý', report: 'làm tiếp, ghi nhận im lặng' },
  outsideLimit: 'không tính vào thời hạn',
  atRest: 'đang ngừng',
}

export type LateMessages = typeof vi
