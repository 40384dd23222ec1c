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
  const demo = pack.demo
    ? `, ${pack.demo.officers.length} demo officers, ${pack.demo.citizens.length} demo citizens`
    : ''
  return [
    `${pack.city.name.vi}: no faults`,
    `  ${pack.units.length} units, ${pack.dictionary.length} terms, ${pack.lifeEvents.length} life events${demo}`,
    `  ${pack.procedures.length} procedures that can be filed, ${pack.listings.length} listed`,
    `  calendar ${pack.calendar.version}, announced through ${pack.calendar.publishedThrough}`,
    `  digest ${pack.digest}`,
  ]
}

function listing(folder: string, faults: readonly Fault[]): string[] {
  const lines = faults.map(
    fault => `${fault.file}:${fault.line}  ${fault.message}${fault.path ? `  (${fault.path})` : ''}`,
  )
  return [...lines, `${folder}: ${faults.length} fault${faults.length === 1 ? '' : 's'}`]
}
