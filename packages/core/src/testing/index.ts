export { storeContract } from './store-contract.ts'
export type {
  CreateStoreHarness,
  StoreContractOptions,
  StoreHarness,
  StoreLaw,
} from './store-contract.ts'
export { StoreContractBroken } from './store-contract/expectation.ts'
export { sampleCommit } from './store-contract/sample-commit.ts'
export type { SampleCommit } from './store-contract/sample-commit.ts'
