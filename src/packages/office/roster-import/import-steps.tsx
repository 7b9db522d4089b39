/** The steps that every import has in common: sending, reading, carrying out, and where it stopped. */
import { Card } from '../../../components/card'
import { ErrorState } from '../../../components/empty-state'
import { Loading } from '../../../components/loading'
import type { ImportStep } from './use-roster-import'

interface UnderWayProps {
  readonly step: ImportStep<unknown, unknown>
  readonly fileName: string
}

/** null for the steps that a page shows itself. */
export function UnderWay({ step, fileName }: UnderWayProps) {
  switch (step.kind) {
    case 'uploading':
      return (
        <Card title={fileName}>
          <Loading
            rows={2}
            words={`正在上传 ${step.done} / ${step.total}`}
            progress={{ done: step.done, of: step.total }}
          />
        </Card>
      )
    case 'reading':
      return (
        <Card title={fileName}>
          <Loading rows={4} words="正在读表，大表要等十几秒" />
        </Card>
      )
    case 'importing':
      return (
        <Card title="正在导入">
          <Loading
            rows={2}
            words={`${step.done} / ${step.total}，断了网也能接着来`}
            progress={{ done: step.done, of: step.total }}
          />
        </Card>
      )
    case 'stopped':
      return <ErrorState title="停在这里了" text={step.message} act="接着来" onAct={step.goOn} />
    default:
      return null
  }
}
