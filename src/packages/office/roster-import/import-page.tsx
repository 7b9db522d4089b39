/** The page of every import: the choice of a sheet, one look before anything changes, one red button, how far it is. */
import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button, ButtonRow } from '../../../components/button'
import { OfficePage } from '../../../components/office-page'
import type { RosterPreview } from '../../../protocol/roster'
import type { Office } from '../use-office'
import { UnderWay } from './import-steps'
import { SheetColumns } from './sheet-columns'
import type { FinishedImport, Planned, Portion, RosterImport } from './use-roster-import'

interface Previewed extends Planned {
  readonly sheets: RosterPreview['sheets']
}

interface ImportPageProps<Preview extends Previewed, Progress extends Portion> {
  readonly page: Office & RosterImport<Preview, Progress>
  /** Before a sheet is chosen: where it goes, and what it should be like. */
  readonly choice: ReactNode
  /** What has not changed yet: '还没有导入'. */
  readonly untouched: string
  readonly look: (preview: Preview) => ReactNode
  /** What a column may hold, by field. */
  readonly labels: Readonly<Record<string, string>>
  /** What the red button says; '' where there is nothing to import. */
  readonly act: (preview: Preview) => string
  readonly finished: (done: FinishedImport<Preview, Progress>) => ReactNode
}

export function ImportPage<Preview extends Previewed, Progress extends Portion>(
  props: ImportPageProps<Preview, Progress>,
) {
  const { page } = props
  const { kind } = page.step
  return (
    <OfficePage
      office={page}
      problem={page.problem}
      {...(kind === 'preview' || kind === 'choose' ? { actions: <Actions {...props} /> } : {})}
    >
      <Step {...props} />
    </OfficePage>
  )
}

function Actions<Preview extends Previewed, Progress extends Portion>({
  page,
  act,
}: ImportPageProps<Preview, Progress>) {
  const { step } = page
  if (step.kind !== 'preview')
    return (
      <Button kind="primary" onPress={() => void page.pick()}>
        选一张表
      </Button>
    )
  const words = act(step.preview)
  return (
    <ButtonRow>
      <Button onPress={page.startOver}>换一张表</Button>
      <Button kind="primary" disabled={words === ''} onPress={() => page.confirm(step.preview)}>
        {words || '没有要导入的'}
      </Button>
    </ButtonRow>
  )
}

function Step<Preview extends Previewed, Progress extends Portion>({
  page,
  choice,
  untouched,
  look,
  labels,
  finished,
}: ImportPageProps<Preview, Progress>) {
  const { step } = page
  switch (step.kind) {
    case 'choose':
      return <>{choice}</>
    case 'preview':
      return (
        <>
          <Text className="page__title">先看一眼</Text>
          <Text className="page__subtitle">{`${page.fileName} · ${untouched}`}</Text>
          {look(step.preview)}
          <SheetColumns sheets={step.preview.sheets} labels={labels} onCorrect={page.correct} />
        </>
      )
    case 'finished':
      return <>{finished(step)}</>
    default:
      return <UnderWay step={step} fileName={page.fileName} />
  }
}
