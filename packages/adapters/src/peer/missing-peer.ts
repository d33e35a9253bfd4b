import { PlanfoldError } from '@planfold/core'

/** A package that an adapter needs, and that the application has to install, is not there. */
export class MissingPeer extends PlanfoldError {
  override readonly name = 'MissingPeer'
  readonly code = 'MissingPeer'
  readonly packageName: string

  constructor(packageName: string, cause: unknown) {
    super(
      `Cannot load ${packageName}: expected it to be installed beside @planfold/adapters. ` +
        `Run: npm install ${packageName}`,
      { cause },
    )
    this.packageName = packageName
  }
}
