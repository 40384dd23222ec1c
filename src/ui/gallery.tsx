import type { VNode } from 'preact'
import { ActionBar, Copyable } from './components/action-bar.tsx'
import { Button, ButtonGroup } from './components/button.tsx'
import { CardGrid, Figures, Sheet } from './components/cards.tsx'
import { Checkboxes, Radios } from './components/choices.tsx'
import { DateInput } from './components/date-input.tsx'
import { DocumentViewer } from './components/document-viewer.tsx'
import { ErrorSummary, errorFor } from './components/error-summary.tsx'
import { FileUpload } from './components/file-upload.tsx'
import { Form } from './components/form.tsx'
import { LivePart, PrintButton } from './components/live-part.tsx'
import { SubNavigation } from './components/navigation.tsx'
import { Details, InsetText, NotificationBanner, Panel, Tag, WarningText } from './components/notices.tsx'
import { Pagination } from './components/pagination.tsx'
import { ProcessLine } from './components/process-line.tsx'
import { SearchBox } from './components/search-box.tsx'
import { Select } from './components/select.tsx'
import { SummaryList } from './components/summary-list.tsx'
import { Table } from './components/table.tsx'
import { TaskList } from './components/task-list.tsx'
import { PasswordInput, TextInput } from './components/text-input.tsx'
import { Textarea } from './components/textarea.tsx'
import { TimeLeft } from './components/time-left.tsx'
import { Timeline } from './components/timeline.tsx'
import type { PageProps, PageRequest } from './layout/page.tsx'
import { renderPage } from './render.tsx'

/** One page of the gallery. */
export interface GalleryPage {
  readonly name: string
  readonly html: string
}

const nobody: PageRequest = { locale: 'vi', viewer: null, csrfToken: () => 'token', here: '/' }
const officer: PageRequest = {
  ...nobody,
  viewer: { kind: 'officer', id: '1', name: 'Lê Thu Hà', posts: [] },
}
const citizen: PageRequest = {
  ...nobody,
  viewer: {
    kind: 'citizen',
    id: '2',
    name: 'Tôn Nữ Hoàng Nguyễn Thị Hồng Nhung',
    personalNumber: '099196000001',
  },
}

/** Every component on a page as it would stand there, to be looked at and checked; no route leads here. */
export function gallery(): readonly GalleryPage[] {
  return [
    { name: 'home', html: home(nobody) },
    { name: 'home-en', html: home({ ...nobody, locale: 'en' }) },
    { name: 'form', html: form(citizen, []) },
    { name: 'form-errors', html: form(citizen, errors) },
    { name: 'done', html: done(citizen) },
    { name: 'procedure', html: procedure(nobody) },
    { name: 'list', html: list(officer) },
    { name: 'list-empty', html: emptyList(officer) },
    { name: 'dossier', html: dossier(officer) },
  ]
}

function draw(page: PageProps, request: PageRequest, content: VNode): string {
  return renderPage(page, request, content)
}

function home(request: PageRequest): string {
  const hero = (
    <>
      <h1 class="govuk-heading-xl">Bạn cần làm thủ tục gì?</h1>
      <p class="mc-hero__lead">
        Nộp ở nhà hoặc tại bất kỳ điểm tiếp nhận nào của thành phố. Biết trước ngày trả kết quả, theo dõi từng
        bước.
      </p>
      <SearchBox
        action="/thu-tuc"
        label="Tìm thủ tục"
        hideLabel
        value="làm giấy khai sinh cho con"
        popular={{
          label: 'Nhiều người tìm:',
          items: ['Khai sinh', 'Xác nhận độc thân', 'Chứng thực bản sao', 'Hộ kinh doanh'].map((text, n) => ({
            text,
            href: `/thu-tuc?q=${n}`,
          })),
        }}
      />
    </>
  )
  return draw(
    { title: 'Bạn cần làm thủ tục gì?', hero },
    request,
    <>
      <h2 class="govuk-heading-l">Theo việc trong đời</h2>
      <CardGrid
        items={[
          ['Sinh con', 'Khai sinh, cư trú, thẻ bảo hiểm y tế: nộp một lần, nhận ba kết quả.'],
          ['Kết hôn', 'Xác nhận tình trạng hôn nhân, đăng ký kết hôn, có yếu tố nước ngoài.'],
          ['Mở cửa hàng', 'Đăng ký hộ kinh doanh, an toàn thực phẩm, phòng cháy.'],
          ['Nhà và đất', 'Giấy phép xây dựng, cấp giấy chứng nhận, hòa giải tranh chấp.'],
          ['Người cao tuổi, người có công', 'Trợ cấp, hỗ trợ, và phục vụ tại nhà khi khó đi lại.'],
          ['Người thân qua đời', 'Khai tử, hỗ trợ mai táng, thừa kế.'],
        ].map(([title, text], n) => ({ title, href: `/viec/${n}`, children: text }))}
      />
      <h2 class="govuk-heading-l">Thành phố hôm nay</h2>
      <Figures
        items={[
          { value: '99,6%', label: 'đúng hạn, tháng này' },
          { value: '4.182', label: 'hồ sơ tiếp nhận hôm nay' },
          { value: '78,3%', label: 'nộp trực tuyến' },
          { value: '1 ngày', label: 'thường có giấy khai sinh' },
        ]}
      />
    </>,
  )
}

const errors = [
  { field: 'child.name', message: 'Hãy nhập họ và tên của trẻ' },
  { field: 'birth.date', message: 'Ngày sinh không thể sau hôm nay' },
  { field: 'child.sex', message: 'Hãy chọn giới tính' },
  { field: 'papers', message: 'Tệp phải là ảnh JPEG, PNG hoặc PDF, không quá 20 MB' },
]

function form(request: PageRequest, shown: typeof errors): string {
  return draw(
    { title: 'Trẻ được khai sinh', errors: shown, back: { href: '/' } },
    request,
    <>
      <ErrorSummary errors={shown} />
      <span class="govuk-caption-l">Đăng ký khai sinh · 2 / 5</span>
      <h1 class="govuk-heading-xl">Trẻ được khai sinh</h1>
      <Form action="/drafts/1" multipart progress autosave="/drafts/1/autosave">
        <TextInput
          name="child.name"
          label="Họ, chữ đệm và tên"
          hint="Viết đúng như muốn ghi trong giấy khai sinh, có dấu."
          error={errorFor(shown, 'child.name')}
        />
        <DateInput
          name="birth.date"
          legend={{ text: 'Ngày sinh', size: 's' }}
          hint="Ví dụ: 14 11 2026"
          value={{ day: 31, month: 12, year: 2026 }}
          wrong={shown.length > 0 ? ['year'] : []}
          error={errorFor(shown, 'birth.date')}
        />
        <Radios
          name="child.sex"
          legend={{ text: 'Giới tính', size: 's' }}
          inline
          items={[
            { value: 'male', text: 'Nam' },
            { value: 'female', text: 'Nữ' },
          ]}
          error={errorFor(shown, 'child.sex')}
        />
        <Radios
          name="birth.place"
          legend={{ text: 'Nơi sinh', size: 's' }}
          value="hospital"
          items={[
            {
              value: 'hospital',
              text: 'Tại cơ sở y tế',
              conditional: (
                <TextInput
                  name="birth.hospital"
                  label="Tên cơ sở y tế"
                  value="Bệnh viện Phụ sản Trung ương"
                />
              ),
            },
            { value: 'home', text: 'Tại nhà', hint: 'Cần giấy của người làm chứng.' },
            { divider: 'hoặc' },
            { value: 'other', text: 'Nơi khác' },
          ]}
        />
        <Select
          name="ward"
          label="Xã, phường nơi cư trú của mẹ"
          value="2"
          items={[
            { value: '', text: 'Chọn' },
            { value: '1', text: 'Phường Văn Miếu – Quốc Tử Giám' },
            { value: '2', text: 'Phường Hai Bà Trưng' },
          ]}
        />
        <Checkboxes
          name="with"
          legend={{ text: 'Làm cùng lúc', size: 's' }}
          values={['residence']}
          items={[
            { value: 'residence', text: 'Đăng ký thường trú' },
            { value: 'insurance', text: 'Thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi', hint: 'Không thu phí.' },
            { divider: 'hoặc' },
            { value: 'none', text: 'Không làm thêm', exclusive: true },
          ]}
        />
        <TextInput name="fee" label="Lệ phí" width={10} inputmode="numeric" suffix="đồng" value="8.000" />
        <Textarea name="note" label="Điều muốn nói thêm với cán bộ" rows={3} />
        <FileUpload
          name="papers"
          label="Giấy chứng sinh"
          hint="Ảnh chụp hoặc bản quét: JPEG, PNG, PDF; mỗi tệp không quá 20 MB."
          accept={['image/jpeg', 'image/png', 'application/pdf']}
          error={errorFor(shown, 'papers')}
        />
        <PasswordInput name="password" label="Mật khẩu để ký" />
        <Details summary="Vì sao hỏi điều này?">Nghị định hỏi những điều này để ghi vào sổ hộ tịch.</Details>
        <ButtonGroup>
          <Button>Tiếp tục</Button>
          <Button kind="secondary" name="later" value="yes">
            Lưu và để sau
          </Button>
          <a class="govuk-link" href="/">
            Bỏ bản nháp
          </a>
        </ButtonGroup>
      </Form>
    </>,
  )
}

function done(request: PageRequest): string {
  return draw(
    { title: 'Đã nộp hồ sơ' },
    request,
    <>
      <Panel title="Đã nộp hồ sơ">
        Mã hồ sơ của bạn
        <br />
        <Copyable code="H26.P00004-261120-0042" size="l" />
      </Panel>
      <NotificationBanner kind="success" text="Thư xác nhận đã gửi tới hòm thư của bạn." />
      <h2 class="govuk-heading-m">Tiếp theo là gì</h2>
      <p class="govuk-body">
        Cán bộ trả lời chậm nhất <strong>10:12 ngày 23/11/2026</strong>. Khi hồ sơ được tiếp nhận, bạn sẽ có
        kết quả trong ngày.
      </p>
      <ProcessLine
        steps={[
          { title: 'Đã nộp', state: 'done', note: '08:12 ngày 20/11' },
          { title: 'Tiếp nhận', state: 'now', note: 'chậm nhất 10:12 ngày 23/11' },
          { title: 'Giải quyết', state: 'ahead' },
          { title: 'Trả kết quả', state: 'ahead' },
        ]}
      />
      <SummaryList
        card={{ title: 'Người nộp', actions: [{ href: '#', text: 'Sửa' }] }}
        rows={[
          {
            key: 'Họ và tên',
            value: 'Tôn Nữ Hoàng Nguyễn Thị Hồng Nhung',
            actions: [{ href: '#', text: 'Sửa', hiddenText: 'họ và tên' }],
          },
          { key: 'Số định danh', value: '099196000001', actions: [] },
          {
            key: 'Nơi cư trú',
            value: 'Số 12, ngõ 34, phố Trần Xuân Soạn, Phường Hai Bà Trưng',
            actions: [
              { href: '#', text: 'Sửa', hiddenText: 'nơi cư trú' },
              { href: '#', text: 'Bỏ', hiddenText: 'nơi cư trú' },
            ],
          },
        ]}
      />
      <InsetText>Bạn có thể rút hồ sơ bất cứ lúc nào trước khi có kết quả.</InsetText>
      <WarningText>Khai sai có thể bị xử phạt theo pháp luật.</WarningText>
      <NotificationBanner titleId="news" text="Thứ Hai 23/11 điểm tiếp nhận làm việc đến 19:00." />
      <PrintButton>In trang này</PrintButton>
    </>,
  )
}

function procedure(request: PageRequest): string {
  return draw(
    {
      title: 'Đăng ký khai sinh',
      breadcrumbs: [
        { href: '/', text: 'Trang chủ' },
        { href: '/thu-tuc', text: 'Thủ tục' },
        { href: '/viec/sinh-con', text: 'Sinh con' },
      ],
    },
    request,
    <>
      <h1 class="govuk-heading-xl">
        Đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi
      </h1>
      <p class="govuk-body-l">Mã 1.001193 · lĩnh vực Hộ tịch</p>
      <Button href="/nop/1" start>
        Nộp hồ sơ
      </Button>
      <TaskList
        items={[
          { title: 'Trẻ được khai sinh', href: '#', status: 'Đã xong' },
          {
            title: 'Cha, mẹ',
            href: '#',
            hint: 'Đã có từ tài khoản của bạn',
            status: <Tag tone="inHand">Đang làm</Tag>,
          },
          { title: 'Kiểm tra và nộp', status: 'Chưa làm được' },
        ]}
      />
      <Table
        caption="Cách thức và thời hạn"
        captionClasses="govuk-table__caption--m"
        head={['Cách nộp', 'Thời hạn', { text: 'Lệ phí', numeric: true }]}
        firstCellIsHeader
        rows={[
          ['Trực tuyến', 'Trong ngày làm việc', { text: '0 đồng', numeric: true }],
          ['Trực tiếp', 'Trong ngày làm việc', { text: '8.000 đồng', numeric: true }],
          ['Qua bưu chính', '2 ngày làm việc', { text: '108.000 đồng', numeric: true }],
        ]}
      />
      <Pagination
        previous={{ href: '?before=a', label: 'Thủ tục khai tử' }}
        next={{ href: '?after=b', label: 'Thủ tục đăng ký lại khai sinh' }}
      />
    </>,
  )
}

const side = [
  {
    items: [
      { href: '/office/new', text: 'Mới nộp', count: 12 },
      { href: '/office/mine', text: 'Của tôi', count: 31, active: true },
      { href: '/office/soon', text: 'Sắp đến hạn', count: 4 },
      { href: '/office/waiting', text: 'Chờ người dân', count: 9 },
      { href: '/office/signing', text: 'Chờ ký', count: 6 },
      { href: '/office/returning', text: 'Chờ trả', count: 18 },
    ],
  },
  {
    heading: 'Phường Hai Bà Trưng',
    items: [
      { href: '/office/all', text: 'Tất cả hồ sơ', count: 1214 },
      { href: '/office/handover', text: 'Bàn giao', count: 2 },
      { href: '/office/register', text: 'Sổ theo dõi' },
    ],
  },
]

const office: Omit<PageProps, 'title'> = {
  nav: 'office',
  side,
  place: 'Phường Hai Bà Trưng · Tư pháp – Hộ tịch',
}

function list(request: PageRequest): string {
  return draw(
    { ...office, title: 'Của tôi', live: '/office/events' },
    request,
    <>
      <h1 class="govuk-heading-l">Của tôi</h1>
      <SubNavigation
        label="Xem"
        items={[
          { href: '?', text: 'Đang làm', active: true },
          { href: '?done', text: 'Đã xong' },
        ]}
      />
      <LivePart name="list">
        <Table
          stack
          head={['Hồ sơ', 'Thủ tục', 'Người nộp', 'Trạng thái', { text: 'Còn lại', numeric: true }]}
          rows={[
            [
              '0042',
              'Đăng ký khai sinh',
              'Nguyễn Thị Hồng Nhung',
              <Tag key="t" tone="late">
                Quá hạn
              </Tag>,
              '−2 giờ',
            ],
            [
              '0043',
              'Xác nhận tình trạng hôn nhân',
              'Trần Văn Bình',
              <Tag key="t" tone="soon">
                Sắp đến hạn
              </Tag>,
              '3 giờ 20',
            ],
            [
              '0051',
              'Đăng ký thành lập hộ kinh doanh',
              'Tôn Nữ Hoàng Nguyễn Thị Hồng Nhung',
              <Tag key="t" tone="inHand">
                Đang xử lý
              </Tag>,
              '2 ngày',
            ],
            [
              '0055',
              'Chứng thực chữ ký',
              'Lê Đức',
              <Tag key="t" tone="done">
                Đã trả
              </Tag>,
              '0',
            ],
            [
              '0056',
              'Chứng thực chữ ký',
              'Lê Đức',
              <Tag key="t" tone="quiet">
                Đã rút
              </Tag>,
              '0',
            ],
          ].map(([code, name, who, state, left]) => [
            <a key="a" class="govuk-link mc-nowrap" href={`/office/dossiers/${String(code)}`}>
              H26.P00004-261120-{code}
            </a>,
            name,
            who,
            state,
            { text: left, numeric: true },
          ])}
        />
      </LivePart>
      <Pagination next={{ href: '?after=x' }} />
    </>,
  )
}

function emptyList(request: PageRequest): string {
  return draw(
    { ...office, title: 'Chờ ký' },
    request,
    <>
      <h1 class="govuk-heading-l">Chờ ký</h1>
      <p class="govuk-body">Không có hồ sơ nào chờ ký. Hồ sơ mới trình sẽ hiện ở đây.</p>
    </>,
  )
}

const picture =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="420" height="580"%3E%3Crect width="100%25" height="100%25" fill="white"/%3E%3Ctext x="110" y="90" font-size="20"%3EGIẤY CHỨNG SINH%3C/text%3E%3C/svg%3E'

function dossier(request: PageRequest): string {
  return draw(
    { ...office, title: 'Đăng ký khai sinh' },
    request,
    <>
      <div class="mc-dossier-head">
        <div>
          <p class="mc-dossier-head__code">
            <Copyable code="H26.P00004-261120-0042" /> <Tag tone="inHand">Đang xử lý</Tag>
          </p>
          <h1 class="govuk-heading-l">Đăng ký khai sinh</h1>
          <p class="mc-dossier-head__line">
            Nguyễn Thị Hồng Nhung · nộp trực tuyến 08:12, 20/11/2026 · tiếp nhận tại Phường Cửa Nam
          </p>
        </div>
        <TimeLeft words="Còn 3 giờ 20 phút" due="17:00 hôm nay" whyHref="#why" tone="soon" />
      </div>
      <ProcessLine
        steps={[
          { title: 'Tiếp nhận', state: 'done', note: 'Lê Thu Hà · 12 phút' },
          { title: 'Kiểm tra', state: 'done', note: 'Trần Văn Bình · 1 giờ 05' },
          { title: 'Dự thảo kết quả', state: 'now', note: 'hạn 14:30 · Trần Văn Bình', late: true },
          { title: 'Ký', state: 'ahead', note: 'Phó Chủ tịch · 2 giờ' },
          { title: 'Trả kết quả', state: 'ahead', note: 'mọi điểm tiếp nhận' },
        ]}
      />
      <div class="mc-columns">
        <div>
          <Sheet title="Trẻ được khai sinh" note={<Tag tone="quiet">7/7 đã xác nhận</Tag>}>
            <SummaryList
              rows={[
                { key: 'Họ và tên', value: <strong>Nguyễn Hoàng Bảo Ngọc</strong> },
                {
                  key: 'Ngày sinh',
                  value: (
                    <>
                      14/11/2026 <Tag tone="done">Giấy chứng sinh</Tag>
                    </>
                  ),
                },
                { key: 'Giới tính', value: 'Nữ' },
                { key: 'Nơi sinh', value: 'Bệnh viện Phụ sản' },
              ]}
            />
          </Sheet>
          <Sheet title="Cha, mẹ" note={<Tag tone="done">Khớp CSDL dân cư</Tag>}>
            <SummaryList
              rows={[
                { key: 'Mẹ', value: 'Nguyễn Thị Hồng Nhung · 099196012345' },
                { key: 'Cha', value: 'Hoàng Minh Đức · 099093067890' },
              ]}
            />
          </Sheet>
          <Sheet title="Việc đã làm">
            <Timeline
              level={3}
              items={[
                {
                  title: 'Chuyển bước Dự thảo kết quả',
                  at: Temporal.Instant.from('2026-11-20T02:40:00Z'),
                  by: 'Trần Văn Bình',
                  children: 'Giấy tờ đủ, thông tin khớp với giấy chứng sinh.',
                },
                { title: 'Tiếp nhận', at: Temporal.Instant.from('2026-11-20T01:24:00Z'), by: 'Lê Thu Hà' },
                { title: 'Nộp hồ sơ', at: Temporal.Instant.from('2026-11-20T01:12:00Z') },
              ]}
            />
          </Sheet>
        </div>
        <DocumentViewer
          document={{ href: picture, name: 'Giấy chứng sinh.jpg', mediaType: 'image/svg+xml' }}
          others={[
            { href: '?paper=1', name: 'Tờ khai', active: false },
            { href: '?paper=2', name: 'Giấy chứng sinh', active: true },
          ]}
        />
      </div>
      <ActionBar
        actions={[
          { text: 'Trình ký', key: 't', kind: 'primary', href: '#sign' },
          { text: 'Yêu cầu bổ sung', key: 'b', kind: 'danger', href: '#supplement' },
          { text: 'Xin ý kiến', key: 'y', href: '#consult' },
          { text: 'Chuyển', key: 'c', action: '/office/dossiers/1/moves', fields: { version: '3' } },
        ]}
        next={{ href: '#next', text: 'Hồ sơ kế tiếp' }}
      />
    </>,
  )
}
