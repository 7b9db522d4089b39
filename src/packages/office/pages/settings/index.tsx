/**
 * 规则: every rule as a line that says what holds; a tap changes it in a sheet, and one button saves all changes. Who may not
 * change them reads those by which they work.
 */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Loading } from '../../../../components/loading'
import { Notice } from '../../../../components/notice'
import { showToast } from '../../../../components/toast'
import { OfficePage } from '../../../../components/office-page'
import { useOffice } from '../../use-office'
import { Disagreements } from './disagreements'
import { RuleRows } from './rule-rows'
import type { OpenRule } from './open-rule'
import { RuleSheet } from './rule-sheet'
import { RulesToRead } from './rules-to-read'
import { differenceWords, partWords, type NamedIn } from './setting-words'
import { useSettings, type SettingsPage } from './use-settings'
import './index.scss'

export default function SettingsPage() {
  const { access, places } = useOffice('settings.change')
  return access && places.length === 0 ? <RulesToRead /> : <RulesToChange />
}

function RulesToChange() {
  const page = useSettings()
  const [open, setOpen] = useState<OpenRule | null>(null)
  const { settings, conflicts, differences, toMend } = page
  const now = page.access?.settings
  const documents = [...(settings ? [settings] : []), ...(now ? [now] : [])]
  const deciding = conflicts.length > 0
  return (
    <OfficePage
      office={page}
      problem={page.problem}
      {...(differences.length > 0 && !deciding
        ? {
            actions: (
              <Button
                kind="primary"
                busy={page.busy}
                disabled={toMend !== ''}
                onPress={() => void page.save()}
              >
                {toMend === '' ? `存好 ${differences.length} 处改动` : '先把要补的补好'}
              </Button>
            ),
          }
        : {})}
      overlay={<RuleSheet page={page} documents={documents} open={open} onOpen={setOpen} />}
    >
      {!page.ready || !settings ? (
        <Loading rows={6} />
      ) : deciding ? (
        <Disagreements page={page} documents={documents} />
      ) : (
        <>
          <Unsaved page={page} documents={documents} />
          <RuleRows page={page} settings={settings} onOpen={setOpen} />
        </>
      )}
    </OfficePage>
  )
}

interface UnsavedProps {
  readonly page: SettingsPage
  readonly documents: NamedIn
}

/** What the button at the foot would save, line by line; kept on this phone until then. */
function Unsaved({ page, documents }: UnsavedProps) {
  const { differences, restored, toMend } = page
  if (differences.length === 0) return null
  return (
    <Card title={restored ? '上次没存好的改动' : '还没存的改动'} aside={`${differences.length} 处`}>
      <Notice tone="amber" text={toMend} />
      {differences.map((difference) => (
        <View key={JSON.stringify(difference.part)} className="settings__change">
          <Text className="settings__change-part">{partWords(difference.part, documents)}</Text>
          <Text className="settings__change-words">{differenceWords(difference, documents)}</Text>
        </View>
      ))}
      <Button
        kind="quiet"
        onPress={() => {
          const undo = page.forget()
          showToast({ text: '改动都放下了，规则和原来一样。', undo })
        }}
      >
        都不改了
      </Button>
    </Card>
  )
}
