/**
 * Makes packs/hanoi/units.json from two open files: the commune list and the list of city agencies (packs/hanoi/SOURCE.md).
 * @example node scripts/pack/make-units.ts <folder with hanoi-units.json and agencies.json>
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/platform/root.ts'

interface OpenUnit {
  code: string
  name: string
  full_name: string
  full_name_en: string
  type: 'phuong' | 'xa'
  seat_address: string | null
  former_units: { name: string; former_district: string | null }[]
}

interface OpenAgency {
  key: string
  name: string
  name_en: string
  kind: string
}

interface OpenAgencies {
  agencies: OpenAgency[]
  pasc: { branches: { no: number; name: string | null; address: string | null }[] }
}

/** Agency codes found in public sources; every other code is provisional and says so. */
const foundCodes: Record<string, { code: string; source: string }> = {
  'ward-00004': {
    code: 'H26.107',
    source: 'Liên kết công khai của Cổng Dịch vụ công quốc gia mang mã cơ quan của Phường Ba Đình',
  },
}

/** Our short ids of the departments; the provisional code is H26.P and the id's letters. */
const departmentIds: Record<string, string> = {
  'van-phong-ubnd': 'vpub',
  'so-noi-vu': 'snv',
  'so-tai-chinh': 'stc',
  'so-nong-nghiep-moi-truong': 'snnmt',
  'so-khoa-hoc-cong-nghe': 'skhcn',
  'so-xay-dung': 'sxd',
  'so-dan-toc-ton-giao': 'sdttg',
  'bql-cnc-kcn': 'bqlkcn',
  'so-tu-phap': 'stp',
  'so-quy-hoach-kien-truc': 'sqhkt',
  'so-du-lich': 'sdl',
  'so-cong-thuong': 'sct',
  'so-y-te': 'syt',
  'so-giao-duc-dao-tao': 'sgddt',
  'so-van-hoa-the-thao': 'svhtt',
  'thanh-tra-tp': 'tttp',
}

const folder = process.argv[2]
if (!folder) throw new Error('usage: make-units.ts <folder with hanoi-units.json and agencies.json>')
const communes = read<OpenUnit[]>('hanoi-units.json')
const agencies = read<OpenAgencies>('agencies.json')

const units = [
  city(),
  ...agencies.agencies.filter(agency => departmentIds[agency.key]).map(department),
  landOffice(),
  ...outsideBodies(),
  ...centre(),
  ...communes.map(commune),
]
const lines = units.map(unit => `  ${JSON.stringify(unit)}`.normalize('NFC'))
writeFileSync(path.join(projectRoot, 'packs/hanoi/units.json'), `[\n${lines.join(',\n')}\n]\n`)

function read<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(folder as string, file), 'utf8')) as T
}

function codeOf(id: string, provisional: string) {
  const found = foundCodes[id]
  if (found) return { agencyCode: found.code, agencyCodeProvisional: false, agencyCodeSource: found.source }
  return { agencyCode: provisional, agencyCodeProvisional: true }
}

function city() {
  return {
    id: 'city',
    kind: 'city',
    name: { vi: 'Ủy ban nhân dân thành phố Hà Nội', en: 'Hanoi People’s Committee' },
    shortName: { vi: 'UBND thành phố Hà Nội', en: 'Hanoi City' },
    receives: false,
    decides: true,
    agencyCode: 'H26',
    agencyCodeProvisional: false,
    agencyCodeSource: 'Quyết định 20/2020/QĐ-TTg; Quyết định 2918/QĐ-UBND ngày 17/8/2022',
  }
}

function department(agency: OpenAgency) {
  const short = departmentIds[agency.key] as string
  const id = `dept-${short}`
  return {
    id,
    kind: 'department',
    name: { vi: cityName(agency.name), en: cityEnglishName(agency.name_en) },
    shortName: { vi: agency.name.replace(/ thành phố Hà Nội$/, ''), en: english(agency.name_en) },
    parent: 'city',
    receives: false,
    decides: true,
    ...codeOf(id, `H26.P${short.toUpperCase()}`),
  }
}

function cityName(name: string): string {
  return name.includes('Hà Nội') ? name : `${name} thành phố Hà Nội`
}

function cityEnglishName(name: string): string {
  return name.includes('Hanoi') ? english(name) : `Hanoi ${name}`
}

function english(name: string): string {
  return name.replaceAll("'", '’')
}

/** Named as the deciding body by the land procedures of the national database; not in the list of agencies. */
function landOffice() {
  const id = 'dept-snnmt-vpdkdd'
  return {
    id,
    kind: 'division',
    name: { vi: 'Văn phòng Đăng ký đất đai Hà Nội', en: 'Hanoi Land Registration Office' },
    shortName: { vi: 'Văn phòng Đăng ký đất đai', en: 'Land Registration Office' },
    parent: 'dept-snnmt',
    receives: false,
    decides: true,
    ...codeOf(id, 'H26.PSNNMT.01'),
  }
}

/** Bodies that are not the city's, whose own officers do their part of linked procedures here. */
function outsideBodies() {
  const body = (id: string, vi: string, en: string) => ({
    id,
    kind: 'outside',
    name: { vi, en },
    shortName: { vi, en },
    receives: false,
    decides: true,
  })
  return [
    body('outside-police', 'Công an thành phố Hà Nội', 'Hanoi City Police'),
    body('outside-social-insurance', 'Bảo hiểm xã hội thành phố Hà Nội', 'Hanoi Social Insurance'),
  ]
}

function centre() {
  const branches = agencies.pasc.branches.map(branch => {
    const number = String(branch.no).padStart(2, '0')
    const id = `pasc-branch-${number}`
    return {
      id,
      kind: 'branch',
      name: {
        vi: `Chi nhánh số ${branch.no}, Trung tâm Phục vụ hành chính công thành phố Hà Nội`,
        en: `Branch ${branch.no}, Hanoi Public Administrative Service Centre`,
      },
      shortName: { vi: branch.name ?? `Chi nhánh số ${branch.no}`, en: `Branch ${branch.no}` },
      parent: 'pasc',
      ...(branch.address ? { address: plainAddress(branch.address) } : {}),
      receives: true,
      decides: false,
      ...codeOf(id, `H26.PPASC.${number}`),
    }
  })
  return [
    {
      id: 'pasc',
      kind: 'centre',
      name: {
        vi: 'Trung tâm Phục vụ hành chính công thành phố Hà Nội',
        en: 'Hanoi Public Administrative Service Centre',
      },
      shortName: { vi: 'Trung tâm Phục vụ hành chính công', en: 'Service Centre' },
      parent: 'city',
      receives: true,
      decides: false,
      ...codeOf('pasc', 'H26.PPASC'),
    },
    ...branches,
  ]
}

/** The list adds its own remarks in brackets; what stays is that the address is given in the names before July 2025. */
function plainAddress(address: string): string {
  return address.replace(/\(địa danh cũ[^)]*\)/, '(địa danh cũ)')
}

function commune(unit: OpenUnit) {
  const id = `ward-${unit.code}`
  const lower = unit.full_name.replace(/^P/, 'p').replace(/^X/, 'x')
  return {
    id,
    kind: unit.type === 'phuong' ? 'ward' : 'commune',
    name: { vi: `Ủy ban nhân dân ${lower}`, en: `People’s Committee of ${unit.full_name_en}` },
    shortName: { vi: unit.full_name, en: unit.full_name_en },
    counterName: {
      vi: `Điểm Phục vụ hành chính công ${lower}`,
      en: `Public service point of ${unit.full_name_en}`,
    },
    parent: 'city',
    wardCode: unit.code,
    ...(unit.seat_address ? { address: unit.seat_address } : {}),
    formerNames: unit.former_units.map(former =>
      former.former_district ? `${former.name} (${former.former_district})` : former.name,
    ),
    receives: true,
    decides: true,
    ...codeOf(id, `H26.P${unit.code}`),
  }
}
