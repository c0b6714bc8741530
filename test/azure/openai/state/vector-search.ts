/** The search through vector stores: by words, for lack of a model. */
import { type Json, textAt } from '../../json.ts';
import type { State, StoredFile, VectorStore } from './index.ts';

export type Found = {
  readonly file_id: string;
  readonly filename: string;
  readonly score: number;
  readonly attributes: Json;
  readonly text: string;
};

/** Every file of the stores, best first: the share of the queries' words that it has. Deleted files are not found. */
export function search(
  state: State,
  stores: readonly VectorStore[],
  queries: readonly string[],
  most = 10,
): readonly Found[] {
  const words = [...new Set(queries.join(' ').toLowerCase().match(/\w+/g) ?? [])];
  return stores
    .flatMap(({ files }) => files.filter(({ id }) => state.files.has(id)))
    .map((attached) => {
      const file = state.files.get(attached.id, 'file_id');
      const text = textOf(file);
      const hits = words.filter((word) => text.toLowerCase().includes(word)).length;
      return {
        file_id: file.id,
        filename: textAt(file.document, 'filename') ?? '',
        score: words.length === 0 ? 0 : hits / words.length,
        attributes: attached.attributes ?? null,
        text,
      };
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most);
}

/** The content of a file, which is taken for text. */
export function textOf({ content }: StoredFile): string {
  return new TextDecoder().decode(content);
}
