/** The two procedures of syncing. */
import { os, requireActor } from '../procedure'
import { pullChanges } from '../pull'
import { pushCommands } from '../push'

export const syncProcedures = {
  push: os.sync.push.handler(async ({ context, input }) => {
    const actor = await requireActor(context)
    const results = await pushCommands(context.api, actor, input.commands)
    return { results, serverTimeMs: context.api.nowMs() }
  }),

  pull: os.sync.pull.handler(async ({ context, input }) =>
    pullChanges(context.api, await requireActor(context), input),
  ),
}
