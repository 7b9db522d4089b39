/**
 * Migration 0020: the ledger is posted by keys only, as gates are (0020-scan-facts): a plan that a connection made when
 * the town had ten accounts must not read all five thousand for each gift. Of two equal indexes of corrections one is
 * enough.
 */
import { byKeysOnly } from './0020-scan-facts.sql'

export const ledgerByKeys: readonly string[] = [
  `alter function post_time_transfers(text, jsonb, bigint) ${byKeysOnly}`,
  `drop index time_transfer_corrections`,
]
