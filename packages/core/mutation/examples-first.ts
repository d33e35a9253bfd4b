import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Examples before laws: most mutants die of an example within milliseconds, and the first test that
 * fails ends the run. Vitest's own order begins with the slowest file.
 */
export class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLaw = ({ moduleId }: TestSpecification) => moduleId.endsWith('.property.test.ts')
    return files.toSorted((a, b) => Number(isLaw(a)) - Number(isLaw(b)))
  }
}
