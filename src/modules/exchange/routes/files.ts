import { type App, InvalidInput, signedIn } from '../../../platform/http/index.ts'
import { receiveUpload, sayUploadFault, uploadLimits } from '../../documents/index.ts'
import { actorOf } from '../../dossiers/index.ts'
import { callerOf } from '../caller.ts'
import type { ExchangeDeps } from '../deps.ts'
import { bearer, FileBody, FileView, refusals } from '../shapes.ts'

export function fileRoutes(app: App, deps: ExchangeDeps): void {
  app.post(
    '/api/v1/files',
    {
      config: { access: signedIn },
      schema: {
        summary: 'Send one file (multipart field `file`): JPEG, PNG or PDF by content, at most 20 MB',
        consumes: ['multipart/form-data'],
        security: bearer,
        body: FileBody,
        response: { 201: FileView, ...refusals },
      },
      // The body is a stream of parts, looked at while it comes; its schema is there to be described.
      validatorCompiler: () => () => true,
    },
    async (request, reply) => {
      const part = await request.file({ limits: uploadLimits, throwFileSizeLimit: false })
      if (part === undefined) throw new InvalidInput([{ field: 'file', code: 'required' }])
      const by = actorOf(callerOf(request)).id
      const outcome = await receiveUpload(deps, { stream: part.file, filename: part.filename, by })
      if (!outcome.taken) {
        const { fault } = outcome
        throw new InvalidInput([{ field: 'file', code: fault.code, message: sayUploadFault(fault, 'vi') }])
      }
      const { id, originalName, mediaType, sizeBytes, sha256 } = outcome.file
      return reply.code(201).send({ id, name: originalName ?? '', mediaType, size: sizeBytes, sha256 })
    },
  )
}
