/** The whole of an evaluation: read, judge by each protocol, tables of it. Read first in this folder. */
import type { AuthTrust, JudgeOptions, Model } from '@miwake/engine'
import { ablationTable } from './ablate.ts'
import { baselineTable, insideTable } from './baselines.ts'
import { caveatsTable } from './caveats.ts'
import { type Dataset, type Labels, loadDataset, type Problem } from './dataset.ts'
import { actionTable, breakdownTable, qualityTable } from './figure-tables.ts'
import { figuresOf, type SourceFigures } from './figures.ts'
import { judgeAll } from './judging.ts'
import { sourceProbeTable, stumpTable } from './leaks.ts'
import { type ProtocolName, runProtocol } from './protocol.ts'
import { reliabilitySvg } from './reliability.ts'
import type { Table } from './table.ts'
import { loadTransplanted, transplantSymbolsTable, transplantTable } from './transplant-check.ts'
import { variantTable } from './variants.ts'
import { wrongTable } from './wrong.ts'

export type Wanted = {
  /** Headline first. What is asked once (ablation, leaks, most wrong) is asked of the first. */
  readonly protocols: readonly ProtocolName[]
  readonly folds: number
  readonly judge: JudgeOptions
  readonly breakdown: boolean
  readonly ablate: boolean
  readonly leaks: boolean
  /** How many of the most wrong mails; 0: none. */
  readonly wrong: number
}
export type EvaluateOptions = {
  readonly trust: AuthTrust
  /** Judges where the protocol is `model`. */
  readonly model: Model
  readonly threads?: number
  readonly onProgress?: (text: string) => void
}
export type Measured = {
  readonly name: ProtocolName
  readonly title: string
  readonly figures: readonly SourceFigures[]
  readonly tables: readonly Table[]
  /** Sources or folds that could not be measured, and why. */
  readonly lacking: readonly { readonly name: string; readonly lack: string }[]
  readonly svg: string
}
export type Evaluation = {
  readonly model: string
  readonly mails: number
  readonly protocols: readonly Measured[]
  readonly tables: readonly Table[]
}

/** @returns evaluation null where there is no labelled mail at all. */
export const evaluate = async (
  sets: readonly Labels[],
  wanted: Wanted,
  options: EvaluateOptions,
): Promise<{ readonly evaluation: Evaluation | null; readonly problems: readonly Problem[] }> => {
  const { trust, model, threads, onProgress = () => {} } = options
  const cores = threads === undefined ? {} : { threads }
  const load = (donors: boolean) => ({
    trust,
    ...cores,
    donors,
    onProgress: (n: number) => onProgress(`${n} mails read`),
  })
  const dataset: Dataset = await loadDataset(sets, load(wanted.leaks))
  const { items, problems } = dataset
  if (items.length === 0) return { evaluation: null, problems }
  const protocols: Measured[] = []
  const tables: Table[] = []
  for (const [k, name] of wanted.protocols.entries()) {
    const protocol = await runProtocol(name, items, { ...cores, model, folds: wanted.folds, onModel: onProgress })
    const { models, splits, title } = protocol
    const predictions = judgeAll(items, models, wanted.judge)
    const figures = figuresOf(predictions)
    protocols.push({
      name,
      title,
      figures,
      tables: [
        actionTable('By action', figures),
        qualityTable(figures),
        ...(wanted.breakdown ? [breakdownTable(figures)] : []),
        variantTable(items, models),
        baselineTable(items, splits, predictions),
        insideTable(items, predictions),
      ],
      lacking: models.lacking,
      svg: reliabilitySvg(predictions),
    })
    if (k > 0) continue
    if (wanted.wrong > 0) tables.push(wrongTable(predictions, wanted.wrong))
    if (wanted.ablate) tables.push(ablationTable(items, models))
    if (wanted.leaks) {
      onProgress('header transplant')
      const transplanted = await loadTransplanted(sets, dataset, load(false))
      tables.push(
        stumpTable(items, predictions),
        transplantTable(items, transplanted, models),
        transplantSymbolsTable(items, transplanted),
        sourceProbeTable(items),
      )
    }
  }
  tables.push(caveatsTable(items))
  return { evaluation: { model: model.id, mails: items.length, protocols, tables }, problems }
}
