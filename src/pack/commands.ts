import path from 'node:path'
import type { RegisterCommands } from '../platform/commands.ts'
import { projectRoot } from '../platform/root.ts'
import type { Fault, Pack } from './pack.ts'
import { readPack } from './read-pack.ts'

/** Adds `check-pack [folder]`: every fault with file and line, exit code 1 when there is one. */
export const registerPackCommands: RegisterCommands = (program, { print }) => {
  program
    .command('check-pack')
    .description('check a city’s pack: shape, references, sums; says every fault with file and line')
    .argument('[folder]', 'the pack', process.env.PACK ?? 'packs/hanoi')
    .action(async (folder: string) => {
      const reading = await readPack(path.resolve(projectRoot, folder))
      for (const line of 'pack' in reading ? summary(reading.pack) : listing(folder, reading.faults))
        print(line)
      if ('faults' in reading) process.exitCode = 1
    })
}

function summary(pack: Pack): string[] {
  const { units, dictionary, lifeEvents, procedures, listings, lanes, calendar, demo, digest } = pack
  const people = demo && [demo.officers.length, demo.citizens.length]
  return [
    `${pack.city.name.vi}: không có lỗi / no faults`,
    `  ${units.length} đơn vị, ${dictionary.length} thuật ngữ, ${lifeEvents.length} sự kiện cuộc đời / units, terms, life events`,
    ...(people
      ? [`  ${people[0]} cán bộ, ${people[1]} người dân chạy thử / demo officers, demo citizens`]
      : []),
    `  ${procedures.length} thủ tục nộp được, ${listings.length} chỉ nêu tên / procedures that can be filed, listed`,
    `  ${lanes.length} làn nhanh / fast lanes`,
    `  lịch ${calendar.version}, công bố đến / calendar, announced through ${calendar.publishedThrough}`,
    `  mã băm / digest ${digest}`,
  ]
}

function listing(folder: string, faults: readonly Fault[]): string[] {
  const lines = faults.map(
    fault => `${fault.file}:${fault.line}  ${fault.message}${fault.path ? `  (${fault.path})` : ''}`,
  )
  const { length } = faults
  return [...lines, `${folder}: ${length} lỗi / ${length} fault${length === 1 ? '' : 's'}`]
}
