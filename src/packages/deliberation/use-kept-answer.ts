/** One question to the server whose last answer is kept on this phone. */
import { useApplication, useLive } from '../../app-context'
import {
  useAnswerKeptBy,
  type KeptAnswerState,
} from '../../components/server-answer/use-answer-kept-by'

/** @param key under which the answer is kept; it names the question and whose answer it is. '' asks nothing. */
export const useKeptAnswer = <Value>(
  key: string,
  ask: () => Promise<Value>,
): KeptAnswerState<Value> => {
  const application = useApplication()
  const metAtMs = useLive((snapshot) => snapshot.lastSyncedAtMs)
  return useAnswerKeptBy({ application, metAtMs }, key, ask)
}
