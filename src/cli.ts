import { Command } from 'commander'
import { type BuildApplication, registerBenchCommand } from './bench/index.ts'
import { saidOfFault } from './command-faults.ts'
import { readDemo } from './demo.ts'
import { registerIdentityCommands } from './modules/identity/index.ts'
import { registerOrganisationCommands } from './modules/organisation/index.ts'
import { demoAccounts, registerPackCommands } from './pack/index.ts'
import type { CommandContext, RegisterCommands } from './platform/commands.ts'
import { type Config, loadConfig } from './platform/config.ts'
import { connectDatabase } from './platform/db/connect.ts'
import { createLog } from './platform/log.ts'
import { registerSeedCommand } from './seed.ts'
import { type Program, registerSimulateCommand } from './simulation/index.ts'
import { registerVerifyCommand, verifyRecord } from './verify.ts'

/** Every command of `bin/mot-cua`; each list is registered by the part of the program it belongs to. */
const commands: readonly RegisterCommands[] = [
  migrateCommand,
  registerSeedCommand,
  registerPackCommands,
  registerOrganisationCommands,
  (program, context) => registerIdentityCommands(program, context, demoPeople),
  registerVerifyCommand,
  (program, context) => registerBenchCommand(program, context, buildApp),
  (program, context) => registerSimulateCommand(program, context, simulated),
]

/** The whole application is loaded only where it is measured. */
const buildApp: BuildApplication = async (...given) => (await import('./app.ts')).buildApp(...given)

/** The application with a clock that is wound by whoever plays. */
const simulated: Program = {
  async build({ config, database, clock }) {
    const { windClock } = await import('./clockwork.ts')
    const { db, pool, url } = database
    const log = createLog('error')
    const { app, parts, stop } = await buildApp(
      { config, db, pool, databaseUrl: url, clock, log },
      { limited: false },
    )
    await app.ready()
    return {
      deps: parts,
      async wind() {
        await windClock(parts)
        await parts.jobs.drain()
      },
      async stop() {
        await app.close()
        await stop()
      },
    }
  },
  async verify({ db }) {
    const { dossiers, faults } = await verifyRecord(db)
    return { dossiers, faults: faults.map(({ stream, seq, because }) => `${stream} #${seq}: ${because}`) }
  },
}

/** The invented people that tokens may be made for by their key; none where the program runs in earnest. */
async function demoPeople({ demo, packDir }: Config) {
  const people = demo ? readDemo(packDir) : undefined
  return people && demoAccounts(people)
}

function migrateCommand(program: Command, { withDatabase, print }: CommandContext): void {
  program
    .command('migrate')
    .description('bring the database up to the newest migration')
    .action(async () => {
      await withDatabase(async () => print('Cơ sở dữ liệu đã ở bản mới nhất. / The database is up to date.'))
    })
}

const config = () => loadConfig(process.env, { serves: false })

const context: CommandContext = {
  config,
  print: line => void process.stdout.write(`${line}\n`),
  async withDatabase(fn) {
    // The level of the server's log would drown what a command has to say.
    const log = createLog(process.env.LOG_LEVEL ? config().logLevel : 'warn')
    const database = await connectDatabase(config(), { log, maxConnections: 10 })
    try {
      return await fn(database)
    } finally {
      await database.close()
    }
  },
}

// Whoever reads only the first lines (`| head`) has seen enough.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
})

const program = new Command('mot-cua').description('Một Cửa: the command line').showHelpAfterError()
for (const register of commands) register(program, context)

try {
  await program.parseAsync()
} catch (fault) {
  process.stderr.write(`${saidOfFault(fault)}\n`)
  process.exitCode = 1
}
