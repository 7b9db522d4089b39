/** The two procedures of syncing. */
import { os, requireCaller } from '../procedure'
import { pullChanges } from '../pull'
import { pushCommands } from '../push'

export const syncProcedures = {
  push: os.sync.push.handler(async ({ context, input }) => {
    const caller = await requireCaller(context)
    const results = await pushCommands(context.api, caller, input.commands)
    return { results, serverTimeMs: context.api.nowMs() }
  }),

  pull: os.sync.pull.handler(async ({ context, input }) =>
    pullChanges(context.api, await requireCaller(context), input),
  ),
}
