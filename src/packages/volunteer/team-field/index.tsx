/** 所在服务队: one of the street's teams, those of the own community first; what a list or an earlier version wrote stays to be chosen. */
import { useApplication } from '../../../app-context'
import { PickField } from '../../../components/pick-field'
import { useServerAnswer } from '../../../components/server-answer/use-server-answer'
import { volunteerFieldWords } from '../../../domain/volunteer-labels'
import type { TeamLine } from '../../../protocol/time-bank'

const none = { value: '', label: '还没有加入' }

/** `regionName` '' puts nobody's teams first. */
const optionsOf = (teams: readonly TeamLine[], value: string, regionName: string) => {
  const near = teams.filter((team) => team.regionName === regionName)
  const others = teams.filter((team) => team.regionName !== regionName)
  const isKnown = value === '' || teams.some(({ name }) => name === value)
  return [
    none,
    ...(isKnown ? [] : [{ value, label: value }]),
    ...[...near, ...others].map((team) => ({
      value: team.name,
      label: `${team.name}（${team.regionName}）`,
    })),
  ]
}

interface TeamFieldProps {
  /** The name of the team. */
  readonly value: string
  readonly regionName: string
  readonly onChange: (name: string) => void
}

export function TeamField({ value, regionName, onChange }: TeamFieldProps) {
  const { server } = useApplication()
  const { answer } = useServerAnswer('teams', () => server.timeBank.teams())
  const teams = answer.kind === 'answer' ? answer.value : []
  const hint =
    answer.kind === 'failed' ? '现在读不到服务队，可以以后再补。' : '没有您的队，请告诉社区来登记。'
  return (
    <PickField
      label={volunteerFieldWords.team}
      options={optionsOf(teams, value, regionName)}
      value={value}
      hint={hint}
      onChange={onChange}
    />
  )
}
