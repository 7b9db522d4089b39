/** Migration 0083: the tenants get the rule of whether hours for somebody whose age is only said wait for a worker. */
import { defaultTimeBank } from '../../../../src/domain/settings/time-bank-rules'

const { saidAgeNeedsApproval } = defaultTimeBank

export const saidAge: readonly string[] = [
  `update tenant set settings = jsonb_set(settings, '{timeBank}',
    jsonb_build_object('saidAgeNeedsApproval', ${saidAgeNeedsApproval}) || (settings->'timeBank'))`,
]
