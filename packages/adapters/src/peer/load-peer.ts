import { MissingPeer } from './missing-peer.ts'

/** Loads an optional peer; throws {@link MissingPeer} where it is not installed. */
export async function loadPeer<Module>(
  packageName: string,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load()
  } catch (cause) {
    if (isMissing(packageName, cause)) throw new MissingPeer(packageName, cause)
    throw cause
  }
}

/** Told apart from a package that the peer itself fails to find. */
function isMissing(packageName: string, cause: unknown): boolean {
  if (!(cause instanceof Error)) return false
  const [, found] = /^Cannot find (?:package|module) '([^']+)'/.exec(cause.message) ?? []
  return found === packageName || found?.startsWith(`${packageName}/`) === true
}
