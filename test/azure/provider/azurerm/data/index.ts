import type { DataSource } from '../resource.ts';
export const dataSources: { readonly [type: string]: DataSource } = {};
